//! What an operator relies on: the endpoints that watch the server, the commands, and an end that breaks nothing off.

use crate::{
    events::Events,
    place::{Place, USDC, client},
    server::Server,
};
use reqwest::{StatusCode, header};
use std::{
    path::Path,
    process::Output,
    time::{Duration, Instant},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    process::Command,
};

/// Asks for a page; status, kind of content, text.
async fn get(address: &str, path: &str) -> (StatusCode, String, String) {
    let answer = client(1).get(format!("{address}{path}")).send().await.unwrap();
    let kind = answer.headers()[header::CONTENT_TYPE].to_str().unwrap().to_owned();
    (answer.status(), kind, answer.text().await.unwrap())
}

/// Runs the program until it ends; what it did and said.
async fn run(what: &str, database: &str, settings: &[(&str, &str)]) -> (Output, String) {
    let folder = tempfile::tempdir().unwrap();
    let output = Server::command(what, folder.path(), database, settings).output().await.unwrap();
    let said = String::from_utf8(output.stdout.clone()).unwrap();
    (output, said)
}

/// A database that cannot be made: in a folder that is a file.
fn nowhere(folder: &Path) -> String {
    let file = folder.join("no-folder");
    std::fs::write(&file, "").unwrap();
    format!("sqlite://{}", file.join("tallystick.db").display())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_watches_the_server_learns_that_it_lives_can_work_and_what_it_does() {
    let place = Place::open(&[]).await;
    let session = place.session(&client(1)).await;
    for path in ["/livez", "/readyz"] {
        let (status, _, text) = get(&place.server.address, path).await;
        assert_eq!((status, text.as_str()), (StatusCode::OK, "ok\n"), "{path}");
    }
    get(&place.server.address, &format!("/s/{session}/view")).await;
    let (status, kind, figures) = get(&place.server.address, "/metrics").await;
    assert_eq!(status, StatusCode::OK);
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    for line in [
        "tallystick_http_requests_total{route=\"/s/{session}/view\",status=\"200\"} 1",
        "tallystick_watched_addresses 1",
        "tallystick_live_watchers 0",
        "tallystick_network_halted{network=\"sandbox:1\"} 0",
    ] {
        assert!(figures.lines().any(|said| said == line), "{line} is not in\n{figures}");
    }
    assert!(
        figures.lines().any(|said| said.starts_with("tallystick_network_height{network=\"sandbox:1\"} ")),
        "{figures}"
    );
    assert!(figures.ends_with("# EOF\n"));
    assert!(!figures.contains(&session), "figures name routes, not what was asked for");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_without_its_database_lives_but_is_not_ready() {
    let database = testkit::postgres::database().unwrap();
    let server = Server::start(&database, &[("TALLYSTICK__LOG__FILTER", "off")]).await;
    assert_eq!(get(&server.address, "/readyz").await.0, StatusCode::OK);
    testkit::postgres::drop_database(&database).unwrap();
    let (status, _, text) = get(&server.address, "/readyz").await;
    assert_eq!((status, text.as_str()), (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"));
    assert_eq!(get(&server.address, "/livez").await.0, StatusCode::OK);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn migrate_makes_the_tables_and_may_be_repeated() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("new.db").display());
    for _ in 0..2 {
        let (output, said) = run("migrate", &database, &[]).await;
        assert!(output.status.success(), "{output:?}");
        assert_eq!(said, "The database is up to date.\n");
    }
    let (output, said) = run("migrate", &nowhere(folder.path()), &[]).await;
    assert!(!output.status.success(), "{output:?}");
    assert_eq!(said, "");
    assert!(!output.stderr.is_empty(), "it says why");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_doctor_says_what_is_well_and_fails_when_something_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let database = format!("sqlite://{}", folder.path().join("tallystick.db").display());
    let (output, said) = run("doctor", &database, &[]).await;
    assert!(output.status.success(), "{output:?}");
    for line in ["ok     settings: ", "ok     built files: ", "ok     database: answers, tables are up to date"] {
        assert!(said.lines().any(|said| said.starts_with(line)), "{line} is not in\n{said}");
    }
    let wrong = [
        ("TALLYSTICK__SERVER__LISTEN", "0.0.0.0:0"),
        ("TALLYSTICK__SERVER__ORIGIN", "http://pay.example"),
        ("TALLYSTICK_SITE_DIR", "/no/such/folder"),
    ];
    let (output, said) = run("doctor", &nowhere(folder.path()), &wrong).await;
    assert!(!output.status.success(), "{output:?}");
    for what in ["https", "built files", "database"] {
        let line = format!("wrong  {what}: ");
        assert!(said.lines().any(|said| said.starts_with(&line)), "{line} is not in\n{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_told_to_stop_answers_what_was_asked_ends_streams_and_waits_for_nothing_else() {
    let patience = 60;
    let settings = [("TALLYSTICK__SERVER__SHUTDOWN_SECONDS", "60")];
    let mut place = Place::open(&settings).await;
    let client = client(1);
    let session = place.session(&client).await;
    let cookie = place.owner(&client).await;
    let watched = client.get(place.url(&format!("/s/{session}/live"))).send().await.unwrap();
    let mut watched = Events::of(watched);
    assert_eq!(watched.next().await.unwrap().event, "view");
    let desk = client.get(place.url("/dashboard/live")).header(header::COOKIE, &cookie).send().await.unwrap();
    let mut desk = Events::of(desk);

    // A customer's form that is under way: the server has asked for the rest of it.
    let address = place.server.address.trim_start_matches("http://").to_owned();
    let mut form = TcpStream::connect(&address).await.unwrap();
    let body = format!("asset={USDC}");
    let head = format!(
        "POST /pay/{} HTTP/1.1\r\nhost: pay.example\r\ncontent-type: application/x-www-form-urlencoded\r\n\
         content-length: {}\r\nexpect: 100-continue\r\n\r\n",
        place.link.id,
        body.len()
    );
    form.write_all(head.as_bytes()).await.unwrap();
    let mut begun = [0; 12];
    form.read_exact(&mut begun).await.unwrap();
    assert_eq!(&begun, b"HTTP/1.1 100");

    let told = Instant::now();
    let pid = place.server.child.id().unwrap().to_string();
    assert!(Command::new("kill").args(["-TERM", &pid]).status().await.unwrap().success());
    assert_eq!(watched.next().await, None, "the stream of a session ends");
    assert_eq!(desk.next().await, None, "and so does that of the merchant's pages");
    // Whoever comes now is not kept waiting for a server that will not come.
    while TcpStream::connect(&address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    form.write_all(body.as_bytes()).await.unwrap();
    let mut answer = String::new();
    form.read_to_string(&mut answer).await.unwrap();
    assert!(answer.contains("HTTP/1.1 303") && answer.contains("location: /s/"), "{answer}");
    let ended = place.server.child.wait().await.unwrap();
    assert!(ended.success(), "{ended}");
    let took = told.elapsed();
    assert!(took < Duration::from_secs(patience / 3), "it took {took:?} of {patience} seconds");
}
