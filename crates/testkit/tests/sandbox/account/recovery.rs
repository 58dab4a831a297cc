//! Turning the second factor off, and recovery codes.

use super::{PASSWORD, account, code, entry, half_way, inside, proof, turn_on, wrong, wrong_code};
use domain::Millis;
use service::Entry;
use testkit::world::World;

crate::scenarios!(
    i22_turning_it_off_and_new_recovery_codes_ask_for_password_and_code,
    i23_recovery_codes_are_shown_once_to_the_browser_that_made_them,
);

async fn i22_turning_it_off_and_new_recovery_codes_ask_for_password_and_code(world: World) {
    let here = inside(&world).await;
    let secret = turn_on(&world, &here).await;
    let old = world.service.fresh_recovery_codes(&here);
    let renew = |form| world.service.renew_recovery_codes(&world.owner, &here, form, "here");
    let off = |form| world.service.turn_off_second_factor(&world.owner, &here, form, "here");
    assert_eq!(wrong(renew(proof("not my password", &code(&world, &secret))).await), "password");
    assert_eq!(wrong(renew(proof(PASSWORD, &wrong_code(&world, &secret))).await), "code");
    renew(proof(PASSWORD, &code(&world, &secret))).await.unwrap();
    let new = world.service.fresh_recovery_codes(&here);
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)));
    assert_eq!(wrong(off(proof(PASSWORD, &old[0])).await), "code", "the old ones are void");
    assert_eq!(wrong(off(proof(PASSWORD, &code(&world, &secret))).await), "code", "it was used for the new ones");
    assert_eq!(wrong(off(proof("not my password", &new[0])).await), "password");
    assert_eq!(wrong(off(proof(PASSWORD, "")).await), "code");
    assert!(account(&world, &here).await.second_factor.is_some());
    off(proof(PASSWORD, &new[0])).await.unwrap();
    assert!(account(&world, &here).await.second_factor.is_none());
    assert!(matches!(entry(&world, PASSWORD).await, Entry::Inside(_)));
    let other = turn_on(&world, &here).await;
    assert_ne!(other, secret, "a new secret each time");
}

async fn i23_recovery_codes_are_shown_once_to_the_browser_that_made_them(world: World) {
    let here = inside(&world).await;
    let secret = turn_on(&world, &here).await;
    let mut codes = world.service.fresh_recovery_codes(&here);
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), 10);
    assert!(codes.iter().all(|code| code.len() == 34));
    let pass = half_way(&world, PASSWORD).await;
    let there = world.service.second_step(&pass, &code(&world, &secret), "there").await.unwrap();
    assert!(world.service.fresh_recovery_codes(&there).is_empty());
    assert_eq!(world.service.fresh_recovery_codes(&here).len(), 10, "again, until they are put away");
    world.service.forget_recovery_codes(&here);
    assert!(world.service.fresh_recovery_codes(&here).is_empty());
    world.clock.advance(Millis::minutes(1));
    let form = proof(PASSWORD, &code(&world, &secret));
    world.service.renew_recovery_codes(&world.owner, &here, form, "here").await.unwrap();
    world.clock.advance(Millis::minutes(10));
    assert!(world.service.fresh_recovery_codes(&here).is_empty(), "not for longer than ten minutes");
}
