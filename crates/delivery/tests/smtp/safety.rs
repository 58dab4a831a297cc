//! Nothing goes where it could be read or changed on its way.

use crate::{
    certificates::{self, Certificate},
    fixtures::{PASSWORD, USER, limits, mail, mailer, safe, settings},
    rude::{Rude, polite, say},
};
use delivery::{
    DeliveryError, Login, Mailer, Secret, Security, SmtpMailer, SmtpSettings,
    email::SmtpLimits,
    sink::{MailSink, SinkOptions, SinkSecurity},
};
use std::time::Duration;

fn login() -> Option<Login> {
    Some(Login { user: USER.to_owned(), password: Secret::new(PASSWORD) })
}

async fn refused(settings: SmtpSettings) -> String {
    match mailer(settings).send(&mail()).await.expect_err("it is not sent") {
        DeliveryError::Settings(why) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn mail_to_another_machine_is_never_sent_in_the_clear() {
    let settings = SmtpSettings::new("mail.example.com", 25, Security::None);
    let error = SmtpMailer::new(settings).expect_err("it is refused");
    assert!(matches!(&error, DeliveryError::Settings(why) if why.contains("STARTTLS")), "{error:?}");
}

#[tokio::test]
async fn a_server_without_starttls_gets_neither_password_nor_mail() {
    let rude = Rude::start(polite).await;
    let why = refused(SmtpSettings { login: login(), ..settings(rude.port, Security::StartTls) }).await;
    assert!(why.contains("STARTTLS") && why.contains("Nothing was sent"), "{why}");
    let heard = rude.heard();
    assert!(heard.iter().all(|line| line.starts_with("EHLO") || line == "QUIT"), "{heard:?}");
}

#[tokio::test]
async fn a_server_that_says_it_has_tls_and_goes_on_in_the_clear_gets_nothing() {
    // As somebody between us and the server would do it.
    let rude = Rude::start(|line| match line {
        "STARTTLS" => say("220 go on\r\n250 in the clear"),
        line if line.starts_with("EHLO") => say("250-rude.example\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS"),
        line => polite(line),
    })
    .await;
    let limits = SmtpLimits { greeting: Duration::from_secs(2), ..limits() };
    let error = SmtpSettings { login: login(), limits, ..settings(rude.port, Security::StartTls) };
    let error = mailer(error).send(&mail()).await;
    let error = error.expect_err("it is not sent");
    assert!(!matches!(error, DeliveryError::Persistent(_)) && !error.maybe_taken(), "{error:?}");
    assert!(
        !rude.heard().iter().any(|line| line.starts_with("AUTH") || line.starts_with("MAIL")),
        "{:?}",
        rude.heard()
    );
}

#[tokio::test]
async fn a_certificate_of_an_authority_that_is_not_trusted_ends_it() {
    for (security, sink) in [(Security::StartTls, SinkSecurity::StartTls), (Security::Tls, SinkSecurity::Tls)] {
        let (_sink, known) = safe(security, sink).await;
        let unknown = refused(SmtpSettings { trusted: None, ..known.clone() }).await;
        assert!(unknown.contains("cannot be made safe") && unknown.contains("certificate"), "{unknown}");
        let other = Some(certificates::localhost().authority);
        assert!(refused(SmtpSettings { trusted: other, ..known }).await.contains("cannot be made safe"));
    }
}

#[tokio::test]
async fn a_certificate_for_another_host_ends_it() {
    let Certificate { authority, cert, key } = certificates::for_host("mail.example.com");
    let options = SinkOptions { security: SinkSecurity::Tls, key: Some(key), cert: Some(cert), login: None };
    let sink = MailSink::start(&options).await;
    let settings = SmtpSettings { trusted: Some(authority), ..settings(sink.port(), Security::Tls) };
    assert!(refused(settings).await.contains("cannot be made safe"));
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_where_it_should_is_told() {
    let rude = Rude::start(polite).await;
    let why = refused(settings(rude.port, Security::Tls)).await;
    assert!(why.contains("cannot be made safe"), "{why}");
}

#[test]
fn a_certificate_to_trust_that_is_none_is_refused_at_once() {
    for pem in ["", "secret", "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"] {
        let settings =
            SmtpSettings { trusted: Some(pem.to_owned()), ..SmtpSettings::new("localhost", 465, Security::Tls) };
        assert!(matches!(SmtpMailer::new(settings), Err(DeliveryError::Settings(_))), "{pem}");
    }
}

#[tokio::test]
async fn a_server_that_knows_no_password_is_told_apart_from_a_wrong_one() {
    let rude = Rude::start(polite).await;
    let why = refused(SmtpSettings { login: login(), ..settings(rude.port, Security::None) }).await;
    assert!(why.contains("no way to sign in"), "{why}");
}
