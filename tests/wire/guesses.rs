//! Brute force on sign-in: so many guesses a minute from one place and at one account, and nobody else is locked out.

use crate::place::{OWNER, Place, client};
use reqwest::{Response, StatusCode, header};
use std::time::{Duration, Instant};

/// Guesses a minute from one place, and at one account.
const BY_PLACE: u32 = 20;
const BY_ACCOUNT: u32 = 10;

/// The most of a burst that a limit lets through: it refills while the guesses go on.
fn most(limit: u32, took: Duration) -> u32 {
    let refilled = took.as_secs() * u64::from(limit) / 60;
    limit + u32::try_from(refilled).unwrap() + 1
}

/// Whether a guess was looked at. One that was not says so, in words.
async fn looked_at(answer: Response) -> bool {
    assert!(answer.headers().get(header::SET_COOKIE).is_none(), "a wrong guess signs nobody in");
    let status = answer.status();
    let words = answer.text().await.unwrap();
    match status {
        StatusCode::UNPROCESSABLE_ENTITY => {
            assert!(words.contains("This e-mail and password do not belong together. Check both."), "{words}");
            true
        }
        StatusCode::CONFLICT => {
            assert!(words.contains("Too many tries. Wait a minute, then try again."), "{words}");
            false
        }
        other => panic!("{other}: {words}"),
    }
}

async fn signs_in(answer: Response) -> bool {
    let cookie = answer.headers().get(header::SET_COOKIE).map(|cookie| cookie.to_str().unwrap().to_owned());
    cookie.is_some_and(|cookie| cookie.starts_with("__Host-tallystick="))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_at_many_accounts_from_one_place_are_limited_and_other_places_are_not_locked_out() {
    let place = Place::open(&[]).await;
    let (guesser, owner) = (client(1), client(2));
    let begun = Instant::now();
    let mut seen = 0;
    for guess in 0..2 * BY_PLACE {
        let account = format!("nobody-{guess}@example.com");
        seen += u32::from(looked_at(place.sign_in(&guesser, &account, "password1234", None).await).await);
    }
    assert!((BY_PLACE..=most(BY_PLACE, begun.elapsed())).contains(&seen), "{seen} guesses were looked at");
    assert!(signs_in(place.sign_in(&owner, OWNER.0, OWNER.1, None).await).await, "the owner signs in elsewhere");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn guesses_at_one_account_from_many_places_are_limited_and_other_accounts_are_not_locked_out() {
    let place = Place::open(&[]).await;
    let begun = Instant::now();
    let mut seen = 0;
    for guess in 0..2 * u8::try_from(BY_ACCOUNT).unwrap() {
        // The limit is of the account, however its address is written.
        let account = if guess % 2 == 0 { OWNER.0.to_owned() } else { format!(" {}", OWNER.0.to_uppercase()) };
        let answer = place.sign_in(&client(10 + guess), &account, &format!("password-{guess}"), None).await;
        seen += u32::from(looked_at(answer).await);
    }
    assert!((BY_ACCOUNT..=most(BY_ACCOUNT, begun.elapsed())).contains(&seen), "{seen} guesses were looked at");
    let other = place.sign_in(&client(10), "somebody.else@example.com", "password1234", None).await;
    assert!(looked_at(other).await, "another account may still be tried, from a place that guessed before too");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_a_member_cannot_be_found_out_by_signing_in() {
    let place = Place::open(&[]).await;
    let mut answers = Vec::new();
    for account in [OWNER.0, "nobody@example.com"] {
        let answer = place.sign_in(&client(1), account, "not the password", None).await;
        answers.push((answer.status(), answer.text().await.unwrap()));
    }
    assert_eq!(answers[0], answers[1]);
}
