//! Which mail server, and how to talk to it.

use crate::{Secret, this_machine::is_this_machine};
use std::{net::IpAddr, time::Duration};

/// How the connection is kept from being read or changed on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte; usually port 465.
    Tls,
    /// Begins in the clear and changes to TLS before anything is said; usually port 587. Never goes on without.
    StartTls,
    /// In the clear. Only to this machine.
    None,
}

/// Who signs in to the mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// The name.
    pub user: String,
    /// The password.
    pub password: Secret,
}

/// What is waited for at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmtpLimits {
    /// Until the server knows who we are: connection, TLS, sign-in.
    pub greeting: Duration,
    /// Until it has taken one mail.
    pub taking: Duration,
}

impl Default for SmtpLimits {
    fn default() -> Self {
        // Servers that dislike strangers let them wait before they greet them.
        Self { greeting: Duration::from_secs(30), taking: Duration::from_secs(60) }
    }
}

/// A mail server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    /// Its name, which its certificate must be for.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is kept safe.
    pub security: Security,
    /// Who signs in. `None`: nobody.
    pub login: Option<Login>,
    /// How we introduce ourselves: the host name that the server is reached by. `None`: as this machine.
    pub hello: Option<String>,
    /// Certificates that are trusted besides the public ones, as PEM: for a mail server with one of its own.
    pub trusted: Option<String>,
    /// What is waited for at most.
    pub limits: SmtpLimits,
}

impl SmtpSettings {
    /// Says what is wrong with them, if something is.
    pub(super) fn check(&self) -> Result<(), String> {
        if !is_host(&self.host) {
            return Err("The mail server's name is not one: expected a host such as mail.example.com.".to_owned());
        }
        if self.port == 0 {
            return Err("The mail server's port is missing: expected 465 for TLS or 587 for STARTTLS.".to_owned());
        }
        if self.security == Security::None && !is_this_machine(&self.host) {
            return Err(format!(
                "Mail to {} would travel unprotected. Expected TLS or STARTTLS; without protection mail is only handed \
                 to this machine (localhost).",
                self.host
            ));
        }
        if self.hello.as_deref().is_some_and(|hello| !is_host(hello)) {
            return Err("The name to introduce ourselves with is not a host such as pay.example.com.".to_owned());
        }
        if self.login.as_ref().is_some_and(|login| login.user.trim().is_empty() || login.password.expose().is_empty()) {
            return Err("A sign-in to the mail server needs both a name and a password.".to_owned());
        }
        Ok(())
    }

    /// Host and port, for messages.
    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }

    /// The settings that a server's usual port tells.
    pub fn new(host: &str, port: u16, security: Security) -> Self {
        Self {
            host: host.trim().to_owned(),
            port,
            security,
            login: None,
            hello: None,
            trusted: None,
            limits: SmtpLimits::default(),
        }
    }

    /// With a sign-in.
    #[must_use]
    pub fn with_login(self, user: &str, password: &str) -> Self {
        Self { login: Some(Login { user: user.trim().to_owned(), password: Secret::new(password) }), ..self }
    }
}

/// A name or an address, with nothing that would end a command.
fn is_host(text: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_');
    let name = !text.is_empty() && text.len() <= 253 && text.bytes().all(plain);
    (name && !text.starts_with(['.', '-'])) || text.parse::<IpAddr>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r11_mail_in_the_clear_goes_to_this_machine_only() {
        for host in ["localhost", "LOCALHOST", "127.0.0.1", "127.8.8.8", "::1"] {
            assert_eq!(SmtpSettings::new(host, 25, Security::None).check(), Ok(()), "{host}");
        }
        for host in ["mail.example.com", "192.168.1.5", "localhost.example.com", "127.0.0.1.example.com", "0.0.0.0"] {
            let error = SmtpSettings::new(host, 25, Security::None).check().unwrap_err();
            assert!(error.contains("STARTTLS") && error.contains(host), "{error}");
            assert_eq!(SmtpSettings::new(host, 465, Security::Tls).check(), Ok(()), "{host}");
        }
    }

    #[test]
    fn settings_that_cannot_be_say_what_is_expected() {
        let fine = SmtpSettings::new("mail.example.com", 587, Security::StartTls);
        for (wrong, expected) in [
            (SmtpSettings { host: String::new(), ..fine.clone() }, "mail.example.com"),
            (SmtpSettings { host: "mail.example.com\r\nQUIT".to_owned(), ..fine.clone() }, "mail.example.com"),
            (SmtpSettings { host: "https://mail.example.com".to_owned(), ..fine.clone() }, "mail.example.com"),
            (SmtpSettings { port: 0, ..fine.clone() }, "587"),
            (SmtpSettings { hello: Some("a b".to_owned()), ..fine.clone() }, "pay.example.com"),
            (fine.clone().with_login("maja", " "), "password"),
        ] {
            let error = wrong.check().unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let settings = SmtpSettings::new("mail.example.com", 587, Security::StartTls).with_login("maja", "opensesame");
        assert!(!format!("{settings:?}").contains("opensesame"));
    }
}
