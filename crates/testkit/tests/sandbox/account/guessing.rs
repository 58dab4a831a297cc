//! Guessing, by a clock turned by hand.

use super::{EMAIL, OTHER_PASSWORD, PASSWORD, code, half_way, inside, is_in, turn_on, wrong, wrong_code};
use api_types::{Problem, account::PasswordForm};
use domain::Millis;
use testkit::world::World;

crate::scenarios!(
    i22_guessing_codes_is_slow_from_however_many_places,
    i22_guessing_passwords_is_slow_at_the_door_and_inside,
);

async fn i22_guessing_codes_is_slow_from_however_many_places(world: World) {
    let here = inside(&world).await;
    let secret = turn_on(&world, &here).await;
    let begun = world.clock.now();
    let mut looked_at = 0;
    let mut pass = half_way(&world, PASSWORD).await;
    for guess in 0..720 {
        if guess % 100 == 99 {
            pass = half_way(&world, PASSWORD).await;
        }
        let from = format!("place {guess}");
        match world.service.second_step(&pass, &wrong_code(&world, &secret), &from).await.unwrap_err() {
            Problem::Fields { .. } => looked_at += 1,
            Problem::Refused { message } => assert!(message.starts_with("Too many codes."), "{message}"),
            other => panic!("{other:?}"),
        }
        world.clock.advance(Millis::seconds(5));
    }
    assert_eq!(world.clock.now().since(begun), Millis::minutes(60));
    assert!((18..=21).contains(&looked_at), "{looked_at} codes were looked at in an hour");
    let pass = half_way(&world, PASSWORD).await;
    assert_eq!(
        wrong(world.service.second_step(&pass, &code(&world, &secret), "here").await),
        "",
        "the right one waits too"
    );
    assert!(is_in(&world, &here).await, "who is in stays in");
    world.clock.advance(Millis::minutes(5));
    assert!(world.service.second_step(&pass, &code(&world, &secret), "here").await.is_ok());
}

async fn i22_guessing_passwords_is_slow_at_the_door_and_inside(world: World) {
    let here = inside(&world).await;
    world.clock.advance(Millis::minutes(1));
    let mut looked_at = (0, 0);
    for guess in 0..40 {
        let from = format!("place {guess}");
        let at_door = world.service.sign_in(EMAIL, "not the password", &from).await;
        looked_at.0 += u32::from(matches!(at_door, Err(Problem::Fields { .. })));
        let form = PasswordForm { current: "not the password".to_owned(), password: OTHER_PASSWORD.to_owned() };
        let inside = world.service.change_password(&world.owner, &here, form, &from).await;
        looked_at.1 += u32::from(matches!(inside, Err(Problem::Fields { .. })));
        world.clock.advance(Millis::seconds(1));
    }
    assert!((16..=17).contains(&looked_at.0) && (16..=17).contains(&looked_at.1), "{looked_at:?} in 40 seconds");
    world.clock.advance(Millis::seconds(6));
    inside(&world).await;
}
