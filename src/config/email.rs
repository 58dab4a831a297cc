//! How e-mail leaves the server.

use super::ConfigError;
use delivery::{Security, SmtpSettings};
use domain::Email as Address;
use serde::Deserialize;

/// The `[email]` section.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Email {
    /// The mail server. Empty: e-mail is held.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// `tls`, `starttls` or `none`.
    pub security: String,
    /// Who signs in; empty: nobody.
    pub user: String,
    /// The password.
    pub password: String,
    /// The address that mail is sent from.
    pub from: String,
}

impl Email {
    /// What mail is sent with, and from which address. `None`: it is held.
    ///
    /// # Errors
    /// A value that cannot be used.
    pub fn settings(&self) -> Result<Option<(SmtpSettings, Address)>, ConfigError> {
        if self.host.trim().is_empty() {
            return Ok(None);
        }
        let security = match self.security.as_str() {
            "tls" => Security::Tls,
            "starttls" => Security::StartTls,
            "none" => Security::None,
            other => {
                return Err(ConfigError::Value {
                    key: "email.security",
                    value: other.to_owned(),
                    expected: "expected tls, starttls, or none for a mail server on this machine",
                });
            }
        };
        let from = self.from.parse().map_err(|_| ConfigError::Value {
            key: "email.from",
            value: self.from.clone(),
            expected: "expected the address that mail is sent from, such as pay@northlight.example",
        })?;
        let settings = SmtpSettings::new(&self.host, self.port, security);
        let settings =
            if self.user.is_empty() { settings } else { settings.with_login(&self.user, &self.password) };
        Ok(Some((settings, from)))
    }
}
