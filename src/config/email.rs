//! How e-mail leaves the server.

use super::ConfigError;
use delivery::{Secret, Security, SmtpMailer, SmtpSettings};
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
    /// What the mail server brings along when it hands over mails that came back; empty: none are taken.
    pub bounce_key: String,
}

/// The fewest characters of a key that nobody guesses.
pub(super) const SHORTEST_KEY: usize = 16;

impl Email {
    /// What proves that a bounce is handed over by the operator's mail server. `None`: none are taken.
    pub fn bounce_key(&self) -> Option<Secret> {
        Some(self.bounce_key.trim()).filter(|key| !key.is_empty()).map(Secret::new)
    }

    /// Who takes mail, and from which address. `None`: it is held.
    ///
    /// # Errors
    /// A value that cannot be used.
    pub fn mailer(&self) -> Result<Option<(SmtpMailer, Address)>, ConfigError> {
        let key = self.bounce_key.trim();
        if !key.is_empty() && key.len() < SHORTEST_KEY {
            return Err(ConfigError::Value {
                key: "email.bounce_key",
                value: "…".to_owned(),
                expected: "expected at least 16 characters that nobody guesses, or nothing",
            });
        }
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
        let settings = |port, security| {
            let settings = SmtpSettings::new(self.host.trim(), port, security);
            if self.user.is_empty() { settings } else { settings.with_login(&self.user, &self.password) }
        };
        let mailer = SmtpMailer::new(settings(self.port, security)).map_err(|error| {
            // Which key it is shows by what would do in its place.
            let does = |settings| SmtpMailer::new(settings).is_ok();
            let key = if does(settings(self.port, Security::Tls)) {
                "email.security"
            } else if does(settings(465, security)) {
                "email.port"
            } else if does(SmtpSettings::new(self.host.trim(), self.port, security)) {
                "email.password"
            } else {
                "email.host"
            };
            ConfigError::Delivery { key, why: error.to_string() }
        })?;
        Ok(Some((mailer, from)))
    }
}
