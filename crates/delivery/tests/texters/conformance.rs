//! What every provider must do.

use crate::{
    dialect::{BIRD, Dialect, KEY, MESSAGEBIRD, REPORTS, TWILIO, sms, sms_of},
    for_each_provider,
    server::{Asked, Server, json},
};
use delivery::{DeliveryError, Sent, Sms};
use serde_json::json;
use std::time::Duration;

for_each_provider!(
    r12_a_message_is_taken_in_the_format_that_the_provider_documents,
    r13_a_refusal_is_final_and_is_told_in_the_provider_s_words,
    r13_a_wrong_key_is_the_settings_fault,
    r13_a_provider_that_is_busy_says_when_to_come_again,
    r13_a_provider_that_fails_is_tried_again,
    r13_an_address_that_nobody_answers_at_is_a_passing_failure,
    an_address_that_is_none_is_refused,
);

async fn send(
    dialect: &'static Dialect,
    answer: (u16, &'static str),
    sms: &Sms,
) -> (Result<Sent, DeliveryError>, Vec<Asked>) {
    let server = Server::start(move |_| json(answer.0, answer.1)).await;
    let sent = (dialect.make)(&server.url).expect("a provider").send(sms).await;
    (sent, server.asked())
}

async fn request(dialect: &'static Dialect, sms: &Sms) -> Asked {
    let (sent, mut asked) = send(dialect, dialect.taken, sms).await;
    assert_eq!(sent.expect("it is taken").id.as_deref(), Some(dialect.id));
    assert_eq!(asked.len(), 1, "one request for one message");
    asked.remove(0)
}

async fn r12_a_message_is_taken_in_the_format_that_the_provider_documents(dialect: &'static Dialect) {
    let (sent, _) = send(dialect, dialect.taken, &sms()).await;
    let sent = sent.expect("it is taken");
    assert_eq!(sent.id.as_deref(), Some(dialect.id));
    assert!(!sent.reply.is_empty());
}

async fn r13_a_refusal_is_final_and_is_told_in_the_provider_s_words(dialect: &'static Dialect) {
    let (status, body, words) = dialect.refused;
    let (sent, asked) = send(dialect, (status, body), &sms()).await;
    let error = sent.expect_err("it is not taken");
    assert!(matches!(&error, DeliveryError::Persistent(why) if why.contains(words)), "{error:?}");
    assert!(error.to_string().contains(dialect.name), "{error}");
    assert_eq!(asked.len(), 1);
}

async fn r13_a_wrong_key_is_the_settings_fault(dialect: &'static Dialect) {
    let (status, body, words) = dialect.unknown_key;
    let (sent, _) = send(dialect, (status, body), &sms()).await;
    let error = sent.expect_err("it is not taken");
    assert!(matches!(&error, DeliveryError::Settings(why) if why.contains(words)), "{error:?}");
    assert!(!format!("{error:?}").contains(KEY));
}

async fn r13_a_provider_that_is_busy_says_when_to_come_again(dialect: &'static Dialect) {
    for (status, after, expected) in
        [(429, Some("120"), Some(120)), (503, Some("7"), Some(7)), (429, None, None), (429, Some("soon"), None)]
    {
        let server = Server::start(move |_| {
            let mut response = json(status, "{}");
            if let Some(after) = after {
                response.headers_mut().insert("retry-after", after.parse().expect("a value"));
            }
            response
        })
        .await;
        let error = (dialect.make)(&server.url).expect("a provider").send(&sms()).await.expect_err("it is not taken");
        let DeliveryError::Transient { wait, maybe_taken, .. } = error else { panic!("{error:?}") };
        assert_eq!((wait, maybe_taken), (expected.map(Duration::from_secs), false), "{status} {after:?}");
    }
}

async fn r13_a_provider_that_fails_is_tried_again(dialect: &'static Dialect) {
    for status in [408, 500, 502, 503, 504] {
        let (sent, _) = send(dialect, (status, "oops"), &sms()).await;
        let error = sent.expect_err("it is not taken");
        assert!(error.is_transient(), "{status}: {error:?}");
        assert!(error.to_string().contains(&status.to_string()), "{error}");
    }
}

async fn r13_an_address_that_nobody_answers_at_is_a_passing_failure(dialect: &'static Dialect) {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", free.local_addr().expect("an address"));
    drop(free);
    let error = (dialect.make)(&url).expect("a provider").send(&sms()).await.expect_err("it is not taken");
    assert!(
        error.is_transient() && !error.maybe_taken() && error.to_string().contains("cannot be reached"),
        "{error:?}"
    );
}

async fn an_address_that_is_none_is_refused(dialect: &'static Dialect) {
    for url in ["", "api.example.com", "ftp://api.example.com", "file:///etc/passwd", "https://"] {
        assert!(matches!((dialect.make)(url), Err(DeliveryError::Settings(_))), "{url}");
    }
}

#[tokio::test]
async fn r12_twilio_is_asked_with_a_form_and_basic_authentication() {
    let asked = request(&TWILIO, &sms()).await;
    assert_eq!(
        (asked.method.as_str(), asked.uri.path()),
        ("POST", "/2010-04-01/Accounts/ACd5a6dd3f0b0e4a7c9f1e2d3c4b5a6978/Messages.json")
    );
    assert_eq!(asked.header("content-type"), "application/x-www-form-urlencoded");
    // base64 of account:key
    assert_eq!(
        asked.header("authorization"),
        "Basic QUNkNWE2ZGQzZjBiMGU0YTdjOWYxZTJkM2M0YjVhNjk3ODprM3ktb2YtdGhlLWFjY291bnQ="
    );
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        asked.form(),
        [
            field("To", "+31612345678"),
            field("From", "Northlight"),
            field("Body", sms().text()),
            field("StatusCallback", REPORTS)
        ]
    );
}

#[tokio::test]
async fn r12_messagebird_is_asked_with_json_and_an_access_key() {
    let asked = request(&MESSAGEBIRD, &sms()).await;
    assert_eq!((asked.method.as_str(), asked.uri.path()), ("POST", "/messages"));
    assert_eq!(asked.header("authorization"), format!("AccessKey {KEY}"));
    assert_eq!(
        asked.json(),
        json!({
            "originator": "Northlight", "recipients": ["31612345678"], "body": sms().text(), "datacoding": "plain",
            "reference": "dlv_01J0", "reportUrl": REPORTS,
        })
    );
    let wide = request(&MESSAGEBIRD, &sms_of("+31 6 87654321", "Привет")).await.json();
    assert_eq!((&wide["originator"], &wide["datacoding"]), (&json!("31687654321"), &json!("unicode")));
}

#[tokio::test]
async fn r12_bird_is_asked_below_its_channel() {
    let asked = request(&BIRD, &sms()).await;
    let path =
        "/workspaces/a1405560-c8d3-4b1a-877d-3f449ad95352/channels/614208aa-b153-4d5d-9989-2fddfc0ce4c3/messages";
    assert_eq!((asked.method.as_str(), asked.uri.path()), ("POST", path));
    assert_eq!(asked.header("authorization"), format!("AccessKey {KEY}"));
    assert_eq!(
        asked.json(),
        json!({
            "receiver": { "contacts": [{ "identifierKey": "phonenumber", "identifierValue": "+31612345678" }] },
            "body": { "type": "text", "text": { "text": sms().text() } },
            "reference": "dlv_01J0",
        })
    );
}

#[test]
fn a_key_never_travels_unprotected() {
    for dialect in [&TWILIO, &MESSAGEBIRD, &BIRD] {
        for url in ["http://api.example.com", "http://192.168.1.5", "http://localhost.example.com"] {
            let error = (dialect.make)(url).map(drop).expect_err("it is refused");
            assert!(matches!(&error, DeliveryError::Settings(why) if why.contains("https://")), "{url}: {error:?}");
        }
        for url in ["https://api.example.com", "http://localhost:1", "http://127.0.0.1:1", "http://[::1]:1"] {
            assert!((dialect.make)(url).is_ok(), "{url}");
        }
    }
}

#[test]
fn ids_that_would_lead_elsewhere_are_refused() {
    use delivery::{
        PATIENCE, Secret,
        sms::{Bird, Twilio},
    };
    for account in [
        "",
        "AC",
        "SMd5a6dd3f0b0e4a7c9f1e2d3c4b5a6978",
        "AC/../../../x/d5a6dd3f0b0e4a7c9f1e2",
        "ACd5a6dd3f0b0e4a7c9f1e2d3c4b5a697?",
    ] {
        assert!(Twilio::new(Twilio::PUBLIC, account, Secret::new(KEY), None, PATIENCE).is_err(), "{account}");
    }
    let good = "a1405560-c8d3-4b1a-877d-3f449ad95352";
    for bad in ["", "..", "a1405560-c8d3-4b1a-877d-3f449ad9535/", "a1405560c8d34b1a877d3f449ad95352"] {
        assert!(Bird::new(Bird::PUBLIC, bad, good, Secret::new(KEY), PATIENCE).is_err(), "{bad}");
        assert!(Bird::new(Bird::PUBLIC, good, bad, Secret::new(KEY), PATIENCE).is_err(), "{bad}");
    }
}
