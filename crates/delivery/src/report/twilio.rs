//! Twilio's status callback: a form, signed with the account's auth token.
//!
//! <https://www.twilio.com/docs/messaging/guides/track-outbound-message-status>; the signature:
//! <https://www.twilio.com/docs/usage/security#validating-requests>.

use super::{Report, ReportError, State, field, fields, id, proof};
use crate::Secret;
use std::collections::BTreeSet;

const NAME: &str = "Twilio";

/// Reads one. `url` is the address that Twilio was given, from our own settings and never from the request; `signature`
/// is the header `X-Twilio-Signature`.
///
/// # Errors
/// It is not Twilio's, or cannot be read.
pub fn read(token: &Secret, url: &str, signature: &str, body: &[u8]) -> Result<Report, ReportError> {
    let fields = fields(body);
    // By name, and each value of a name once.
    let sorted: BTreeSet<&(String, String)> = fields.iter().collect();
    let signed = sorted.iter().fold(url.to_owned(), |signed, (name, value)| signed + name + value);
    if !proof::hmac_sha1(token.expose(), signed.as_bytes(), signature) {
        return Err(ReportError::Unsigned(NAME));
    }
    let provider_id = field(&fields, "MessageSid").and_then(id).ok_or(ReportError::Unreadable(NAME))?;
    let state = match field(&fields, "MessageStatus").unwrap_or_default() {
        "accepted" | "scheduled" | "queued" | "sending" => State::Accepted,
        "sent" => State::Sent,
        "delivered" | "read" => State::Delivered,
        failed @ ("failed" | "undelivered" | "canceled") => {
            let code = field(&fields, "ErrorCode").map(|code| format!(", error {code}")).unwrap_or_default();
            let words = field(&fields, "ErrorMessage").map(|words| format!(": {words}")).unwrap_or_default();
            State::failed(&format!("{failed}{code}{words}"))
        }
        _ => return Err(ReportError::Unreadable(NAME)),
    };
    Ok(Report { provider_id, state })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The example of Twilio's documentation and of its own libraries' tests.
    const URL: &str = "https://mycompany.com/myapp.php?foo=1&bar=2";
    const BODY: &[u8] =
        b"Digits=1234&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";

    fn token() -> Secret {
        Secret::new("12345")
    }

    #[test]
    fn r13_twilio_s_own_examples_are_signed_right() {
        // Right, and then nothing about a message.
        let unreadable = Err(ReportError::Unreadable(NAME));
        assert_eq!(read(&token(), URL, "RSOYDt4T1cUTdK1PDd93/VVr8B8=", BODY), unreadable);
        let twice = b"Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234";
        assert_eq!(read(&token(), URL, "IK+Dwps556ElfBT0I3Rgjkr1wJU=", twice), unreadable);
    }

    #[test]
    fn r13_a_report_that_is_not_twilio_s_is_not_believed() {
        let signature = "RSOYDt4T1cUTdK1PDd93/VVr8B8=";
        let other =
            b"Digits=9999&To=%2B18005551212&From=%2B14158675309&Caller=%2B14158675309&CallSid=CA1234567890ABCDE";
        for (token, url, signature, body) in [
            ("12346", URL, signature, BODY),
            ("12345", "https://mycompany.com/myapp.php?foo=1", signature, BODY),
            ("12345", URL, signature, other.as_slice()),
            ("12345", URL, "", BODY),
            ("12345", URL, "not base64", BODY),
            ("", URL, signature, BODY),
        ] {
            let read = read(&Secret::new(token), url, signature, body);
            assert_eq!(read, Err(ReportError::Unsigned(NAME)), "{token} {url} {signature}");
        }
    }

    #[test]
    fn r13_states_of_twilio_are_told_apart() {
        use base64::{Engine, engine::general_purpose::STANDARD};
        use hmac::{Hmac, Mac};
        let failed = |why: &str| State::Failed { why: why.to_owned() };
        for (fields, state) in [
            (vec![("MessageStatus", "queued")], Some(State::Accepted)),
            (vec![("MessageStatus", "sent")], Some(State::Sent)),
            (vec![("MessageStatus", "delivered")], Some(State::Delivered)),
            (vec![("ErrorCode", "30003"), ("MessageStatus", "undelivered")], Some(failed("undelivered, error 30003"))),
            (
                vec![("ErrorMessage", "Unreachable\r\nhandset"), ("MessageStatus", "failed")],
                Some(failed("failed: Unreachable handset")),
            ),
            (vec![("MessageStatus", "received")], None),
            (vec![], None),
        ] {
            let mut fields = fields;
            fields.push(("AccountSid", "ACd5a6…"));
            fields.push(("MessageSid", "SM2f0e0b1c"));
            fields.sort_unstable();
            let mut mac = Hmac::<sha1::Sha1>::new_from_slice(b"12345").unwrap();
            mac.update(URL.as_bytes());
            fields.iter().for_each(|(name, value)| mac.update(format!("{name}{value}").as_bytes()));
            let signature = STANDARD.encode(mac.finalize().into_bytes());
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&fields).finish();
            let read = read(&token(), URL, &signature, body.as_bytes());
            let report = state.map(|state| Report { provider_id: "SM2f0e0b1c".to_owned(), state });
            assert_eq!(read, report.ok_or(ReportError::Unreadable(NAME)), "{fields:?}");
        }
    }
}
