//! The matrix of I19: every page, route and server function, asked as everybody on a running router with two merchants.

mod asks;
mod secrets;
mod stage;
mod streams;

use super::{
    Rule,
    application::{PAGES, SERVER_FUNCTIONS, rule_of},
};
use crate::web::{dashboard, for_machines, for_people};
use asks::{NEVER_DONE, filled, path_of};
use axum::http::{Method, StatusCode};
use domain::{Right, Role};
use stage::{Answer, Engine, Stage, Who};

const FORM: &str = "application/x-www-form-urlencoded";
/// A form with an empty file, which takes a picture away.
const FILE: &str = "multipart/form-data; boundary=b";

/// What nobody but its members may read of the first merchant.
const CANARIES: &[&str] = &["Goldcrest", "goldcrest.example", "staff@example.com", "ingrid@example.com"];

impl Who {
    /// Whether the rule lets them in, to what is theirs.
    fn may_enter(self, rule: Rule) -> bool {
        match (rule, self) {
            (Rule::Public | Rule::Secret, _) => true,
            (Rule::SignedIn | Rule::Member(_), Self::Anonymous) => false,
            (Rule::SignedIn, _) => true,
            (Rule::Member(right), Self::Member(role)) => role.may(right),
            (Rule::Member(right), Self::Turned) => Role::Staff.may(right),
            (Rule::Member(_), Self::Stranger) => true,
        }
    }
}

fn done(status: StatusCode) -> bool {
    status.is_success() || status.is_redirection()
}

/// Nobody outside of the rule: refused for who they are, told nothing, and nothing was written.
fn refused(who: Who, asked: &str, answer: &Answer) {
    let expected = if who == Who::Anonymous { StatusCode::UNAUTHORIZED } else { StatusCode::FORBIDDEN };
    let led_away = who == Who::Anonymous && answer.leads_to.as_deref() == Some("/sign-in");
    assert!(answer.status == expected || led_away, "{who:?} {asked}: {answer:?}");
    // A member who may look may know what there is.
    if who == Who::Anonymous {
        told_nothing(who, asked, answer);
    }
}

fn told_nothing(who: Who, asked: &str, answer: &Answer) {
    for canary in CANARIES.iter().filter(|canary| !asked.contains(**canary)) {
        assert!(!answer.text.contains(canary), "{who:?} {asked} reads \"{canary}\": {}", answer.text);
    }
}

/// Who may only look changes nothing, and what the others change stands in the audit log.
async fn written_down(stage: &Stage, rule: Rule, asked: &str, before: &[Vec<u8>], audited: usize) {
    let changed = *before != stage.database().await;
    assert!(!changed || rule != Rule::Member(Right::Look), "{asked} changes something for who may only look");
    assert_eq!(stage.audited().await > audited, changed, "{asked} is not in the audit log, or is there for nothing");
}

/// An answer about names that nobody has, as one about these.
fn renamed(stage: &Stage, answer: Answer) -> Answer {
    let mut text = answer.text;
    for word in stage.things.keys() {
        let name = format!("{{{word}}}");
        text = text.replace(&filled(stage, &name, true), &filled(stage, &name, false));
    }
    Answer { text, ..answer }
}

/// What differs from answer to answer without meaning anything.
fn plain(answer: Answer) -> Answer {
    let nonce = answer.text.split_once("nonce=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(nonce, _)| nonce);
    match nonce.filter(|nonce| !nonce.is_empty()) {
        Some(nonce) => Answer { text: answer.text.replace(nonce, "NONCE"), ..answer },
        None => answer,
    }
}

#[test]
fn every_page_and_server_function_has_a_rule_and_every_rule_one_of_them_i19() {
    let pages = &*dashboard::LISTED;
    let functions = leptos::server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned());
    let paths: Vec<_> = pages.iter().map(|page| page.path().to_owned()).chain(functions).collect();
    assert!(paths.len() > 60, "they are listed at all: {paths:?}");
    for path in &paths {
        assert!(rule_of(path).is_some(), "{path} has no rule in src/web/access/application.rs");
    }
    for (name, _) in PAGES {
        assert!(paths.iter().any(|path| path == name), "there is no page {name}");
    }
    for (endpoint, _) in SERVER_FUNCTIONS {
        assert!(paths.contains(&format!("/dashboard/do/{endpoint}")), "there is no server function {endpoint}");
        assert!(asks::SERVER_FUNCTIONS.iter().any(|(asked, _)| asked == endpoint), "{endpoint} is not asked here");
    }
}

/// Everything that one of them finds, on a stage of their own.
async fn every_server_function(who: Who, engine: Engine) {
    let stage = Stage::for_one(who, engine).await;
    let ask = async |endpoint: &str, body: &str, nobodys: bool| {
        let path = format!("/dashboard/do/{endpoint}");
        stage.ask(&Method::POST, &path, FORM, filled(&stage, body, nobodys)).await
    };
    for (endpoint, body) in asks::SERVER_FUNCTIONS {
        let rule = rule_of(&format!("/dashboard/do/{endpoint}")).unwrap();
        let (asked, before, audited) = (format!("{endpoint} {body}"), stage.database().await, stage.audited().await);
        let answer = ask(endpoint, body, false).await;
        assert!(!answer.text.contains("did not arrive whole"), "{asked} is not asked as it should be: {answer:?}");
        if !who.may_enter(rule) {
            refused(who, &asked, &answer);
            assert!(before == stage.database().await, "{who:?} {asked} wrote something");
            continue;
        }
        let names_things = filled(&stage, body, true) != filled(&stage, body, false);
        if who.is_outside() && names_things {
            let nobodys = renamed(&stage, ask(endpoint, body, true).await);
            assert_eq!(answer, nobodys, "{asked} tells a stranger that it is there");
            assert!(before == stage.database().await, "{asked} wrote something for a stranger");
        }
        if who.is_outside() {
            told_nothing(who, &asked, &answer);
        } else if matches!(rule, Rule::Member(_)) && !NEVER_DONE.contains(endpoint) {
            assert!(done(answer.status), "{who:?} {asked} is refused: {answer:?}");
            written_down(&stage, rule, &asked, &before, audited).await;
        } else {
            let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN, StatusCode::NOT_FOUND];
            assert!(!refused.contains(&answer.status), "{who:?} {asked} is refused: {answer:?}");
            assert!(!answer.status.is_server_error(), "{who:?} {asked}: {answer:?}");
        }
    }
}

/// Pages and routes, each as one of them.
async fn every_page_and_route(who: Who, engine: Engine) {
    let stage = Stage::for_one(who, engine).await;
    let state = stage.state();
    let routes = for_people(&state).declared.into_iter().chain(for_machines(&state).declared);
    for (path, rule) in PAGES.iter().copied().chain(routes) {
        for method in [Method::GET, Method::POST] {
            let written = path_of(path);
            let (kind, body) = match path.rsplit('/').next() {
                Some(field @ ("logo" | "picture")) => (
                    FILE,
                    format!(
                        "--b\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"\"\r\n\r\n\r\n--b--\r\n"
                    ),
                ),
                _ if path == "/dashboard/messages/preview" => (FORM, String::new()),
                _ => (FORM, "asset=sandbox:1/token:USDC&act=exact".to_owned()),
            };
            let query = if path == "/dashboard/messages/preview" {
                "?purpose=request&subject=Payment&body=Please+pay.+%7B%7Blink%7D%7D"
            } else {
                ""
            };
            let ask = async |nobodys: bool| {
                let path = filled(&stage, &written, nobodys) + query;
                plain(stage.ask(&method, &path, kind, body.clone()).await)
            };
            let (asked, before, audited) = (format!("{method} {path}"), stage.database().await, stage.audited().await);
            // With a name that nobody has, nobody finds anything.
            if filled(&stage, &written, true) != filled(&stage, &written, false) {
                let nobodys = ask(true).await;
                if nobodys.status == StatusCode::METHOD_NOT_ALLOWED {
                    continue;
                }
                assert!(
                    !done(nobodys.status) || nobodys.leads_to.as_deref() == Some("/sign-in"),
                    "{who:?} {asked}: {nobodys:?}"
                );
                assert!(before == stage.database().await, "{who:?} {asked} wrote something about nothing");
                if who.is_outside() && matches!(rule, Rule::Member(_)) {
                    let answer = ask(false).await;
                    assert_eq!(answer, renamed(&stage, nobodys), "{asked} tells a stranger that it is there");
                    assert!(before == stage.database().await, "{asked} wrote something for a stranger");
                    continue;
                }
            }
            let answer = ask(false).await;
            if answer.status == StatusCode::METHOD_NOT_ALLOWED {
                continue;
            }
            if !who.may_enter(rule) {
                refused(who, &asked, &answer);
                assert!(before == stage.database().await, "{who:?} {asked} wrote something");
                continue;
            }
            if let Rule::Member(_) = rule {
                assert!(done(answer.status), "{who:?} {asked} is refused: {answer:?}");
                match who {
                    _ if who.is_outside() => told_nothing(who, &asked, &answer),
                    _ => written_down(&stage, rule, &asked, &before, audited).await,
                }
            } else if rule == Rule::Secret && path.starts_with("/reports/") {
                assert!(answer.status.is_client_error(), "{who:?} {asked} without a proof: {answer:?}");
                assert!(before == stage.database().await, "{who:?} {asked} wrote something without a proof");
            } else {
                let refused = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN];
                assert!(!refused.contains(&answer.status), "{who:?} {asked} is refused: {answer:?}");
                assert!(!answer.status.is_server_error(), "{who:?} {asked}: {answer:?}");
            }
        }
    }
}

/// A page of the first merchant, asked from after its member turned to the other one in another window: nothing is done and
/// nothing told, for neither.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_page_asks_after_its_member_turned_to_another_business_is_done_in_neither_i19() {
    let mut stage = Stage::for_one(Who::Turned, Engine::Sqlite).await;
    stage.of_business = Some(stage.first());
    let switched = |asked: &str, answer: &Answer| {
        assert_eq!(answer.status, StatusCode::CONFLICT, "{asked}: {answer:?}");
        // In words, or so that the page says them.
        let told = ["You switched to Stranger and Sons", "\"problem\":\"switched\",\"to\":\"Stranger and Sons\""];
        assert!(told.iter().any(|told| answer.text.contains(told)), "{asked}: {answer:?}");
        told_nothing(Who::Turned, asked, answer);
    };
    let mut asked_for = 0;
    for (endpoint, body) in asks::SERVER_FUNCTIONS {
        let path = format!("/dashboard/do/{endpoint}");
        if !matches!(rule_of(&path), Some(Rule::Member(_))) && *endpoint != "leave_business" {
            continue;
        }
        let before = stage.database().await;
        let answer = stage.ask(&Method::POST, &path, FORM, filled(&stage, body, false)).await;
        switched(&format!("{endpoint} {body}"), &answer);
        assert!(before == stage.database().await, "{endpoint} {body} wrote something");
        asked_for += 1;
    }
    assert!(asked_for > 80, "{asked_for}");
    let routes = for_people(&stage.state()).declared;
    for (path, rule) in routes.into_iter().filter(|(_, rule)| matches!(rule, Rule::Member(_))) {
        for method in [Method::GET, Method::POST] {
            let before = stage.database().await;
            let answer = stage.ask(&method, &filled(&stage, &path_of(path), false), FORM, String::new()).await;
            if answer.status != StatusCode::METHOD_NOT_ALLOWED {
                switched(&format!("{method} {path} {rule:?}"), &answer);
            }
            assert!(before == stage.database().await, "{method} {path} wrote something");
        }
    }
    // And as a browser without script says it.
    stage.of_business = None;
    let path = format!("/dashboard/do/save_tag?business={}", stage.first());
    let body = "form[kind]=link&form[name]=Nowhere&form[colour]=green";
    let before = stage.database().await;
    switched("save_tag", &stage.ask(&Method::POST, &path, FORM, body.to_owned()).await);
    assert!(before == stage.database().await);
    assert!(done(stage.ask(&Method::POST, "/dashboard/do/save_tag", FORM, body.to_owned()).await.status));
}

macro_rules! as_everybody {
    (with $ask:ident in $everything:ident $($name:ident: $who:expr;)+) => {
        mod $everything {
            use super::*;
            mod on_sqlite {
                use super::*;
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    $ask($who, Engine::Sqlite).await;
                })+
            }
            mod on_postgres {
                use super::*;
                $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    $ask($who, Engine::Postgres).await;
                })+
            }
        }
    };
    ($($name:ident: $who:expr;)+) => {
        as_everybody! { with every_server_function in server_functions_i19 $($name: $who;)+ }
        as_everybody! { with every_page_and_route in pages_and_routes_i19 $($name: $who;)+ }
    };
}

as_everybody! {
    asked_by_nobody_who_signed_in: Who::Anonymous;
    asked_by_another_merchants_owner: Who::Stranger;
    asked_by_an_owner_who_turned_to_another_business: Who::Turned;
    asked_by_a_viewer: Who::Member(domain::Role::Viewer);
    asked_by_staff: Who::Member(domain::Role::Staff);
    asked_by_an_admin: Who::Member(domain::Role::Admin);
    asked_by_an_owner: Who::Member(domain::Role::Owner);
}
