//! What members are told of by the server itself: from the log, once each, by e-mail and in browsers, never silently nowhere.

use api_types::{
    Problem,
    dashboard::LinkForm,
    notifications::{BrowserForm, NoticeItem, NotificationForm},
    reminders::HoursForm,
};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use delivery::{
    PATIENCE, Security, SmtpMailer, SmtpSettings, WebPush,
    push::{VapidKey, decrypt},
    sink::{MailSink, SinkOptions},
};
use domain::{Millis, notification::Kind};
use service::{Actor, EmailWay, Entry, Ways};
use std::sync::{
    Arc,
    atomic::{AtomicU16, Ordering},
};
use storage::records::{Member, Role};
use testkit::world::World;
use tokio::sync::mpsc;

crate::scenarios!(
    who_waits_for_a_person_is_told_at_once_by_a_real_mail_server_and_once,
    without_a_way_out_what_a_member_is_told_is_held_and_goes_once_there_is_one,
    what_is_paid_waits_for_the_digest_and_goes_at_its_hour_by_the_business_clock,
    many_things_in_a_row_are_one_email,
    what_is_switched_off_is_not_told,
    a_mail_that_does_not_go_is_tried_again_and_then_given_up,
    who_asks_for_no_more_emails_gets_none_and_no_other_loses_theirs,
    a_browser_is_told_encrypted_and_many_things_in_a_row_are_one_message,
    a_browser_that_wants_no_more_is_forgotten_and_one_that_is_busy_is_tried_again,
    a_browser_can_send_this_server_nowhere_but_to_a_push_service,
    a_browser_is_told_nothing_any_more_once_its_sign_in_was_ended,
    i19_the_browser_of_who_is_removed_is_told_nothing_any_more,
    a_network_that_is_away_is_told_once_and_once_more_when_it_is_back,
    the_last_place_of_a_link_is_told_once,
    a_payment_that_the_network_takes_back_is_told,
    of_two_servers_on_one_database_one_tells,
    what_members_were_told_long_ago_is_forgotten_and_the_log_is_not,
    i19_another_merchants_members_are_told_nothing,
);

const USDC_5: u64 = 5_000_000;

fn by_email(port: u16) -> Ways {
    let mailer = SmtpMailer::new(SmtpSettings::new("127.0.0.1", port, Security::None)).unwrap();
    let from = "pay@northlight.example".parse().unwrap();
    Ways { email: Some(EmailWay { mailer: Arc::new(mailer), from }), ..Ways::default() }
}

async fn tell(world: &World) -> usize {
    world.service.run_due_notifications().await.unwrap()
}

async fn notices(world: &World, actor: &Actor) -> Vec<NoticeItem> {
    world.service.notifications(actor).await.unwrap().notices
}

async fn subjects(world: &World) -> Vec<String> {
    notices(world, &world.owner).await.into_iter().map(|notice| notice.subject).collect()
}

/// Pays so much of a link for 5.00 USDC, and lets it be seen.
async fn paid(world: &World, units: u64) {
    let session = world.open(&world.link("5.00").await).await;
    world.pay(session, units).await;
    world.mine(3);
    world.follow().await;
}

fn form(mail: &[(&str, &str)], push: &[Kind]) -> NotificationForm {
    NotificationForm {
        mail: mail.iter().map(|(kind, word)| ((*kind).to_owned(), (*word).to_owned())).collect(),
        push: push.iter().map(|kind| (kind.as_str().to_owned(), "on".to_owned())).collect(),
        hour: String::new(),
    }
}

/// A further member of the business.
async fn another(world: &World, role: Role) -> Actor {
    let mut tx = world.store.write().await.unwrap();
    let owner = tx.members_of(world.owner.merchant).await.unwrap().remove(0);
    let id = domain::ids::MemberId::from_parts(Millis(3), 3);
    tx.insert_member(&Member { id, email: "viewer@example.com".to_owned(), role, ..owner }).await.unwrap();
    tx.commit().await.unwrap();
    Actor { member: id, merchant: world.owner.merchant, role }
}

async fn who_waits_for_a_person_is_told_at_once_by_a_real_mail_server_and_once(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    world.follow().await;
    paid(&world, 2_000_000).await;
    assert_eq!(tell(&world).await, 1);
    let got = sink.next().await;
    assert_eq!(got.to, ["ingrid@example.com"]);
    let mail = String::from_utf8(got.raw()).unwrap();
    for words in [
        "Subject: [TEST] Underpaid: Night photography workshop",
        "List-Unsubscribe: <https://pay.example/notifications/",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Content-Type: text/plain",
        "Content-Type: text/html",
    ] {
        assert!(mail.contains(words), "{words}: {mail}");
    }
    assert_eq!(tell(&world).await, 0, "once");
    let world = world.restarted_with(by_email(sink.port())).await;
    assert_eq!(tell(&world).await, 0, "nor by the next process");
    let told = notices(&world, &world.owner).await;
    assert_eq!((told.len(), told[0].state.as_str()), (1, "taken"));
    assert!(told[0].body.contains("2.00 USDC came, 3.00 USDC is still missing."), "{}", told[0].body);
}

async fn without_a_way_out_what_a_member_is_told_is_held_and_goes_once_there_is_one(world: World) {
    paid(&world, 2_000_000).await;
    assert_eq!(tell(&world).await, 0);
    let told = notices(&world, &world.owner).await;
    assert_eq!((told.len(), told[0].state.as_str()), (1, "held"), "{told:?}");
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    assert_eq!(tell(&world).await, 1);
    assert_eq!(sink.next().await.to, ["ingrid@example.com"]);
}

async fn what_is_paid_waits_for_the_digest_and_goes_at_its_hour_by_the_business_clock(world: World) {
    let hours = HoursForm { zone: "Europe/Amsterdam".to_owned(), ..HoursForm::default() };
    world.service.save_hours(&world.owner, &hours).await.unwrap();
    // Nobody follows the network while hours pass.
    let calm = form(&[("network_down", "off")], &[]);
    world.service.save_notifications(&world.owner, &calm).await.unwrap();
    paid(&world, USDC_5).await;
    paid(&world, USDC_5).await;
    tell(&world).await;
    assert!(subjects(&world).await.is_empty(), "not yet");
    // 08:00 in Amsterdam is 07:00 UTC in winter; the world began at midnight.
    let until = |hours: i64| Millis(testkit::world::BEGINNING.0 + hours * 3_600_000 - world.clock.now().0);
    world.clock.advance(Millis(until(7).0 - 1_000));
    tell(&world).await;
    assert!(subjects(&world).await.is_empty());
    world.clock.advance(Millis(1_000));
    tell(&world).await;
    assert_eq!(subjects(&world).await, ["[TEST] Your day at Northlight Studio: 2 things"]);
    let body = notices(&world, &world.owner).await.remove(0).body;
    assert_eq!(body.matches("Paid: Night photography workshop. 5.00 USDC").count(), 2, "{body}");
    // The next day without news has none; another hour holds from then on.
    world
        .service
        .save_notifications(&world.owner, &NotificationForm { hour: "18".to_owned(), ..form(&[], &[]) })
        .await
        .unwrap();
    world.clock.advance(Millis(until(41).0));
    world.mine(1);
    world.follow().await;
    paid(&world, USDC_5).await;
    tell(&world).await;
    assert_eq!(subjects(&world).await.len(), 1, "it is 18:00 and some seconds: tomorrow's");
    world.clock.advance(Millis(until(65).0));
    tell(&world).await;
    assert_eq!(subjects(&world).await.first().unwrap(), "[TEST] Your day at Northlight Studio: one thing");
    assert_eq!(world.service.notifications(&world.owner).await.unwrap().hour, 18);
}

async fn many_things_in_a_row_are_one_email(world: World) {
    for _ in 0..3 {
        paid(&world, 2_000_000).await;
        tell(&world).await;
    }
    assert_eq!(subjects(&world).await, ["[TEST] Underpaid: Night photography workshop"], "the first goes at once");
    world.clock.advance(Millis::seconds(60));
    tell(&world).await;
    assert_eq!(subjects(&world).await.first().unwrap(), "[TEST] Underpaid, 2 times", "the others together");
    assert_eq!(subjects(&world).await.len(), 2);
}

async fn what_is_switched_off_is_not_told(world: World) {
    let viewer = another(&world, Role::Viewer).await;
    let off = form(&[("underpaid", "off"), ("paid", "at_once")], &[]);
    world.service.save_notifications(&world.owner, &off).await.unwrap();
    paid(&world, 2_000_000).await;
    paid(&world, USDC_5).await;
    tell(&world).await;
    assert_eq!(subjects(&world).await, ["[TEST] Paid: Night photography workshop, 5.00 USDC"]);
    let viewers: Vec<_> = notices(&world, &viewer).await.into_iter().map(|notice| notice.subject).collect();
    assert_eq!(viewers, ["[TEST] Underpaid: Night photography workshop"], "each member has their own");
    // What waits for the digest is not told either, once it is switched off.
    world.service.save_notifications(&viewer, &form(&[("paid", "off"), ("network_down", "off")], &[])).await.unwrap();
    world.clock.advance(Millis::minutes(24 * 60));
    tell(&world).await;
    assert_eq!(notices(&world, &viewer).await.len(), 1);
}

async fn a_mail_that_does_not_go_is_tried_again_and_then_given_up(world: World) {
    // Nobody listens where a mail server was.
    let gone = MailSink::start(&SinkOptions::default()).await.port();
    let world = world.restarted_with(by_email(gone)).await;
    world.follow().await;
    paid(&world, 2_000_000).await;
    for _ in 0..40 {
        assert_eq!(tell(&world).await, 0);
        let told = notices(&world, &world.owner).await;
        let underpaid = told.iter().rfind(|it| it.subject.contains("Underpaid")).unwrap();
        assert!(!underpaid.said.is_empty(), "it says why");
        if underpaid.state == "failed" {
            return;
        }
        world.clock.advance(Millis::minutes(6 * 60));
    }
    panic!("it is never given up");
}

async fn who_asks_for_no_more_emails_gets_none_and_no_other_loses_theirs(world: World) {
    let viewer = another(&world, Role::Viewer).await;
    paid(&world, 2_000_000).await;
    tell(&world).await;
    let told = notices(&world, &world.owner).await.remove(0);
    let (_, rest) = told.body.split_once("https://pay.example/notifications/").expect("the mail says where it stops");
    let token = rest.split_whitespace().next().unwrap().to_owned();
    let page = world.service.no_more_page(&token).await.unwrap();
    assert_eq!((page.email.as_str(), page.stopped), ("ingrid@example.com", false), "to look at it changes nothing");
    assert!(world.service.no_more_notices(&token).await.unwrap().stopped);
    assert!(world.service.no_more_notices(&token).await.unwrap().stopped, "asked again, it is as it was");
    assert_eq!(notices(&world, &world.owner).await[0].state, "cancelled", "what was held is called back");
    paid(&world, 2_000_000).await;
    world.clock.advance(Millis::minutes(2));
    tell(&world).await;
    assert_eq!(notices(&world, &world.owner).await.len(), 1);
    assert_eq!(notices(&world, &viewer).await.len(), 2, "the other goes on");
    assert!(world.service.no_more_notices("guessed").await.is_err());
    let log = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    assert_eq!(log.entries.iter().filter(|it| it.did.contains("no more e-mails")).count(), 1);
}

/// A push service on this machine, and a browser that uses it.
struct Browsers {
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
    async fn start() -> Self {
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

    fn ways() -> Ways {
        Ways { push: Some(Arc::new(WebPush::to_this_machine(PATIENCE).unwrap())), ..Ways::default() }
    }

    fn form(&self) -> BrowserForm {
        BrowserForm {
            endpoint: self.url.clone(),
            // The public key that belongs to the secret.
            p256dh: VapidKey::read(&SECRET).unwrap().public(),
            auth: "BQUFBQUFBQUFBQUFBQUFBQ".to_owned(),
        }
    }

    /// What it was told, as the service worker gets it.
    fn shown(&mut self) -> Option<(HeaderMap, serde_json::Value)> {
        let (headers, body) = self.told.try_recv().ok()?;
        let payload = decrypt(&SECRET, &AUTH, &body).expect("it is for this browser");
        Some((headers, serde_json::from_slice(&payload).unwrap()))
    }
}

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0";

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

async fn a_network_that_is_away_is_told_once_and_once_more_when_it_is_back(world: World) {
    world.link("5.00").await;
    tell(&world).await;
    let pass = async |minutes: i64| {
        for _ in 0..minutes * 2 {
            world.clock.advance(Millis::seconds(30));
            tell(&world).await;
        }
    };
    // Behind since a minute: customers get no address, but most nodes are back by then.
    pass(2).await;
    assert!(subjects(&world).await.is_empty());
    pass(2).await;
    let told = notices(&world, &world.owner).await;
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].subject.ends_with("cannot be used") && told[0].body.contains("behind"), "{told:?}");
    pass(10).await;
    assert_eq!(subjects(&world).await.len(), 1, "an outage is told once");
    world.mine(1);
    world.follow().await;
    tell(&world).await;
    assert!(subjects(&world).await[0].ends_with("works again"), "{:?}", subjects(&world).await);
    tell(&world).await;
    assert_eq!(subjects(&world).await.len(), 2);
    // A server that was away itself, or asleep, knows of no outage.
    world.clock.advance(Millis::minutes(60));
    tell(&world).await;
    assert_eq!(subjects(&world).await.len(), 2);
    let world = world.restarted().await;
    tell(&world).await;
    assert_eq!(subjects(&world).await.len(), 2);
}

async fn the_last_place_of_a_link_is_told_once(world: World) {
    let form = LinkForm {
        title: "Two seats".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![testkit::world::usdc().to_string()],
        window_minutes: "15".to_owned(),
        limit_kind: "number".to_owned(),
        limit: "2".to_owned(),
        ..LinkForm::default()
    };
    let link = world.service.create_link(&world.owner, form).await.unwrap();
    for expected in [0, 1] {
        let session = world.open(&link).await;
        world.pay(session, USDC_5).await;
        world.mine(3);
        world.follow().await;
        tell(&world).await;
        let told = subjects(&world).await;
        assert_eq!(
            told.iter().filter(|it| it.as_str() == "[TEST] Limit reached: Two seats").count(),
            expected,
            "{told:?}"
        );
    }
    assert!(notices(&world, &world.owner).await[0].body.contains("All 2 places are paid."));
}

async fn a_payment_that_the_network_takes_back_is_told(world: World) {
    let height = world.sandbox.height();
    paid(&world, USDC_5).await;
    tell(&world).await;
    world.sandbox.undo_from(height + 1);
    world.mine(8);
    world.follow().await;
    tell(&world).await;
    assert_eq!(subjects(&world).await, ["[TEST] Taken back: Night photography workshop"]);
}

async fn of_two_servers_on_one_database_one_tells(world: World) {
    paid(&world, 2_000_000).await;
    let other = world.beside().await;
    let (one, two) = tokio::join!(world.service.run_due_notifications(), other.run_due_notifications());
    one.unwrap();
    two.unwrap();
    tell(&world).await;
    assert_eq!(subjects(&world).await, ["[TEST] Underpaid: Night photography workshop"]);
}

async fn what_members_were_told_long_ago_is_forgotten_and_the_log_is_not(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    let world = world.restarted_with(by_email(sink.port())).await;
    world.follow().await;
    // Nobody follows the network while days pass.
    world.service.save_notifications(&world.owner, &form(&[("network_down", "off")], &[])).await.unwrap();
    paid(&world, 2_000_000).await;
    assert_eq!(tell(&world).await, 1);
    sink.next().await;
    let day = 24 * 60;
    world.clock.advance(Millis::minutes(89 * day));
    tell(&world).await;
    assert_eq!(subjects(&world).await.len(), 1);
    world.clock.advance(Millis::minutes(2 * day));
    tell(&world).await;
    assert!(subjects(&world).await.is_empty(), "after 90 days");
    let home = world.service.home(&world.owner, domain::Mode::Test).await.unwrap();
    assert!(home.activity.iter().any(|entry| entry.kind == "payment.underpaid"), "{:?}", home.activity);
    assert_eq!(tell(&world).await, 0, "nothing is told a second time");
}

async fn i19_another_merchants_members_are_told_nothing(world: World) {
    let mut tx = world.store.write().await.unwrap();
    let (ours, owner) = (
        tx.merchant(world.owner.merchant).await.unwrap().unwrap(),
        tx.members_of(world.owner.merchant).await.unwrap().remove(0),
    );
    let merchant = domain::ids::MerchantId::from_parts(Millis(9), 9);
    let handle = "stranger".parse().unwrap();
    tx.insert_merchant(&storage::records::Merchant { id: merchant, handle, ..ours }).await.unwrap();
    let member = domain::ids::MemberId::from_parts(Millis(9), 9);
    tx.insert_member(&Member { id: member, merchant, email: "stranger@example.com".to_owned(), ..owner })
        .await
        .unwrap();
    tx.commit().await.unwrap();
    paid(&world, 2_000_000).await;
    tell(&world).await;
    let stranger = Actor { member, merchant, role: Role::Owner };
    assert_eq!(notices(&world, &stranger).await, []);
    assert_eq!(subjects(&world).await.len(), 1);
}
