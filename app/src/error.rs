//! What a server function answers when it did not do what was asked.

use api_types::Problem;
use leptos::serde_json;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use server_fn::{
    codec::JsonEncoding,
    error::{FromServerFnError, ServerFnErrorErr},
};
use std::fmt;

/// Longest form that is sent back inside an address, in bytes; beyond it what was typed is left out.
const MOST_TYPED: usize = 12_000;

/// A [`Problem`] on its way to the page. Field errors survive the way, also through the address of the page when the
/// form was sent without script.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UiError {
    /// Why it was not done.
    problem: Problem,
    /// The form as it was typed, as JSON, when the browser cannot keep it itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    typed: Option<String>,
}

impl UiError {
    /// Why it was not done.
    pub fn problem(&self) -> &Problem {
        &self.problem
    }

    /// The same with the form as it was typed. Never for forms that hold a secret: this travels in an address.
    #[must_use]
    pub fn with_typed(mut self, form: &impl Serialize) -> Self {
        let mut typed = serde_json::to_value(form).unwrap_or_default();
        forget_secrets(&mut typed);
        self.typed = serde_json::to_string(&typed).ok().filter(|json| json.len() <= MOST_TYPED);
        self
    }

    /// The form as it was typed. `None`: the page still has it.
    pub fn typed<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_str(self.typed.as_deref()?).ok()
    }

    /// What is wrong with a field. `None`: that field is fine.
    pub fn message_for(&self, field: &str) -> Option<&str> {
        self.problem.message_for(field)
    }
}

/// Empties every text in which something stands that can spend money: nothing else of a form is forgotten (I24).
fn forget_secrets(typed: &mut serde_json::Value) {
    use serde_json::Value;
    match typed {
        Value::String(text) if domain::SecretKind::find_in(text).is_some() => text.clear(),
        Value::Array(values) => values.iter_mut().for_each(forget_secrets),
        Value::Object(fields) => fields.values_mut().for_each(forget_secrets),
        _ => {}
    }
}

impl From<Problem> for UiError {
    fn from(problem: Problem) -> Self {
        Self { problem, typed: None }
    }
}

impl fmt::Display for UiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.problem.fmt(f)
    }
}

impl std::error::Error for UiError {}

impl FromServerFnError for UiError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(value: ServerFnErrorErr) -> Self {
        let refused = |message: &str| Problem::Refused { message: message.to_owned() };
        match value {
            ServerFnErrorErr::Request(_) => {
                refused("No connection to the server. Nothing was changed, and what you typed is still here.")
            }
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) | ServerFnErrorErr::Serialization(_) => {
                refused("The form did not arrive whole. Nothing was changed. Reload the page and send it again.")
            }
            // In the browser the same fault is an answer that cannot be read, when all may have been done.
            ServerFnErrorErr::Deserialization(_) if cfg!(feature = "ssr") => refused(
                "What was sent is too large, or broke off on the way. Nothing was changed. Send less at once, for example half of the file.",
            ),
            _ => Problem::Unavailable,
        }
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn field_errors_survive_the_way_through_an_address() {
        let error = UiError::from(Problem::field("amount", "Enter an amount above 0, for example 48.30."));
        let read = UiError::de(error.clone().with_typed(&("0", "<script>")).ser());
        assert_eq!(read.message_for("amount"), error.message_for("amount"));
        assert_eq!(read.typed::<(String, String)>(), Some(("0".to_owned(), "<script>".to_owned())));
    }

    #[test]
    fn a_form_too_long_for_an_address_is_left_out() {
        let error = UiError::from(Problem::Unavailable).with_typed(&"x".repeat(MOST_TYPED));
        assert_eq!(error.typed::<String>(), None);
    }

    #[test]
    fn a_lost_connection_says_that_nothing_was_changed() {
        let error = UiError::from_server_fn_error(ServerFnErrorErr::Request("fetch".to_owned()));
        assert!(error.to_string().contains("Nothing was changed"), "{error}");
    }
}
