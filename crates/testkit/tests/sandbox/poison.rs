//! A block that a node cannot give holds up what comes after it, and nothing is lost by that (I4).

use api_types::checkout::PayForm;
use async_trait::async_trait;
use chain::{Answer, ChainSource, Identity, Query, SourceError, TokenFacts, TxFacts, Watch};
use chain_sandbox::Sandbox;
use domain::{Asset, EvmAddress, Millis, Network, Status, Units, ids::SessionId};
use service::{Outside, Service, ports::Connector};
use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};
use testkit::world::{World, usdc};
use tokio::sync::watch;

crate::scenarios!(i4_a_block_that_cannot_be_read_is_never_passed_and_once_it_can_each_transfer_is_credited_once);

/// What stands in no block.
const NONE: u64 = u64::MAX;

/// The sandbox, with one block that it cannot give.
#[derive(Clone)]
struct Poisoned {
    chain: Sandbox,
    block: Arc<AtomicU64>,
    refused: Arc<AtomicU64>,
    /// Says so whenever something is asked: whoever follows has then done with the answer before.
    asked: watch::Sender<()>,
}

#[async_trait]
impl ChainSource for Poisoned {
    async fn identify(&self) -> Result<Identity, SourceError> {
        self.chain.identify().await
    }

    async fn answer(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, SourceError> {
        self.asked.send_replace(());
        let block = self.block.load(Ordering::SeqCst);
        let asked = match query {
            Query::Blocks(blocks) => blocks.iter().any(|header| header.height == block),
            Query::Range { from, to } => (*from..=*to).contains(&block),
            Query::Head | Query::Ancestors { .. } | Query::HeaderAt { .. } => false,
        };
        if asked {
            self.refused.fetch_add(1, Ordering::SeqCst);
            return Err(SourceError::Persistent(format!("The node cannot give block {block}.")));
        }
        self.chain.answer(query, watch).await
    }

    async fn token_facts(&self, contract: &EvmAddress) -> Result<TokenFacts, SourceError> {
        self.chain.token_facts(contract).await
    }

    async fn wait_for_news(&self) {
        self.chain.wait_for_news().await;
    }

    async fn transaction(&self, tx: &str) -> Result<Option<TxFacts>, SourceError> {
        self.chain.transaction(tx).await
    }
}

#[async_trait]
impl Connector for Poisoned {
    async fn connect(&self, _network: &Network, _assets: &[Asset]) -> Result<Arc<dyn ChainSource>, SourceError> {
        Ok(Arc::new(self.clone()))
    }
}

/// How the sandbox is shown to its owner: how far it was read, and its trouble.
async fn shown(world: &World) -> (u64, Option<String>) {
    let mut tx = world.store.read().await.unwrap();
    let height = tx.network(&usdc().network()).await.unwrap().unwrap().health.height.unwrap();
    drop(tx);
    let networks = world.service.networks(&world.owner).await.unwrap();
    (height, networks.into_iter().find(|network| network.sandbox).unwrap().trouble)
}

/// Looks whenever the chain is asked something, until it is so.
async fn until(chain: &Poisoned, what: &str, so: impl AsyncFn() -> bool) {
    let mut asked = chain.asked.subscribe();
    let looks = async {
        while !so().await {
            asked.changed().await.unwrap();
        }
    };
    tokio::time::timeout(Duration::from_secs(60), looks)
        .await
        .unwrap_or_else(|_| panic!("{what}: not within a minute"));
}

async fn credited(world: &World, session: SessionId) -> (Units, usize) {
    (world.session(session).await.assessment.received, world.payment(session).await.transactions.len())
}

async fn i4_a_block_that_cannot_be_read_is_never_passed_and_once_it_can_each_transfer_is_credited_once(world: World) {
    let link = world.link("5.00").await;
    let mut sessions = Vec::new();
    for _ in 0..4 {
        sessions.push(world.open(&link).await);
    }
    let [before, near, within, after] = sessions[..] else { panic!("{sessions:?}") };
    world.pay(before, 5_000_000).await;
    world.follow().await;
    world.pay(near, 5_000_000).await;
    let poison = world.sandbox.height() + 1;
    world.pay(within, 5_000_000).await;
    world.pay(after, 5_000_000).await;
    world.mine(3);

    let poisoned = Poisoned {
        chain: world.sandbox.clone(),
        block: Arc::new(AtomicU64::new(poison)),
        refused: Arc::default(),
        asked: watch::Sender::new(()),
    };
    let node = Arc::new(Service::new(Outside { connector: Arc::new(poisoned.clone()), ..world.outside_again() }));
    node.start().await.unwrap();
    let following = tokio::spawn(node.follow_all());
    let tries = || poisoned.refused.load(Ordering::SeqCst);
    until(&poisoned, "it is tried again", async || tries() >= 3).await;
    until(&poisoned, "the trouble is shown", async || shown(&world).await.1.is_some()).await;
    let (height, trouble) = shown(&world).await;
    assert!(height < poison, "the cursor stands at {height}, and the block that cannot be read is {poison}");
    assert_eq!(trouble, Some(format!("The node cannot give block {poison}.")));
    for session in [within, after] {
        assert_eq!(credited(&world, session).await, (Units::ZERO, 0), "nothing from there on is credited");
        assert_eq!(world.story(session).await, ["session.opened"]);
    }
    world.clock.advance(Millis::minutes(2));
    let page = world.service.link_page(&link.id).await.unwrap();
    assert!(page.options[0].trouble.is_some(), "customers are told");
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    assert!(world.service.open_session(&link.id, form).await.is_err(), "and get no address");

    world.mine(1);
    poisoned.block.store(NONE, Ordering::SeqCst);
    until(&poisoned, "it goes on", async || shown(&world).await == (world.sandbox.height(), None)).await;
    following.abort();
    for session in [before, near, within, after] {
        assert_eq!(credited(&world, session).await, (Units::from(5_000_000), 1), "once");
        assert_eq!(world.session(session).await.assessment.status, Status::Paid);
        let story = world.story(session).await;
        for kind in ["payment.received", "payment.paid"] {
            assert_eq!(story.iter().filter(|it| *it == kind).count(), 1, "{kind}: {story:?}");
        }
    }
    world.recomputed().await;
}
