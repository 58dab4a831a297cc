//! One place that begins to pay without end: it is told so, others are served, and the operator sees it (X5).

use crate::place::{Place, USDC, client};
use reqwest::StatusCode;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_begins_too_many_payments_is_told_and_counted_and_nobody_else_is_held_up_x5() {
    let settings = [("TALLYSTICK__CHECKOUT__OPENINGS", "5"), ("TALLYSTICK__SERVER__BEHIND_PROXY", "true")];
    let place = Place::open(&settings).await;
    let client = client(1);
    let pay = async |from: &str| {
        let asked = client.post(place.url(&format!("/pay/{}", place.link.id))).header("x-forwarded-for", from);
        asked.form(&[("asset", USDC)]).send().await.unwrap()
    };
    // Waits until the network is caught up. From this machine nothing is counted.
    place.session(&client).await;
    for host in 0..5 {
        assert!(pay(&format!("203.0.113.{host}")).await.status().is_redirection());
    }
    let refused = pay("203.0.113.9").await;
    assert_eq!(refused.status(), StatusCode::CONFLICT);
    let words = refused.text().await.unwrap();
    assert!(words.contains("Too many payments of this link were begun from your network."), "{words}");
    assert!(pay("203.0.114.9").await.status().is_redirection(), "another network is not held up");
    let figures = client.get(place.url("/metrics")).send().await.unwrap().text().await.unwrap();
    assert!(figures.contains("\ntallystick_session_openings_refused_total 1\n"), "{figures}");
}
