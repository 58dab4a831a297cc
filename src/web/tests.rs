//! The router as programs and browsers ask it: addresses that people read, and what JSON tells.

mod reports;

use super::{AppState, Site, SmsReports, router};
use api_types::dashboard::{Business, LinkAct, LinkForm, LinkItem};
use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::{CustomerFields, Handle, link::Ask};
use std::{path::Path, sync::Arc};
use storage::records::Merchant;
use testkit::world::{World, usdc};
use tower::ServiceExt;

/// Everything that a server answers, over a world.
pub fn served(world: &World) -> Router {
    router(state(world))
}

fn state(world: &World) -> AppState {
    AppState {
        service: Arc::clone(&world.service),
        site: site(tempfile::tempdir().unwrap().path()),
        metrics: Arc::default(),
        reports: Arc::new(SmsReports::default()),
        bounce_key: None,
        origin: "https://pay.example".into(),
        secure: true,
        behind_proxy: false,
        ending: super::ending().1,
    }
}

/// The files of a site: its manifest, and what stands in the folder already.
fn site(folder: &Path) -> Arc<Site> {
    let manifest = r#"{"pay":{"output_name":"pay"},"dashboard":{"output_name":"dashboard"},"css":{"pay":"pay.css","receipt":"receipt.css","dashboard":"dashboard.css"}}"#;
    std::fs::write(folder.join("manifest.json"), manifest).unwrap();
    Arc::new(Site::open(folder).unwrap())
}

async fn world() -> World {
    let store = storage_sqlite::TemporaryStore::create().await.unwrap();
    World::on(Arc::new(store), 1).await
}

struct Answer {
    status: StatusCode,
    kind: String,
    to: Option<String>,
    body: String,
}

async fn get(world: &World, path: &str, accept: &str) -> Answer {
    let request = Request::get(path).header(header::ACCEPT, accept).header(header::USER_AGENT, FIREFOX);
    let request = request.body(Body::empty()).unwrap();
    let response = served(world).oneshot(request).await.unwrap();
    let text = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let (status, kind, to) = (response.status(), text(header::CONTENT_TYPE), text(header::LOCATION));
    let body = to_bytes(response.into_body(), usize::MAX).await.unwrap();
    Answer { status, kind: kind.unwrap_or_default(), to, body: String::from_utf8(body.to_vec()).unwrap() }
}

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
const HTML: &str = "text/html,application/xhtml+xml,*/*;q=0.8";
const JSON: &str = "application/json";

async fn page(world: &World, path: &str) -> Answer {
    get(world, path, HTML).await
}

fn form(title: &str) -> LinkForm {
    LinkForm {
        title: title.to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    }
}

async fn make(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

/// The first segments of all routes, those of the application too.
async fn first_segments() -> Vec<String> {
    let world = world().await;
    // What a router prints of itself is the only list of its routes that there is.
    let printed = format!("{:?}", router(state(&world)));
    let paths = printed.split("\"/").skip(1).filter_map(|rest| rest.split('"').next());
    let mut segments: Vec<_> = paths.filter_map(|path| path.split('/').next()).map(str::to_owned).collect();
    segments.sort();
    segments.dedup();
    segments.retain(|segment| !segment.is_empty() && !segment.starts_with('{'));
    segments
}

#[tokio::test]
async fn r32_no_handle_is_the_first_segment_of_a_route() {
    let segments = first_segments().await;
    for known in ["pay", "s", "p", "logo", "reports", "dashboard", "picture", "pkg", "metrics", "verify", "sandbox"] {
        assert!(segments.iter().any(|segment| segment == known), "{known} is not among {segments:?}");
    }
    for segment in segments {
        assert!(segment.parse::<Handle>().is_err(), "\"{segment}\" is a route: add it to the handles that are kept");
    }
}

#[tokio::test]
async fn r2_a_handle_answers_with_its_front_link_else_with_what_can_be_paid() {
    let world = world().await;
    let empty = page(&world, "/northlight-studio").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert!(empty.body.contains("There is nothing to pay here right now"), "{}", empty.body);
    make(&world, form("Workshop")).await;
    let secret = make(&world, LinkForm { address: "secret".to_owned(), ..form("CANARY secret") }).await;
    let list = page(&world, "/northlight-studio").await;
    let link = "href=\"https://pay.example/northlight-studio/workshop\"";
    assert!(list.body.contains(link) && list.body.contains("5.00 USDC"), "{}", list.body);
    assert!(!list.body.contains("CANARY") && !list.body.contains(&secret.id), "no secret ones: {}", list.body);
    let open = LinkForm { kind: "open".to_owned(), amount: String::new(), ..form("Tips") };
    let tips = make(&world, open.clone()).await;
    let amount = page(&world, "/northlight-studio/12.50").await;
    assert!(
        amount.body.contains(&format!("action=\"/pay/{}\"", tips.id)),
        "the only one that takes it: {}",
        amount.body
    );
    assert!(amount.status == StatusCode::OK && amount.body.contains("value=\"12.50\""), "{}", amount.body);
    make(&world, LinkForm { title: "Gifts".to_owned(), ..open }).await;
    assert_eq!(page(&world, "/northlight-studio/12.50").await.status, StatusCode::NOT_FOUND, "of what?");
    world.service.choose_front_link(&world.owner, Some(&tips.id)).await.unwrap();
    let front = page(&world, "/northlight-studio").await;
    assert!(front.body.contains(&format!("action=\"/pay/{}\"", tips.id)), "{}", front.body);
    let amount = page(&world, "/northlight-studio/12.50").await;
    assert!(amount.status == StatusCode::OK && amount.body.contains("value=\"12.50\""), "{}", amount.body);
    assert_eq!(page(&world, "/nobody-at-all").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn r2_an_amount_answers_not_found_where_the_price_is_not_the_customers_to_choose() {
    let world = world().await;
    let fixed = make(&world, form("Workshop")).await;
    world.service.choose_front_link(&world.owner, Some(&fixed.id)).await.unwrap();
    assert_eq!(page(&world, "/northlight-studio").await.status, StatusCode::OK);
    for accept in [HTML, JSON] {
        assert_eq!(get(&world, "/northlight-studio/12.50", accept).await.status, StatusCode::NOT_FOUND, "{accept}");
    }
}

#[tokio::test]
async fn r32_old_handles_and_short_addresses_lead_on_with_what_stood_after_them() {
    let world = world().await;
    make(&world, form("Workshop")).await;
    let business = world.service.business(&world.owner).await.unwrap();
    let moved = Business { handle: "northern-lights".to_owned(), ..business };
    world.service.save_business(&world.owner, moved).await.unwrap();
    let answer = page(&world, "/northlight-studio/workshop?c=q").await;
    assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT);
    assert_eq!(answer.to.as_deref(), Some("https://pay.example/northern-lights/workshop?c=q"));
    assert_eq!(page(&world, "/p/abcdefghjk").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn r32_a_handle_that_became_a_word_of_the_servers_keeps_its_pages_and_the_server_its_files() {
    let world = world().await;
    for handle in ["d0cs", "fonts"] {
        let mut tx = world.store.write().await.unwrap();
        let merchant = tx.merchant(world.owner.merchant).await.unwrap().unwrap();
        tx.update_merchant(&Merchant { handle: Handle::kept(handle).unwrap(), ..merchant }).await.unwrap();
        tx.commit().await.unwrap();
        let path = make(&world, form("Workshop")).await.path.unwrap();
        for address in [format!("/{handle}"), format!("/{handle}/{path}")] {
            let answer = page(&world, &address).await;
            assert!(answer.status == StatusCode::OK && answer.body.contains("Workshop"), "{address}: {}", answer.body);
        }
        assert_eq!(page(&world, &format!("/{handle}/nothing-here")).await.status, StatusCode::NOT_FOUND);
    }
    for none in ["/docs", "/robots.txt", "/well-known/nothing"] {
        assert_eq!(page(&world, none).await.status, StatusCode::NOT_FOUND, "{none}");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("fonts")).unwrap();
    std::fs::write(folder.path().join("fonts/workshop"), "a file").unwrap();
    let state = AppState { site: site(folder.path()), ..state(&world) };
    let request = Request::get("/fonts/workshop").body(Body::empty()).unwrap();
    let response = router(state).oneshot(request).await.unwrap();
    assert_eq!(to_bytes(response.into_body(), usize::MAX).await.unwrap(), "a file");
}

#[tokio::test]
async fn r22_r30_who_gives_a_coin_up_is_led_back_with_the_channel() {
    let world = world().await;
    let link = make(&world, form("Workshop")).await;
    let seen = page(&world, &format!("/pay/{}?c=s", link.id)).await;
    let came = seen.body.split("name=\"came\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let session = world.open_from(&link, came).await;
    let cancel = Request::post(format!("/s/{session}/cancel")).header(header::ORIGIN, "https://pay.example");
    let response = served(&world).oneshot(cancel.body(Body::empty()).unwrap()).await.unwrap();
    let back = response.headers()[header::LOCATION].to_str().unwrap().to_owned();
    assert!(back.starts_with(&format!("/pay/{}?came=sms.", link.id)) && back.ends_with("&c=s"), "{back}");
    let again = page(&world, &back).await;
    assert!(again.body.contains("name=\"came\" value=\"sms."), "{}", again.body);
    world.service.flush_visits().await;
    let item = world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!(item.views, 1, "one person, who looked once");
}

#[tokio::test]
async fn i20_a_program_gets_the_page_as_json_from_its_allow_list_or_not_found() {
    let world = world().await;
    let fields = CustomerFields { email: Ask::Optional, ..CustomerFields::default() };
    let link =
        LinkForm { private_note: "CANARY note".to_owned(), reference: "A-1".to_owned(), fields, ..form("Workshop") };
    let link = make(&world, link).await;
    for path in [format!("/pay/{}", link.id), "/northlight-studio/workshop".to_owned()] {
        let answer = get(&world, &path, JSON).await;
        assert_eq!((answer.status, answer.kind.as_str()), (StatusCode::OK, JSON), "{path}");
        assert!(!answer.body.contains("CANARY"), "{}", answer.body);
        let told: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let mut keys: Vec<_> = told.as_object().unwrap().keys().map(String::as_str).collect();
        keys.sort_unstable();
        let allowed = [
            "asking", "bill", "fields", "invoice", "key", "known", "link", "live", "merchant", "options", "url",
            "window",
        ];
        assert_eq!(keys, allowed, "{path}");
        let said = (told["bill"]["title"].as_str(), told["bill"]["amount"].as_str());
        assert_eq!(said, (Some("Workshop"), Some("5.00")));
    }
    let own = get(&world, "/northlight-studio", JSON).await;
    let told: serde_json::Value = serde_json::from_str(&own.body).unwrap();
    assert_eq!(told["links"][0]["title"].as_str(), Some("Workshop"));
    world.service.act_on_links(&world.owner, std::slice::from_ref(&link.id), LinkAct::Deactivate).await.unwrap();
    for path in [&format!("/pay/{}", link.id), "/northlight-studio/nothing", "/nobody-at-all"] {
        let answer = get(&world, path, JSON).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(!answer.body.contains("<html"), "a program gets no page: {}", answer.body);
    }
}
