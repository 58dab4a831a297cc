//! Passkeys: alone, as the second step, and as a proof (I22). The authenticator is one in software, made of a seed.

use super::{
    EMAIL, OTHER_PASSWORD, PASSWORD, account, code, entry, half_way, inside, is_in, proof, turn_on, wrong, wrong_code,
};
use api_types::{Problem, account::ProofForm, passkeys::PasskeyItem};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Millis, Role, TotpSecret};
use serde_json::{Value, json};
use service::Entry;
use testkit::world::World;
use webauthn::authenticator::{Authenticator, Kind};

crate::scenarios!(
    i22_a_passkey_signs_in_alone_and_stands_for_two_factors,
    i22_a_passkey_is_asked_for_on_every_way_in,
    i22_an_answer_is_taken_once_in_time_and_for_what_and_from_whom_it_was_asked,
    i22_what_is_wrong_with_an_answer_is_not_told_and_signs_nobody_in,
    i22_another_members_passkey_proves_nothing,
    i22_a_passkey_that_counts_back_is_refused_and_written_down,
    i22_who_has_a_second_factor_proves_it_before_a_passkey_is_added_or_removed,
    i22_whoever_knows_the_password_cannot_put_an_app_beside_a_passkey,
    i22_recovery_codes_go_with_the_last_second_factor,
    i22_guessing_with_passkeys_is_slow_from_one_place,
);

const ORIGIN: &str = "https://pay.example";

fn with_passkey(answer: String) -> ProofForm {
    ProofForm { passkey: answer, ..ProofForm::default() }
}

/// Has a passkey made in a browser, after this proof.
async fn make(world: &World, token: &str, phone: &mut Authenticator, proof: ProofForm) -> Result<bool, Problem> {
    let asked = world.service.begin_passkey(&world.owner, token, "Phone", proof, "here").await?;
    world.service.add_passkey(&world.owner, token, "Phone", &phone.create(&asked, ORIGIN)).await
}

/// Adds a passkey as the first second factor.
pub(super) async fn first(world: &World, token: &str, phone: &mut Authenticator) -> PasskeyItem {
    assert_eq!(make(world, token, phone, proof(PASSWORD, "")).await, Ok(true));
    account(world, token).await.passkeys.passkeys.remove(0)
}

async fn sign_in(world: &World, phone: &mut Authenticator) -> Result<String, Problem> {
    let asked = world.service.ask_passkey("here").await?;
    world.service.sign_in_with_passkey(&phone.get(&asked, ORIGIN), "here").await
}

async fn step(world: &World, pass: &str, phone: &mut Authenticator) -> Result<String, Problem> {
    let asked = world.service.ask_passkey_step(pass, "here").await?;
    world.service.second_step_with_passkey(pass, &phone.get(&asked, ORIGIN), "here").await
}

/// What a passkey answers to prove who changes something.
pub(super) async fn proven(world: &World, token: &str, phone: &mut Authenticator) -> ProofForm {
    let asked = world.service.ask_passkey_proof(&world.owner, token, "here").await.unwrap();
    with_passkey(phone.get(&asked, ORIGIN))
}

async fn i22_a_passkey_signs_in_alone_and_stands_for_two_factors(world: World) {
    let (here, before) = (inside(&world).await, inside(&world).await);
    let mut phone = Authenticator::new(1).with(|it| it.is_copied = true).with(|it| it.can_be_copied = true);
    let item = first(&world, &here, &mut phone).await;
    assert_eq!((item.name.as_str(), item.used_at, item.is_copied), ("Phone", None, true));
    assert!(is_in(&world, &here).await, "this browser proved it");
    assert!(!is_in(&world, &before).await, "a cookie from before there was a second factor");
    assert_eq!(world.service.fresh_recovery_codes(&here).len(), 10);
    assert_eq!(account(&world, &here).await.codes_left, 10);
    world.clock.advance(Millis::minutes(1));
    let token = sign_in(&world, &mut phone).await.unwrap();
    assert!(is_in(&world, &token).await);
    let shown = account(&world, &token).await;
    assert_eq!(shown.passkeys.passkeys[0].used_at, Some(world.clock.now().0));
    assert!(shown.second_factor.is_none() && shown.has_second_step());
    // Nobody's e-mail is in what everybody is asked, and no passkey's name.
    let asked: Value = serde_json::from_str(&world.service.ask_passkey("here").await.unwrap()).unwrap();
    assert_eq!(asked["allowCredentials"], json!([]));
    let log = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    assert!(log.entries.iter().any(|entry| entry.did == "added the passkey" && entry.called == "Phone"), "{log:?}");
    assert!(log.entries.iter().any(|entry| entry.detail == "with a passkey"), "{log:?}");
}

async fn i22_a_passkey_is_asked_for_on_every_way_in(world: World) {
    let here = inside(&world).await;
    let mut phone = Authenticator::new(1).with(|it| it.kind = Kind::Ed25519);
    first(&world, &here, &mut phone).await;
    let codes = world.service.fresh_recovery_codes(&here);

    // The password alone: what it gives opens the second step and nothing else.
    let pass = half_way(&world, PASSWORD).await;
    assert!(!is_in(&world, &pass).await);
    let ways = world.service.second_step_ways(&pass).await.unwrap().unwrap();
    assert!(ways.passkey && !ways.app);
    assert_eq!(wrong(world.service.second_step(&pass, "000000", "here").await), "code");
    assert!(is_in(&world, &step(&world, &pass, &mut phone).await.unwrap()).await);
    assert_eq!(wrong(step(&world, &pass, &mut phone).await), "", "a pass opens once");
    let pass = half_way(&world, PASSWORD).await;
    assert!(is_in(&world, &world.service.second_step(&pass, &codes[0], "here").await.unwrap()).await);

    // A reset signs nobody in, and a new password asks for the passkey.
    let url = world.service.reset_url(EMAIL).await.unwrap().unwrap();
    let token = url.split_once("token=").unwrap().1;
    assert!(world.service.second_step_ways(token).await.unwrap().is_none());
    world.service.reset_password(token, OTHER_PASSWORD.to_owned(), "here").await.unwrap();
    assert!(!is_in(&world, &here).await);
    let world = world.restarted().await;
    let pass = half_way(&world, OTHER_PASSWORD).await;
    let token = step(&world, &pass, &mut phone).await.unwrap();

    // Beside an app, one of both is enough.
    let form = ProofForm { code: String::new(), ..proven(&world, &token, &mut phone).await };
    world.service.begin_second_factor(&world.owner).await.unwrap();
    let start = world.service.second_factor_start(&world.owner).await.unwrap();
    assert!(start.passkey);
    let secret: TotpSecret = start.secret.replace(' ', "").parse().unwrap();
    let form = ProofForm { code: code(&world, &secret), ..form };
    world.service.turn_on_second_factor(&world.owner, &token, form, "here").await.unwrap();
    world.clock.advance(Millis::minutes(1));
    let pass = half_way(&world, OTHER_PASSWORD).await;
    let ways = world.service.second_step_ways(&pass).await.unwrap().unwrap();
    assert!(ways.passkey && ways.app);
    assert!(is_in(&world, &world.service.second_step(&pass, &code(&world, &secret), "here").await.unwrap()).await);
    let pass = half_way(&world, OTHER_PASSWORD).await;
    assert!(is_in(&world, &step(&world, &pass, &mut phone).await.unwrap()).await);

    // At the console all of it is turned off.
    world.service.drop_second_factor(EMAIL).await.unwrap();
    assert!(matches!(entry(&world, OTHER_PASSWORD).await, Entry::Inside(_)));
    assert_eq!(wrong(sign_in(&world, &mut phone).await), "");
}

async fn i22_an_answer_is_taken_once_in_time_and_for_what_and_from_whom_it_was_asked(world: World) {
    let here = inside(&world).await;
    let mut phone = Authenticator::new(1);
    let id = first(&world, &here, &mut phone).await.id;
    // One that does not count, so that only the challenge tells an answer from the same once more.
    phone.step = 0;
    phone.counter = 0;
    let mut silent = Authenticator::new(2).with(|it| it.step = 0);
    let form = with_passkey({
        phone.step = 1;
        phone.counter = 5;
        let asked = world.service.ask_passkey_proof(&world.owner, &here, "here").await.unwrap();
        phone.get(&asked, ORIGIN)
    });
    assert_eq!(make(&world, &here, &mut silent, form.clone()).await, Ok(false), "the second brings no codes");
    assert_eq!(wrong(make(&world, &here, &mut silent.clone(), form).await), "", "a proof is taken once");
    let asked = world.service.ask_passkey("here").await.unwrap();
    let answer = silent.get(&asked, ORIGIN);
    let token = world.service.sign_in_with_passkey(&answer, "here").await.unwrap();
    assert!(is_in(&world, &token).await);
    assert_eq!(wrong(world.service.sign_in_with_passkey(&answer, "here").await), "", "replayed");
    let again = silent.get(&asked, ORIGIN);
    assert_eq!(wrong(world.service.sign_in_with_passkey(&again, "here").await), "", "answered anew, but asked once");

    let late = silent.get(&world.service.ask_passkey("here").await.unwrap(), ORIGIN);
    world.clock.advance(Millis::minutes(10));
    assert_eq!(wrong(world.service.sign_in_with_passkey(&late, "here").await), "", "ten minutes are over");

    // An answer to one question is none to another, and is used up by trying.
    let pass = half_way(&world, PASSWORD).await;
    let other = half_way(&world, PASSWORD).await;
    let for_step = silent.get(&world.service.ask_passkey_step(&pass, "here").await.unwrap(), ORIGIN);
    assert_eq!(wrong(world.service.sign_in_with_passkey(&for_step, "here").await), "");
    assert_eq!(wrong(world.service.second_step_with_passkey(&other, &for_step, "here").await), "", "another browser's");
    assert!(is_in(&world, &world.service.second_step_with_passkey(&pass, &for_step, "here").await.unwrap()).await);
    let alone = silent.get(&world.service.ask_passkey("here").await.unwrap(), ORIGIN);
    assert_eq!(wrong(world.service.second_step_with_passkey(&other, &alone, "here").await), "");
    world.clock.advance(Millis::minutes(1));
    let elsewhere = proven(&world, &token, &mut silent).await;
    let removed = world.service.remove_passkey(&world.owner, &here, &id, elsewhere, "here").await;
    assert_eq!(wrong(removed), "", "a proof in another browser");

    // What was never asked.
    let invented =
        json!({ "rpId": "pay.example", "challenge": URL_SAFE_NO_PAD.encode([7; 32]), "allowCredentials": [] });
    let answer = silent.get(&invented.to_string(), ORIGIN);
    assert_eq!(wrong(world.service.sign_in_with_passkey(&answer, "here").await), "");
}

async fn i22_what_is_wrong_with_an_answer_is_not_told_and_signs_nobody_in(world: World) {
    let here = inside(&world).await;
    let mut phone = Authenticator::new(1);
    first(&world, &here, &mut phone).await;
    let mut unknown = Authenticator::new(9);
    let asked = json!({
        "rp": { "id": "pay.example" }, "user": { "id": URL_SAFE_NO_PAD.encode(world.owner.member.to_string()) },
        "challenge": "AAAA", "excludeCredentials": [],
    });
    unknown.create(&asked.to_string(), ORIGIN);
    let mut said = Vec::new();
    let wrong_ones = [
        phone.clone().with(|it| it.origin = Some("https://evil.example".to_owned())),
        phone.clone().with(|it| it.site = Some("evil.example".to_owned())),
        phone.clone().with(|it| it.framed = true),
        phone.clone().with(|it| it.present = false),
        phone.clone().with(|it| it.verifies = false),
        unknown,
    ];
    for mut wrong_one in wrong_ones {
        said.push(sign_in(&world, &mut wrong_one).await.unwrap_err().to_string());
        world.clock.advance(Millis::seconds(5));
    }
    for part in ["signature", "authenticatorData", "userHandle"] {
        let asked = world.service.ask_passkey("here").await.unwrap();
        let mut answer: Value = serde_json::from_str(&phone.get(&asked, ORIGIN)).unwrap();
        let mut bytes = URL_SAFE_NO_PAD.decode(answer["response"][part].as_str().unwrap()).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        answer["response"][part] = json!(URL_SAFE_NO_PAD.encode(bytes));
        said.push(world.service.sign_in_with_passkey(&answer.to_string(), "here").await.unwrap_err().to_string());
    }
    let asked = world.service.ask_passkey("here").await.unwrap();
    let mut nobodys: Value = serde_json::from_str(&phone.get(&asked, ORIGIN)).unwrap();
    nobodys["response"]["userHandle"] = Value::Null;
    for answer in [nobodys.to_string(), "{}".to_owned(), "x".repeat(100_000)] {
        said.push(world.service.sign_in_with_passkey(&answer, "here").await.unwrap_err().to_string());
    }
    said.dedup();
    assert_eq!(said, ["This passkey was not taken. Try again, or use your password."]);
    assert_eq!(account(&world, &here).await.sign_ins.len(), 1);
    world.clock.advance(Millis::minutes(1));
    phone.counter = 100;
    assert!(sign_in(&world, &mut phone).await.is_ok(), "the right one still does");
}

async fn i22_another_members_passkey_proves_nothing(world: World) {
    let here = inside(&world).await;
    let (mut mine, mut theirs) = (Authenticator::new(1), Authenticator::new(2));
    let item = first(&world, &here, &mut mine).await;
    let (kari, karis) = crate::team::joined(&world, "kari@example.com", Role::Staff).await;
    let form = proof("another long password", "");
    let asked = world.service.begin_passkey(&kari, &karis, "Phone", form, "here").await.unwrap();
    let answer = theirs.create(&asked, ORIGIN);
    assert_eq!(wrong(world.service.add_passkey(&world.owner, &here, "Phone", &answer).await), "", "asked of another");
    world.service.add_passkey(&kari, &karis, "Phone", &answer).await.unwrap();
    assert_eq!(wrong(world.service.add_passkey(&kari, &karis, "Phone", &answer).await), "", "once");

    // Kari knows the owner's password.
    let pass = half_way(&world, PASSWORD).await;
    let asked = world.service.ask_passkey_step(&pass, "here").await.unwrap();
    let mut any: Value = serde_json::from_str(&asked).unwrap();
    any["allowCredentials"] = json!([]);
    let answer = theirs.get(&any.to_string(), ORIGIN);
    assert_eq!(wrong(world.service.second_step_with_passkey(&pass, &answer, "here").await), "");
    let asked = world.service.ask_passkey_proof(&world.owner, &here, "here").await.unwrap();
    let mut any: Value = serde_json::from_str(&asked).unwrap();
    any["allowCredentials"] = json!([]);
    let form = with_passkey(theirs.get(&any.to_string(), ORIGIN));
    assert_eq!(wrong(world.service.remove_passkey(&world.owner, &here, &item.id, form, "here").await), "");

    // Each names and removes their own only.
    let asked = world.service.ask_passkey_proof(&kari, &karis, "here").await.unwrap();
    let form = with_passkey(theirs.get(&asked, ORIGIN));
    let removed = world.service.remove_passkey(&kari, &karis, &item.id, form, "here").await;
    assert_eq!(removed, Err(Problem::NotFound));
    assert_eq!(world.service.rename_passkey(&kari, &item.id, "Mine").await, Err(Problem::NotFound));
    assert_eq!(account(&world, &here).await.passkeys.passkeys, [item]);
    let token = sign_in(&world, &mut theirs).await.unwrap();
    assert_eq!(world.service.actor(&token).await.unwrap(), kari, "a passkey signs in whose it is");
}

async fn i22_a_passkey_that_counts_back_is_refused_and_written_down(world: World) {
    let here = inside(&world).await;
    let mut phone = Authenticator::new(1);
    first(&world, &here, &mut phone).await;
    let mut copy = phone.clone();
    sign_in(&world, &mut phone).await.unwrap();
    sign_in(&world, &mut phone).await.unwrap();
    assert_eq!(wrong(sign_in(&world, &mut copy).await), "");
    let log = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    let entry = log.entries.iter().find(|entry| entry.did == "was refused with the passkey").unwrap();
    assert_eq!(
        (entry.called.as_str(), entry.detail.as_str()),
        ("Phone", "it counted back, so it may have been copied")
    );
    assert!(sign_in(&world, &mut phone).await.is_ok(), "the one that counts on still works");
}

async fn i22_who_has_a_second_factor_proves_it_before_a_passkey_is_added_or_removed(world: World) {
    let here = inside(&world).await;
    let (mut phone, mut key) = (Authenticator::new(1), Authenticator::new(2));
    assert_eq!(wrong(make(&world, &here, &mut phone, proof("not my password", "")).await), "password");
    let secret = turn_on(&world, &here).await;
    let codes = world.service.fresh_recovery_codes(&here);
    assert_eq!(wrong(make(&world, &here, &mut phone, proof(PASSWORD, "")).await), "code");
    assert_eq!(wrong(make(&world, &here, &mut phone, proof(PASSWORD, &wrong_code(&world, &secret))).await), "code");
    let right = proof("not my password", &code(&world, &secret));
    assert_eq!(wrong(make(&world, &here, &mut phone, right).await), "password");
    let right = proof(PASSWORD, &code(&world, &secret));
    assert_eq!(make(&world, &here, &mut phone, right).await, Ok(false), "there are recovery codes already");
    assert_eq!(account(&world, &here).await.codes_left, 10);
    world.clock.advance(Millis::minutes(1));

    let with_phone = proven(&world, &here, &mut phone).await;
    assert_eq!(make(&world, &here, &mut key, with_phone).await, Ok(false), "a passkey is proof enough");
    let asked = world.service.begin_passkey(&world.owner, &here, "", proof(PASSWORD, &codes[0]), "here").await.unwrap();
    let asked: Value = serde_json::from_str(&asked).unwrap();
    assert_eq!(asked["excludeCredentials"].as_array().unwrap().len(), 2, "no device makes a second one");
    let long = "a".repeat(61);
    let refused = world.service.begin_passkey(&world.owner, &here, &long, proof(PASSWORD, &codes[1]), "here").await;
    assert_eq!(wrong(refused), "name");

    let items = account(&world, &here).await.passkeys.passkeys;
    world.service.rename_passkey(&world.owner, &items[1].id, " Key <ring> ").await.unwrap();
    assert_eq!(account(&world, &here).await.passkeys.passkeys[1].name, "Key <ring>");
    let remove = |form| world.service.remove_passkey(&world.owner, &here, &items[1].id, form, "here");
    assert_eq!(wrong(remove(proof(PASSWORD, "")).await), "code");
    assert_eq!(wrong(remove(proof("not my password", &codes[1])).await), "password");
    remove(proof(PASSWORD, &codes[1])).await.unwrap();
    assert_eq!(remove(proof(PASSWORD, &codes[2])).await, Err(Problem::NotFound));
    assert_eq!(wrong(sign_in(&world, &mut key).await), "", "it was removed");
    assert!(sign_in(&world, &mut phone).await.is_ok());
}

async fn i22_whoever_knows_the_password_cannot_put_an_app_beside_a_passkey(world: World) {
    let here = inside(&world).await;
    let mut phone = Authenticator::new(1);
    first(&world, &here, &mut phone).await;
    world.service.begin_second_factor(&world.owner).await.unwrap();
    let start = world.service.second_factor_start(&world.owner).await.unwrap();
    let secret: TotpSecret = start.secret.replace(' ', "").parse().unwrap();
    let on = |form| world.service.turn_on_second_factor(&world.owner, &here, form, "here");
    assert_eq!(wrong(on(proof(PASSWORD, &code(&world, &secret))).await), "");
    assert!(account(&world, &here).await.second_factor.is_none());
    let form = ProofForm { code: wrong_code(&world, &secret), ..proven(&world, &here, &mut phone).await };
    assert_eq!(wrong(on(form).await), "code");
    let form = ProofForm { code: code(&world, &secret), ..proven(&world, &here, &mut phone).await };
    on(form).await.unwrap();
    assert!(account(&world, &here).await.second_factor.is_some());
}

async fn i22_recovery_codes_go_with_the_last_second_factor(world: World) {
    let here = inside(&world).await;
    let mut phone = Authenticator::new(1);
    let item = first(&world, &here, &mut phone).await;
    let old = world.service.fresh_recovery_codes(&here);
    let form = proven(&world, &here, &mut phone).await;
    world.service.renew_recovery_codes(&world.owner, &here, form, "here").await.unwrap();
    let new = world.service.fresh_recovery_codes(&here);
    assert!(new.len() == 10 && new.iter().all(|code| !old.contains(code)));
    let form = proven(&world, &here, &mut phone).await;
    world.service.remove_passkey(&world.owner, &here, &item.id, form, "here").await.unwrap();
    let shown = account(&world, &here).await;
    assert!(!shown.has_second_step() && shown.codes_left == 0);
    assert!(world.service.fresh_recovery_codes(&here).is_empty());
    assert!(matches!(entry(&world, PASSWORD).await, Entry::Inside(_)));
    assert_eq!(wrong(sign_in(&world, &mut phone).await), "");
}

async fn i22_guessing_with_passkeys_is_slow_from_one_place(world: World) {
    let mut asked = 0;
    while world.service.ask_passkey("one place").await.is_ok() {
        asked += 1;
        assert!(asked <= 60, "questions are limited");
    }
    assert!(world.service.ask_passkey("another").await.is_ok());
    let mut looked_at = 0;
    for _ in 0..30 {
        let refused = world.service.sign_in_with_passkey("{}", "one place").await.unwrap_err().to_string();
        looked_at += u32::from(refused.starts_with("This passkey"));
    }
    assert_eq!(looked_at, 20);
}
