//! Mail that is not taken: each is told apart, in words that can be shown.

use crate::{
    fixtures::{PASSWORD, limits, mail, mail_to, mailer, plain, safe, settings},
    rude::{Reply, Rude, polite, say},
};
use delivery::{DeliveryError, Login, Mailer, Secret, Security, SmtpSettings, email::SmtpLimits, sink::SinkSecurity};
use std::time::Duration;

/// The error that sending ends in.
async fn error(settings: SmtpSettings) -> DeliveryError {
    let error = mailer(settings).send(&mail()).await.expect_err("it is not taken");
    let words = error.to_string();
    assert!(
        words.chars().count() <= 300 && !words.chars().any(char::is_control) && !words.contains('\u{202e}'),
        "{words}"
    );
    assert!(!words.contains(PASSWORD) && words.contains("localhost"), "{words}");
    error
}

async fn rude_error(reply: impl Fn(&str) -> Reply + Send + Sync + 'static) -> DeliveryError {
    let rude = Rude::start(reply).await;
    error(settings(rude.port, Security::None)).await
}

/// As `polite`, but for one command.
async fn error_at(command: &'static str, reply: Reply) -> DeliveryError {
    rude_error(move |line| if line.starts_with(command) && !line.is_empty() { reply.clone() } else { polite(line) })
        .await
}

#[tokio::test]
async fn r13_a_mailbox_that_does_not_exist_is_final() {
    let (mut sink, mailer) = plain().await;
    let error = mailer.send(&mail_to("refuse-550@example.com")).await.expect_err("it is not taken");
    let DeliveryError::Persistent(why) = &error else { panic!("{error:?}") };
    assert!(why.contains("550") && why.contains("5.1.1 As you wished"), "{why}");
    mailer.send(&mail()).await.expect("the next mail is taken");
    assert_eq!(sink.next().await.to, ["lena@example.com"], "and nothing came of the first");
}

#[tokio::test]
async fn r13_a_mailbox_that_is_busy_is_tried_again() {
    let (_sink, mailer) = plain().await;
    let error = mailer.send(&mail_to("refuse-451@example.com")).await.expect_err("it is not taken");
    assert!(error.is_transient() && !error.maybe_taken(), "{error:?}");
    assert!(error.to_string().contains("451"), "{error}");
}

#[tokio::test]
async fn r13_a_mail_that_is_refused_when_it_was_read_is_final() {
    let (_sink, mailer) = plain().await;
    let error = mailer.send(&mail_to("refuse-data-552@example.com")).await.expect_err("it is not taken");
    assert!(matches!(&error, DeliveryError::Persistent(why) if why.contains("552")), "{error:?}");
}

#[tokio::test]
async fn r13_a_wrong_password_is_the_settings_fault_and_is_not_repeated_in_words() {
    let (_sink, known) = safe(Security::StartTls, SinkSecurity::StartTls).await;
    let login = known.login.clone().map(|login| Login { password: Secret::new("open sesame"), ..login });
    let error = error(SmtpSettings { login, ..known }).await;
    let DeliveryError::Settings(why) = &error else { panic!("{error:?}") };
    assert!(why.contains("user name and password") && why.contains("535"), "{why}");
    assert!(!format!("{error:?}").contains("open sesame"));
}

#[tokio::test]
async fn r13_a_server_that_nobody_runs_is_a_passing_failure() {
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = free.local_addr().expect("an address").port();
    drop(free);
    let error = error(settings(port, Security::None)).await;
    assert!(error.is_transient() && !error.maybe_taken(), "{error:?}");
    assert!(error.to_string().contains("cannot be reached"), "{error}");
}

#[tokio::test]
async fn r13_a_server_that_never_answers_is_given_up() {
    let short = SmtpLimits { greeting: Duration::from_millis(200), taking: Duration::from_millis(200) };
    let mute = Rude::start(|_| Reply::Silence).await;
    let silent = SmtpSettings { limits: short, ..settings(mute.port, Security::None) };
    let error = error(silent).await;
    assert!(error.is_transient() && !error.maybe_taken() && error.to_string().contains("in time"), "{error:?}");
}

#[tokio::test]
async fn i18_a_server_that_is_silent_about_a_mail_may_have_taken_it() {
    let short = SmtpLimits { taking: Duration::from_millis(300), ..limits() };
    let rude = Rude::start(|line| if line == "." { Reply::Silence } else { polite(line) }).await;
    let silent = error(SmtpSettings { limits: short, ..settings(rude.port, Security::None) }).await;
    assert!(silent.is_transient() && silent.maybe_taken(), "{silent:?}");
    let gone = error_at(".", Reply::HangUp).await;
    assert!(gone.is_transient() && gone.maybe_taken(), "{gone:?}");
}

#[tokio::test]
async fn r13_codes_are_told_apart_wherever_they_come() {
    for (command, reply, persistent) in [
        ("MAIL", "550 5.7.1 sender rejected", true),
        ("MAIL", "451 4.3.0 later", false),
        ("RCPT", "553 no such mailbox", true),
        ("RCPT", "450 greylisted", false),
        ("DATA", "554 no", true),
        ("DATA", "421 going down", false),
        (".", "554 looks like spam", true),
        (".", "452 full", false),
    ] {
        let error = error_at(command, say(reply)).await;
        assert_eq!(matches!(error, DeliveryError::Persistent(_)), persistent, "{command}: {error:?}");
        assert_eq!(error.is_transient(), !persistent, "{command}: {error:?}");
        assert!(!error.maybe_taken() && error.to_string().contains(&reply[..3]), "{error:?}");
    }
}

#[tokio::test]
async fn a_server_that_is_shut_or_none_at_all_is_told_apart() {
    let shut = error_at_greeting("554 no service for you").await;
    assert!(matches!(shut, DeliveryError::Settings(_)), "{shut:?}");
    let busy = error_at_greeting("421 too many connections").await;
    assert!(busy.is_transient(), "{busy:?}");
    let web = error_at_greeting("HTTP/1.1 400 Bad Request").await;
    assert!(web.is_transient() && web.to_string().contains("mail server"), "{web:?}");
}

async fn error_at_greeting(greeting: &'static str) -> DeliveryError {
    rude_error(move |line| if line.is_empty() { say(greeting) } else { polite(line) }).await
}

#[tokio::test]
async fn words_of_a_server_cannot_break_a_log_or_fill_it() {
    let nasty = error_at("RCPT", say("550 no\u{1b}[31m\u{0}such \u{202e}resu\tlevel=error forged=1")).await;
    assert!(nasty.to_string().contains("forged=1"), "it is shown, as words: {nasty}");
    let long = error_at("RCPT", say(&format!("550 {}", "long ".repeat(150)))).await;
    assert!(long.to_string().contains("550"), "{long}");
    // No server that means well says so much; it is not even read.
    error_at("RCPT", say(&format!("550 {}", "long ".repeat(200_000)))).await;
}
