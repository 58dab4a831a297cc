//! A gateway that is asked as its settings say: whatever is in an SMS stays where it is put.

use crate::{
    dialect::{KEY, PATIENCE, sms_of},
    server::{Asked, Server, json},
};
use delivery::{
    DeliveryError, Secret, Sms, Texter,
    sms::{Body, Gateway, GatewaySettings, Method},
};
use proptest::prelude::*;
use serde_json::json;

fn post(url: &str, body: Body) -> GatewaySettings {
    GatewaySettings { method: Method::Post, url: url.to_owned(), headers: Vec::new(), body, id_field: None }
}

fn get(url: &str) -> GatewaySettings {
    GatewaySettings { method: Method::Get, ..post(url, Body::Empty) }
}

async fn asked(settings: impl FnOnce(&str) -> GatewaySettings, sms: &Sms) -> Asked {
    let server = Server::start(|_| json(200, "OK")).await;
    let gateway = Gateway::new(settings(&server.url), PATIENCE).expect("a gateway");
    let sent = gateway.send(sms).await.expect("it is taken");
    assert_eq!(sent.reply, "HTTP 200 OK");
    let asked = server.asked().remove(0);
    let knows_ours = asked.uri.to_string().contains("dlv_01J0");
    assert_eq!(
        sent.id.as_deref(),
        knows_ours.then_some("dlv_01J0"),
        "r13: it reports by our name for it, if it knows it"
    );
    asked
}

const TEXT: &str = "Pay \"25 €\" & 5% = {to}\\ +1\n<b>?#/../é😀";

fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

#[tokio::test]
async fn r12_a_gateway_can_be_asked_by_its_address_alone() {
    let sms = sms_of("North 24", TEXT);
    let asked = asked(
        |url| get(&format!("{url}/send/{{to_digits}}?to={{to}}&from={{sender}}&text={{text}}&id={{reference}}&x={{}}")),
        &sms,
    )
    .await;
    assert_eq!((asked.method.as_str(), asked.uri.path()), ("GET", "/send/31612345678"));
    assert_eq!(
        asked.query(),
        [
            pair("to", "+31612345678"),
            pair("from", "North 24"),
            pair("text", TEXT),
            pair("id", "dlv_01J0"),
            pair("x", "{}")
        ]
    );
    assert!(asked.body.is_empty());
}

#[tokio::test]
async fn r12_a_gateway_can_be_asked_with_a_form() {
    let asked =
        asked(|url| post(url, Body::Form("to={to}&text={text}&fixed=a+b".to_owned())), &sms_of("Northlight", TEXT))
            .await;
    assert_eq!(asked.header("content-type"), "application/x-www-form-urlencoded");
    assert_eq!(asked.form(), [pair("to", "+31612345678"), pair("text", TEXT), pair("fixed", "a b")]);
}

#[tokio::test]
async fn r12_a_gateway_can_be_asked_with_json() {
    let body = r#"{"to": {to_digits}, "message": {"text": "{text}", "from": "{sender}"}, "n": {}}"#;
    let settings = |url: &str| GatewaySettings {
        method: Method::Put,
        headers: vec![("Authorization".to_owned(), Secret::new(&format!("Bearer {KEY}")))],
        ..post(url, Body::Json(body.to_owned()))
    };
    let asked = asked(settings, &sms_of("Northlight", TEXT)).await;
    assert_eq!((asked.method.as_str(), asked.header("authorization")), ("PUT", format!("Bearer {KEY}").as_str()));
    assert_eq!(asked.header("content-type"), "application/json");
    assert_eq!(
        asked.json(),
        json!({"to": 31_612_345_678_u64, "message": {"text": TEXT, "from": "Northlight"}, "n": {}})
    );
}

#[test]
fn settings_that_cannot_work_say_what_is_expected() {
    let json = |body: &str| post("https://sms.example.com/send", Body::Json(body.to_owned()));
    for (settings, expected) in [
        (get(""), "https://"),
        (get("sms.example.com/send?to={to}&text={text}"), "https://"),
        (get("ftp://sms.example.com/send?to={to}&text={text}"), "https://"),
        (get("https://{text}.example.com/?to={to}"), "host"),
        (get("https://user@sms.example.com/?to={to}&text={text}"), "host"),
        (get("https://sms.example.com/send?text={text}"), "{to}"),
        (get("https://sms.example.com/send?to={to}"), "{text}"),
        (get("https://sms.example.com/send?to={to}&text={message}"), "There is no {message}"),
        (GatewaySettings { method: Method::Get, ..json(r#"{"a":"{to}{text}"}"#) }, "POST"),
        (json(r#"{"to": "{to}", "text": {text}}"#), "quotes"),
        (json("to={to}&text={text}"), "not JSON"),
        (json(r#"{"to": "{to}", "text": "{nachricht}"}"#), "{reference}"),
        (
            GatewaySettings {
                headers: vec![pair("X Key", "1")].into_iter().map(|(n, v)| (n, Secret::new(&v))).collect(),
                ..json(r#"{"a":"{to}{text}"}"#)
            },
            "X-Api-Key",
        ),
        (
            GatewaySettings {
                headers: vec![("X-Key".to_owned(), Secret::new("1\r\nX-Other: 2"))],
                ..json(r#"{"a":"{to}{text}"}"#)
            },
            "X-Api-Key",
        ),
    ] {
        let error = Gateway::new(settings.clone(), PATIENCE).expect_err("it is refused");
        assert!(matches!(&error, DeliveryError::Settings(why) if why.contains(expected)), "{settings:?}: {error:?}");
    }
}

#[test]
fn a_key_is_never_shown() {
    let settings = GatewaySettings {
        headers: vec![("X-Api-Key".to_owned(), Secret::new(KEY))],
        ..get("https://sms.example.com/send?to={to}&text={text}")
    };
    let gateway = Gateway::new(settings, PATIENCE).expect("a gateway");
    assert!(!format!("{gateway:?}").contains(KEY));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_an_sms_says_arrives_letter_by_letter_and_adds_nothing(text in "[ -~\\n€é😀]{1,200}") {
        let Ok(sms) = Sms::new("dlv_1".parse().expect("a reference"), "+31612345678".parse().expect("a number"),
            "Northlight".parse().expect("a sender"), &text) else { return Ok(()) };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let text = sms.text().to_owned();
        runtime.block_on(async {
            let by_address = asked(|url| get(&format!("{url}/?to={{to}}&text={{text}}")), &sms).await;
            prop_assert_eq!(by_address.query(), [pair("to", "+31612345678"), pair("text", &text)]);
            let by_form = asked(|url| post(url, Body::Form("to={to}&text={text}".to_owned())), &sms).await;
            prop_assert_eq!(by_form.form(), [pair("to", "+31612345678"), pair("text", &text)]);
            let template = r#"{"to":"{to}","text":"{text}"}"#.to_owned();
            let by_json = asked(|url| post(url, Body::Json(template)), &sms).await;
            prop_assert_eq!(by_json.json(), json!({"to": "+31612345678", "text": text}));
            for asked in [by_address, by_form, by_json] {
                prop_assert!(!asked.headers.keys().any(|name| name.as_str().starts_with("x-")), "{:?}", asked.headers);
            }
            Ok(())
        })?;
    }
}
