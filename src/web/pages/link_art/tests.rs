//! R17, P7, P8: the addresses of a link's drawings, asked as a browser would.

use crate::web::tests::served;
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use std::sync::Arc;
use testkit::world::World;
use tower::ServiceExt;

/// A server with one test link: where to ask, and the link's id.
struct Scene {
    router: Router,
    world: World,
    link: String,
}

impl Scene {
    async fn new() -> Self {
        let store = storage_sqlite::TemporaryStore::create().await.unwrap();
        let world = World::on(Arc::new(store), 1).await;
        let link = world.link("52.50").await.id;
        Self { router: served(&world), world, link }
    }

    async fn get(&self, path: &str, known: Option<&str>) -> Answer {
        let mut request = Request::get(format!("/pay/{}/{path}", self.link));
        if let Some(known) = known {
            request = request.header(header::IF_NONE_MATCH, known);
        }
        let response = self.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
        let text = |name| {
            response.headers().get(name).map(|value: &axum::http::HeaderValue| value.to_str().unwrap().to_owned())
        };
        let (status, kind, tag, kept) =
            (response.status(), text(header::CONTENT_TYPE), text(header::ETAG), text(header::CACHE_CONTROL));
        let body = to_bytes(response.into_body(), usize::MAX).await.unwrap().to_vec();
        Answer {
            status,
            kind: kind.unwrap_or_default(),
            tag: tag.unwrap_or_default(),
            kept: kept.unwrap_or_default(),
            body,
        }
    }
}

struct Answer {
    status: StatusCode,
    kind: String,
    tag: String,
    kept: String,
    body: Vec<u8>,
}

impl Answer {
    fn words(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

const ALL: [(&str, &str, &[u8]); 4] = [
    ("qr.png", "image/png", b"\x89PNG"),
    ("qr.svg", "image/svg+xml", b"<svg"),
    ("qr.pdf", "application/pdf", b"%PDF"),
    ("preview.png", "image/png", b"\x89PNG"),
];

#[tokio::test]
async fn every_drawing_has_its_type_and_is_sent_once() {
    let scene = Scene::new().await;
    for (path, kind, start) in ALL {
        let first = scene.get(path, None).await;
        assert_eq!((first.status, first.kind.as_str()), (StatusCode::OK, kind), "{path}");
        assert!(first.body.starts_with(start), "{path}");
        assert_eq!(first.kept, "public, max-age=300", "{path}");
        let again = scene.get(path, Some(&first.tag)).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0), "{path}");
        assert_eq!(scene.get(path, Some("\"another\"")).await.status, StatusCode::OK, "{path}");
    }
}

#[tokio::test]
async fn what_looks_different_has_another_tag() {
    let scene = Scene::new().await;
    let mut tags = Vec::new();
    for path in ["qr.png", "qr.png?size=200", "qr.svg", "qr.pdf", "qr.pdf?paper=a6", "preview.png"] {
        tags.push(scene.get(path, None).await.tag);
    }
    let logo = artwork_logo();
    let plain = scene.get("qr.png?logo=1", None).await.tag;
    assert_eq!(plain, tags[0], "without a logo there is none to show");
    scene.world.service.save_logo(&scene.world.owner, logo).await.unwrap();
    for path in ["qr.png?logo=1", "qr.svg?logo=1", "qr.pdf?logo=1", "preview.png"] {
        let answer = scene.get(path, None).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.words());
        tags.push(answer.tag);
    }
    let all = tags.len();
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), all);
}

/// A PNG of one grey pixel.
fn artwork_logo() -> Vec<u8> {
    artwork::qr::png("a logo may be any picture", 200, artwork::qr::Options::default()).unwrap()
}

#[tokio::test]
async fn a_size_that_cannot_be_drawn_is_answered_with_what_can() {
    let scene = Scene::new().await;
    for size in ["199", "2001", "0", "-5", "abc", "600.5", "99999999999999999999"] {
        let answer = scene.get(&format!("qr.png?size={size}"), None).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{size}");
        let words = answer.words();
        assert!(words.contains(&format!("size is \"{size}\"")) && words.contains("from 200 to 2000"), "{words}");
        assert!(answer.kind.starts_with("text/plain"), "{}", answer.kind);
    }
    for size in ["200", "2000"] {
        assert_eq!(scene.get(&format!("qr.png?size={size}"), None).await.status, StatusCode::OK, "{size}");
    }
    let answer = scene.get("qr.pdf?paper=a3", None).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.words().contains("Expected a4 or a6"), "{}", answer.words());
}

#[tokio::test]
async fn a_link_that_is_switched_off_or_unknown_has_no_drawings() {
    let mut scene = Scene::new().await;
    scene
        .world
        .service
        .act_on_links(&scene.world.owner, std::slice::from_ref(&scene.link), api_types::dashboard::LinkAct::Deactivate)
        .await
        .unwrap();
    for (path, ..) in ALL {
        assert_eq!(scene.get(path, None).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    for link in ["link_00000000000000000000000000", "nonsense", "%2e%2e"] {
        scene.link = link.to_owned();
        for (path, ..) in ALL {
            assert_eq!(scene.get(path, None).await.status, StatusCode::NOT_FOUND, "{link}/{path}");
        }
    }
}

/// I21: neither `Host` nor forwarding headers change where a code leads.
#[tokio::test]
async fn a_code_leads_where_the_settings_say_whatever_the_request_says() {
    let scene = Scene::new().await;
    let plain = scene.get("qr.svg", None).await.body;
    let request = Request::get(format!("/pay/{}/qr.svg", scene.link))
        .header(header::HOST, "evil.example")
        .header("x-forwarded-host", "evil.example")
        .header("x-forwarded-proto", "http");
    let response = scene.router.clone().oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), plain);
}
