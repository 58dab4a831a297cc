//! What is logged gives no access to anything, also when much is logged.

use crate::place::{OWNER, Place, client};
use reqwest::header;
use std::process::Stdio;

/// What nobody may find in a log.
const TOKEN: &str = "canary-of-the-set-up-token";
const TYPED: &str = "canary-that-somebody-typed";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_log_of_everything_names_routes_and_never_addresses_tokens_or_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let file = std::fs::File::create(&log).unwrap();
    let place = Place::logging(&[("TALLYSTICK__LOG__FILTER", "debug")], Stdio::from(file)).await;
    let client = client(1);
    let cookie = place.owner(&client).await;
    let session = place.session(&client).await;
    for path in [
        format!("/setup?token={TOKEN}"),
        format!("/s/{session}"),
        format!("/s/{session}/view"),
        format!("/dashboard/links/new?__path=%2Fdashboard%2Fdo%2Fsave_link&__err={TYPED}"),
        format!("/pay/{}?name={TYPED}", place.link.id),
    ] {
        client.get(place.url(&path)).header(header::COOKIE, &cookie).send().await.unwrap();
    }
    let foreign =
        client.post(place.url(&format!("/s/{session}/cancel"))).header(header::ORIGIN, "https://evil.example");
    assert_eq!(foreign.send().await.unwrap().status(), 403);
    place.server.kill().await;

    let said = std::fs::read_to_string(&log).unwrap();
    assert!(said.contains("/s/{session}/view"), "the log says which routes were asked");
    let password = OWNER.1;
    let cookie = cookie.split_once('=').unwrap().1;
    for (what, secret) in
        [("the token", TOKEN), ("what was typed", TYPED), ("a password", password), ("a cookie", cookie)]
    {
        let line = said.lines().find(|line| line.contains(secret));
        assert_eq!(line, None, "{what} is in the log");
    }
    // The ids of sessions and links open them.
    assert!(said.contains("session opened"), "the log says that a session was opened");
    let link = place.link.id.to_string();
    let named = said.lines().filter(|line| line.contains(&session) || line.contains(&link));
    assert_eq!(named.collect::<Vec<_>>(), Vec::<&str>::new());
}
