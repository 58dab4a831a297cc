//! What providers and mail servers report, over real HTTP: with the right proof it moves the message on, with a wrong one or none
//! it changes nothing (R13).

use super::{form, router, state, world};
use crate::{
    config::Sms,
    web::{AppState, SmsReports},
};
use api_types::dashboard::{LinkForm, LinkItem};
use async_trait::async_trait;
use axum::http::StatusCode;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use delivery::{DeliveryError, Mail, Mailer, Secret, Sent, Texter};
use hmac::{Hmac, Mac};
use service::{EmailWay, SmsWay, Ways};
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, sync::Arc};
use testkit::world::World;

const KEY: &str = "a key that nobody guesses";
/// What whoever takes an SMS here calls it.
const ID: &str = "4711";

/// Takes everything, and calls it as its provider would.
struct Taker;

#[async_trait]
impl Texter for Taker {
    fn name(&self) -> &'static str {
        "Taker"
    }

    async fn send(&self, _: &delivery::Sms) -> Result<Sent, DeliveryError> {
        Ok(Sent { id: Some(ID.to_owned()), reply: "taken".to_owned() })
    }
}

#[async_trait]
impl Mailer for Taker {
    async fn send(&self, mail: &Mail) -> Result<Sent, DeliveryError> {
        Ok(Sent { id: Some(mail.id().to_string()), reply: "taken".to_owned() })
    }
}

fn settings(provider: &str) -> Sms {
    let gateway = provider == "gateway";
    let only = |text: &str, wanted: bool| if wanted { text.to_owned() } else { String::new() };
    Sms {
        provider: provider.to_owned(),
        sender: String::new(),
        account: String::new(),
        key: only(KEY, provider == "twilio"),
        signing_key: only(KEY, matches!(provider, "messagebird" | "bird")),
        workspace: String::new(),
        channel: String::new(),
        url: String::new(),
        method: "post".to_owned(),
        body: String::new(),
        headers: BTreeMap::new(),
        id_field: String::new(),
        report_key: only(KEY, gateway),
        report_id: only("message.id", gateway),
        report_state: only("message.status", gateway),
        report_reason: String::new(),
        report_delivered: only("DELIVRD", gateway),
        report_failed: only("UNDELIV", gateway),
    }
}

/// A server that listens, and a message of each way that was taken.
struct Reached {
    world: World,
    sms: LinkItem,
    mail: LinkItem,
    address: String,
}

impl Reached {
    async fn with(provider: &str, bounce_key: Option<&str>) -> Self {
        let ways = Ways {
            email: Some(EmailWay { mailer: Arc::new(Taker), from: "pay@northlight.example".parse().unwrap() }),
            sms: Some(SmsWay { texter: Arc::new(Taker), sender: None }),
            ..Ways::default()
        };
        let world = world().await.restarted_with(ways).await;
        let sent = |by_sms: bool, email: &str| LinkForm {
            customer: "new".to_owned(),
            customer_email: email.to_owned(),
            customer_phone: "+31 6 12345678".to_owned(),
            send_email: !by_sms,
            send_sms: by_sms,
            ..form("Workshop")
        };
        let sms = super::make(&world, sent(true, "maja@example.com")).await;
        let mail = super::make(&world, sent(false, "noor@example.com")).await;
        assert_eq!(world.service.run_due_deliveries().await.unwrap(), 2);
        let state = AppState {
            reports: Arc::new(SmsReports::new(&settings(provider), "https://pay.example").unwrap()),
            bounce_key: bounce_key.map(Secret::new),
            ..state(&world)
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router(state)).await });
        Self { world, sms, mail, address }
    }

    async fn stands(&self, link: &LinkItem) -> (String, String) {
        let message = self.world.service.link_messages(&self.world.owner, &link.id).await.unwrap().messages.remove(0);
        (message.state, message.said)
    }

    /// Refused, and the messages stand as before.
    async fn refuses(&self, asked: Asked<'_>, expected: StatusCode) {
        let words = format!("{asked:?}");
        assert_eq!(asked.ask(&self.address).await, expected, "{words}");
        assert_eq!(self.stands(&self.sms).await.0, "taken", "{words}");
        assert_eq!(self.stands(&self.mail).await.0, "taken", "{words}");
    }
}

/// What is asked over HTTP. An empty body: with GET.
#[derive(Debug, Clone, Default)]
struct Asked<'a> {
    path: &'a str,
    headers: Vec<(&'a str, String)>,
    body: &'a str,
}

impl<'a> Asked<'a> {
    fn with(&self, headers: Vec<(&'a str, String)>) -> Self {
        Self { headers, ..self.clone() }
    }

    async fn ask(&self, address: &str) -> StatusCode {
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let url = format!("{address}{}", self.path);
        let request = if self.body.is_empty() { client.get(url) } else { client.post(url).body(self.body.to_owned()) };
        let request = self.headers.iter().fold(request, |request, (name, value)| request.header(*name, value));
        request.send().await.unwrap().status()
    }
}

fn hmac<M: Mac + hmac::digest::KeyInit>(key: &str, message: &[u8]) -> Vec<u8> {
    let mut mac = <M as Mac>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn r13_twilio_is_believed_by_its_signature_alone() {
    let server = Reached::with("twilio", None).await;
    let signed = |key: &str| {
        let signed = format!("https://pay.example/reports/sms/twilioMessageSid{ID}MessageStatusdelivered");
        STANDARD.encode(hmac::<Hmac<sha1::Sha1>>(key, signed.as_bytes()))
    };
    let report =
        Asked { path: "/reports/sms/twilio", body: "MessageSid=4711&MessageStatus=delivered", headers: Vec::new() };
    let name = "x-twilio-signature";
    server.refuses(report.clone(), StatusCode::FORBIDDEN).await;
    server.refuses(report.with(vec![(name, signed("another key"))]), StatusCode::FORBIDDEN).await;
    let other = Asked { path: "/reports/sms/bird", ..report.clone() };
    server.refuses(other.with(vec![(name, signed(KEY))]), StatusCode::NOT_FOUND).await;
    let right = report.with(vec![(name, signed(KEY))]);
    assert_eq!(right.ask(&server.address).await, StatusCode::NO_CONTENT);
    assert_eq!(server.stands(&server.sms).await.0, "delivered");
    assert_eq!(server.stands(&server.mail).await.0, "taken", "it was about another");
}

#[tokio::test]
async fn r13_messagebird_is_believed_by_its_token_alone() {
    let server = Reached::with("messagebird", None).await;
    let path = format!("/reports/sms/messagebird?id={ID}&status=delivered");
    let now = server.world.clock.now().0 / 1_000;
    let token = |key: &str| {
        let hash = hex(&Sha256::digest(format!("https://pay.example{path}")));
        let (from, until) = (now - 5, now + 60);
        let claims = format!(r#"{{"iss":"MessageBird","nbf":{from},"exp":{until},"url_hash":"{hash}"}}"#);
        let head = URL_SAFE_NO_PAD.encode(r#"{"alg":"HS256","typ":"JWT"}"#);
        let signed = format!("{head}.{}", URL_SAFE_NO_PAD.encode(claims));
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(hmac::<Hmac<Sha256>>(key, signed.as_bytes())))
    };
    let report = Asked { path: &path, ..Asked::default() };
    let name = "messagebird-signature-jwt";
    server.refuses(report.clone(), StatusCode::FORBIDDEN).await;
    server.refuses(report.with(vec![(name, token("another key"))]), StatusCode::FORBIDDEN).await;
    // The right token of another report.
    let other = format!("{path}&x=1");
    server.refuses(Asked { path: &other, ..report.with(vec![(name, token(KEY))]) }, StatusCode::FORBIDDEN).await;
    assert_eq!(report.with(vec![(name, token(KEY))]).ask(&server.address).await, StatusCode::NO_CONTENT);
    assert_eq!(server.stands(&server.sms).await.0, "delivered");
}

#[tokio::test]
async fn r13_bird_is_believed_by_its_signature_alone() {
    let server = Reached::with("bird", None).await;
    let at = (server.world.clock.now().0 / 1_000).to_string();
    let body = r#"{"service":"channels","event":"sms.outbound","payload":{"id":"4711","status":"delivery_failed","reason":"no such number"}}"#;
    let signed = |key: &str| {
        let mut signed = format!("{at}\nhttps://pay.example/reports/sms/bird\n").into_bytes();
        signed.extend(Sha256::digest(body));
        STANDARD.encode(hmac::<Hmac<Sha256>>(key, &signed))
    };
    let report = Asked { path: "/reports/sms/bird", body, headers: Vec::new() };
    let proof = |signature| {
        report.with(vec![("messagebird-signature", signature), ("messagebird-request-timestamp", at.clone())])
    };
    server.refuses(report.clone(), StatusCode::FORBIDDEN).await;
    server.refuses(proof(signed("another key")), StatusCode::FORBIDDEN).await;
    assert_eq!(proof(signed(KEY)).ask(&server.address).await, StatusCode::NO_CONTENT);
    let (state, said) = server.stands(&server.sms).await;
    assert!(state == "failed" && said.contains("no such number"), "{state}: {said}");
}

#[tokio::test]
async fn r13_a_gateway_is_believed_by_the_key_in_a_header_or_the_address_alone() {
    for in_address in [false, true] {
        let server = Reached::with("gateway", None).await;
        let body = r#"{"message": {"id": 4711, "status": "DELIVRD"}}"#;
        let path =
            if in_address { "/reports/sms/gateway?key=a+key+that+nobody+guesses" } else { "/reports/sms/gateway" };
        let report = Asked { path: "/reports/sms/gateway", body, headers: Vec::new() };
        server.refuses(report.clone(), StatusCode::FORBIDDEN).await;
        server
            .refuses(report.with(vec![("authorization", "Bearer another key".to_owned())]), StatusCode::FORBIDDEN)
            .await;
        server
            .refuses(Asked { path: "/reports/sms/gateway?key=another", ..report.clone() }, StatusCode::FORBIDDEN)
            .await;
        let proof = if in_address { Vec::new() } else { vec![("authorization", format!("Bearer {KEY}"))] };
        let right = Asked { path, ..report.with(proof) };
        // Theirs, and nothing that can be read: refused, too.
        server.refuses(Asked { body: "{}", ..right.clone() }, StatusCode::FORBIDDEN).await;
        assert_eq!(right.ask(&server.address).await, StatusCode::NO_CONTENT);
        assert_eq!(server.stands(&server.sms).await.0, "delivered");
        let late = Asked { body: r#"{"message": {"id": 4711, "status": "UNDELIV"}}"#, ..right };
        assert_eq!(late.ask(&server.address).await, StatusCode::NO_CONTENT);
        assert_eq!(server.stands(&server.sms).await.0, "delivered", "the first that is an end counts");
    }
}

#[tokio::test]
async fn r13_where_no_provider_reports_nobody_does() {
    let server = Reached::with("", None).await;
    for provider in ["twilio", "messagebird", "bird", "gateway", "pigeon"] {
        let path = format!("/reports/sms/{provider}?key=&id={ID}&status=delivered");
        let report = Asked { path: &path, body: "MessageSid=4711&MessageStatus=delivered", headers: Vec::new() };
        server.refuses(report.with(vec![("authorization", "Bearer ".to_owned())]), StatusCode::NOT_FOUND).await;
    }
}

#[tokio::test]
async fn r13_a_bounce_is_believed_by_the_key_of_the_mail_server_alone() {
    let server = Reached::with("", Some(KEY)).await;
    let found = server.world.service.link_messages(&server.world.owner, &server.mail.id).await.unwrap();
    let bounce = format!(
        "From: MAILER-DAEMON@mail.example\r\nTo: pay@northlight.example\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n\
         Final-Recipient: rfc822; noor@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 No such user\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
         Message-ID: <{}@pay.example>\r\n\r\n--b--\r\n",
        found.messages[0].id
    );
    let report = Asked { path: "/reports/email", body: &bounce, headers: Vec::new() };
    server.refuses(report.clone(), StatusCode::UNAUTHORIZED).await;
    server
        .refuses(report.with(vec![("authorization", "Bearer another key".to_owned())]), StatusCode::UNAUTHORIZED)
        .await;
    server
        .refuses(
            Asked { path: "/reports/email?key=a+key+that+nobody+guesses", ..report.clone() },
            StatusCode::UNAUTHORIZED,
        )
        .await;
    let right = report.with(vec![("authorization", format!("Bearer {KEY}"))]);
    // A mail that is no bounce is taken, and changes nothing.
    server.refuses(Asked { body: "Subject: Hello\r\n\r\nHow are you?", ..right.clone() }, StatusCode::NO_CONTENT).await;
    assert_eq!(right.ask(&server.address).await, StatusCode::NO_CONTENT);
    assert_eq!(server.stands(&server.mail).await, ("failed".to_owned(), "550 5.1.1 No such user".to_owned()));
    assert_eq!(server.stands(&server.sms).await.0, "taken", "it was about another");
    let closed = Reached::with("", None).await;
    closed.refuses(right, StatusCode::NOT_FOUND).await;
}
