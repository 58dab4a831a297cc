//! Nothing is written because another site says so: the check stands before everything that writes.

use crate::place::{Place, USDC, client};
use reqwest::{Client, Method, StatusCode, header};
use std::path::Path;

const ELSEWHERE: &str = "https://evil.example";

/// The names of all server functions, from where they are written: a new one is tested without being listed here.
fn functions() -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("app/src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                let names = text.split("endpoint = \"").skip(1).filter_map(|rest| rest.split_once('"'));
                found.extend(names.map(|(name, _)| name.to_owned()));
            }
        }
    }
    found
}

/// What a write from another site answers.
async fn from_elsewhere(
    place: &Place,
    client: &Client,
    cookie: &str,
    path: &str,
    kind: &str,
    body: &str,
) -> StatusCode {
    let asked = client.request(Method::POST, place.url(path)).header(header::COOKIE, cookie);
    let asked = asked.header(header::ORIGIN, ELSEWHERE).header(header::CONTENT_TYPE, kind).body(body.to_owned());
    asked.send().await.unwrap().status()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_from_another_site_is_refused_everywhere_and_changes_nothing() {
    const FORM: &str = "application/x-www-form-urlencoded";
    const UPLOAD: &str = "multipart/form-data; boundary=b";
    let place = Place::open(&[]).await;
    let client = client(1);
    let cookie = place.owner(&client).await;
    let session = place.session(&client).await;
    let link = place.link.id.clone();

    let functions = functions();
    assert!(functions.len() > 50, "they are found: {functions:?}");
    for function in &functions {
        let path = format!("/dashboard/do/{function}");
        let body = format!("links[0]={link}&link={link}&act=delete&id={link}");
        let answer = from_elsewhere(&place, &client, &cookie, &path, FORM, &body).await;
        assert_eq!(answer, StatusCode::FORBIDDEN, "{function}");
    }
    let picture = "--b\r\ncontent-disposition: form-data; name=\"logo\"\r\n\r\n\r\n--b--\r\n";
    for (path, kind, body) in [
        (format!("/pay/{link}"), FORM, format!("asset={USDC}").as_str()),
        (format!("/s/{session}/cancel"), FORM, ""),
        (format!("/sandbox/{session}"), FORM, "act=exact"),
        ("/dashboard/logo".to_owned(), UPLOAD, picture),
        ("/dashboard/products/none/picture".to_owned(), UPLOAD, picture),
    ] {
        let answer = from_elsewhere(&place, &client, &cookie, &path, kind, body).await;
        assert_eq!(answer, StatusCode::FORBIDDEN, "{path}");
    }

    // Still signed in, the link still there, and one session, which still waits.
    let dashboard = client.get(place.url("/dashboard/live")).header(header::COOKIE, &cookie).send().await.unwrap();
    assert_eq!(dashboard.status(), StatusCode::OK);
    let page = client.get(place.url(&format!("/pay/{link}"))).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    let view = client.get(place.url(&format!("/s/{session}/view"))).send().await.unwrap();
    let view: serde_json::Value = view.json().await.unwrap();
    assert_eq!(view["phase"], "waiting");
    let wallets = place.world.service.wallets(&place.world.owner).await.unwrap();
    assert_eq!(wallets.iter().map(|wallet| wallet.given).sum::<u32>(), 1, "no further address was given out");

    // The same from a page of ours is done.
    let cancel = client.post(place.url(&format!("/s/{session}/cancel"))).header(header::ORIGIN, crate::place::ORIGIN);
    assert!(cancel.send().await.unwrap().status().is_redirection());
}
