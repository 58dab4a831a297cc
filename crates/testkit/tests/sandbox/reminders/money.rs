//! Nobody is reminded of what they have sent, be it late or otherwise than agreed, until the merchant has decided (I18, R14).

use super::{DAY, days, open, plan, remind, run, with_post};
use crate::sending::{Answer, sent_link};
use api_types::dashboard::LinkItem;
use domain::{AssetId, Millis, NetworkId, Units, ids::SessionId, session::Flag};
use testkit::world::World;

crate::scenarios!(
    i18_who_paid_late_is_not_reminded_until_the_merchant_has_decided,
    i18_who_paid_in_the_wrong_coin_is_not_reminded,
    i18_a_reminder_that_waits_for_a_retry_does_not_go_while_money_is_confirming,
    i18_a_reminder_that_waits_for_long_is_not_given_up_at_its_first_failure,
);

/// Pays when the time is over.
async fn pay_late(world: &World, link: &LinkItem) -> SessionId {
    world.sandbox.mine(1, world.clock.now());
    world.follow().await;
    let session = open(world, link).await;
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.flags.has(Flag::Late));
    session
}

async fn i18_who_paid_late_is_not_reminded_until_the_merchant_has_decided(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    let session = pay_late(&world, &link).await;
    let sent = post.mails().len();
    assert_eq!(days(&world, 3).await, 0);
    assert_eq!(post.mails().len(), sent, "their money is there");
    world.service.dismiss_payment(&world.owner, &session.to_string()).await.unwrap();
    assert_eq!(days(&world, 1).await, 1);
    assert_eq!(post.mails().len(), sent + 1, "it is asked for again");
}

async fn i18_who_paid_in_the_wrong_coin_is_not_reminded(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    world.sandbox.mine(1, world.clock.now());
    world.follow().await;
    let session = open(&world, &link).await;
    let to = world.session(session).await.address;
    world.sandbox.pay(&to, &AssetId::native(&NetworkId::sandbox()), Units::from(1_000_000_000)).unwrap();
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.flags.has(Flag::WrongAsset));
    let sent = post.mails().len();
    assert_eq!(days(&world, 3).await, 0);
    assert_eq!(post.mails().len(), sent);
}

async fn i18_a_reminder_that_waits_for_a_retry_does_not_go_while_money_is_confirming(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    run(&world).await;
    post.answers(Answer::Busy);
    assert_eq!(days(&world, 1).await, 1);
    let tried = post.mails().len();
    post.answers(Answer::Taken);
    world.sandbox.mine(1, world.clock.now());
    world.follow().await;
    let session = open(&world, &link).await;
    world.pay(session, 5_000_000).await;
    world.follow().await;
    assert!(!world.session(session).await.assessment.status.is_paid(), "it is being confirmed");
    world.clock.advance(Millis::minutes(2));
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), tried, "they have paid");
}

async fn i18_a_reminder_that_waits_for_long_is_not_given_up_at_its_first_failure(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("weekly", "10")).await;
    run(&world).await;
    post.answers(Answer::Busy);
    assert_eq!(days(&world, 7).await, 1);
    let session = pay_late(&world, &link).await;
    for _ in 0..48 {
        world.clock.advance(Millis(DAY.0 / 24));
        world.service.run_due_deliveries().await.unwrap();
    }
    let tried = post.mails().len();
    world.service.dismiss_payment(&world.owner, &session.to_string()).await.unwrap();
    world.clock.advance(Millis(DAY.0 / 24));
    world.service.run_due_deliveries().await.unwrap();
    assert_eq!(post.mails().len(), tried + 1);
    let message = world.service.link_messages(&world.owner, &link.id).await.unwrap().messages.remove(0);
    assert_eq!((message.state.as_str(), message.attempts), ("waiting", 2), "its second try: {}", message.said);
    let shown = plan(&world, &link).await;
    assert_eq!((shown.sent, shown.failed, shown.remaining), (0, 0, 9), "it is still on its way");
}
