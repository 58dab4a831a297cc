//! Each kind of news goes by each way, and by none where it is switched off.

use super::{
    USDC_5,
    browsers::{Browsers, FIREFOX},
    form, paid, tell,
};
use crate::sending::Post;
use api_types::{dashboard::LinkForm, notifications::NotificationForm};
use domain::{Millis, Status, notification::Kind};
use service::Ways;
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(each_kind_is_told_by_mail_and_in_the_browser_and_by_neither_once_it_is_switched_off);

/// What happens.
#[derive(Debug, Clone, Copy)]
enum Cause {
    Paid,
    TooLittle,
    TooLate,
    TakenBack,
    TakenBackAfterFinal,
    NetworkAway,
    NetworkBack,
    LastPlace,
}

/// Everything that a kind tells of, in an order in which it can happen.
const fn causes(kind: Kind) -> &'static [Cause] {
    match kind {
        Kind::Paid => &[Cause::Paid],
        Kind::Underpaid => &[Cause::TooLittle],
        Kind::Late => &[Cause::TooLate],
        Kind::Reverted => &[Cause::TakenBack, Cause::TakenBackAfterFinal],
        Kind::NetworkDown => &[Cause::NetworkAway, Cause::NetworkBack],
        Kind::LimitReached => &[Cause::LastPlace],
    }
}

/// What the e-mail's subject and the browser's title begin with, and what stands below it.
const fn words(cause: Cause) -> (&'static str, &'static str) {
    match cause {
        Cause::Paid => ("[TEST] Paid: Night photography workshop", "5.00 USDC"),
        Cause::TooLittle => {
            ("[TEST] Underpaid: Night photography workshop", "2.00 USDC came, 3.00 USDC is still missing.")
        }
        Cause::TooLate => ("[TEST] Late: Night photography workshop", "5.00 USDC came after the time to pay was over."),
        Cause::TakenBack => ("[TEST] Taken back: Night photography workshop", "We watch for it to return."),
        Cause::TakenBackAfterFinal => ("[TEST] Taken back: Night photography workshop", "a payment that was final"),
        Cause::NetworkAway => ("Sandbox cannot be used", "behind"),
        Cause::NetworkBack => ("Sandbox works again", "It was away for"),
        Cause::LastPlace => ("[TEST] Limit reached: The last seat", "Its one place is paid."),
    }
}

/// A payment of a link for 5.00 USDC, so many blocks deep, that the network takes back.
async fn taken_back(world: &World, blocks: u64, status: Status) {
    let session = world.open(&world.link("5.00").await).await;
    let height = world.sandbox.height();
    world.pay(session, USDC_5).await;
    world.mine(blocks);
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, status);
    tell(world).await;
    world.sandbox.undo_from(height + 1);
    world.mine(1);
    world.follow().await;
    assert_eq!(world.session(session).await.assessment.status, Status::Open);
}

/// Lets it happen, and everything be told that there is to tell.
async fn happens(world: &World, cause: Cause) {
    if !matches!(cause, Cause::NetworkAway | Cause::NetworkBack) {
        world.mine(1);
        world.follow().await;
    }
    match cause {
        Cause::Paid => paid(world, USDC_5).await,
        Cause::TooLittle => paid(world, 2_000_000).await,
        Cause::TooLate => {
            let session = world.open(&world.link("5.00").await).await;
            world.clock.advance(Millis::minutes(16));
            world.mine(1);
            world.follow().await;
            world.pay(session, USDC_5).await;
            world.mine(3);
            world.follow().await;
        }
        Cause::TakenBack => taken_back(world, 3, Status::Paid).await,
        Cause::TakenBackAfterFinal => taken_back(world, 20, Status::Final).await,
        Cause::NetworkAway => {
            for _ in 0..8 {
                tell(world).await;
                world.clock.advance(Millis::seconds(30));
            }
        }
        Cause::NetworkBack => {
            world.mine(1);
            world.follow().await;
        }
        Cause::LastPlace => {
            let form = LinkForm {
                title: "The last seat".to_owned(),
                amount: "5.00".to_owned(),
                assets: vec![usdc().to_string()],
                window_minutes: "15".to_owned(),
                limit_kind: "number".to_owned(),
                limit: "1".to_owned(),
                ..LinkForm::default()
            };
            let session = world.open(&world.service.create_link(&world.owner, form).await.unwrap()).await;
            world.pay(session, USDC_5).await;
            world.mine(3);
            world.follow().await;
        }
    }
    tell(world).await;
    assert_eq!(tell(world).await, 0, "{cause:?}: once");
}

/// Only this kind at once, by both ways; or nothing at all.
fn only(kind: Option<Kind>) -> NotificationForm {
    let word = |it: Kind| if Some(it) == kind { "at_once" } else { "off" };
    form(&Kind::ALL.map(|it| (it.as_str(), word(it))), kind.as_slice())
}

async fn each_kind_is_told_by_mail_and_in_the_browser_and_by_neither_once_it_is_switched_off(world: World) {
    let (post, mut browsers) = (Arc::new(Post::default()), Browsers::start().await);
    let world = world.restarted_with(Ways { push: Browsers::ways().push, ..post.ways() }).await;
    world.follow().await;
    world.service.add_browser(&world.owner, "a sign-in", &browsers.form(), FIREFOX).await.unwrap();
    for kind in Kind::ALL {
        for wanted in [Some(kind), None] {
            world.service.save_notifications(&world.owner, &only(wanted)).await.unwrap();
            for cause in causes(kind) {
                let before = post.mails().len();
                happens(&world, *cause).await;
                let (mails, pushes): (_, Vec<_>) =
                    (post.mails().split_off(before), std::iter::from_fn(|| browsers.shown()).collect());
                let expected = usize::from(wanted.is_some());
                assert_eq!((mails.len(), pushes.len()), (expected, expected), "{cause:?}: {mails:?} {pushes:?}");
                let (title, below) = words(*cause);
                for mail in &mails {
                    assert!(mail.contains(&format!("Subject: {title}")) && mail.contains(below), "{cause:?}: {mail}");
                    assert!(mail.contains("To: ingrid@example.com"), "{mail}");
                }
                for (_, push) in &pushes {
                    assert_eq!((&push["title"], &push["topic"]), (&title.into(), &kind.as_str().into()), "{cause:?}");
                    assert!(push["body"].as_str().unwrap().contains(below), "{cause:?}: {push}");
                }
                // The next of a kind does not wait for others to come along.
                world.clock.advance(Millis::seconds(70));
            }
            world.mine(1);
            world.follow().await;
            tell(&world).await;
        }
    }
}
