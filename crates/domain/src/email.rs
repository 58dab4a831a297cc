//! An e-mail address as customers are known by it.

use crate::text;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// An e-mail address in lower case: by it two payments are told to be of one customer. Mailboxes that tell capitals apart
/// exist on paper only. What is one says [`text::email`], here as everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

/// The text is no e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct EmailError(String);

impl Email {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Email {
    type Err = EmailError;
    fn from_str(text: &str) -> Result<Self, EmailError> {
        text::email(text).map(|text| Self(text.to_lowercase())).map_err(EmailError)
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Email {
    type Error = EmailError;
    fn try_from(text: String) -> Result<Self, EmailError> {
        text.parse()
    }
}

impl From<Email> for String {
    fn from(email: Email) -> Self {
        email.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p2_one_address_is_one_customer_however_it_is_typed() {
        let email: Email = " Maja.Berg@Example.COM ".parse().unwrap();
        assert_eq!(email.as_str(), "maja.berg@example.com");
        assert_eq!(email, "maja.berg@example.com".parse().unwrap());
        assert_eq!(email.to_string().parse(), Ok(email));
        for text in ["", "maja", "maja@", "a b@x.y", "a@x.y\nBcc: q@x.y"] {
            let error = text.parse::<Email>().unwrap_err().to_string();
            assert!(error.contains("maja@example.com"), "{error}");
        }
    }
}
