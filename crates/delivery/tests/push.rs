//! Web Push against a push service on this machine that reads what browsers would read.
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

use axum::{
    Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, response::IntoResponse, routing::post,
};
use delivery::{
    DeliveryError, PATIENCE, Pusher, WebPush,
    push::{BrowserKeys, Fresh, PushError, PushMessage, VapidKey, decrypt},
};
use domain::Millis;
use std::time::Duration;
use tokio::sync::mpsc;

const SECRET: [u8; 32] = [9; 32];
const AUTH: [u8; 16] = [5; 16];

type Taken = (HeaderMap, Bytes);

/// A push service that answers so, and what it was handed.
async fn service(status: u16, retry_after: Option<&'static str>) -> (String, mpsc::UnboundedReceiver<Taken>) {
    let (sender, taken) = mpsc::unbounded_channel();
    let take = async move |State(sender): State<mpsc::UnboundedSender<Taken>>, headers: HeaderMap, body: Bytes| {
        sender.send((headers, body)).unwrap();
        let status = StatusCode::from_u16(status).unwrap();
        match retry_after {
            Some(seconds) => (status, [("retry-after", seconds)]).into_response(),
            None => status.into_response(),
        }
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/send/1", listener.local_addr().unwrap());
    let router = Router::new().route("/send/1", post(take)).with_state(sender);
    tokio::spawn(async move { axum::serve(listener, router).await });
    (url, taken)
}

async fn push(endpoint: &str) -> Result<(), PushError> {
    let keys = BrowserKeys::read(&VapidKey::read(&SECRET).unwrap().public(), "BQUFBQUFBQUFBQUFBQUFBQ").unwrap();
    let message = PushMessage {
        endpoint,
        keys: &keys,
        payload: br#"{"title":"Paid: Deposit"}"#,
        topic: "paid",
        keep: Duration::from_secs(3_600),
        key: &VapidKey::read(&[7; 32]).unwrap(),
        contact: "https://pay.example",
        now: Millis(1_767_225_600_000),
        fresh: Fresh { secret: [3; 32], salt: [4; 16] },
    };
    WebPush::to_this_machine(PATIENCE).unwrap().push(&message).await.map(drop)
}

#[tokio::test]
async fn a_push_service_gets_what_the_rfcs_ask_for_and_the_browser_reads_it() {
    let (url, mut taken) = service(201, None).await;
    push(&url).await.unwrap();
    let (headers, body) = taken.recv().await.unwrap();
    for (name, value) in [("ttl", "3600"), ("topic", "paid"), ("urgency", "normal"), ("content-encoding", "aes128gcm")]
    {
        assert_eq!(headers[name], value);
    }
    let proof = headers["authorization"].to_str().unwrap();
    assert!(proof.starts_with("vapid t=") && proof.contains(", k="), "{proof}");
    assert_eq!(decrypt(&SECRET, &AUTH, &body).unwrap(), br#"{"title":"Paid: Deposit"}"#);
}

#[tokio::test]
async fn who_is_gone_is_told_from_who_is_busy_and_who_refuses() {
    for gone in [404, 410] {
        assert_eq!(push(&service(gone, None).await.0).await, Err(PushError::Gone));
    }
    let failed = async |status, wait| match push(&service(status, wait).await.0).await {
        Err(PushError::Failed(error)) => error,
        other => panic!("{status}: {other:?}"),
    };
    let busy = failed(429, Some("120")).await;
    assert!(
        matches!(busy, DeliveryError::Transient { wait: Some(wait), .. } if wait == Duration::from_secs(120)),
        "{busy:?}"
    );
    assert!(failed(503, None).await.is_transient() && failed(500, None).await.is_transient());
    for refused in [401, 403] {
        assert!(matches!(failed(refused, None).await, DeliveryError::Settings(_)), "{refused}");
    }
    for never in [400, 413] {
        assert!(matches!(failed(never, None).await, DeliveryError::Persistent(_)), "{never}");
    }
    assert!(matches!(failed(302, None).await, DeliveryError::Settings(_)), "nobody is sent elsewhere");
}

#[tokio::test]
async fn the_public_way_out_reaches_nothing_on_this_machine() {
    let (url, mut taken) = service(201, None).await;
    let push = WebPush::new(PATIENCE).unwrap();
    assert!(push.takes(&url).is_err());
    assert!(push.takes(&url.replace("http://", "https://")).is_err());
    assert!(push.takes("https://localhost/send/1").is_err());
    assert!(taken.try_recv().is_err());
}
