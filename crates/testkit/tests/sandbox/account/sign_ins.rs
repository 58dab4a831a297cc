//! Name and password, and where a member is signed in.

use super::{EMAIL, OTHER_PASSWORD, PASSWORD, account, entry, inside, is_in, wrong};
use api_types::account::PasswordForm;
use domain::Millis;
use service::{Caller, Entry};
use std::net::IpAddr;
use testkit::world::World;

crate::scenarios!(
    i22_another_password_asks_for_the_current_and_ends_other_sign_ins,
    i22_a_sign_in_that_is_ended_is_over_at_once_and_only_its_members,
    i22_sign_ins_show_browser_and_masked_place_and_are_written_every_few_minutes,
);

async fn i22_another_password_asks_for_the_current_and_ends_other_sign_ins(world: World) {
    let (here, there) = (inside(&world).await, inside(&world).await);
    let change = |current: &str, new: &str| {
        let form = PasswordForm { current: current.to_owned(), password: new.to_owned() };
        world.service.change_password(&world.owner, &here, form, "here")
    };
    assert_eq!(wrong(change("not my password", OTHER_PASSWORD).await), "current");
    assert_eq!(wrong(change(PASSWORD, "too short").await), "password");
    assert!(is_in(&world, &there).await, "nothing was changed");
    change(PASSWORD, OTHER_PASSWORD).await.unwrap();
    assert!(is_in(&world, &here).await);
    assert!(!is_in(&world, &there).await);
    assert_eq!(wrong(world.service.sign_in(EMAIL, PASSWORD, "here").await), "password");
    assert!(matches!(entry(&world, OTHER_PASSWORD).await, Entry::Inside(_)));
    assert_eq!(wrong(world.service.rename_member(&world.owner, " ").await), "name");
    world.service.rename_member(&world.owner, " Ingrid <b>Berg</b> ").await.unwrap();
    assert_eq!(account(&world, &here).await.name, "Ingrid <b>Berg</b>");
}

async fn i22_a_sign_in_that_is_ended_is_over_at_once_and_only_its_members(world: World) {
    let (here, there, elsewhere) = (inside(&world).await, inside(&world).await, inside(&world).await);
    let shown = account(&world, &here).await.sign_ins;
    assert_eq!(
        (shown.len(), shown.iter().filter(|sign_in| sign_in.this).count()),
        (4, 1),
        "with the one of the set-up"
    );
    assert!(shown.iter().all(|sign_in| !here.contains(&sign_in.name)), "the name is no part of a token");
    let name = account(&world, &there).await.sign_ins.into_iter().find(|sign_in| sign_in.this).unwrap().name;
    let stranger = service::Actor { member: domain::ids::MemberId::from_parts(Millis(1), 1), ..world.owner.clone() };
    world.service.end_sign_in(&stranger, &name).await.unwrap();
    assert!(is_in(&world, &there).await, "another member's sign-in is not theirs to end");
    let mut changes = world.service.live().subscribe();
    world.service.end_sign_in(&world.owner, &name).await.unwrap();
    assert_eq!(changes.try_recv().unwrap().what, service::What::SignIns, "open pages are told to look");
    assert!(!is_in(&world, &there).await);
    assert!(is_in(&world, &elsewhere).await);
    world.service.end_sign_in(&world.owner, &name).await.unwrap();
    world.service.end_other_sign_ins(&world.owner, &here).await.unwrap();
    assert!(is_in(&world, &here).await);
    assert!(!is_in(&world, &elsewhere).await);
    assert_eq!(account(&world, &here).await.sign_ins.len(), 1);
}

async fn i22_sign_ins_show_browser_and_masked_place_and_are_written_every_few_minutes(world: World) {
    let token = inside(&world).await;
    let this = || async { account(&world, &token).await.sign_ins.into_iter().find(|sign_in| sign_in.this).unwrap() };
    assert_eq!((this().await.seen_at, this().await.browser), (None, None));
    let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
    let look = |last: u8, user_agent: &'static str| {
        let caller = Caller { address: Some(IpAddr::from([203, 0, 113, last])), user_agent };
        world.service.actor_seen(&token, caller)
    };
    let begun = world.clock.now();
    assert_eq!(look(7, firefox).await.unwrap(), world.owner);
    let seen = this().await;
    assert_eq!((seen.browser.as_deref(), seen.os.as_deref()), (Some("Firefox"), Some("Linux")));
    assert_eq!((seen.place.as_deref(), seen.seen_at), (Some("203.0.113.x"), Some(begun.0)));
    world.clock.advance(Millis::seconds(299));
    look(8, "").await.unwrap();
    assert_eq!(this().await, seen, "not written again yet");
    world.clock.advance(Millis::seconds(1));
    look(8, "").await.unwrap();
    assert_eq!((this().await.seen_at, this().await.browser), (Some(begun.0 + 300_000), None));
    assert!(world.service.actor_seen("nobody's", Caller::default()).await.is_err());
}
