//! Answers that are broken, false, endless or somebody else's.

use crate::{
    dialect::{Dialect, KEY, OURS, sms},
    for_each_provider,
    server::{Server, json, with},
};
use axum::{
    body::{Body, Bytes},
    http::Response,
};
use delivery::{DeliveryError, Secret, Sent, Texter, sms::Twilio};
use futures::stream;
use std::{convert::Infallible, time::Duration};

for_each_provider!(
    i18_html_instead_of_an_answer_never_makes_a_second_message,
    i18_an_answer_that_breaks_off_says_that_it_may_have_been_taken,
    an_endless_answer_is_not_read_to_its_end,
    a_huge_refusal_is_told_in_short_words,
    a_redirect_is_not_followed_and_takes_no_key_along,
    words_that_would_break_a_log_are_made_harmless,
);

async fn send(
    dialect: &'static Dialect,
    answer: impl Fn() -> Response<Body> + Send + Sync + 'static,
) -> Result<Sent, DeliveryError> {
    let server = Server::start(move |_| answer()).await;
    let sent = (dialect.make)(&server.url).expect("a provider").send(&sms()).await;
    let words = match &sent {
        Ok(sent) => format!("{} {}", sent.reply, sent.id.clone().unwrap_or_default()),
        Err(error) => error.to_string(),
    };
    assert!(words.chars().count() < 700 && !words.chars().any(|c| c.is_control() || c == '\u{202e}'), "{words}");
    assert!(!words.contains(KEY), "{words}");
    sent
}

/// A gateway's answer has no form: any 2xx is a yes, and what cannot be read is just no id of theirs.
fn is_formless(dialect: &Dialect) -> bool {
    dialect.name == "The SMS gateway"
}

async fn i18_html_instead_of_an_answer_never_makes_a_second_message(dialect: &'static Dialect) {
    for body in ["<!doctype html><title>Just a moment…</title>", "", "null", "[]", "{}", "{\"id\":7}"] {
        match send(dialect, move || with(200, "text/html", body)).await {
            Ok(sent) => assert!(is_formless(dialect) && sent.id.as_deref() == Some(OURS), "{body}: {sent:?}"),
            Err(error) => {
                assert!(!is_formless(dialect), "{body}: {error:?}");
                assert!(
                    matches!(&error, DeliveryError::Persistent(why) if why.contains("Look there")),
                    "{body}: {error:?}"
                );
            }
        }
    }
    let forbidden = send(dialect, || with(403, "text/html", "<!doctype html><title>Blocked</title>")).await;
    assert!(matches!(&forbidden, Err(DeliveryError::Settings(why)) if why.contains("403")), "{forbidden:?}");
}

async fn i18_an_answer_that_breaks_off_says_that_it_may_have_been_taken(dialect: &'static Dialect) {
    let (status, good) = dialect.taken;
    let error = send(dialect, move || {
        let half = Bytes::from_static(&good.as_bytes()[..10]);
        json(status, Body::from_stream(stream::iter([Ok(half), Err(std::io::Error::other("gone"))])))
    })
    .await
    .expect_err("half an answer is none");
    assert!(error.maybe_taken(), "{error:?}");
}

async fn an_endless_answer_is_not_read_to_its_end(dialect: &'static Dialect) {
    let endless = |status| {
        move || {
            let chunks = stream::repeat_with(|| Ok::<_, Infallible>(Bytes::from_static(&[b'x'; 16_384])));
            json(status, Body::from_stream(chunks))
        }
    };
    let refused = send(dialect, endless(400)).await.expect_err("it is refused");
    assert!(matches!(&refused, DeliveryError::Persistent(why) if why.contains("400")), "{refused:?}");
    let taken = send(dialect, endless(200)).await;
    assert_eq!(taken.is_ok(), is_formless(dialect), "{taken:?}");
}

async fn a_huge_refusal_is_told_in_short_words(dialect: &'static Dialect) {
    let (status, body, words) = dialect.refused;
    let start = words.split([' ', '(']).next().expect("a word").to_owned();
    let huge = body.replacen(&start, &format!("{start}{}", " blah".repeat(5_000)), 1);
    let error = send(dialect, move || json(status, huge.clone())).await.expect_err("it is refused");
    assert!(matches!(&error, DeliveryError::Persistent(why) if why.contains(&start)), "{error:?}");
}

async fn a_redirect_is_not_followed_and_takes_no_key_along(dialect: &'static Dialect) {
    let thief = Server::start(|_| json(200, "{}")).await;
    let elsewhere = thief.url.clone();
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = elsewhere.clone();
        let error = send(dialect, move || {
            let mut response = json(status, "");
            response.headers_mut().insert("location", elsewhere.parse().expect("an address"));
            response
        })
        .await
        .expect_err("it is not followed");
        assert!(matches!(&error, DeliveryError::Settings(why) if why.contains("elsewhere")), "{status}: {error:?}");
    }
    assert!(thief.asked().is_empty(), "{:?}", thief.asked());
}

async fn words_that_would_break_a_log_are_made_harmless(dialect: &'static Dialect) {
    let (status, body, words) = dialect.refused;
    let start = words.split([' ', '(']).next().expect("a word").to_owned();
    // Escaped in JSON, as they are elsewhere.
    let evil = if is_formless(dialect) {
        "x\r\nERROR forged\u{1b}[31m\u{202e}"
    } else {
        "x\\r\\nERROR forged\\u001b[31m\\u202e"
    };
    let body = body.replacen(&start, &format!("{start}{evil}"), 1);
    let error = send(dialect, move || json(status, body.clone())).await.expect_err("it is refused");
    assert!(error.to_string().contains("x ERROR forged"), "{error}");
}

#[tokio::test]
async fn r13_a_provider_that_never_answers_is_given_up() {
    let server = Server::start(|_| json(200, Body::from_stream(stream::pending::<Result<Bytes, Infallible>>()))).await;
    let twilio = Twilio::new(
        &server.url,
        "ACd5a6dd3f0b0e4a7c9f1e2d3c4b5a6978",
        Secret::new(KEY),
        None,
        Duration::from_millis(300),
    );
    let error = twilio.expect("a provider").send(&sms()).await.expect_err("nothing is answered");
    assert!(error.is_transient() && error.maybe_taken() && error.to_string().contains("in time"), "{error:?}");
}
