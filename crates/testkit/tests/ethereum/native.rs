//! The network's own coin, as a transaction's value and as contracts pass it on, on nodes that trace no calls.

use crate::scene::Scene;
use domain::{Address, Millis, Status, Units, ids::SessionId, session::Flag};
use testkit::dev_net::{call, network};

crate::scenarios!(
    coin_that_a_contract_sends_pays_a_session_i1,
    i12_coin_that_a_contract_sends_after_the_time_is_recorded,
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
