//! The member's account, and the ways in.

use super::{
    is_escaped,
    sample::{AT, EVIL},
    stage::{framed, plain, with_error},
};
use crate::dashboard::{
    settings::{AccountActions, AccountView, RecoveryCodes, SecondFactorSetUp},
    welcome::{ForgottenForm, ResetForm, SecondStepForm, SignInForm},
};
use api_types::{
    Problem,
    account::{Account, SecondFactorOn, SecondFactorStart, SignInItem},
    passkeys::{PasskeyItem, PasskeyList, PasskeysNeed, StepWays},
};
use leptos::prelude::*;

fn sign_in(name: &str, this: bool) -> SignInItem {
    SignInItem {
        name: name.to_owned(),
        browser: Some("Firefox".to_owned()),
        os: Some("Linux".to_owned()),
        place: Some("203.0.113.x".to_owned()),
        created_at: AT,
        seen_at: Some(AT),
        this,
    }
}

fn account(on: bool) -> Account {
    let unknown = SignInItem { browser: None, os: None, place: None, seen_at: None, ..sign_in("cc", false) };
    Account {
        name: EVIL.to_owned(),
        email: "maja@example.com".to_owned(),
        second_factor: on.then_some(SecondFactorOn { since: AT }),
        passkeys: PasskeyList { need: None, passkeys: Vec::new() },
        codes_left: if on { 2 } else { 0 },
        sign_ins: vec![sign_in("aa", true), sign_in("bb", false), unknown],
    }
}

fn page(on: bool) -> String {
    let name = if on { "account-on" } else { "account" };
    framed(name, "/dashboard/settings/account", move || {
        view! { <AccountView account=account(on) actions=AccountActions::new()/> }.into_any()
    })
}

#[test]
fn i22_the_account_shows_where_one_is_signed_in_and_ends_the_others() {
    let html = page(false);
    is_escaped(&html);
    for words in [
        "You sign in with maja@example.com.",
        "<summary class=\"btn sm\">End",
        "<summary class=\"btn danger\">End all others",
        "It is signed out at once and shows notifications no more. This cannot be taken back; sign in there again.",
        "name=\"form[current]\"",
        "autocomplete=\"new-password\"",
        "Firefox on Linux",
        "From 203.0.113.x. ",
        "This browser",
        "value=\"bb\"",
        "action=\"/dashboard/do/end_other_sign_ins?business=mer_1\"",
        "action=\"/dashboard/do/begin_second_factor?business=mer_1\"",
    ] {
        assert!(html.replace("<!>", "").contains(words), "{words}: {html}");
    }
    assert!(!html.contains("value=\"aa\""), "this browser signs out by its menu: {html}");
}

#[test]
fn i22_a_second_step_that_is_on_tells_how_many_recovery_codes_are_left() {
    let html = page(true);
    for words in [
        "2 recovery codes left",
        "action=\"/dashboard/do/turn_off_second_factor?business=mer_1\"",
        "name=\"form[code]\"",
    ] {
        assert!(html.replace("<!>", "").contains(words), "{words}: {html}");
    }
    assert!(!html.contains("do/begin_second_factor"), "{html}");
}

fn passkey(name: &str, used_at: Option<i64>) -> PasskeyItem {
    PasskeyItem { id: format!("pk_{name}"), name: name.to_owned(), added_at: AT, used_at, is_copied: used_at.is_none() }
}

fn with_passkeys(name: &'static str, on: bool, passkeys: Vec<PasskeyItem>) -> String {
    framed(name, "/dashboard/settings/account", move || {
        let account = Account { passkeys: PasskeyList { need: None, passkeys }, codes_left: 10, ..account(on) };
        view! { <AccountView account actions=AccountActions::new()/> }.into_any()
    })
    .replace("<!>", "")
}

#[test]
fn i22_passkeys_are_listed_named_and_removed_with_a_proof() {
    let html = with_passkeys("account-passkeys", true, vec![passkey(EVIL, Some(AT)), passkey("Key ring", None)]);
    is_escaped(&html);
    for words in [
        "Only on its device. ",
        "Kept by your password manager. ",
        "Not used yet",
        "action=\"/dashboard/do/rename_passkey?business=",
        "action=\"/dashboard/do/remove_passkey?business=",
        "action=\"/dashboard/do/begin_passkey?business=",
        "id=\"passkey-0-remove-password\"",
        "id=\"passkey-1-remove-password\"",
        "name=\"form[passkey]\"",
        "10 recovery codes left",
        "Your device may go on showing it",
        "Then the second step is taken with a passkey only.",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("your only second step"), "{html}");
}

#[test]
fn i22_who_removes_the_last_second_step_is_told_so() {
    let html = with_passkeys("account-last-passkey", false, vec![passkey("Phone", None)]);
    assert!(html.contains("It is your only second step."), "{html}");
    let html = with_passkeys("account-no-passkey", false, Vec::new());
    assert!(
        html.contains("From then on signing in takes a second step") && !html.contains("recovery codes left"),
        "{html}"
    );
    assert!(!html.contains("form[passkey]"), "there is none to prove it with: {html}");
}

#[test]
fn i22_where_there_can_be_no_passkeys_the_account_says_why_and_the_sign_in_offers_none() {
    let html = framed("account-passkeys-need", "/dashboard/settings/account", || {
        let passkeys = PasskeyList { need: Some(PasskeysNeed::DomainName), passkeys: vec![passkey("Phone", None)] };
        view! { <AccountView account=Account { passkeys, ..account(false) } actions=AccountActions::new()/> }.into_any()
    });
    assert!(html.contains("Passkeys need a domain name") && !html.contains("do/begin_passkey"), "{html}");
    assert!(html.contains("do/remove_passkey") && !html.contains("form[passkey]"), "it can be removed: {html}");
    let html = plain("sign-in-no-passkeys", "/sign-in", || view! { <SignInForm passkeys=false/> }.into_any());
    assert!(!html.contains("passkey") && !html.contains("webauthn"), "{html}");
    let html = plain("sign-in-passkeys", "/sign-in", || view! { <SignInForm passkeys=true/> }.into_any());
    assert!(html.contains("autocomplete=\"username webauthn\""), "{html}");
    // Script shows the button where the browser can.
    assert!(html.contains("Sign in with a passkey") && html.contains("hidden"), "{html}");
}

#[test]
fn i22_the_second_step_offers_what_the_member_has() {
    let page = |name, url, app, passkey| {
        plain(name, url, move || view! { <SecondStepForm ways=StepWays { app, passkey }/> }.into_any())
    };
    let html = page("sign-in-passkey", "/sign-in/code", false, true);
    assert!(html.contains("Use a passkey") && !html.contains("<form"), "{html}");
    assert!(html.contains("No passkey at hand? Use a recovery code"), "{html}");
    let html = page("sign-in-passkey-recovery", "/sign-in/code?recovery=1", false, true);
    assert!(html.contains("Recovery code") && html.contains("do/second_step"), "{html}");
    let html = page("sign-in-both", "/sign-in/code", true, true);
    assert!(html.contains("Use a passkey") && html.contains("one-time-code"), "{html}");
}

#[test]
fn i22_who_has_a_passkey_turns_an_app_on_with_it() {
    let html = framed("second-step", "/dashboard/settings/account/second-step", || {
        let start = SecondFactorStart {
            secret: "GEZD GNBV".to_owned(),
            uri: "otpauth://totp/Tallystick:maja?secret=GEZDGNBV".to_owned(),
            qr_size: 29,
            qr_path: "M4 4h1v1h-1z".to_owned(),
            passkey: true,
        };
        view! { <SecondFactorSetUp start turn_on=ServerAction::new()/> }.into_any()
    });
    assert!(
        html.contains("form[passkey]") && html.contains("form[code]") && !html.contains("form[password]"),
        "{html}"
    );
}

#[test]
fn i22_the_secret_is_shown_as_code_and_as_text() {
    let html = framed("second-step", "/dashboard/settings/account/second-step", || {
        let start = SecondFactorStart {
            secret: "GEZD GNBV".to_owned(),
            uri: "otpauth://totp/Tallystick:maja?secret=GEZDGNBV".to_owned(),
            qr_size: 29,
            qr_path: "M4 4h1v1h-1z".to_owned(),
            passkey: false,
        };
        assert_eq!(format!("{start:?}"), "SecondFactorStart { .. }", "it is never logged");
        view! { <SecondFactorSetUp start turn_on=ServerAction::new()/> }.into_any()
    });
    for words in [
        ">GEZD GNBV<",
        "M4 4h1v1h-1z",
        "href=\"otpauth://totp/",
        "action=\"/dashboard/do/turn_on_second_factor?business=mer_1\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn i23_recovery_codes_are_listed_or_it_is_said_where_new_ones_are_made() {
    let codes = |codes: Vec<String>| {
        framed("recovery-codes", "/dashboard/settings/account/recovery-codes", move || {
            view! { <RecoveryCodes codes put_away=ServerAction::new()/> }.into_any()
        })
    };
    let html = codes(Vec::new());
    assert!(html.contains("are shown once"), "{html}");
    let html = codes(vec!["HHHH-HHHH-HHHH-HHHH-HHHH-HHHH-HHHH".to_owned(); 10]);
    assert_eq!(html.matches("<code>HHHH-").count(), 10, "{html}");
}

#[test]
fn i19_who_begins_to_sign_in_again_keeps_the_invitation_that_they_came_from() {
    let ways = StepWays { app: true, passkey: true };
    let html =
        plain("sign-in-invited", "/sign-in/code?invitation=a%2Bb", move || view! { <SecondStepForm ways/> }.into_any());
    for words in ["href=\"/sign-in?invitation=a%2Bb\"", "name=\"invitation\" value=\"a+b\""] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn i22_the_second_step_and_a_new_password_work_without_script() {
    let html = plain("sign-in", "/sign-in?reset=1", || view! { <SignInForm passkeys=false/> }.into_any());
    assert!(html.contains("Your password is changed") && html.contains("href=\"/sign-in/forgotten\""), "{html}");
    let ways = StepWays { app: true, passkey: false };
    let html = plain("sign-in-code", "/sign-in/code", move || view! { <SecondStepForm ways/> }.into_any());
    for words in ["action=\"/dashboard/do/second_step\"", "one-time-code", "inputmode=\"numeric\"", "?recovery=1"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html =
        plain("sign-in-recovery", "/sign-in/code?recovery=1", move || view! { <SecondStepForm ways/> }.into_any());
    assert!(html.contains("Recovery code") && !html.contains("inputmode"), "{html}");
    let html = plain("reset", "/sign-in/reset?token=t0ken", || {
        view! { <ResetForm token="t0ken".to_owned() open=true/> }.into_any()
    });
    assert!(html.contains("value=\"t0ken\"") && html.contains("action=\"/dashboard/do/reset_password\""), "{html}");
    let html = plain("reset-gone", "/sign-in/reset?token=t0ken", || {
        view! { <ResetForm token="t0ken".to_owned() open=false/> }.into_any()
    });
    assert!(html.contains("does not work any more") && !html.contains("t0ken"), "{html}");
}

#[test]
fn i22_who_has_forgotten_the_password_is_told_the_same_whoever_they_are() {
    let html =
        plain("forgotten-sent", "/sign-in/forgotten?sent=1", || view! { <ForgottenForm mails=true/> }.into_any());
    assert!(html.contains("If somebody signs in here with this address"), "{html}");
    let html = plain("forgotten-no-mail", "/sign-in/forgotten", || view! { <ForgottenForm mails=false/> }.into_any());
    assert!(html.contains("tallystick admin reset-password") && !html.contains("<form"), "{html}");
    let problem = Problem::field("email", "Enter an e-mail address such as maja@example.com.");
    let html = with_error("forgotten", "/sign-in/forgotten", "/dashboard/do/ask_for_reset", problem, &EVIL, || {
        view! { <ForgottenForm mails=true/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("id=\"forgotten-email-note\""), "{html}");
}
