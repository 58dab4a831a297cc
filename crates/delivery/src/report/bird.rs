//! Bird's webhook `sms.outbound`: JSON, signed over its time, our address and itself.
//!
//! <https://docs.bird.com/api/channels-api/message-status-and-interactions>; the signature:
//! <https://docs.bird.com/api/notifications-api/api-reference/webhook-subscriptions/verifying-a-webhook-subscription>.

use super::{Report, ReportError, State, id, proof};
use crate::Secret;
use domain::Millis;
use serde::Deserialize;

const NAME: &str = "Bird";
/// How old a report may be: one that was seen by a stranger must not be told again much later.
const FRESH: Millis = Millis::minutes(5);

#[derive(Deserialize)]
struct Event {
    service: String,
    event: String,
    payload: Message,
}

#[derive(Deserialize)]
struct Message {
    id: String,
    status: String,
    #[serde(default)]
    reason: Option<String>,
    #[serde(default)]
    failure: Option<Failure>,
}

#[derive(Deserialize)]
struct Failure {
    code: Option<i64>,
}

/// Reads one. `url` is the address that Bird was given, from our own settings and never from the request; `signature` and
/// `timestamp` are the headers `messagebird-signature` and `messagebird-request-timestamp`; `key` is the signing key that
/// the subscription was made with.
///
/// # Errors
/// It is not Bird's, is old, or cannot be read.
pub fn read(
    key: &Secret,
    url: &str,
    signature: &str,
    timestamp: &str,
    body: &[u8],
    now: Millis,
) -> Result<Report, ReportError> {
    let mut signed = format!("{timestamp}\n{url}\n").into_bytes();
    signed.extend(proof::sha256(body));
    if !proof::hmac_sha256(key.expose(), &signed, signature) {
        return Err(ReportError::Unsigned(NAME));
    }
    let unreadable = ReportError::Unreadable(NAME);
    let at = Millis::seconds(timestamp.parse().map_err(|_| unreadable)?);
    if now > at.plus(FRESH) || at > now.plus(FRESH) {
        return Err(ReportError::Stale(NAME));
    }
    let Event { service, event, payload } = serde_json::from_slice(body).map_err(|_| unreadable)?;
    let provider_id = id(&payload.id).filter(|_| service == "channels" && event == "sms.outbound").ok_or(unreadable)?;
    let state = match payload.status.as_str() {
        "accepted" | "processing" => State::Accepted,
        "sent" => State::Sent,
        "delivered" => State::Delivered,
        failed @ ("sending_failed" | "delivery_failed" | "rejected" | "skipped" | "deleted") => {
            let code = payload.failure.and_then(|failure| failure.code);
            let code = code.map(|code| format!(", error {code}")).unwrap_or_default();
            let words =
                payload.reason.filter(|it| !it.is_empty()).map(|words| format!(": {words}")).unwrap_or_default();
            State::failed(&format!("{failed}{code}{words}"))
        }
        _ => return Err(unreadable),
    };
    Ok(Report { provider_id, state })
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, engine::general_purpose::STANDARD};
    use hmac::{Hmac, Mac};
    use sha2::{Digest, Sha256};

    const KEY: &str = "secureSigningKey";
    const URL: &str = "https://pay.example.com/report/bird";
    const AT: &str = "1763756400";
    const NOW: Millis = Millis::seconds(1_763_756_430);

    /// As Bird's documentation says, step by step.
    fn signed(body: &str) -> String {
        let mut mac = Hmac::<Sha256>::new_from_slice(KEY.as_bytes()).unwrap();
        mac.update(AT.as_bytes());
        mac.update(b"\n");
        mac.update(URL.as_bytes());
        mac.update(b"\n");
        mac.update(&Sha256::digest(body));
        STANDARD.encode(mac.finalize().into_bytes())
    }

    fn event(rest: &str) -> String {
        format!(
            r#"{{"service":"channels","event":"sms.outbound","payload":{{"id":"96a0b5fa-a986-453d-be5c-3117f989f025",
               "channelId":"614208aa-b153-4d5d-9989-2fddfc0ce4c3","direction":"outgoing",{rest},
               "lastStatusAt":"2022-12-22T08:32:50.736Z"}}}}"#
        )
    }

    fn read_signed(body: &str, now: Millis) -> Result<Report, ReportError> {
        read(&Secret::new(KEY), URL, &signed(body), AT, body.as_bytes(), now)
    }

    #[test]
    fn r13_states_of_bird_are_told_apart() {
        let failed = |why: &str| State::Failed { why: why.to_owned() };
        for (rest, state) in [
            (r#""status":"accepted","reason":"""#, State::Accepted),
            (r#""status":"processing""#, State::Accepted),
            (r#""status":"sent","reason":null"#, State::Sent),
            (r#""status":"delivered""#, State::Delivered),
            (r#""status":"sending_failed""#, failed("sending_failed")),
            (
                r#""status":"delivery_failed","details":"unknown_subscriber",
                   "reason":"details: unknown subscriber; reason: unknown_subscriber; code: 1",
                   "failure":{"code":15005,"source":{"name":"sms-messagebird","code":"1"}}"#,
                failed(
                    "delivery_failed, error 15005: details: unknown subscriber; reason: unknown_subscriber; code: 1",
                ),
            ),
        ] {
            let report = Report { provider_id: "96a0b5fa-a986-453d-be5c-3117f989f025".to_owned(), state };
            assert_eq!(read_signed(&event(rest), NOW), Ok(report), "{rest}");
        }
        for body in [
            "{}",
            "",
            "<html>",
            &event(r#""status":"paid""#),
            &event("\"status\":\"sent\"").replace("outbound", "inbound"),
        ] {
            assert_eq!(read_signed(body, NOW), Err(ReportError::Unreadable(NAME)), "{body}");
        }
    }

    #[test]
    fn r13_a_report_that_is_not_bird_s_is_not_believed() {
        let body = event(r#""status":"delivered""#);
        let signature = signed(&body);
        let other = body.replace("delivered", "sent");
        for (key, url, signature, at, body) in [
            ("another", URL, signature.as_str(), AT, &body),
            ("", URL, &signature, AT, &body),
            (KEY, "https://pay.example.com/report", &signature, AT, &body),
            (KEY, URL, "", AT, &body),
            (KEY, URL, "AAAA", AT, &body),
            (KEY, URL, &signature, "1763756401", &body),
            (KEY, URL, &signature, AT, &other),
        ] {
            let read = read(&Secret::new(key), url, signature, at, body.as_bytes(), NOW);
            assert_eq!(read, Err(ReportError::Unsigned(NAME)), "{key} {url} {signature} {at}");
        }
        for now in [Millis::seconds(1_763_756_000), Millis::seconds(1_763_757_000)] {
            assert_eq!(read_signed(&body, now), Err(ReportError::Stale(NAME)), "{now:?}");
        }
    }
}
