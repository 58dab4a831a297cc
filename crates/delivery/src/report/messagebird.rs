//! MessageBird's status report: a GET request whose query tells, signed by a token in a header.
//!
//! <https://developers.messagebird.com/api/sms-messaging/#handle-a-status-report>; the signature:
//! <https://developers.messagebird.com/docs/verify-http-requests>.

use super::{Report, ReportError, State, field, fields, id, proof};
use crate::Secret;
use domain::Millis;
use serde::Deserialize;

const NAME: &str = "MessageBird";
/// How far its clock may be from ours.
const SKEW: Millis = Millis::seconds(60);

#[derive(Deserialize)]
struct Claims {
    iss: String,
    /// From when to when it holds, in seconds.
    nbf: i64,
    exp: i64,
    url_hash: String,
    #[serde(default)]
    payload_hash: Option<String>,
}

/// Reads one. `url` is the whole address that was asked for, its beginning from our own settings and its query from the
/// request; `token` is the header `MessageBird-Signature-JWT`; `key` is the *signing key* of MessageBird's dashboard.
///
/// # Errors
/// It is not MessageBird's, is old, or cannot be read.
pub fn read(key: &Secret, url: &str, token: &str, body: &[u8], now: Millis) -> Result<Report, ReportError> {
    prove(key, url, token, body, now)?;
    told(url)
}

/// Reads one that is not signed, for accounts that have no signing key: whoever calls has made sure in another way whose
/// it is, such as by a secret in the path of the address.
///
/// # Errors
/// It cannot be read.
pub fn told(url: &str) -> Result<Report, ReportError> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let fields = fields(query.as_bytes());
    let provider_id = field(&fields, "id").and_then(id).ok_or(ReportError::Unreadable(NAME))?;
    let state = match field(&fields, "status").unwrap_or_default() {
        "scheduled" | "buffered" => State::Accepted,
        "sent" => State::Sent,
        "delivered" => State::Delivered,
        failed @ ("expired" | "delivery_failed") => {
            let code = field(&fields, "statusErrorCode").map(|code| format!(", error {code}")).unwrap_or_default();
            let words = field(&fields, "statusReason").map(|words| format!(": {words}")).unwrap_or_default();
            State::failed(&format!("{failed}{code}{words}"))
        }
        _ => return Err(ReportError::Unreadable(NAME)),
    };
    Ok(Report { provider_id, state })
}

fn prove(key: &Secret, url: &str, token: &str, body: &[u8], now: Millis) -> Result<(), ReportError> {
    let unsigned = ReportError::Unsigned(NAME);
    let claims = proof::token(key.expose(), token).ok_or(unsigned)?;
    let claims: Claims = serde_json::from_slice(&claims).map_err(|_| unsigned)?;
    let payload = claims.payload_hash.as_deref();
    let whole = if body.is_empty() { payload.is_none() } else { payload == Some(proof::sha256_hex(body).as_str()) };
    if claims.iss != NAME || claims.url_hash != proof::sha256_hex(url.as_bytes()) || !whole {
        return Err(unsigned);
    }
    let (from, until) = (Millis::seconds(claims.nbf), Millis::seconds(claims.exp));
    if now.plus(SKEW) < from || now > until.plus(SKEW) {
        return Err(ReportError::Stale(NAME));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of MessageBird's own libraries (`signature_jwt/testdata/reference.json`).
    const KEY: &str = "36efdd1aace2e26cd490f0d951138253bef2f7c6d34d18981da781555cc4cebb";
    const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpc3MiOiJNZXNzYWdlQmlyZCIsIm5iZiI6MTYyNTQ3OTIwMCwiZXhwIjox\
        NjI1NDc5MjYwLCJqdGkiOiI5M2U1NTAwNi1hMGU4LTQ1MjYtYTE5MC1mYTVmZjAwZWExMTYiLCJ1cmxfaGFzaCI6IjQxZjA1ZjBkZGQwYTIyYWIy\
        MDlhYzQ2ZjQ3YzQ1NzJkOWNlZmEyNTdlZDc0YjI0MDA0YmFlNzUzZWNlNmMyNjAiLCJwYXlsb2FkX2hhc2giOiJkZmZkNjAyMWJiMmJkNWIwYWY2\
        NzYyOTA4MDllYzNhNTMxOTFkZDgxYzdmNzBhNGIyODY4OGEzNjIxODI5ODZmIn0._H--TOuYFLpeEH39-rg5E3IHVkjHozBcaKVWPRC5m9I";
    const URL: &str = "https://example.com/path?bar=1&foo=2";
    const BODY: &[u8] = b"Hello, World!";
    const NOW: Millis = Millis::seconds(1_625_479_230);

    fn read_with(key: &str, url: &str, token: &str, body: &[u8], now: Millis) -> Result<Report, ReportError> {
        read(&Secret::new(key), url, token, body, now)
    }

    #[test]
    fn r13_messagebird_s_own_example_is_signed_right() {
        // Right, and then nothing about a message.
        assert_eq!(read_with(KEY, URL, TOKEN, BODY, NOW), Err(ReportError::Unreadable(NAME)));
    }

    #[test]
    fn r13_a_report_that_is_not_messagebird_s_is_not_believed() {
        let (claims, signature) = TOKEN.rsplit_once('.').unwrap();
        let unsigned = claims.replacen("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "eyJhbGciOiJub25lIn0", 1);
        for (key, url, token, body) in [
            ("another key", URL, TOKEN, BODY),
            ("", URL, TOKEN, BODY),
            (KEY, "https://example.com/path?bar=9&foo=2", TOKEN, BODY),
            (KEY, URL, TOKEN, b"Hello, World?".as_slice()),
            (KEY, URL, TOKEN, b"".as_slice()),
            (KEY, URL, "", BODY),
            (KEY, URL, claims, BODY),
            (KEY, URL, &format!("{unsigned}."), BODY),
            (KEY, URL, &format!("{unsigned}.{signature}"), BODY),
        ] {
            let read = read_with(key, url, token, body, NOW);
            assert_eq!(read, Err(ReportError::Unsigned(NAME)), "{key} {url} {token}");
        }
        for now in [Millis::seconds(1_625_479_130), Millis::seconds(1_625_479_330), Millis::seconds(1_700_000_000)] {
            assert_eq!(read_with(KEY, URL, TOKEN, BODY, now), Err(ReportError::Stale(NAME)), "{now:?}");
        }
    }

    #[test]
    fn r13_states_of_messagebird_are_told_apart() {
        // As its help pages show one.
        let report = |status: &str| {
            told(&format!(
                "https://pay.example.com/report/secret?id=e8077d803532c0b5937c639b60216938&reference=YouReference123\
                 &recipient=31612345678&{status}&statusDatetime=2016-05-03T08%3A58%3A10%2B00%3A00"
            ))
            .map(|report| (report.provider_id, report.state))
        };
        let failed = |why: &str| State::Failed { why: why.to_owned() };
        for (status, state) in [
            ("status=buffered", State::Accepted),
            ("status=sent", State::Sent),
            ("status=delivered", State::Delivered),
            ("status=expired", failed("expired")),
            (
                "status=delivery_failed&statusReason=unknown%0D%0Asubscriber&statusErrorCode=1",
                failed("delivery_failed, error 1: unknown subscriber"),
            ),
        ] {
            assert_eq!(report(status), Ok(("e8077d803532c0b5937c639b60216938".to_owned(), state)), "{status}");
        }
        for status in ["", "status=", "status=DELIVERED", "status=paid"] {
            assert_eq!(report(status), Err(ReportError::Unreadable(NAME)), "{status}");
        }
        assert_eq!(told("https://pay.example.com/?status=sent"), Err(ReportError::Unreadable(NAME)));
        assert_eq!(told("https://pay.example.com/?status=sent&id=a%0Ab"), Err(ReportError::Unreadable(NAME)));
    }
}
