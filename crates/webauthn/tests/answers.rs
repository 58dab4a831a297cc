//! Answers of passkeys: which hold, and which do not.
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use proptest::prelude::*;
use serde_json::{Value, json};
use webauthn::{
    Assertion, Known, NewCredential, NewPasskey, Proved, Refused, Registration, RelyingParty, Transport,
    authenticator::{Authenticator, Kind},
    creation_options, request_options,
};

const ORIGIN: &str = "https://pay.example";
const CHALLENGE: [u8; 32] = [7; 32];

fn site() -> RelyingParty {
    RelyingParty::of(ORIGIN).unwrap()
}

fn to_create() -> String {
    let new = NewPasskey {
        site_name: "Tallystick",
        user: b"mem_1",
        user_name: "maja@example.com",
        display_name: "Maja",
        have: &[],
    };
    creation_options(&site(), &CHALLENGE, new)
}

fn made(by: &mut Authenticator) -> Result<NewCredential, Refused> {
    Registration::read(&by.create(&to_create(), ORIGIN))?.verify(&site())
}

fn known(credential: &NewCredential) -> Known<'_> {
    Known { key: &credential.key, counter: credential.counter, can_be_copied: credential.can_be_copied }
}

fn used(by: &mut Authenticator, credential: &NewCredential) -> Result<Proved, Refused> {
    let answer = by.get(&request_options(&site(), &CHALLENGE, &[]), ORIGIN);
    Assertion::read(&answer)?.verify(&site(), known(credential))
}

/// The same answer with one part of its response changed, byte by byte.
fn with_part(answer: &str, part: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> String {
    let mut answer: Value = serde_json::from_str(answer).unwrap();
    let bytes = URL_SAFE_NO_PAD.decode(answer["response"][part].as_str().unwrap()).unwrap();
    answer["response"][part] = json!(URL_SAFE_NO_PAD.encode(change(bytes)));
    answer.to_string()
}

#[test]
fn a_passkey_of_each_kind_is_made_and_used() {
    for kind in [Kind::Es256, Kind::Ed25519] {
        let mut phone = Authenticator::new(1).with(|it| {
            it.kind = kind;
            it.can_be_copied = true;
            it.is_copied = true;
        });
        let credential = made(&mut phone).unwrap();
        assert_eq!((credential.counter, credential.can_be_copied, credential.is_copied), (1, true, true));
        assert_eq!(credential.transports, [Transport::Hybrid, Transport::Internal], "what nobody knows is left out");
        let answer = phone.get(&request_options(&site(), &CHALLENGE, &[]), ORIGIN);
        let assertion = Assertion::read(&answer).unwrap();
        assert_eq!(assertion.credential(), &credential.id);
        assert_eq!(assertion.user(), Some(&b"mem_1"[..]));
        assert_eq!(assertion.challenge(), CHALLENGE);
        assert_eq!(assertion.verify(&site(), known(&credential)), Ok(Proved { counter: 2, is_copied: true }));
    }
}

#[test]
fn an_answer_with_rs256_as_openssl_signs_it_holds() {
    let sample: Value = serde_json::from_str(include_str!("data/rs256.json")).unwrap();
    let key = URL_SAFE_NO_PAD.decode(sample["key"].as_str().unwrap()).unwrap();
    let answer = sample["answer"].to_string();
    let known = Known { key: &key, counter: 40, can_be_copied: false };
    assert_eq!(Assertion::read(&answer).unwrap().verify(&site(), known), Ok(Proved { counter: 41, is_copied: false }));
    let tampered = with_part(&answer, "signature", |mut bytes| {
        bytes[100] ^= 1;
        bytes
    });
    assert_eq!(Assertion::read(&tampered).unwrap().verify(&site(), known), Err(Refused::Signature));
}

#[test]
fn answers_as_chromium_gives_them_hold() {
    let sample: Value = serde_json::from_str(include_str!("data/chromium.json")).unwrap();
    let site = RelyingParty::of(sample["origin"].as_str().unwrap()).unwrap();
    let registration = Registration::read(&sample["made"].to_string()).unwrap();
    assert_eq!(registration.challenge(), [0, 0, 0]);
    let credential = registration.verify(&site).unwrap();
    assert_eq!((credential.counter, &credential.transports[..]), (1, &[Transport::Internal][..]));
    let assertion = Assertion::read(&sample["used"].to_string()).unwrap();
    assert_eq!((assertion.credential(), assertion.user()), (&credential.id, Some(&b"mem_1"[..])));
    assert_eq!(assertion.verify(&site, known(&credential)), Ok(Proved { counter: 2, is_copied: false }));
}

#[test]
fn browsers_are_asked_for_a_passkey_that_recognises_its_person_and_is_found_without_a_name() {
    let asked: Value = serde_json::from_str(&to_create()).unwrap();
    assert_eq!(asked["rp"]["id"], "pay.example");
    assert_eq!(asked["attestation"], "none");
    assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
    assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
    let algorithms: Vec<_> =
        asked["pubKeyCredParams"].as_array().unwrap().iter().map(|one| one["alg"].as_i64().unwrap()).collect();
    assert_eq!(algorithms, [-7, -8, -257]);
    let asked: Value = serde_json::from_str(&request_options(&site(), &CHALLENGE, &[])).unwrap();
    assert_eq!((asked["rpId"].as_str(), asked["userVerification"].as_str()), (Some("pay.example"), Some("required")));
    assert_eq!(asked["allowCredentials"], json!([]));
}

#[test]
fn i22_what_was_made_elsewhere_or_by_nobody_is_refused() {
    let good = Authenticator::new(1);
    let credential = made(&mut good.clone()).unwrap();
    let wrong = [
        (good.clone().with(|it| it.origin = Some("https://evil.example".to_owned())), Refused::OtherOrigin),
        (good.clone().with(|it| it.origin = Some("https://pay.example:8443".to_owned())), Refused::OtherOrigin),
        (good.clone().with(|it| it.origin = Some("http://pay.example".to_owned())), Refused::OtherOrigin),
        (good.clone().with(|it| it.site = Some("evil.example".to_owned())), Refused::OtherSite),
        (good.clone().with(|it| it.site = Some("example".to_owned())), Refused::OtherSite),
        (good.clone().with(|it| it.framed = true), Refused::Framed),
        (good.clone().with(|it| it.present = false), Refused::NotPresent),
        (good.clone().with(|it| it.verifies = false), Refused::NotVerified),
        (good.clone().with(|it| it.is_copied = true), Refused::Copies),
    ];
    for (mut by, why) in wrong {
        assert_eq!(made(&mut by.clone()), Err(why), "made: {by:?}");
        // The passkey itself is right, and only its use is not.
        by.create(&to_create(), ORIGIN);
        assert_eq!(used(&mut by, &credential), Err(why), "used: {by:?}");
    }
}

#[test]
fn i22_a_signature_that_was_tampered_with_or_is_anothers_is_refused() {
    for kind in [Kind::Es256, Kind::Ed25519] {
        let mut phone = Authenticator::new(1).with(|it| it.kind = kind);
        let credential = made(&mut phone).unwrap();
        let answer = phone.get(&request_options(&site(), &CHALLENGE, &[]), ORIGIN);
        let judge = |answer: &str| Assertion::read(answer).and_then(|it| it.verify(&site(), known(&credential)));
        assert!(judge(&answer).is_ok());
        let flip = |at: usize| {
            move |mut bytes: Vec<u8>| {
                bytes[at] ^= 1;
                bytes
            }
        };
        assert_eq!(judge(&with_part(&answer, "signature", flip(20))), Err(Refused::Signature));
        assert_eq!(judge(&with_part(&answer, "signature", |_| Vec::new())), Err(Refused::Signature));
        assert_eq!(judge(&with_part(&answer, "authenticatorData", flip(36))), Err(Refused::Signature), "the counter");
        let spaced = |bytes: Vec<u8>| [bytes.as_slice(), b" "].concat();
        assert_eq!(judge(&with_part(&answer, "clientDataJSON", spaced)), Err(Refused::Signature));
        let mut other = Authenticator::new(2).with(|it| it.kind = kind);
        let others = made(&mut other).unwrap();
        let key = Known { key: &others.key, ..known(&credential) };
        assert_eq!(Assertion::read(&answer).unwrap().verify(&site(), key), Err(Refused::Signature));
    }
}

#[test]
fn i22_an_answer_to_one_question_is_none_to_the_other() {
    let mut phone = Authenticator::new(1);
    let credential = made(&mut phone).unwrap();
    let answer = phone.get(&request_options(&site(), &CHALLENGE, &[]), ORIGIN);
    let renamed = |from: &'static str, to: &'static str| {
        move |bytes: Vec<u8>| String::from_utf8(bytes).unwrap().replace(from, to).into_bytes()
    };
    let as_create = with_part(&answer, "clientDataJSON", renamed("webauthn.get", "webauthn.create"));
    let judged = Assertion::read(&as_create).unwrap().verify(&site(), known(&credential));
    assert_eq!(judged, Err(Refused::OtherCeremony));
    assert!(Registration::read(&answer).is_err());
    let created = Authenticator::new(3).create(&to_create(), ORIGIN);
    let as_get = with_part(&created, "clientDataJSON", renamed("webauthn.create", "webauthn.get"));
    assert_eq!(Registration::read(&as_get).unwrap().verify(&site()), Err(Refused::OtherCeremony));
    assert!(Assertion::read(&created).is_err());
}

#[test]
fn i22_who_counts_back_or_stands_still_is_refused_and_who_never_counts_is_not() {
    let mut phone = Authenticator::new(1);
    let credential = made(&mut phone).unwrap();
    let far = NewCredential { counter: 9, ..credential.clone() };
    assert_eq!(used(&mut phone, &far), Err(Refused::CountedBack { known: 9, came: 2 }));
    phone.step = 0;
    let here = NewCredential { counter: 2, ..credential.clone() };
    assert_eq!(used(&mut phone, &here), Err(Refused::CountedBack { known: 2, came: 2 }));
    phone.counter = 0;
    assert_eq!(used(&mut phone, &here), Err(Refused::CountedBack { known: 2, came: 0 }));
    let never = NewCredential { counter: 0, ..credential };
    assert_eq!(used(&mut phone, &never), Ok(Proved { counter: 0, is_copied: false }));
}

#[test]
fn a_passkey_that_could_be_copied_at_first_and_then_not_is_another() {
    let mut phone = Authenticator::new(1);
    let credential = made(&mut phone).unwrap();
    phone.can_be_copied = true;
    assert_eq!(used(&mut phone, &credential), Err(Refused::Copies));
}

#[test]
fn a_key_of_another_kind_or_size_is_refused() {
    let mut phone = Authenticator::new(1);
    let credential = made(&mut phone).unwrap();
    let answer = phone.create(&to_create(), ORIGIN);
    // The fields of the key: kty 2, alg -7, crv 1.
    let at = |needle: &[u8], bytes: &[u8]| bytes.windows(needle.len()).position(|window| window == needle).unwrap();
    let head = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01];
    for (place, value, why) in [(2, 3, Refused::Algorithm), (4, 0x27, Refused::Algorithm), (6, 2, Refused::Algorithm)] {
        let changed = with_part(&answer, "attestationObject", |mut bytes| {
            let start = at(&head, &bytes);
            bytes[start + place] = value;
            bytes
        });
        assert_eq!(Registration::read(&changed).unwrap().verify(&site()), Err(why), "{place}");
    }
    let longer = [credential.key.as_slice(), &[0]].concat();
    let key = Known { key: &longer, ..known(&credential) };
    let answer = phone.get(&request_options(&site(), &CHALLENGE, &[]), ORIGIN);
    assert_eq!(Assertion::read(&answer).unwrap().verify(&site(), key), Err(Refused::Unreadable("key")));
}

proptest! {
    #[test]
    fn whatever_comes_is_refused_without_a_panic(
        at in any::<prop::sample::Index>(), bytes in prop::collection::vec(any::<u8>(), 0..40), keep in any::<bool>(),
    ) {
        let mut phone = Authenticator::new(1);
        let created = phone.create(&to_create(), ORIGIN);
        let got = phone.get(&request_options(&site(), &CHALLENGE, &[]), ORIGIN);
        let spliced = |old: Vec<u8>| {
            let start = at.index(old.len());
            let end = if keep { (start + bytes.len()).min(old.len()) } else { old.len() };
            [&old[..start], &bytes, &old[end..]].concat()
        };
        for part in ["clientDataJSON", "attestationObject"] {
            let _ = Registration::read(&with_part(&created, part, spliced)).and_then(|it| it.verify(&site()));
        }
        let key = [0xa5, 0x01, 0x02, 0x03, 0x26];
        let known = Known { key: &key, counter: 0, can_be_copied: false };
        for part in ["clientDataJSON", "authenticatorData", "signature"] {
            let answer = with_part(&got, part, spliced);
            let judged = Assertion::read(&answer).and_then(|it| it.verify(&site(), known));
            prop_assert!(judged.is_err());
        }
    }

    #[test]
    fn text_that_is_no_answer_is_refused_without_a_panic(text in ".{0,200}") {
        prop_assert!(Registration::read(&text).is_err());
        prop_assert!(Assertion::read(&text).is_err());
    }
}
