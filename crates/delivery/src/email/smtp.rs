//! Mail by SMTP, with TLS unless the mail server is on this machine.

use super::{Mail, Mailer, Security, SmtpSettings};
use crate::{DeliveryError, Sent, words};
use async_trait::async_trait;
use lettre::transport::smtp::{
    Error as SmtpError,
    authentication::{Credentials, Mechanism},
    client::{AsyncSmtpConnection, Certificate, TlsParameters},
    extension::ClientId,
    response::Response,
};
use std::{error::Error, io, iter};
use tokio::time::timeout;

/// A mail server, to which a connection is made for each mail.
pub struct SmtpMailer {
    settings: SmtpSettings,
    hello: ClientId,
    /// `None` in the clear.
    tls: Option<TlsParameters>,
}

/// Without what is only for the mail server.
impl std::fmt::Debug for SmtpMailer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SmtpMailer").field("settings", &self.settings).finish_non_exhaustive()
    }
}

impl SmtpMailer {
    /// With these settings. Nothing is connected yet.
    ///
    /// # Errors
    /// [`DeliveryError::Settings`], saying what is wrong with them.
    pub fn new(settings: SmtpSettings) -> Result<Self, DeliveryError> {
        settings.check().map_err(|why| DeliveryError::settings(&why))?;
        let tls = match settings.security {
            Security::Tls | Security::StartTls => Some(tls(&settings)?),
            Security::None => None,
        };
        let hello = settings.hello.clone().map_or_else(ClientId::default, ClientId::Domain);
        Ok(Self { settings, hello, tls })
    }

    /// Signs in and leaves again: whether mail could be sent.
    ///
    /// # Errors
    /// Why it could not.
    pub async fn try_out(&self) -> Result<(), DeliveryError> {
        self.greeted().await?.abort().await;
        Ok(())
    }

    /// A connection that is safe and signed in, or an error that says nothing was sent.
    async fn greeted(&self) -> Result<AsyncSmtpConnection, DeliveryError> {
        let late = || DeliveryError::transient(&format!("{} did not answer in time.", self.settings.place()));
        timeout(self.settings.limits.greeting, self.connect()).await.unwrap_or_else(|_| Err(late()))
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, DeliveryError> {
        let settings = &self.settings;
        let at_once = self.tls.clone().filter(|_| settings.security == Security::Tls);
        let server = (settings.host.as_str(), settings.port);
        let wait = Some(settings.limits.greeting);
        let connected = AsyncSmtpConnection::connect_tokio1(server, wait, &self.hello, at_once, None).await;
        let mut connection = connected.map_err(|error| self.broken(&error))?;
        if let Some(tls) = self.tls.clone().filter(|_| settings.security == Security::StartTls) {
            if !connection.can_starttls() {
                connection.abort().await;
                return Err(DeliveryError::settings(&format!(
                    "{} offers no STARTTLS, so that mail would travel unprotected. Nothing was sent.",
                    settings.place()
                )));
            }
            connection.starttls(tls, &self.hello).await.map_err(|error| self.broken(&error))?;
        }
        if let Some(login) = &settings.login {
            let login = Credentials::new(login.user.clone(), login.password.expose().to_owned());
            let signed_in = connection.auth(&[Mechanism::Plain, Mechanism::Login], &login).await;
            signed_in.map_err(|error| self.not_signed_in(&error))?;
        }
        Ok(connection)
    }

    /// A connection that could not be made.
    fn broken(&self, error: &SmtpError) -> DeliveryError {
        let place = self.settings.place();
        if error.status().is_some() {
            return match self.refusal(error) {
                // A server that is shut says so with 554, and will open again.
                DeliveryError::Persistent(why) => DeliveryError::Settings(why),
                other => other,
            };
        }
        match io_error(error) {
            // What the TLS library says comes as bad data.
            Some(error) if error.kind() == io::ErrorKind::InvalidData => DeliveryError::settings(&format!(
                "The connection to {place} cannot be made safe, and nothing was sent: {error}."
            )),
            Some(error) => DeliveryError::transient(&format!("{place} cannot be reached: {error}.")),
            None if error.is_response() => {
                DeliveryError::transient(&format!("{place} does not answer as a mail server does."))
            }
            None => DeliveryError::transient(&format!("{place} cannot be reached: {}.", said(error))),
        }
    }

    fn not_signed_in(&self, error: &SmtpError) -> DeliveryError {
        let place = self.settings.place();
        match error.status() {
            Some(_) if error.is_permanent() => DeliveryError::settings(&format!(
                "{place} does not accept the user name and password: {}",
                answer(error)
            )),
            Some(_) => self.refusal(error),
            None if error.is_client() => {
                DeliveryError::settings(&format!("{place} offers no way to sign in with a name and a password."))
            }
            None => DeliveryError::transient(&format!("{place} broke off while we signed in.")),
        }
    }

    /// A mail that was not taken.
    fn not_taken(&self, error: &SmtpError) -> DeliveryError {
        let place = self.settings.place();
        if error.status().is_some() {
            self.refusal(error)
        } else if error.is_client() {
            DeliveryError::persistent(&format!("{place} cannot take this mail: {}.", said(error)))
        } else {
            DeliveryError::unanswered(&format!("{place} broke off while it took the mail."))
        }
    }

    /// An answer with a code.
    fn refusal(&self, error: &SmtpError) -> DeliveryError {
        let why = format!("{} answers {}", self.settings.place(), answer(error));
        if error.is_permanent() { DeliveryError::persistent(&why) } else { DeliveryError::transient(&why) }
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<Sent, DeliveryError> {
        let mut connection = self.greeted().await?;
        let written = mail.written();
        let taken = timeout(self.settings.limits.taking, connection.send(mail.message().envelope(), &written)).await;
        let place = self.settings.place();
        let late = |_| DeliveryError::unanswered(&format!("{place} did not say in time whether it took the mail."));
        let reply = taken.map_err(late)?.map_err(|error| self.not_taken(&error))?;
        // It is taken; how the server says good-bye changes nothing, and is not waited for long.
        let _ = timeout(self.settings.limits.greeting, connection.abort()).await;
        Ok(Sent { id: Some(mail.id().to_string()), reply: spoken(&reply) })
    }
}

fn tls(settings: &SmtpSettings) -> Result<TlsParameters, DeliveryError> {
    let mut builder = TlsParameters::builder(settings.host.clone());
    if let Some(pem) = &settings.trusted {
        let unreadable = || {
            DeliveryError::settings(
                "The certificate to trust cannot be read: expected PEM, which begins with -----BEGIN CERTIFICATE-----.",
            )
        };
        if !pem.contains("-----BEGIN CERTIFICATE-----") {
            return Err(unreadable());
        }
        builder = builder.add_root_certificate(Certificate::from_pem(pem.as_bytes()).map_err(|_| unreadable())?);
    }
    builder.build().map_err(|error| DeliveryError::settings(&format!("TLS cannot be set up: {}.", said(&error))))
}

/// The code and what the server said with it.
fn answer(error: &SmtpError) -> String {
    match error.status() {
        Some(code) => format!("{code}: {}", said(error)),
        None => said(error),
    }
}

/// What is behind an error, as one line.
fn said(error: &SmtpError) -> String {
    words::tamed(&behind(error).last().map_or_else(|| error.to_string(), ToString::to_string))
}

fn spoken(reply: &Response) -> String {
    words::tamed(&format!("{} {}", reply.code(), reply.message().collect::<Vec<_>>().join(" ")))
}

fn io_error(error: &SmtpError) -> Option<&io::Error> {
    behind(error).find_map(|source| source.downcast_ref::<io::Error>())
}

/// What an error came of, and that of what.
fn behind(error: &SmtpError) -> impl Iterator<Item = &(dyn Error + 'static)> {
    iter::successors(error.source(), |&error| error.source())
}
