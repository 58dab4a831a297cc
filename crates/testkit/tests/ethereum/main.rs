//! A real ERC-20 on a real node, from block to stored session, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

mod native;
mod networks;
mod scene;
mod unattributed;

use alloy_primitives::U256;
use domain::{Status, Units, session::Flag};
use scene::Scene;
use testkit::dev_net::call;

macro_rules! scenarios {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(crate::Scene::on_sqlite().await).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(crate::Scene::on_postgres().await).await;
            })+
        }
    };
}
pub(crate) use scenarios;

scenarios!(
    an_exact_payment_is_paid_and_two_parts_add_up_i1,
    too_much_and_too_late_are_told_apart_i12,
    two_transfers_in_one_transaction_are_both_credited_i1,
    a_fake_token_and_a_failed_transaction_credit_nothing_i13,
    a_reorganisation_before_and_after_paid_uncounts_the_payment_i6,
    a_payment_that_moves_to_another_block_and_a_restart_credit_once_i1,
);

async fn an_exact_payment_is_paid_and_two_parts_add_up_i1(scene: Scene) {
    let exact = scene.open().await;
    let parts = scene.open().await;
    scene.pay(exact, 5_000_000).await;
    scene.pay(parts, 2_000_000).await;
    scene.mine(1).await;
    assert_eq!(scene.judged(exact).await.progress.reached, 1);
    let short = scene.judged(parts).await;
    assert_eq!((short.status, short.missing), (Status::Open, Units::from(3_000_000)));
    scene.pay(parts, 3_000_000).await;
    scene.mine(3).await;
    for session in [exact, parts] {
        let paid = scene.judged(session).await;
        assert!(paid.status.is_paid(), "{paid:?}");
        assert_eq!((paid.received, paid.missing), (Units::from(5_000_000), Units::ZERO));
    }
}

async fn too_much_and_too_late_are_told_apart_i12(scene: Scene) {
    let over = scene.open().await;
    let late = scene.open().await;
    scene.pay(over, 7_000_000).await;
    scene.mine(3).await;
    let seen = scene.judged(over).await;
    assert!(seen.status.is_paid() && seen.flags.has(Flag::Overpaid));
    assert_eq!(seen.excess, Units::from(2_000_000));
    scene.net.wait(16 * 60).await;
    scene.pay(late, 5_000_000).await;
    scene.mine(3).await;
    let seen = scene.judged(late).await;
    assert_eq!((seen.status, seen.received), (Status::Expired, Units::from(5_000_000)));
    assert!(seen.flags.has(Flag::Late));
    scene.world.service.accept_payment(&scene.world.owner, &late.to_string()).await.unwrap();
    assert!(scene.judged(late).await.status.is_paid());
}

async fn two_transfers_in_one_transaction_are_both_credited_i1(scene: Scene) {
    let session = scene.open().await;
    let multi = scene.net.deploy("MultiSend", &[]).await;
    let all = call("approve(address,uint256)", (multi.0, U256::MAX));
    scene.net.send(Some(scene.token), &all, 0).await;
    scene.net.mine(1).await;
    let to = scene.address(session).await;
    let parts = (scene.token.0, to.0, U256::from(2_000_000), U256::from(3_000_000));
    scene.net.send(Some(multi), &call("twice(address,address,uint256,uint256)", parts), 0).await;
    scene.mine(3).await;
    let paid = scene.judged(session).await;
    assert!(paid.status.is_paid(), "{paid:?}");
    assert_eq!(scene.world.payment(session).await.transactions.len(), 2);
}

async fn a_fake_token_and_a_failed_transaction_credit_nothing_i13(scene: Scene) {
    let session = scene.open().await;
    let fake = scene.net.usdc().await;
    let to = scene.address(session).await;
    scene.net.pay_token(fake, to, 5_000_000).await;
    scene.net.pay_token(scene.token, to, u64::MAX).await;
    scene.mine(3).await;
    let seen = scene.judged(session).await;
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(scene.world.payment(session).await.transactions.is_empty());
}

async fn a_reorganisation_before_and_after_paid_uncounts_the_payment_i6(scene: Scene) {
    let session = scene.open().await;
    scene.pay(session, 5_000_000).await;
    scene.mine(1).await;
    assert_eq!(scene.judged(session).await.status, Status::Confirming);
    scene.reorg(1, &[]).await;
    assert_eq!(scene.judged(session).await.status, Status::Open);
    scene.pay(session, 5_000_000).await;
    scene.mine(3).await;
    assert!(scene.judged(session).await.status.is_paid());
    scene.reorg(3, &[]).await;
    let seen = scene.judged(session).await;
    assert_eq!((seen.status, seen.received), (Status::Open, Units::ZERO));
    assert!(seen.flags.has(Flag::Reorged));
}

async fn a_payment_that_moves_to_another_block_and_a_restart_credit_once_i1(scene: Scene) {
    let session = scene.open().await;
    let tx = scene.pay(session, 5_000_000).await;
    scene.mine(2).await;
    scene.reorg(2, &[(tx, 1)]).await;
    let scene = scene.restarted().await;
    scene.mine(3).await;
    let paid = scene.judged(session).await;
    assert!(paid.status.is_paid(), "{paid:?}");
    assert_eq!(paid.received, Units::from(5_000_000));
    assert!(!paid.flags.has(Flag::Reorged) && !paid.flags.has(Flag::Overpaid));
    assert_eq!(scene.world.payment(session).await.transactions.len(), 1);
}
