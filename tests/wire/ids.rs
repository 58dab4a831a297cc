//! Enumeration: an id that nobody has, one that is none, and one of something else answer the very same.

use crate::place::{Place, client};
use reqwest::{Client, Method, StatusCode};

/// Everything of an answer that a stranger can see, but for what is new in each.
async fn seen(client: &Client, method: &Method, url: &str) -> (StatusCode, Vec<String>, String) {
    let mut request = client.request(method.clone(), url);
    if *method == Method::POST {
        request = request.form(&[("asset", crate::place::USDC), ("act", "exact")]);
    }
    let answer = request.send().await.unwrap();
    let status = answer.status();
    let nonce = answer.headers().get("content-security-policy").map_or_else(String::new, |policy| {
        let policy = policy.to_str().unwrap();
        policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap().0.to_owned()
    });
    let known = |text: &str| if nonce.is_empty() { text.to_owned() } else { text.replace(&nonce, "NONCE") };
    let headers = answer.headers().iter().filter(|(name, _)| *name != "date");
    let mut headers: Vec<_> =
        headers.map(|(name, value)| known(&format!("{name}: {}", value.to_str().unwrap()))).collect();
    headers.sort();
    (status, headers, known(&answer.text().await.unwrap()))
}

/// The same id with its last letter changed.
fn neighbour(id: &str) -> String {
    let (rest, last) = id.split_at(id.len() - 1);
    format!("{rest}{}", if last == "A" { "B" } else { "A" })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_id_that_nobody_has_answers_as_one_that_is_none_i23() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let session = place.session(&client).await;
    let off = place.world.link("5.00").await;
    place
        .world
        .service
        .act_on_links(&place.world.owner, std::slice::from_ref(&off.id), api_types::dashboard::LinkAct::Deactivate)
        .await
        .unwrap();
    let link = place.link.id.clone();
    let zero = "0".repeat(session.len() - 4);
    let long = "s".repeat(2_000);
    let nobodys = [
        neighbour(&session),
        neighbour(&link),
        format!("ses_{zero}"),
        format!("link_{zero}"),
        "no-such-id".to_owned(),
        "%27%20OR%201=1--".to_owned(),
        "%2e%2e%2fdashboard".to_owned(),
        long,
    ];
    let (get, post) = (Method::GET, Method::POST);
    // What it is asked for, and which of the ids that somebody has must look like nobody's there too.
    for (method, before, after, also) in [
        (&get, "/pay/", "", vec![&session, &off.id]),
        (&post, "/pay/", "", vec![&session, &off.id]),
        (&get, "/s/", "", vec![&link]),
        (&get, "/s/", "/view", vec![&link]),
        (&get, "/s/", "/live", vec![&link]),
        (&post, "/s/", "/cancel", vec![&link]),
        // A payment that is not paid has no receipt, and does not say that it exists.
        (&get, "/s/", "/receipt", vec![&link, &session]),
        (&get, "/s/", "/receipt.pdf", vec![&link, &session]),
        (&get, "/sandbox/", "", vec![&link]),
        (&post, "/sandbox/", "", vec![&link]),
        (&get, "/logo/", "", vec![&link, &session]),
    ] {
        let mut answers = Vec::new();
        for id in nobodys.iter().chain(also) {
            let answer = seen(&client, method, &place.url(&format!("{before}{id}{after}"))).await;
            assert_eq!(answer.0, StatusCode::NOT_FOUND, "{method} {before}{id}{after}");
            assert!(!answer.2.contains(id.as_str()), "{method} {before}{id}{after} repeats the id");
            answers.push((id, answer));
        }
        let (_, first) = &answers[0];
        for (id, answer) in &answers {
            assert_eq!(answer, first, "{method} {before}{id}{after} tells itself apart");
        }
    }
    assert_eq!(client.get(place.url(&format!("/s/{session}"))).send().await.unwrap().status(), StatusCode::OK);
}
