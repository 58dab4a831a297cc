//! The stream of a merchant's pages: nothing of a gap is lost, what the log does not say is told too, and whoever is signed
//! out hears no more.

use crate::{
    events::Events,
    place::{ORIGIN, Place, USDC, client},
};
use api_types::{
    checkout::{LinkLive, Room},
    dashboard::{LinkForm, ProductForm},
};
use reqwest::{Client, StatusCode, header};
use std::{sync::Arc, time::Duration};
use tokio::time::timeout;

/// Opens the stream of the merchant's pages.
async fn listen(place: &Place, client: &Client, cookie: &str, last: Option<i64>) -> Events {
    let mut asked = client.get(place.url("/dashboard/live")).header(header::COOKIE, cookie);
    if let Some(last) = last {
        asked = asked.header("last-event-id", last.to_string());
    }
    Events::of(asked.send().await.unwrap())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stream_resumes_where_it_broke_off_however_much_happened_since() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let cookie = place.owner(&client).await;
    let mut events = listen(&place, &client, &cookie, None).await;
    let first = place.session(&client).await;
    let heard = events.next().await.unwrap();
    assert_eq!(heard.event, "activity");
    assert!(heard.data.contains(&first), "{heard:?}");
    drop(events);

    // More than the server reads of its log at once.
    let mut missed = Vec::new();
    for _ in 0..2 * service::ACTIVITY_AT_ONCE + 7 {
        missed.push(place.session(&client).await);
    }
    let mut events = listen(&place, &client, &cookie, Some(heard.id.parse().unwrap())).await;
    let mut last: i64 = heard.id.parse().unwrap();
    for session in missed {
        let next = events.next().await.unwrap();
        assert_eq!(next.event, "activity");
        assert!(next.data.contains(&session), "in the order in which it happened: {next:?}");
        let id = next.id.parse().unwrap();
        assert!(id > last);
        last = id;
    }
    let after = place.session(&client).await;
    assert!(events.next().await.unwrap().data.contains(&after), "and goes on");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_link_that_is_changed_in_one_window_is_told_to_the_other_though_the_log_says_nothing() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let cookie = place.owner(&client).await;
    let mut events = listen(&place, &client, &cookie, None).await;
    let acts = [("links[0]", place.link.id.as_str()), ("act", "deactivate")];
    let done = place.call(&client, &cookie, "act_on_links", &acts).await;
    assert!(done.status().is_success() || done.status().is_redirection(), "{}", done.status());
    assert_eq!(events.next().await.unwrap().event, "changed");
    let page = client.get(place.url(&format!("/pay/{}", place.link.id))).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::NOT_FOUND, "it was in fact changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn x5_a_links_page_hears_at_once_that_another_link_took_the_last_piece_and_gave_it_back() {
    let mut place = Place::open(&[]).await;
    let (service, owner) = (Arc::clone(&place.world.service), place.world.owner.clone());
    let print = ProductForm {
        name: "Print".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        left: "1".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let product = service.save_product(&owner, None, print).await.unwrap().id;
    let sells = async || {
        let form = LinkForm {
            kind: "product".to_owned(),
            product: product.clone(),
            assets: vec![USDC.to_owned()],
            window_minutes: "15".to_owned(),
            ..LinkForm::default()
        };
        service.create_link(&owner, form).await.unwrap()
    };
    let there = sells().await;
    place.link = sells().await;
    let client = client(1);
    let asked = client.get(place.url(&format!("/pay/{}/live", there.id)));
    let mut events = Events::of(asked.send().await.unwrap());
    // Sooner than a silent page is looked at anyway.
    let mut room = async || {
        let next = timeout(Duration::from_secs(8), events.next()).await.unwrap().unwrap();
        let live: LinkLive = serde_json::from_str(&next.data).unwrap();
        live.room
    };
    assert_eq!(room().await, Room::Free);
    let session = place.session(&client).await;
    assert!(matches!(room().await, Room::Held { free_in: Some(_) }));
    let cancel = client.post(place.url(&format!("/s/{session}/cancel"))).header(header::ORIGIN, ORIGIN);
    assert!(cancel.send().await.unwrap().status().is_redirection());
    assert_eq!(room().await, Room::Free);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_stream_of_a_browser_that_signed_out_ends_and_tells_nothing_more() {
    let place = Place::open(&[]).await;
    let client = client(1);
    let (leaving, staying) = (place.owner(&client).await, place.owner(&client).await);
    let mut gone = listen(&place, &client, &leaving, None).await;
    let mut here = listen(&place, &client, &staying, None).await;
    let out = place.call(&client, &leaving, "sign_out", &[]).await;
    assert!(out.status().is_success() || out.status().is_redirection(), "{}", out.status());
    let session = place.session(&client).await;
    assert!(here.next().await.unwrap().data.contains(&session), "another browser of the same member goes on");
    assert_eq!(gone.next().await, None);
    let again = client.get(place.url("/dashboard/live")).header(header::COOKIE, &leaving).send().await.unwrap();
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED);
}
