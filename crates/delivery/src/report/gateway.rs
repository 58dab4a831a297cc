//! What a gateway tells that we do not know by name: where in it what stands say the settings, and a key proves that it is
//! theirs, in a header or, for those that can be told only an address, in that.

use super::{Report, ReportError, State, field, fields, id};
use crate::{Secret, words};
use subtle::ConstantTimeEq;

const NAME: &str = "the SMS gateway";
/// What the key is called in an address.
const KEY: &str = "key";

/// How the reports of a gateway look. Names are those of a form or of the address, or lead into JSON: `id`, `message.status`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gateway {
    /// What whoever reports brings along.
    pub key: Secret,
    /// Where the id of the message is.
    pub id: String,
    /// Where the word is that says what became of it.
    pub state: String,
    /// Where it says why. `None`: nowhere.
    pub reason: Option<String>,
    /// Words that mean that it arrived, in capitals or not.
    pub delivered: Vec<String>,
    /// Words that mean that it will not. All others say nothing new.
    pub failed: Vec<String>,
}

impl Gateway {
    /// Reads one. `query` is what follows the `?` of the address; `authorization` is the header of that name.
    ///
    /// # Errors
    /// It does not bring the key, or cannot be read.
    pub fn read(&self, query: &str, authorization: &str, body: &[u8]) -> Result<Report, ReportError> {
        let query = fields(query.as_bytes());
        let bearer = authorization.strip_prefix("Bearer ").map(str::trim);
        let given = bearer.or_else(|| field(&query, KEY)).unwrap_or_default();
        let theirs = bool::from(given.as_bytes().ct_eq(self.key.expose().as_bytes()));
        // Without a key everybody could bring it.
        if !theirs || given.is_empty() {
            return Err(ReportError::Unsigned(NAME));
        }
        let told = Told::of(query, body);
        let unreadable = ReportError::Unreadable(NAME);
        let provider_id = told.value(&self.id).as_deref().and_then(id).ok_or(unreadable)?;
        let word = told.value(&self.state).ok_or(unreadable)?;
        let is = |words: &[String]| words.iter().any(|one| one.eq_ignore_ascii_case(word.trim()));
        let state = if is(&self.delivered) {
            State::Delivered
        } else if is(&self.failed) {
            let reason = self.reason.as_deref().and_then(|place| told.value(place)).map(|text| words::tamed(&text));
            let reason = reason.filter(|text| !text.is_empty()).map(|text| format!(": {text}")).unwrap_or_default();
            State::failed(&format!("{word}{reason}"))
        } else {
            State::Accepted
        };
        Ok(Report { provider_id, state })
    }
}

/// Everything in a report that has a name.
struct Told {
    json: Option<serde_json::Value>,
    /// Of a form before those of the address.
    fields: Vec<(String, String)>,
}

impl Told {
    fn of(query: Vec<(String, String)>, body: &[u8]) -> Self {
        match serde_json::from_slice(body) {
            Ok(json @ (serde_json::Value::Object(_) | serde_json::Value::Array(_))) => {
                Self { json: Some(json), fields: query }
            }
            _ => Self { json: None, fields: fields(body).into_iter().chain(query).collect() },
        }
    }

    fn value(&self, place: &str) -> Option<String> {
        let in_json = self.json.as_ref().and_then(|json| json.pointer(&format!("/{}", place.replace('.', "/"))));
        match in_json {
            Some(serde_json::Value::String(text)) => Some(text.clone()),
            Some(serde_json::Value::Number(number)) => Some(number.to_string()),
            Some(serde_json::Value::Bool(yes)) => Some(yes.to_string()),
            _ => field(&self.fields, place).map(str::to_owned),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn gateway(id: &str, state: &str) -> Gateway {
        Gateway {
            key: Secret::new("a key that nobody guesses"),
            id: id.to_owned(),
            state: state.to_owned(),
            reason: Some("error".to_owned()),
            delivered: vec!["DELIVRD".to_owned(), "1".to_owned()],
            failed: vec!["UNDELIV".to_owned(), "2".to_owned()],
        }
    }

    const BEARER: &str = "Bearer a key that nobody guesses";
    const IN_ADDRESS: &str = "key=a+key+that+nobody+guesses";

    fn report(state: State) -> Result<Report, ReportError> {
        Ok(Report { provider_id: "4711".to_owned(), state })
    }

    #[test]
    fn r13_a_gateway_reports_in_json_a_form_or_the_address_alone() {
        let nested = gateway("results.0.messageId", "results.0.status");
        let json = br#"{"results": [{"messageId": 4711, "status": "delivrd"}]}"#;
        assert_eq!(nested.read("", BEARER, json), report(State::Delivered));
        assert_eq!(nested.read(IN_ADDRESS, "", json), report(State::Delivered));
        let flat = gateway("msgid", "dlr");
        assert_eq!(flat.read("", BEARER, b"msgid=4711&dlr=DELIVRD"), report(State::Delivered));
        assert_eq!(flat.read(&format!("{IN_ADDRESS}&msgid=4711&dlr=1"), "", b""), report(State::Delivered));
        assert_eq!(flat.read(&format!("{IN_ADDRESS}&msgid=4711"), "", br#"{"dlr": 1}"#), report(State::Delivered));
    }

    #[test]
    fn r13_states_of_a_gateway_are_told_apart_as_the_settings_say() {
        let flat = gateway("msgid", "dlr");
        let failed = |why: &str| State::Failed { why: why.to_owned() };
        for (rest, state) in [
            ("dlr=DELIVRD", State::Delivered),
            ("dlr=delivrd", State::Delivered),
            ("dlr=undeliv", failed("undeliv")),
            ("dlr=UNDELIV&error=unknown%0D%0Asubscriber", failed("UNDELIV: unknown subscriber")),
            ("dlr=2&error=", failed("2")),
            ("dlr=ENROUTE", State::Accepted),
            ("dlr=", State::Accepted),
        ] {
            assert_eq!(flat.read("", BEARER, format!("msgid=4711&{rest}").as_bytes()), report(state), "{rest}");
        }
        for body in
            ["", "msgid=4711", "dlr=DELIVRD", "msgid=&dlr=DELIVRD", "msgid=a%0Ab&dlr=DELIVRD", "[]", "{}", "<html>"]
        {
            assert_eq!(flat.read("", BEARER, body.as_bytes()), Err(ReportError::Unreadable(NAME)), "{body}");
        }
    }

    #[test]
    fn r13_a_report_that_does_not_bring_the_key_is_not_believed() {
        let flat = gateway("msgid", "dlr");
        let body = b"msgid=4711&dlr=DELIVRD&key=a+key+that+nobody+guesses";
        for (query, authorization) in [
            ("", ""),
            ("key=", "Bearer "),
            ("", "Bearer a key that nobody guesses, or does"),
            ("", "a key that nobody guesses"),
            ("key=a+key", ""),
            // A wrong proof is not made good by a right one.
            (IN_ADDRESS, "Bearer another"),
        ] {
            let read = flat.read(query, authorization, body);
            assert_eq!(read, Err(ReportError::Unsigned(NAME)), "{query} {authorization}");
        }
        let open = Gateway { key: Secret::new(""), ..flat };
        assert_eq!(open.read("key=", "Bearer ", body), Err(ReportError::Unsigned(NAME)), "no key is no proof");
    }

    proptest! {
        #[test]
        fn whatever_is_reported_is_read_or_refused(query in ".{0,60}", body in any::<Vec<u8>>(), place in "[a-z~/.0-9]{0,12}") {
            let _ = gateway(&place, "dlr").read(&format!("{IN_ADDRESS}&{query}"), "", &body);
        }
    }
}
