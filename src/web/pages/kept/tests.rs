//! A page that was kept is never another than the one that would be made now.

use crate::web::{AppState, router, tests::state};
use api_types::dashboard::{Business, LinkForm};
use axum::{
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{Millis, ids::SessionId};
use std::sync::Arc;
use testkit::world::{World, usdc};
use tower::ServiceExt;

/// A server, and the same without anything kept.
struct Scene {
    world: World,
    state: AppState,
}

/// A page with its nonce taken out.
struct Page {
    html: String,
    nonce: String,
}

impl Scene {
    async fn new() -> Self {
        let store = storage_sqlite::TemporaryStore::create().await.unwrap();
        let world = World::on(Arc::new(store), 1).await;
        let state = state(&world);
        Self { world, state }
    }

    async fn page(state: AppState, session: SessionId) -> Page {
        let request = Request::get(format!("/s/{session}")).body(Body::empty()).unwrap();
        let response = router(state).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let policy = response.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap().to_owned();
        let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
        let html = String::from_utf8(body.to_vec()).unwrap();
        assert!(
            html.contains(&format!("<script type=\"module\" nonce=\"{nonce}\">")),
            "the page has its answer's nonce"
        );
        Page { html: html.replace(&nonce, "NONCE"), nonce }
    }

    /// The page as it is given, which must be as it would be made now.
    async fn shown(&self, session: SessionId, after: &str) -> String {
        let given = Self::page(self.state.clone(), session).await;
        let made = Self::page(AppState { kept_pages: Arc::default(), ..self.state.clone() }, session).await;
        assert_eq!(given.html, made.html, "after {after}");
        assert_ne!(given.nonce, made.nonce);
        assert!(!given.html.contains(self.state.kept_pages.placeholder()));
        given.html
    }

    /// Whether the page that is kept is the one that the next who looks is given.
    async fn is_kept(&self, session: SessionId) -> bool {
        let mark = self.state.service.page_mark(&session.to_string()).await.unwrap();
        self.state.kept_pages.of(&session.to_string(), &mark, &super::Nonce::new()).is_some()
    }
}

#[tokio::test]
async fn a_page_that_shows_the_same_is_given_again_with_another_nonce() {
    let scene = Scene::new().await;
    let session = scene.world.open(&scene.world.link("5.00").await).await;
    assert!(!scene.is_kept(session).await);
    let first = Scene::page(scene.state.clone(), session).await;
    assert!(scene.is_kept(session).await);
    let second = Scene::page(scene.state.clone(), session).await;
    assert_eq!(first.html, second.html);
    assert_ne!(first.nonce, second.nonce);
    // The network is asked every two seconds, and what nobody sees of that changes no page.
    scene.world.follow().await;
    assert!(scene.is_kept(session).await);
    scene.world.clock.advance(Millis::seconds(1));
    assert!(!scene.is_kept(session).await, "another second is left to pay");
}

#[tokio::test]
async fn whatever_a_page_shows_is_shown_as_soon_as_it_changes_i6_i20() {
    let scene = Scene::new().await;
    let (world, service) = (&scene.world, &scene.state.service);
    let link = world.link("5.00").await;
    let session = world.open(&link).await;
    scene.shown(session, "opening it").await;

    let business = Business { name: "Southwind".to_owned(), ..service.business(&world.owner).await.unwrap() };
    service.save_business(&world.owner, business).await.unwrap();
    assert!(scene.shown(session, "the business got another name").await.contains("Southwind"));
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        description: "Bring a tripod".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    };
    service.edit_link(&world.owner, &link.id, form).await.unwrap();
    assert!(scene.shown(session, "the link was edited").await.contains("Bring a tripod"));

    world.pay(session, 2_000_000).await;
    world.follow().await;
    assert!(scene.shown(session, "a part came").await.contains("3.00"));
    world.pay(session, 3_000_000).await;
    world.follow().await;
    scene.shown(session, "the rest came").await;
    for block in 1..=4 {
        world.mine(1);
        world.follow().await;
        scene.shown(session, &format!("{block} more blocks")).await;
    }
    world.sandbox.reorg(3, true);
    world.follow().await;
    scene.shown(session, "the network took something back").await;
    world.sandbox.reorg(6, true);
    world.follow().await;
    scene.shown(session, "the network took all back").await;
}

#[tokio::test]
async fn what_the_clock_does_to_a_page_is_shown_too() {
    let scene = Scene::new().await;
    let world = &scene.world;
    let link = world.link("5.00").await;
    let (waits, given_up) = (world.open(&link).await, world.open(&link).await);
    scene.shown(waits, "opening it").await;
    scene.shown(given_up, "opening it").await;
    scene.state.service.give_up(&given_up.to_string()).await.unwrap();
    scene.shown(given_up, "it was given up").await;
    world.clock.advance(Millis::minutes(5));
    let behind = scene.shown(waits, "the network was not read for long").await;
    assert!(behind.contains("keeps trying to reach"));
    world.follow().await;
    assert!(!scene.shown(waits, "the network was read again").await.contains("keeps trying to reach"));
    world.clock.advance(Millis::minutes(11));
    scene.shown(waits, "the time is over and nobody looked").await;
    world.follow().await;
    scene.shown(waits, "it expired").await;
}
