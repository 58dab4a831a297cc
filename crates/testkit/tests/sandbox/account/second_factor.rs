//! The second factor, on every way in.

use super::{
    EMAIL, OTHER_PASSWORD, PASSWORD, account, code, entry, half_way, inside, is_in, proof, turn_on, wrong, wrong_code,
};
use api_types::Problem;
use domain::{Millis, TotpSecret};
use service::Entry;
use testkit::world::World;

crate::scenarios!(
    i22_the_second_factor_holds_on_every_way_in,
    i22_a_code_works_once_a_step_early_or_late_and_a_recovery_code_once,
);

async fn i22_the_second_factor_holds_on_every_way_in(world: World) {
    // What was signed in before it was turned on.
    let (here, before) = (inside(&world).await, inside(&world).await);
    let reset_before = world.service.reset_url(EMAIL).await.unwrap().unwrap();
    let secret = turn_on(&world, &here).await;
    assert!(is_in(&world, &here).await, "this one proved it");
    assert!(!is_in(&world, &before).await, "a cookie from before it was turned on");
    let shown = account(&world, &here).await;
    assert_eq!((shown.sign_ins.len(), shown.codes_left), (1, 10));
    let codes = world.service.fresh_recovery_codes(&here);

    // The password alone: what it gives opens the second step and nothing else.
    let pass = half_way(&world, PASSWORD).await;
    assert!(!is_in(&world, &pass).await);
    assert!(world.service.second_step_ways(&pass).await.unwrap().is_some());
    assert!(!world.service.can_reset(&pass).await.unwrap());
    assert_eq!(wrong(world.service.reset_password(&pass, OTHER_PASSWORD.to_owned(), "here").await), "");
    assert_eq!(wrong(world.service.second_step(&pass, &wrong_code(&world, &secret), "here").await), "code");
    assert_eq!(wrong(world.service.second_step(&pass, "not a code", "here").await), "code");
    assert_eq!(wrong(world.service.second_step("nobody's", &code(&world, &secret), "here").await), "");
    assert_eq!(wrong(world.service.second_step(&here, &code(&world, &secret), "here").await), "");

    // The set-up's page.
    let form = api_types::dashboard::SetupForm { email: EMAIL.to_owned(), ..Default::default() };
    assert_eq!(wrong(world.service.setup(form).await), "");

    // A reset, by a link from before and by one from after.
    world.clock.advance(Millis::minutes(1));
    for (n, url) in [reset_before, world.service.reset_url(EMAIL).await.unwrap().unwrap()].into_iter().enumerate() {
        let token = url.split_once("token=").unwrap().1;
        assert!(!is_in(&world, token).await && world.service.second_step_ways(token).await.unwrap().is_none());
        assert_eq!(wrong(world.service.second_step(token, &code(&world, &secret), "here").await), "");
        let chosen = world.service.reset_password(token, OTHER_PASSWORD.to_owned(), "here").await;
        assert_eq!(chosen.is_ok(), n == 0, "the first ends the second");
    }
    assert!(!is_in(&world, &here).await);
    assert_eq!(wrong(world.service.second_step(&pass, &code(&world, &secret), "here").await), "", "begun before");
    let pass = half_way(&world, OTHER_PASSWORD).await;

    // With a new process, too.
    let world = world.restarted().await;
    assert!(!is_in(&world, &pass).await);
    let token = world.service.second_step(&pass, &code(&world, &secret), "here").await.unwrap();
    assert!(is_in(&world, &token).await);
    assert_eq!(wrong(world.service.second_step(&pass, &codes[0], "here").await), "", "a pass opens once");
    let pass = half_way(&world, OTHER_PASSWORD).await;
    assert!(is_in(&world, &world.service.second_step(&pass, &codes[0], "here").await.unwrap()).await);
    let pass = half_way(&world, OTHER_PASSWORD).await;
    world.clock.advance(Millis::minutes(10));
    assert_eq!(wrong(world.service.second_step(&pass, &codes[1], "here").await), "", "ten minutes are over");

    // Once it is off, the password is enough.
    world.service.drop_second_factor(EMAIL).await.unwrap();
    assert!(matches!(entry(&world, OTHER_PASSWORD).await, Entry::Inside(_)));
    assert_eq!(world.service.drop_second_factor("nobody@example.com").await, Err(Problem::NotFound));
}

async fn i22_a_code_works_once_a_step_early_or_late_and_a_recovery_code_once(world: World) {
    let here = inside(&world).await;
    world.service.begin_second_factor(&world.owner).await.unwrap();
    let start = world.service.second_factor_start(&world.owner).await.unwrap();
    let secret: TotpSecret = start.secret.replace(' ', "").parse().unwrap();
    let on = |form| world.service.turn_on_second_factor(&world.owner, &here, form, "here");
    let shown = code(&world, &secret);
    assert_eq!(wrong(on(proof("not my password", &shown)).await), "password");
    assert_eq!(wrong(on(proof(PASSWORD, &wrong_code(&world, &secret))).await), "code");
    assert!(matches!(entry(&world, PASSWORD).await, Entry::Inside(_)), "it is not on yet");
    on(proof(PASSWORD, &shown)).await.unwrap();
    let again = world.service.begin_second_factor(&world.owner).await;
    assert_eq!(wrong(again), "", "one that is on is not replaced");
    assert_eq!(world.service.second_factor_start(&world.owner).await.unwrap_err(), Problem::NotFound);

    let world = &world;
    let step = |code: String| async move {
        let pass = half_way(world, PASSWORD).await;
        world.service.second_step(&pass, &code, "here").await
    };
    assert_eq!(wrong(step(shown).await), "code", "the set-up used it");
    let now = TotpSecret::step_at(world.clock.now());
    let early = secret.code(now + 1).to_string();
    step(early.clone()).await.unwrap();
    assert_eq!(wrong(step(early.clone()).await), "code", "once");
    world.clock.advance(Millis::seconds(30));
    assert_eq!(wrong(step(early).await), "code", "once, in its own time too");
    world.clock.advance(Millis::seconds(60));
    step(secret.code(now + 2).to_string()).await.unwrap();
    world.clock.advance(Millis::minutes(5));
    assert_eq!(wrong(step(secret.code(now + 4).to_string()).await), "code", "too late");

    let codes = world.service.fresh_recovery_codes(&here);
    step(codes[3].to_lowercase().replace('-', " ")).await.unwrap();
    assert_eq!(wrong(step(codes[3].clone()).await), "code", "once");
    assert_eq!(account(world, &here).await.codes_left, 9);
}
