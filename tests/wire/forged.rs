//! Headers that pretend: where the server is reached, and where a request comes from (I21).

use crate::place::{ORIGIN, OWNER, Place, client};
use reqwest::{Client, Response, header};
use std::time::Instant;

/// Every way in which a request may say that the server is somewhere else.
const FORGED: [(&str, &str); 10] = [
    ("host", "evil.example"),
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-forwarded-proto", "ftp"),
    ("x-forwarded-port", "6666"),
    ("x-forwarded-prefix", "/evil.example"),
    ("x-original-host", "evil.example"),
    ("x-original-url", "/evil.example"),
    ("x-rewrite-url", "/evil.example"),
    ("forwarded", "for=6.6.6.6;host=evil.example;proto=ftp"),
];

/// Asks with all of them at once; the answer with its headers, as one text.
async fn asked(client: &Client, url: String, cookie: &str) -> (Response, String) {
    let mut request = client.get(url).header(header::COOKIE, cookie).header(header::ACCEPT, "text/html");
    for (name, value) in FORGED {
        request = request.header(name, value);
    }
    let answer = request.send().await.unwrap();
    let headers = format!("{:?}", answer.headers());
    (answer, headers)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_address_on_any_page_comes_from_a_header_i21() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let session = place.session(&client).await;
    let act = client.post(place.url(&format!("/sandbox/{session}"))).form(&[("act", "exact")]).send().await.unwrap();
    assert!(act.status().is_redirection());
    let code = loop {
        let view = client.get(place.url(&format!("/s/{session}/view"))).send().await.unwrap();
        let view: serde_json::Value = view.json().await.unwrap();
        if view["paid_at"].is_number() {
            break view["code"].as_str().unwrap().to_owned();
        }
    };
    let signed_in = place.sign_in(&client, OWNER.0, OWNER.1, None).await;
    let cookie = signed_in.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();

    let link = &place.link.id;
    let mut otherwise = Vec::new();
    for (path, has_address) in [
        (format!("/pay/{link}"), true),
        (format!("/s/{session}"), true),
        (format!("/s/{session}/view"), false),
        (format!("/s/{session}/receipt"), true),
        (format!("/s/{session}/receipt.pdf"), true),
        (format!("/sandbox/{session}"), false),
        (format!("/verify?code={code}"), false),
        ("/.well-known/tallystick-receipts.json".to_owned(), false),
        (format!("/dashboard/links/{link}"), true),
        (format!("/dashboard/payments/{session}"), true),
        ("/dashboard".to_owned(), false),
        ("/dashboard/settings".to_owned(), false),
        ("/".to_owned(), false),
        ("/setup".to_owned(), false),
        ("/sign-in".to_owned(), false),
        ("/no/such/page".to_owned(), false),
        ("//evil.example".to_owned(), false),
    ] {
        let (answer, headers) = asked(&client, place.url(&path), &cookie).await;
        assert!(!answer.status().is_server_error(), "{path}: {}", answer.status());
        let body = String::from_utf8_lossy(&answer.bytes().await.unwrap()).into_owned();
        for text in [&headers, &body] {
            let at = text.find("evil.example").filter(|_| !path.contains("evil.example") || *text == headers);
            assert!(at.is_none(), "{path} repeats a header: {}", &text[at.unwrap_or(0).saturating_sub(80)..]);
            assert!(!text.contains("ftp://") && !text.contains(":6666"), "{path} repeats a header");
        }
        if body.contains(ORIGIN) != has_address {
            otherwise.push(path);
        }
    }
    assert!(otherwise.is_empty(), "whether these say where the server is reached is not as expected: {otherwise:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_request_that_says_it_comes_from_elsewhere_gets_no_more_guesses_i21() {
    let place = Place::open(&[]).await;
    let (client, begun) = (client(1), Instant::now());
    let mut refused = 0;
    for guess in 0..40 {
        let account = format!("nobody-{guess}@example.com");
        let from = format!("203.0.113.{guess}");
        let answer = place.sign_in(&client, &account, "password1234", Some(&from)).await;
        refused += u64::from(answer.status() == reqwest::StatusCode::CONFLICT);
    }
    // 20 a minute, refilled by one every 3 seconds.
    assert!(refused >= 19_u64.saturating_sub(begun.elapsed().as_secs() / 3), "only {refused} of 40 were refused");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn behind_a_proxy_what_the_proxy_wrote_counts_and_what_the_client_wrote_does_not_i21() {
    let place = Place::open(&[("TALLYSTICK__SERVER__BEHIND_PROXY", "true")]).await;
    let (client, begun) = (client(1), Instant::now());
    let mut refused = 0;
    for guess in 0..40 {
        let account = format!("nobody-{guess}@example.com");
        let from = format!("198.51.100.{guess}, 203.0.113.9");
        let answer = place.sign_in(&client, &account, "password1234", Some(&from)).await;
        refused += u64::from(answer.status() == reqwest::StatusCode::CONFLICT);
    }
    assert!(refused >= 19_u64.saturating_sub(begun.elapsed().as_secs() / 3), "only {refused} of 40 were refused");
    let elsewhere = place.sign_in(&client, OWNER.0, OWNER.1, Some("203.0.113.10")).await;
    assert!(elsewhere.headers().contains_key(header::SET_COOKIE), "another customer of the proxy is not locked out");
}
