//! The stream of a merchant's pages, when its member turns to another of their businesses.

use super::stage::{Answer, Engine, Stage, Who};
use api_types::{checkout::PayForm, dashboard::LinkForm};
use axum::{
    body::{Body, BodyDataStream},
    http::{Method, StatusCode},
};
use domain::Role;
use futures::StreamExt;
use service::Actor;
use std::time::Duration;
use testkit::world::usdc;

const FORM: &str = "application/x-www-form-urlencoded";

/// What is heard next. `None`: the stream has ended.
async fn heard(stream: &mut BodyDataStream) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_secs(30), stream.next()).await.expect("it says something, or ends");
    next.map(|bytes| String::from_utf8(bytes.unwrap().to_vec()).unwrap())
}

/// A payment is begun, which the log of its merchant tells.
async fn begun(stage: &Stage, link: &str) -> String {
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    stage.world.service.open_session(link, form).await.unwrap()
}

async fn asked(stage: &Stage, endpoint: &str, body: String) -> Answer {
    stage.ask(&Method::POST, &format!("/dashboard/do/{endpoint}"), FORM, body).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn i19_a_stream_ends_when_its_member_turns_to_another_business_and_no_event_reaches_the_others() {
    let stage = Stage::for_one(Who::Member(Role::Owner), Engine::Sqlite).await;
    let service = &stage.world.service;
    let (first, first_link) = (stage.first(), stage.things["link"].clone());
    let (status, body) = stage.listen(&format!("/dashboard/live?business={first}")).await;
    assert_eq!(status, StatusCode::OK);
    let mut of_first = Body::into_data_stream(body);
    let session = begun(&stage, &first_link).await;
    assert!(heard(&mut of_first).await.unwrap().contains(&session));

    // In another window.
    let added = asked(&stage, "add_business", "form[business]=Second&form[handle]=second".to_owned()).await;
    assert!(added.status.is_success() || added.status.is_redirection(), "{added:?}");
    let after = begun(&stage, &first_link).await;
    while let Some(heard) = heard(&mut of_first).await {
        assert!(!heard.contains(&after), "it is of a business that they turned away from: {heard}");
    }
    let (status, _) = stage.listen(&format!("/dashboard/live?business={first}")).await;
    assert_eq!(status, StatusCode::CONFLICT, "nor is it opened again from the page that is left");

    let list = service.businesses(stage.token()).await.unwrap().list;
    let second = list.into_iter().find(|one| one.current).unwrap();
    assert_eq!(second.name, "Second");
    let actor = Actor { merchant: second.id.parse().unwrap(), ..stage.world.owner.clone() };
    let form = LinkForm {
        title: "Of the second".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    };
    let (status, body) = stage.listen(&format!("/dashboard/live?business={}", second.id)).await;
    assert_eq!(status, StatusCode::OK);
    let mut of_second = Body::into_data_stream(body);
    let second_link = service.create_link(&actor, form).await.unwrap().id;
    let elsewhere = begun(&stage, &first_link).await;
    let here = begun(&stage, &second_link).await;
    let mut all = String::new();
    while !all.contains(&here) {
        all += &heard(&mut of_second).await.unwrap();
    }
    assert!(!all.contains(&elsewhere) && !all.contains(&after), "{all}");

    // Who is removed is not told either, wherever they are signed in.
    let mut tx = stage.world.store.write().await.unwrap();
    tx.delete_member(actor.merchant, actor.member).await.unwrap();
    tx.commit().await.unwrap();
    let gone = begun(&stage, &second_link).await;
    while let Some(heard) = heard(&mut of_second).await {
        assert!(!heard.contains(&gone), "{heard}");
    }
}
