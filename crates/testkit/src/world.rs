//! A whole server without its HTTP: real service, real database, the sandbox as network, and a clock turned by hand.

mod bank;
mod clock;
mod connector;
mod entropy;
mod rates;
mod stored;

pub use clock::TestClock;
pub use entropy::SeededEntropy;
pub use rates::TestRates;
pub use stored::{recomputed, sessions};

use api_types::{
    checkout::PayForm,
    dashboard::{LinkForm, LinkItem, PaymentDetail, SetupForm},
};
use chain::ChainSource;
use chain_sandbox::{Output, Sandbox, SandboxState, sandbox_network};
use domain::{Address, Asset, AssetId, Millis, Network, NetworkId, Units, ids::SessionId};
use service::{Actor, DefaultNetwork, Outside, Service, Ways, WhoAdds};
use std::sync::{
    Arc,
    atomic::{AtomicU64, Ordering},
};
use storage::{Store, records::Session};

/// When every world begins: 2026-01-01 00:00 UTC.
pub const BEGINNING: Millis = Millis(1_767_225_600_000);

/// A server under test.
pub struct World {
    /// Its use cases.
    pub service: Arc<Service>,
    /// Its time.
    pub clock: Arc<TestClock>,
    /// What coins are worth in it.
    pub rates: Arc<TestRates>,
    /// Its network.
    pub sandbox: Sandbox,
    /// Its database.
    pub store: Arc<dyn Store>,
    /// The owner who set it up.
    pub owner: Actor,
    evm: Option<EvmNetwork>,
    ways: Ways,
    seed: u64,
    /// How many processes were started beside.
    beside: AtomicU64,
}

/// An EVM network that a world follows besides the sandbox.
#[derive(Clone)]
pub struct EvmNetwork {
    /// As configured; enabled, with the node's address.
    pub network: Network,
    /// Its assets.
    pub assets: Vec<Asset>,
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
        Self::set_up_with(store, seed, BEGINNING, None).await
    }

    /// As [`Self::set_up`], beginning at another time and with an EVM network.
    pub async fn set_up_with(store: Arc<dyn Store>, seed: u64, beginning: Millis, evm: Option<EvmNetwork>) -> Self {
        let clock = Arc::new(TestClock::at(beginning));
        let sandbox = Sandbox::new(SandboxState::fresh(seed, beginning));
        let rates = Arc::new(TestRates::new(Arc::clone(&clock)));
        let outside = World::outside(&store, &clock, &rates, &sandbox, evm.as_ref(), seed);
        let service = started(outside).await;
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
        Self {
            service,
            clock,
            rates,
            sandbox,
            store,
            owner,
            evm,
            ways: Ways::default(),
            seed,
            beside: AtomicU64::new(0),
        }
    }

    /// The same database and network with a new process: nothing that was only in memory is left.
    pub async fn restarted(self) -> Self {
        let ways = self.ways.clone();
        self.restarted_with(ways).await
    }

    /// As [`Self::restarted`], with other ways for messages to leave.
    pub async fn restarted_with(self, ways: Ways) -> Self {
        let seed = self.seed + 1;
        let outside = Self::outside(&self.store, &self.clock, &self.rates, &self.sandbox, self.evm.as_ref(), seed);
        let service = started(Outside { ways: ways.clone(), ..outside }).await;
        Self { service, seed, ways, ..self }
    }

    /// Another process on the same database and network.
    pub async fn beside(&self) -> Arc<Service> {
        // Each its own random numbers, as processes have.
        let seed = self.seed + 1_000 * (1 + self.beside.fetch_add(1, Ordering::Relaxed));
        let outside = Self::outside(&self.store, &self.clock, &self.rates, &self.sandbox, self.evm.as_ref(), seed);
        started(Outside { ways: self.ways.clone(), ..outside }).await
    }

    /// What a process on the same database and network is made of.
    pub fn outside_again(&self) -> Outside {
        let seed = self.seed + 500;
        Self::outside(&self.store, &self.clock, &self.rates, &self.sandbox, self.evm.as_ref(), seed)
    }

    fn outside(
        store: &Arc<dyn Store>,
        clock: &Arc<TestClock>,
        rates: &Arc<TestRates>,
        sandbox: &Sandbox,
        evm: Option<&EvmNetwork>,
        seed: u64,
    ) -> Outside {
        let (network, assets) = sandbox_network();
        let mut defaults = vec![DefaultNetwork { network, assets }];
        defaults.extend(evm.cloned().map(|evm| DefaultNetwork { network: evm.network, assets: evm.assets }));
        Outside {
            store: Arc::clone(store),
            clock: Arc::clone(clock) as _,
            entropy: Arc::new(SeededEntropy::new(seed)),
            connector: Arc::new(connector::TestConnector(sandbox.clone())),
            rates: Arc::clone(rates) as _,
            sandbox: Some(Arc::new(bank::Bank(sandbox.clone()))),
            ways: Ways::default(),
            defaults,
            businesses: WhoAdds::Operator,
            openings: 60,
            origin: "https://pay.example".to_owned(),
        }
    }

    /// Follows the sandbox to its newest block.
    pub async fn follow(&self) {
        self.service.catch_up(&NetworkId::sandbox(), &self.sandbox as &dyn ChainSource).await.unwrap();
    }

    /// Follows the EVM network to its newest block, at the time of that block.
    pub async fn follow_evm(&self) {
        let evm = self.evm.as_ref().expect("the world has an EVM network");
        let source = connector::evm(&evm.network, &evm.assets).unwrap();
        self.service.catch_up(&evm.network.id, &*source).await.unwrap();
    }

    /// As [`Self::follow_evm`], as if the node traced no calls.
    pub async fn follow_evm_without_traces(&self) {
        let evm = self.evm.as_ref().expect("the world has an EVM network");
        let source = connector::evm_source(&evm.network, &evm.assets).unwrap().without_traces();
        self.service.catch_up(&evm.network.id, &source).await.unwrap();
    }

    /// A node of the EVM network, to be followed in another way.
    pub fn evm_source(&self) -> Arc<dyn ChainSource> {
        let evm = self.evm.as_ref().expect("the world has an EVM network");
        connector::evm(&evm.network, &evm.assets).unwrap()
    }

    /// A link for this much sandbox USDC, 15 minutes to pay.
    pub async fn link(&self, amount: &str) -> LinkItem {
        self.link_in(&usdc(), amount).await
    }

    /// A link for this much of an asset, 15 minutes to pay.
    pub async fn link_in(&self, asset: &AssetId, amount: &str) -> LinkItem {
        let form = LinkForm {
            title: "Night photography workshop".to_owned(),
            amount: amount.to_owned(),
            assets: vec![asset.to_string()],
            window_minutes: "15".to_owned(),
            ..LinkForm::default()
        };
        self.service.create_link(&self.owner, form).await.unwrap()
    }

    /// A customer begins to pay a link.
    pub async fn open(&self, link: &LinkItem) -> SessionId {
        self.open_in(link, &usdc()).await
    }

    /// A customer begins to pay a link, having come as the page's form says.
    pub async fn open_from(&self, link: &LinkItem, came: &str) -> SessionId {
        let form = PayForm { asset: usdc().to_string(), came: came.to_owned(), ..PayForm::default() };
        self.service.open_session(&link.id, form).await.unwrap().parse().unwrap()
    }

    /// A customer begins to pay a link with an asset.
    pub async fn open_in(&self, link: &LinkItem, asset: &AssetId) -> SessionId {
        let form = PayForm { asset: asset.to_string(), ..PayForm::default() };
        self.service.open_session(&link.id, form).await.unwrap().parse().unwrap()
    }

    /// A session as stored.
    pub async fn session(&self, id: SessionId) -> Session {
        let mut tx = self.store.read().await.unwrap();
        tx.session(id).await.unwrap().expect("the session is there")
    }

    /// All sessions. Fails the test where one is not stored as it is recomputed.
    pub async fn recomputed(&self) -> Vec<Session> {
        recomputed(&*self.store, self.owner.merchant).await
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

async fn started(outside: Outside) -> Arc<Service> {
    let service = Service::new(outside);
    service.start().await.unwrap();
    Arc::new(service)
}
