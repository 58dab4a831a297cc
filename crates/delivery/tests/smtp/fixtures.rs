//! A mail server, a mailer for it, and a mail.

use crate::certificates::{self, Certificate};
use delivery::{
    Mail, MailDraft, MessageId, Secret, Security, SmtpMailer, SmtpSettings,
    email::{Login, SmtpLimits},
    sink::{MailSink, SinkLogin, SinkOptions, SinkSecurity},
};
use domain::Millis;
use std::time::Duration;

pub const USER: &str = "northlight";
pub const PASSWORD: &str = "correct horse";

/// A moment in November 2025.
pub const DATE: Millis = Millis::seconds(1_763_756_400);

pub fn draft() -> MailDraft {
    MailDraft {
        id: MessageId::new("dlv_01J0", "pay.example.com").expect("an id"),
        date: DATE,
        from_name: "Café \"Northlight\" — Ærø, Ltd.".to_owned(),
        from: "billing@northlight.example".parse().expect("an address"),
        reply_to: Some("maja@northlight.example".parse().expect("an address")),
        to: "lena@example.com".parse().expect("an address"),
        subject: "Payment for “Beans, 2 kg” ☕ from Café Northlight, which is so long that it must be folded"
            .to_owned(),
        text: "Hello Lena,\n\n.a line that begins with a dot\n\nPay 25 € – thanks!".to_owned(),
        html: "<!doctype html><p>Hello Lena, pay <b>25 €</b>!</p>".to_owned(),
        unsubscribe: Some("https://pay.example.com/stop/abc?x=1".parse().expect("an address")),
        logo: None,
    }
}

pub fn mail() -> Mail {
    Mail::new(&draft()).expect("a mail")
}

pub fn mail_to(to: &str) -> Mail {
    Mail::new(&MailDraft { to: to.parse().expect("an address"), ..draft() }).expect("a mail")
}

/// Enough for a server on this machine, and short where one never answers.
pub fn limits() -> SmtpLimits {
    SmtpLimits { greeting: Duration::from_secs(20), taking: Duration::from_secs(20) }
}

pub fn settings(port: u16, security: Security) -> SmtpSettings {
    SmtpSettings { limits: limits(), ..SmtpSettings::new("localhost", port, security) }
}

pub fn mailer(settings: SmtpSettings) -> SmtpMailer {
    SmtpMailer::new(settings).expect("a mailer")
}

/// A mail server that wants a password, through TLS, and a mailer that it knows.
pub async fn safe(security: Security, sink: SinkSecurity) -> (MailSink, SmtpSettings) {
    let Certificate { authority, cert, key } = certificates::localhost();
    let login = Some(SinkLogin { user: USER.to_owned(), password: PASSWORD.to_owned() });
    let sink = MailSink::start(&SinkOptions { security: sink, key: Some(key), cert: Some(cert), login }).await;
    let login = Login { user: USER.to_owned(), password: Secret::new(PASSWORD) };
    let settings = SmtpSettings { trusted: Some(authority), login: Some(login), ..settings(sink.port(), security) };
    (sink, settings)
}

/// One in the clear, and a mailer for it.
pub async fn plain() -> (MailSink, SmtpMailer) {
    let sink = MailSink::start(&SinkOptions::default()).await;
    let mailer = mailer(settings(sink.port(), Security::None));
    (sink, mailer)
}
