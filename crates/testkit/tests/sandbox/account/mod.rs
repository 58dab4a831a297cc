//! A member's account: password, sign-ins, second factor, passkeys and reset (I22, I23).

mod guessing;
mod passkeys;
mod recovery;
mod reset;
mod second_factor;
mod sign_ins;
mod written;

use api_types::{
    Problem,
    account::{Account, ProofForm},
};
use domain::{Millis, TotpSecret};
use service::Entry;
use testkit::world::World;

const EMAIL: &str = "ingrid@example.com";
const PASSWORD: &str = "a long enough password";
const OTHER_PASSWORD: &str = "quite another password";

async fn entry(world: &World, password: &str) -> Entry {
    world.service.sign_in(EMAIL, password, "here").await.unwrap()
}

/// Signs in where the password is all that is asked for; the cookie's token.
async fn inside(world: &World) -> String {
    match entry(world, PASSWORD).await {
        Entry::Inside(token) => token,
        Entry::SecondStep(_) => panic!("there is no second factor"),
    }
}

/// Gives the right password where a second factor is on; the token between the steps.
async fn half_way(world: &World, password: &str) -> String {
    match entry(world, password).await {
        Entry::SecondStep(pass) => pass,
        Entry::Inside(_) => panic!("the second factor was not asked for"),
    }
}

async fn is_in(world: &World, token: &str) -> bool {
    match world.service.actor(token).await {
        Ok(actor) => actor == world.owner,
        Err(problem) => {
            assert_eq!(problem, Problem::SignedOut);
            false
        }
    }
}

async fn account(world: &World, token: &str) -> Account {
    world.service.account(&world.owner, token).await.unwrap()
}

/// The code that the authenticator shows now.
fn code(world: &World, secret: &TotpSecret) -> String {
    secret.code(TotpSecret::step_at(world.clock.now())).to_string()
}

/// Six digits that no authenticator shows around now.
fn wrong_code(world: &World, secret: &TotpSecret) -> String {
    let now = TotpSecret::step_at(world.clock.now());
    let near: Vec<_> = (now - 1..=now + 1).map(|step| secret.code(step).to_string()).collect();
    (0..4).map(|n| format!("{n:06}")).find(|code| !near.contains(code)).unwrap()
}

fn proof(password: &str, code: &str) -> ProofForm {
    ProofForm { password: password.to_owned(), code: code.to_owned(), ..ProofForm::default() }
}

/// Turns the second factor on from a browser; what the authenticator has.
async fn turn_on(world: &World, token: &str) -> TotpSecret {
    world.service.begin_second_factor(&world.owner).await.unwrap();
    let start = world.service.second_factor_start(&world.owner).await.unwrap();
    assert!(start.uri.starts_with("otpauth://totp/Tallystick:ingrid%40example.com?secret="), "{}", start.uri);
    let secret: TotpSecret = start.secret.replace(' ', "").parse().unwrap();
    let form = proof(PASSWORD, &code(world, &secret));
    world.service.turn_on_second_factor(&world.owner, token, form, "here").await.unwrap();
    world.clock.advance(Millis::seconds(30));
    secret
}

/// Which field is wrong. Empty: it was refused in words.
fn wrong<T: std::fmt::Debug>(answer: Result<T, Problem>) -> String {
    match answer.unwrap_err() {
        Problem::Fields { errors } => errors[0].field.clone(),
        Problem::Refused { .. } => String::new(),
        other => panic!("{other:?}"),
    }
}
