//! What members are told in their browsers: encrypted for them alone, and nothing any more once their sign-in was ended.

use super::{USDC_5, another, form, paid, tell};
use api_types::{Problem, notifications::BrowserForm};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use delivery::{
    PATIENCE, WebPush,
    push::{VapidKey, decrypt},
};
use domain::{Millis, notification::Kind};
use service::{Entry, Ways};
use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};
use storage::records::Role;
use testkit::world::World;
use tokio::sync::mpsc;

crate::scenarios!(
    a_browser_is_told_encrypted_and_many_things_in_a_row_are_one_message,
    a_browser_that_wants_no_more_is_forgotten_and_one_that_is_busy_is_tried_again,
    a_browser_can_send_this_server_nowhere_but_to_a_push_service,
    a_browser_is_told_nothing_any_more_once_its_sign_in_was_ended,
    i19_the_browser_of_who_is_removed_is_told_nothing_any_more,
);

/// A push service on this machine, and a browser that uses it.
pub(super) struct Browsers {
    told: mpsc::UnboundedReceiver<(HeaderMap, Bytes)>,
    url: String,
    answers: Arc<AtomicU16>,
}

/// What the browser keeps to itself.
const SECRET: [u8; 32] = [9; 32];
const AUTH: [u8; 16] = [5; 16];

/// A message as it came to the push service.
type Told = (HeaderMap, Bytes);

impl Browsers {
    pub(super) async fn start() -> Self {
        let (sender, told) = mpsc::unbounded_channel();
        let answers = Arc::new(AtomicU16::new(201));
        let state = (sender, Arc::clone(&answers));
        let take = async |State((sender, answers)): State<(mpsc::UnboundedSender<Told>, Arc<AtomicU16>)>,
                          headers: HeaderMap,
                          body: Bytes| {
            sender.send((headers, body)).unwrap();
            StatusCode::from_u16(answers.load(Ordering::SeqCst)).unwrap()
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/push/1", listener.local_addr().unwrap());
        let router = Router::new().route("/push/{id}", post(take)).with_state(state);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { told, url, answers }
    }

    pub(super) fn ways() -> Ways {
        Ways { push: Some(Arc::new(WebPush::to_this_machine(PATIENCE).unwrap())), ..Ways::default() }
    }

    pub(super) fn form(&self) -> BrowserForm {
        BrowserForm {
            endpoint: self.url.clone(),
            // The public key that belongs to the secret.
            p256dh: VapidKey::read(&SECRET).unwrap().public(),
            auth: "BQUFBQUFBQUFBQUFBQUFBQ".to_owned(),
        }
    }

    /// What it was told, as the service worker gets it.
    pub(super) fn shown(&mut self) -> Option<(HeaderMap, serde_json::Value)> {
        let (headers, body) = self.told.try_recv().ok()?;
        let payload = decrypt(&SECRET, &AUTH, &body).expect("it is for this browser");
        Some((headers, serde_json::from_slice(&payload).unwrap()))
    }
}

pub(super) const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

async fn a_browser_is_told_encrypted_and_many_things_in_a_row_are_one_message(world: World) {
    let mut browsers = Browsers::start().await;
    let world = world.restarted_with(Browsers::ways()).await;
    world.follow().await;
    world.service.add_browser(&world.owner, "a sign-in", &browsers.form(), FIREFOX).await.unwrap();
    paid(&world, USDC_5).await;
    assert_eq!(tell(&world).await, 1);
    let (headers, first) = browsers.shown().expect("the first is told at once");
    assert_eq!(first["title"], "[TEST] Paid: Night photography workshop");
    assert_eq!((&first["body"], &first["topic"]), (&"5.00 USDC".into(), &"paid".into()));
    assert!(first["path"].as_str().unwrap().starts_with("/dashboard/payments/ses_"));
    assert_eq!(first.as_object().unwrap().len(), 4, "and nothing else: {first}");
    assert_eq!(headers["content-encoding"], "aes128gcm");
    assert_eq!(headers["topic"], "paid");
    assert!(headers["authorization"].to_str().unwrap().starts_with("vapid t="));
    // A storm: the next 30 within the minute are one message.
    let link = world.link("5.00").await;
    for _ in 0..30 {
        let session = world.open(&link).await;
        world.pay(session, USDC_5).await;
    }
    world.mine(3);
    world.follow().await;
    assert_eq!(tell(&world).await, 0);
    world.clock.advance(Millis::seconds(60));
    assert_eq!(tell(&world).await, 1);
    let (_, storm) = browsers.shown().unwrap();
    assert_eq!((&storm["title"], &storm["path"]), (&"[TEST] 30 things happened".into(), &"/dashboard/payments".into()));
    assert!(browsers.shown().is_none());
    let known = world.service.notifications(&world.owner).await.unwrap().browsers;
    assert_eq!((known.len(), known[0].name.as_str(), known[0].told_at.is_some()), (1, "Firefox on Linux", true));
    // Who wants no browser told of it is not.
    world.service.save_notifications(&world.owner, &form(&[], &[Kind::Late])).await.unwrap();
    world.clock.advance(Millis::minutes(5));
    world.mine(1);
    world.follow().await;
    paid(&world, USDC_5).await;
    assert_eq!(tell(&world).await, 0);
    // A test goes there whatever was chosen.
    let sent = world.service.test_notifications(&world.owner).await.unwrap();
    assert_eq!((sent.browsers, sent.by_email), (1, false));
    assert_eq!(tell(&world).await, 1);
    assert_eq!(browsers.shown().unwrap().1["title"], "This is a test");
    assert!(world.service.test_notifications(&world.owner).await.is_err(), "not twice a minute");
}

async fn a_browser_that_wants_no_more_is_forgotten_and_one_that_is_busy_is_tried_again(world: World) {
    let mut browsers = Browsers::start().await;
    let world = world.restarted_with(Browsers::ways()).await;
    world.follow().await;
    world.service.add_browser(&world.owner, "a sign-in", &browsers.form(), "").await.unwrap();
    browsers.answers.store(503, Ordering::SeqCst);
    paid(&world, USDC_5).await;
    assert_eq!(tell(&world).await, 0);
    assert!(browsers.shown().is_some());
    let known = world.service.notifications(&world.owner).await.unwrap().browsers.remove(0);
    assert!(known.said.contains("503"), "the page says what is wrong: {}", known.said);
    assert_eq!(tell(&world).await, 0);
    assert!(browsers.shown().is_none(), "not before it is due again");
    browsers.answers.store(201, Ordering::SeqCst);
    world.clock.advance(Millis::minutes(2));
    assert_eq!(tell(&world).await, 1);
    assert!(browsers.shown().is_some());
    assert_eq!(world.service.notifications(&world.owner).await.unwrap().browsers[0].said, "");
    browsers.answers.store(410, Ordering::SeqCst);
    world.clock.advance(Millis::minutes(2));
    world.mine(1);
    world.follow().await;
    paid(&world, USDC_5).await;
    assert_eq!(tell(&world).await, 0);
    assert_eq!(world.service.notifications(&world.owner).await.unwrap().browsers, []);
}

async fn a_browser_can_send_this_server_nowhere_but_to_a_push_service(world: World) {
    let browsers = Browsers::start().await;
    let refused = world.service.add_browser(&world.owner, "a sign-in", &browsers.form(), "").await;
    assert!(refused.is_err(), "this server tells no browsers");
    let real = Ways { push: Some(Arc::new(WebPush::new(PATIENCE).unwrap())), ..Ways::default() };
    let world = world.restarted_with(real).await;
    for endpoint in [browsers.url.as_str(), "https://10.0.0.7/1", "https://localhost/1", "https://[::1]/1"] {
        let form = BrowserForm { endpoint: endpoint.to_owned(), ..browsers.form() };
        assert!(world.service.add_browser(&world.owner, "a sign-in", &form, "").await.is_err(), "{endpoint}");
    }
    let good = BrowserForm { endpoint: "https://push.example.com/1".to_owned(), ..browsers.form() };
    let keyless = BrowserForm { p256dh: "none".to_owned(), ..good.clone() };
    assert!(world.service.add_browser(&world.owner, "a sign-in", &keyless, "").await.is_err());
    world.service.add_browser(&world.owner, "a sign-in", &good, "").await.unwrap();
    let other = another(&world, Role::Viewer).await;
    let id = world.service.notifications(&world.owner).await.unwrap().browsers.remove(0).id;
    world.service.remove_browser(&other, &id).await.unwrap();
    assert_eq!(
        world.service.notifications(&world.owner).await.unwrap().browsers.len(),
        1,
        "nobody takes another's away"
    );
    world.service.remove_browser(&world.owner, &id).await.unwrap();
    assert_eq!(world.service.notifications(&world.owner).await.unwrap().browsers, []);
}

async fn signed_in(world: &World) -> String {
    match world.service.sign_in("ingrid@example.com", "a long enough password", "here").await.unwrap() {
        Entry::Inside(token) => token,
        Entry::SecondStep(_) => panic!("there is no second factor"),
    }
}

async fn a_browser_is_told_nothing_any_more_once_its_sign_in_was_ended(world: World) {
    let mut browsers = Browsers::start().await;
    let world = world.restarted_with(Browsers::ways()).await;
    world.follow().await;
    let owner = &world.owner;
    let known = async || world.service.notifications(owner).await.unwrap().browsers.len();
    let here = signed_in(&world).await;
    let own = BrowserForm { endpoint: format!("{}0", browsers.url), ..browsers.form() };
    world.service.add_browser(owner, &here, &own, FIREFOX).await.unwrap();
    for ending in ["signed out there", "ended from its list", "ended with all others"] {
        let there = signed_in(&world).await;
        world.service.add_browser(owner, &there, &browsers.form(), FIREFOX).await.unwrap();
        assert_eq!(known().await, 2);
        match ending {
            "signed out there" => world.service.sign_out(&there).await.unwrap(),
            "ended from its list" => {
                let open = world.service.account(owner, &there).await.unwrap().sign_ins;
                let this = open.into_iter().find(|one| one.this).unwrap();
                world.service.end_sign_in(owner, &this.name).await.unwrap();
            }
            _ => world.service.end_other_sign_ins(owner, &here).await.unwrap(),
        }
        assert_eq!(known().await, 1, "{ending}");
    }
    // One that only runs out was ended by nobody.
    world.clock.advance(Millis::minutes(15 * 24 * 60));
    signed_in(&world).await;
    assert_eq!(world.service.actor(&here).await, Err(Problem::SignedOut));
    assert_eq!(known().await, 1);
    // A new password ends all that there is.
    let url = world.service.reset_url("ingrid@example.com").await.unwrap().unwrap();
    let token = url.split_once("token=").unwrap().1;
    world.service.reset_password(token, "another long password".to_owned(), "here").await.unwrap();
    assert_eq!(known().await, 0);
    world.mine(1);
    world.follow().await;
    paid(&world, USDC_5).await;
    assert_eq!(tell(&world).await, 0);
    assert!(browsers.shown().is_none());
}

async fn i19_the_browser_of_who_is_removed_is_told_nothing_any_more(world: World) {
    let mut browsers = Browsers::start().await;
    let world = world.restarted_with(Browsers::ways()).await;
    world.follow().await;
    let viewer = another(&world, Role::Viewer).await;
    world.service.add_browser(&viewer, "a sign-in", &browsers.form(), FIREFOX).await.unwrap();
    // What waits to be told is not told either.
    world.service.test_notifications(&viewer).await.unwrap();
    world.service.remove_member(&world.owner, &viewer.member.to_string()).await.unwrap();
    paid(&world, USDC_5).await;
    assert_eq!(tell(&world).await, 0);
    assert!(browsers.shown().is_none());
}
