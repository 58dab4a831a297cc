//! The network's own coin, as a transaction's value and as contracts pass it on, on nodes that trace no calls.

use crate::scene::Scene;
use async_trait::async_trait;
use chain::{Answer, ChainSource, Identity, Query, SourceError, TokenFacts, TxFacts, Watch};
use domain::{Address, EvmAddress, Millis, Status, Units, ids::SessionId, session::Flag};
use std::sync::Arc;
use testkit::dev_net::{call, network};

crate::scenarios!(
    coin_that_a_contract_sends_pays_a_session_i1,
    i12_coin_that_a_contract_sends_after_the_time_is_recorded,
    blocks_in_which_coin_may_have_come_unseen_are_told_once_to_who_waits_for_coin,
    i12_an_address_that_is_just_being_given_out_is_kept_when_another_session_is_judged,
);

/// Half a coin.
const HALF: u64 = 500_000_000_000_000_000;

async fn open(scene: &Scene) -> SessionId {
    let link = scene.world.link_in(&scene.coin, "0.5").await;
    scene.world.open_in(&link, &scene.coin).await
}

/// A contract sends coin to a session's address.
async fn forward(scene: &Scene, session: SessionId, wei: u64) {
    let forwarder = scene.net.deploy("Forwarder", &[]).await;
    let to = scene.address(session).await;
    scene.net.send(Some(forwarder), &call("forward(address)", (to.0,)), wei).await;
}

async fn coin_that_a_contract_sends_pays_a_session_i1(scene: Scene) {
    let (direct, inner) = (open(&scene).await, open(&scene).await);
    scene.net.send(Some(scene.address(direct).await), &[], HALF).await;
    forward(&scene, inner, HALF).await;
    scene.mine_without_traces(3).await;
    for session in [direct, inner] {
        let paid = scene.judged(session).await;
        assert!(paid.status.is_paid(), "{paid:?}");
        assert_eq!(paid.received, Units::from(HALF));
        assert_eq!(scene.world.payment(session).await.transactions.len(), 1);
    }
}

async fn i12_coin_that_a_contract_sends_after_the_time_is_recorded(scene: Scene) {
    let (late, later) = (open(&scene).await, open(&scene).await);
    scene.net.wait(16 * 60).await;
    scene.mine_without_traces(1).await;
    assert_eq!(scene.judged(late).await.status, Status::Expired);
    forward(&scene, late, HALF).await;
    scene.mine_without_traces(3).await;
    let seen = scene.judged(late).await;
    assert!(seen.flags.has(Flag::Late), "{seen:?}");
    assert_eq!(seen.received, Units::from(HALF));
    // A server that begins anew asks for them as well.
    let scene = scene.restarted().await;
    forward(&scene, later, HALF).await;
    scene.mine_without_traces(3).await;
    assert!(scene.judged(later).await.flags.has(Flag::Late));
}

async fn i12_an_address_that_is_just_being_given_out_is_kept_when_another_session_is_judged(scene: Scene) {
    let session = open(&scene).await;
    let (watch, now) = (scene.world.service.watch(), scene.world.clock.now());
    // As a session does that another process of this server is opening: it is in no list of the database yet.
    let address = Address("0x000000000000000000000000000000000000dEaD".to_owned());
    watch.extend_native(&network(), [(address.clone(), now.plus(Millis::minutes(15)))]);
    scene.net.send(Some(scene.address(session).await), &[], HALF).await;
    scene.mine_without_traces(3).await;
    assert!(scene.judged(session).await.status.is_paid());
    let asked = chain::Watch::native_now(&watch.of(network()));
    assert!(asked.contains(&address), "{asked:?}");
}

/// A node that neither traces calls nor keeps balances, as far as its blocks are concerned.
struct Forgetful(Arc<dyn ChainSource>);

#[async_trait]
impl ChainSource for Forgetful {
    async fn identify(&self) -> Result<Identity, SourceError> {
        self.0.identify().await
    }

    async fn answer(&self, query: &Query, watch: &dyn Watch) -> Result<Answer, SourceError> {
        if let Query::Blocks(blocks) = query {
            for block in blocks {
                watch.not_seen(&watch.native_now(), block.height, block.height);
            }
        }
        self.0.answer(query, watch).await
    }

    async fn token_facts(&self, contract: &EvmAddress) -> Result<TokenFacts, SourceError> {
        self.0.token_facts(contract).await
    }

    async fn wait_for_news(&self) {
        self.0.wait_for_news().await;
    }

    async fn transaction(&self, tx: &str) -> Result<Option<TxFacts>, SourceError> {
        self.0.transaction(tx).await
    }
}

async fn blocks_in_which_coin_may_have_come_unseen_are_told_once_to_who_waits_for_coin(scene: Scene) {
    let (coin, token) = (open(&scene).await, scene.open().await);
    let node = Forgetful(scene.world.evm_source());
    let follow = async || {
        scene.net.mine(2).await;
        scene.world.clock.set(scene.net.time().await);
        scene.world.service.catch_up(&network(), &node).await.unwrap();
    };
    follow().await;
    follow().await;
    let told = |story: Vec<String>| story.into_iter().filter(|kind| kind == "payment.not_seen").count();
    assert_eq!(told(scene.world.story(coin).await), 1);
    assert_eq!(told(scene.world.story(token).await), 0, "a token is seen on any node");
    let events = scene.world.payment(coin).await.events;
    let said = events.iter().find(|event| event.kind == "payment.not_seen").expect("it is told");
    let (to, newest) = (scene.address(coin).await, scene.net.height().await - 2);
    let blocks = format!("from block {} on may not have been seen", newest - 1);
    assert!(said.text.contains(&to.to_string()) && said.text.contains(&blocks), "{}", said.text);

    // An hour later it is told again.
    scene.net.wait(61 * 60).await;
    follow().await;
    assert_eq!(told(scene.world.story(coin).await), 2);
}
