//! Answers that are broken, false, endless or somebody else's: each is a typed error, none is a rate.

use crate::{
    dialect::{ASKED, BITFINEX, BITSTAMP, COINBASE, COINGECKO, Dialect, KRAKEN, Market, UPDATED, pair},
    for_each_source,
    server::{Server, json, with},
};
use axum::{
    body::{Body, Bytes},
    http::{Response, Uri},
};
use domain::Millis;
use futures::stream;
use rates::RateError;
use std::{convert::Infallible, time::Duration};

for_each_source!(
    a_huge_answer_is_not_read,
    an_endless_answer_is_not_read,
    an_answer_that_never_comes_is_given_up,
    an_answer_that_stops_half_way_is_given_up,
    html_is_no_rate,
    a_good_answer_under_a_wrong_content_type_is_no_rate,
    truncated_json_is_no_rate,
    json_of_another_form_is_no_rate,
    prices_that_cannot_be_are_no_rates,
    a_price_of_the_wrong_json_type_is_no_rate,
    one_impossible_price_does_not_spoil_another_pair,
    an_empty_answer_is_no_rate,
    statuses_other_than_ok_are_told_apart,
    a_redirect_is_not_followed,
);

/// The error that BTC/EUR ends in with such answers.
async fn error(
    dialect: &Dialect,
    answer: impl Fn(&Uri) -> Response<Body> + Clone + Send + Sync + 'static,
) -> RateError {
    let server = Server::start(answer).await;
    let source = (dialect.make)(&server.url).expect("a source");
    let error = source.rates(&[pair("BTC", "EUR")], ASKED).await.expect_err("no rate");
    let words = error.to_string();
    assert!(words.contains(dialect.name) && words.len() < 200 && !words.contains('\n'), "{words}");
    error
}

async fn body_error(dialect: &Dialect, body: &str) -> RateError {
    let body = body.to_owned();
    error(dialect, move |_| json(body.clone())).await
}

fn is_persistent(error: &RateError) -> bool {
    matches!(error, RateError::Persistent(_))
}

fn good(dialect: &Dialect) -> String {
    (dialect.with_price)(&(dialect.price)("55000.1"))
}

async fn a_huge_answer_is_not_read(dialect: &'static Dialect) {
    // Good JSON, but for its size.
    let body = format!("{}{}", good(dialect), " ".repeat(2_000_000));
    let error = body_error(dialect, &body).await;
    assert!(error.to_string().contains("larger than is read"), "{error}");
}

async fn an_endless_answer_is_not_read(dialect: &'static Dialect) {
    let error = error(dialect, |_| {
        let chunks = stream::repeat_with(|| Ok::<_, Infallible>(Bytes::from_static(&[b' '; 16_384])));
        json(Body::from_stream(chunks))
    })
    .await;
    assert!(error.to_string().contains("larger than is read"), "{error}");
}

async fn an_answer_that_never_comes_is_given_up(dialect: &'static Dialect) {
    let error = error(dialect, |_| json(Body::from_stream(stream::pending::<Result<Bytes, Infallible>>()))).await;
    assert!(matches!(&error, RateError::Transient(words) if words.contains("in time")), "{error}");
}

async fn an_answer_that_stops_half_way_is_given_up(dialect: &'static Dialect) {
    let half = good(dialect)[..30].to_owned();
    let error = error(dialect, move |_| {
        let chunks = [Ok(Bytes::from(half.clone())), Err(std::io::Error::other("gone"))];
        json(Body::from_stream(stream::iter(chunks)))
    })
    .await;
    assert!(matches!(&error, RateError::Transient(words) if words.contains("broke off")), "{error}");
}

async fn html_is_no_rate(dialect: &'static Dialect) {
    let page = "<!doctype html><title>Just a moment…</title>";
    assert!(is_persistent(&error(dialect, move |_| with(200, "text/html", page)).await));
    assert!(is_persistent(&body_error(dialect, page).await), "also when it says that it is JSON");
    assert!(is_persistent(&error(dialect, move |_| with(403, "text/html", page)).await));
}

async fn a_good_answer_under_a_wrong_content_type_is_no_rate(dialect: &'static Dialect) {
    for content_type in ["text/plain", "text/html", "application/octet-stream"] {
        let body = good(dialect);
        assert!(is_persistent(&error(dialect, move |_| with(200, content_type, body.clone())).await), "{content_type}");
    }
}

async fn truncated_json_is_no_rate(dialect: &'static Dialect) {
    let good = good(dialect);
    for end in (0..good.len()).step_by(7).chain([good.len() - 1]) {
        let error = body_error(dialect, &good[..end]).await;
        assert!(matches!(&error, RateError::Transient(words) if words.contains("broke off")), "{end}: {error}");
    }
}

async fn json_of_another_form_is_no_rate(dialect: &'static Dialect) {
    for body in [
        "null",
        "[]",
        "7",
        "\"55000\"",
        "true",
        "{\"price\":55000}",
        "{\"data\":[]}",
        "{\"result\":7,\"error\":[]}",
        "{\"bitcoin\":55000}",
        "{\"bitcoin\":{\"eur\":55000}}",
        "{\"data\":{\"currency\":\"BTC\",\"rates\":[]}}",
        "{\"error\":{},\"result\":{}}",
        "{\"error\":[],\"result\":{\"XXBTZEUR\":{\"a\":[\"1\"]}}}",
        "{\"status\":{\"error_code\":429}}",
        "{\"eur\":{\"bitcoin\":55000}}",
    ] {
        assert!(is_persistent(&body_error(dialect, body).await), "{body}");
    }
    let two = format!("{0}{0}", good(dialect));
    assert!(is_persistent(&body_error(dialect, &two).await), "two answers");
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert!(is_persistent(&body_error(dialect, &deep).await), "deeply nested");
}

async fn prices_that_cannot_be_are_no_rates(dialect: &'static Dialect) {
    for price in [
        "0",
        "0.0",
        "-0.0",
        "-55000.1",
        "1e400",
        "-1e400",
        "1e-400",
        "1e29",
        "0.0000000000001",
        "1000000000001",
        "123456789012345678901234567890123456789012345678901234567890123456789",
    ] {
        let error = body_error(dialect, &(dialect.with_price)(&(dialect.price)(price))).await;
        assert!(matches!(&error, RateError::Persistent(words) if words.contains("BTC/EUR")), "{price}: {error}");
    }
    for price in ["NaN", "Infinity", "-inf", "1,5", "0x10", "5.", ".5", "+1", ""] {
        let error = body_error(dialect, &(dialect.with_price)(&(dialect.price)(price))).await;
        assert!(!matches!(error, RateError::TooOften { .. }), "{price}: {error}");
    }
}

async fn a_price_of_the_wrong_json_type_is_no_rate(dialect: &'static Dialect) {
    let other_way = if (dialect.price)("7") == "7" { "\"55000.1\"" } else { "55000.1" };
    for price in [other_way, "[]", "{}", "true", "[\"55000.1\"]"] {
        assert!(is_persistent(&body_error(dialect, &(dialect.with_price)(price)).await), "{price}");
    }
}

async fn one_impossible_price_does_not_spoil_another_pair(dialect: &'static Dialect) {
    let market = Market::from([(("BTC", "EUR"), "0"), (("BTC", "USD"), "64000")]);
    let server = Server::start(move |uri| (dialect.answer)(uri, &market)).await;
    let source = (dialect.make)(&server.url).expect("a source");
    let found = source.rates(&[pair("BTC", "EUR"), pair("BTC", "USD")], ASKED).await.expect("rates");
    let found: Vec<String> = found.iter().map(|it| format!("{} {}", it.pair, it.rate)).collect();
    assert_eq!(found, ["BTC/USD 64000"]);
}

async fn an_empty_answer_is_no_rate(dialect: &'static Dialect) {
    assert!(matches!(body_error(dialect, "").await, RateError::Transient(_)));
    for body in ["{}", "{\"error\":[],\"result\":{}}", "{\"data\":{\"currency\":\"BTC\",\"rates\":{}}}"] {
        assert!(is_persistent(&body_error(dialect, body).await), "{body}");
    }
}

async fn statuses_other_than_ok_are_told_apart(dialect: &'static Dialect) {
    let answered = |status: u16, retry: Option<&'static str>| {
        let body = good(dialect);
        error(dialect, move |_| {
            let mut response = with(status, "application/json", body.clone());
            if let Some(seconds) = retry {
                response.headers_mut().insert("retry-after", seconds.parse().expect("a header"));
            }
            response
        })
    };
    let too_often =
        |wait: Option<u64>| RateError::TooOften { source_name: dialect.name, wait: wait.map(Duration::from_secs) };
    assert_eq!(answered(429, None).await, too_often(None));
    assert_eq!(answered(429, Some("77")).await, too_often(Some(77)));
    assert_eq!(answered(429, Some("Wed, 21 Oct 2026 07:28:00 GMT")).await, too_often(None));
    assert_eq!(answered(429, Some("-5")).await, too_often(None));
    for status in [500, 502, 503, 504, 520, 408] {
        assert!(matches!(answered(status, None).await, RateError::Transient(_)), "{status}");
    }
    for status in [201, 204, 400, 401, 403, 404, 418, 451] {
        assert!(is_persistent(&answered(status, None).await), "{status}");
    }
}

async fn a_redirect_is_not_followed(dialect: &'static Dialect) {
    let body = good(dialect);
    let elsewhere = Server::start(move |_| json(body.clone())).await;
    for status in [301, 302, 303, 307, 308] {
        let location = format!("{}/elsewhere", elsewhere.url);
        let error = error(dialect, move |_| {
            let mut response = with(status, "application/json", "{}");
            response.headers_mut().insert("location", location.parse().expect("a header"));
            response
        })
        .await;
        assert!(matches!(&error, RateError::Persistent(words) if words.contains("elsewhere")), "{status}: {error}");
    }
    assert_eq!(elsewhere.requests(), [""; 0]);
}

#[tokio::test]
async fn the_error_array_of_kraken_says_what_to_do() {
    let said = |error: &str| format!(r#"{{"error":["{error}"]}}"#);
    for words in ["EAPI:Rate limit exceeded", "EGeneral:Too many requests", "EGeneral:Temporary lockout"] {
        let error = body_error(&KRAKEN, &said(words)).await;
        assert_eq!(error, RateError::TooOften { source_name: "Kraken", wait: None }, "{words}");
    }
    for words in
        ["EService:Unavailable", "EService:Busy", "EService:Market in cancel_only mode", "EGeneral:Internal error"]
    {
        assert!(matches!(body_error(&KRAKEN, &said(words)).await, RateError::Transient(_)), "{words}");
    }
    for words in ["EGeneral:Invalid arguments", "EGeneral:Permission denied", "nonsense", &"x".repeat(5_000)] {
        assert!(is_persistent(&body_error(&KRAKEN, &said(words)).await), "{words}");
    }
    let both = good(&KRAKEN).replace("\"error\":[]", "\"error\":[\"EService:Unavailable\"]");
    assert!(matches!(body_error(&KRAKEN, &both).await, RateError::Transient(_)), "an error beside a rate");
}

#[tokio::test]
async fn another_coin_or_currency_than_was_asked_for_is_no_rate() {
    for key in ["XXBTZUSD", "XETHZEUR", "XXRPZEUR", "EUR", "BTC/EUR"] {
        let error = body_error(&KRAKEN, &good(&KRAKEN).replace("XXBTZEUR", key)).await;
        assert!(is_persistent(&error) && error.to_string().contains("another market"), "{key}: {error}");
    }
    for coin in ["ETH", "EUR", "btc", ""] {
        let error = body_error(&COINBASE, &good(&COINBASE).replace("BTC", coin)).await;
        assert!(is_persistent(&error) && error.to_string().contains("another coin"), "{coin}: {error}");
    }
    for (asked, answered) in [("bitcoin", "ethereum"), ("eur", "usd"), ("eur", "EUR"), ("eur", "eur_24h_change")] {
        let error = body_error(&COINGECKO, &good(&COINGECKO).replace(asked, answered)).await;
        assert!(is_persistent(&error) && error.to_string().contains("something else"), "{answered}: {error}");
    }
}

#[tokio::test]
async fn offers_that_make_no_market_are_no_rate() {
    let sides = |ask: &str, bid: &str| good(&KRAKEN).replacen("\"55000.1\"", ask, 1).replacen("\"55000.1\"", bid, 1);
    for (ask, bid) in [("\"55000\"", "\"55001\""), ("\"56000\"", "\"54000\""), ("\"1\"", "\"0\""), ("\"0\"", "\"1\"")] {
        assert!(is_persistent(&body_error(&KRAKEN, &sides(ask, bid)).await), "{ask} {bid}");
    }
    for dialect in [&BITSTAMP, &BITFINEX] {
        let price = (dialect.price)("55000.1");
        // Both name the offer to buy first.
        let sides = |bid: &str, ask: &str| {
            let (bid, ask) = ((dialect.price)(bid), (dialect.price)(ask));
            good(dialect).replacen(&price, &bid, 1).replacen(&price, &ask, 1)
        };
        for (bid, ask) in [("55001", "55000"), ("54000", "56000"), ("0", "1")] {
            assert!(is_persistent(&body_error(dialect, &sides(bid, ask)).await), "{} {bid} {ask}", dialect.name);
        }
    }
    let without = good(&KRAKEN).replace(r#""a":["55000.1","1","1.000"]"#, r#""a":[]"#);
    assert!(is_persistent(&body_error(&KRAKEN, &without).await), "no offers");
}

#[tokio::test]
async fn a_price_of_coingecko_from_the_future_or_without_a_time_is_no_rate() {
    let dated = |time: &str| good(&COINGECKO).replace(&UPDATED.to_string(), time);
    for time in
        ["1800000011", "4294967295", "99999999999999999999", "-1", "1e400", "\"1800000000\"", "null", "1800000000.5"]
    {
        assert!(is_persistent(&body_error(&COINGECKO, &dated(time)).await), "{time}");
    }
    let without = good(&COINGECKO).replace("last_updated_at", "eur_market_cap");
    assert!(is_persistent(&body_error(&COINGECKO, &without).await));
    // An old price is given with its age, for the judgement to refuse.
    let server = Server::start(move |_| json(dated("1700000000"))).await;
    let found =
        (COINGECKO.make)(&server.url).expect("a source").rates(&[pair("BTC", "EUR")], ASKED).await.expect("rates");
    assert_eq!(found[0].at, Millis::seconds(1_700_000_000));
}

#[tokio::test]
async fn a_price_that_coingecko_does_not_have_is_left_out() {
    let server = Server::start(|_| json(format!(r#"{{"bitcoin":{{"eur":null,"last_updated_at":{UPDATED}}}}}"#))).await;
    let source = (COINGECKO.make)(&server.url).expect("a source");
    assert_eq!(source.rates(&[pair("BTC", "EUR")], ASKED).await, Ok(Vec::new()));
}
