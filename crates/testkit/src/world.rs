//! A whole server without its HTTP: real service, real database, the sandbox as network, and a clock turned by hand.

mod bank;
mod clock;
mod connector;
mod entropy;

pub use clock::TestClock;
pub use entropy::SeededEntropy;

use api_types::dashboard::{LinkForm, LinkItem, PaymentDetail, SetupForm};
use chain::ChainSource;
use chain_sandbox::{Output, Sandbox, SandboxState, sandbox_network};
use domain::{Address, AssetId, CustomerInfo, Millis, NetworkId, Units, ids::SessionId};
use service::{Actor, DefaultNetwork, Outside, Service};
use std::sync::Arc;
use storage::{Store, records::Session};

/// When every world begins: 2026-01-01 00:00 UTC.
pub const BEGINNING: Millis = Millis(1_767_225_600_000);

/// A server under test.
pub struct World {
    /// Its use cases.
    pub service: Arc<Service>,
    /// Its time.
    pub clock: Arc<TestClock>,
    /// Its network.
    pub sandbox: Sandbox,
    /// Its database.
    pub store: Arc<dyn Store>,
    /// The owner who set it up.
    pub owner: Actor,
    seed: u64,
}

impl World {
    /// A server on an empty database, set up by its owner and caught up with the sandbox.
    pub async fn on(store: Arc<dyn Store>, seed: u64) -> Self {
        let world = Self::set_up(store, seed).await;
        world.follow().await;
        world
    }

    /// A server on an empty database, set up by its owner. No network was followed yet.
    pub async fn set_up(store: Arc<dyn Store>, seed: u64) -> Self {
        let clock = Arc::new(TestClock::at(BEGINNING));
        let sandbox = Sandbox::new(SandboxState::fresh(seed, BEGINNING));
        let service = service(&store, &clock, &sandbox, seed).await;
        let url = service.setup_url().await.unwrap().expect("nobody has set it up");
        let token = url.split_once("token=").expect("the address carries the token").1.to_owned();
        let form = SetupForm {
            token,
            name: "Ingrid Solheim".to_owned(),
            email: "ingrid@example.com".to_owned(),
            password: "a long enough password".to_owned(),
            business: "Northlight Studio".to_owned(),
            handle: String::new(),
        };
        let cookie = service.setup(form).await.unwrap();
        let owner = service.actor(&cookie).await.unwrap();
        Self { service, clock, sandbox, store, owner, seed }
    }

    /// The same database and network with a new process: nothing that was only in memory is left.
    pub async fn restarted(self) -> Self {
        let seed = self.seed + 1;
        let service = service(&self.store, &self.clock, &self.sandbox, seed).await;
        Self { service, seed, ..self }
    }

    /// Follows the sandbox to its newest block.
    pub async fn follow(&self) {
        self.service.catch_up(&NetworkId::sandbox(), &self.sandbox as &dyn ChainSource).await.unwrap();
    }

    /// A link for this much sandbox USDC, 15 minutes to pay.
    pub async fn link(&self, amount: &str) -> LinkItem {
        let form = LinkForm {
            title: "Night photography workshop".to_owned(),
            amount: amount.to_owned(),
            assets: vec![usdc().to_string()],
            window_minutes: "15".to_owned(),
            ..LinkForm::default()
        };
        self.service.create_link(&self.owner, form).await.unwrap()
    }

    /// A customer begins to pay a link.
    pub async fn open(&self, link: &LinkItem) -> SessionId {
        self.service.open_session(&link.id, usdc().as_str(), CustomerInfo::default()).await.unwrap().parse().unwrap()
    }

    /// A session as stored.
    pub async fn session(&self, id: SessionId) -> Session {
        let mut tx = self.store.read().await.unwrap();
        tx.session(id).await.unwrap().expect("the session is there")
    }

    /// A session as the merchant sees it.
    pub async fn payment(&self, id: SessionId) -> PaymentDetail {
        self.service.payment(&self.owner, &id.to_string()).await.unwrap()
    }

    /// Names of what happened to a session, oldest first.
    pub async fn story(&self, id: SessionId) -> Vec<String> {
        let mut events = self.payment(id).await.events;
        events.reverse();
        events.into_iter().map(|event| event.kind).collect()
    }

    /// The customer's wallet sends, in a block of its own, now.
    pub async fn pay(&self, id: SessionId, units: u64) -> String {
        let to = self.session(id).await.address;
        self.send(&[(to, units)])
    }

    /// One transaction with several movements of USDC, in a block of its own, now.
    pub fn send(&self, outputs: &[(Address, u64)]) -> String {
        let outputs = outputs
            .iter()
            .map(|(to, units)| Output { to: to.clone(), asset: usdc(), units: Units::from(*units) })
            .collect();
        let tx = self.sandbox.send(outputs).unwrap();
        self.sandbox.mine(1, self.clock.now());
        tx
    }

    /// Time passes, then empty blocks come.
    pub fn mine(&self, blocks: u64) {
        self.clock.advance(Millis::seconds(2 * i64::try_from(blocks).unwrap_or(0)));
        self.sandbox.mine(blocks, self.clock.now());
    }
}

/// The sandbox's USDC, 6 decimals.
pub fn usdc() -> AssetId {
    AssetId::sandbox("USDC")
}

async fn service(store: &Arc<dyn Store>, clock: &Arc<TestClock>, sandbox: &Sandbox, seed: u64) -> Arc<Service> {
    let (network, assets) = sandbox_network();
    let service = Service::new(Outside {
        store: Arc::clone(store),
        clock: Arc::clone(clock) as _,
        entropy: Arc::new(SeededEntropy::new(seed)),
        connector: Arc::new(connector::OnlySandbox(sandbox.clone())),
        sandbox: Some(Arc::new(bank::Bank(sandbox.clone()))),
        defaults: vec![DefaultNetwork { network, assets }],
        origin: "https://pay.example".to_owned(),
    });
    service.start().await.unwrap();
    Arc::new(service)
}
