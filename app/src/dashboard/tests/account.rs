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
        second_factor: on.then_some(SecondFactorOn { since: AT, codes_left: 2 }),
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

#[test]
fn i22_the_secret_is_shown_as_code_and_as_text() {
    let html = framed("second-step", "/dashboard/settings/account/second-step", || {
        let start = SecondFactorStart {
            secret: "GEZD GNBV".to_owned(),
            uri: "otpauth://totp/Tallystick:maja?secret=GEZDGNBV".to_owned(),
            qr_size: 29,
            qr_path: "M4 4h1v1h-1z".to_owned(),
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
fn i22_the_second_step_and_a_new_password_work_without_script() {
    let html = plain("sign-in", "/sign-in?reset=1", || view! { <SignInForm/> }.into_any());
    assert!(html.contains("Your password is changed") && html.contains("href=\"/sign-in/forgotten\""), "{html}");
    let html = plain("sign-in-code", "/sign-in/code", || view! { <SecondStepForm/> }.into_any());
    for words in ["action=\"/dashboard/do/second_step\"", "one-time-code", "inputmode=\"numeric\"", "?recovery=1"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html = plain("sign-in-recovery", "/sign-in/code?recovery=1", || view! { <SecondStepForm/> }.into_any());
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
