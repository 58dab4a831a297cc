//! What members are told of by the server itself: from the log, once each, by e-mail and in browsers, never silently nowhere.

mod browsers;
mod kinds;

use api_types::{
    dashboard::LinkForm,
    notifications::{NoticeItem, NotificationForm},
    reminders::HoursForm,
};
use delivery::{
    Security, SmtpMailer, SmtpSettings,
    sink::{MailSink, SinkOptions},
};
use domain::{Millis, notification::Kind};
use service::{Actor, EmailWay, Ways};
use std::sync::Arc;
use storage::records::{Member, Role};
use testkit::world::World;

crate::scenarios!(
    who_waits_for_a_person_is_told_at_once_by_a_real_mail_server_and_once,
    without_a_way_out_what_a_member_is_told_is_held_and_goes_once_there_is_one,
    what_is_paid_waits_for_the_digest_and_goes_at_its_hour_by_the_business_clock,
    many_things_in_a_row_are_one_email,
    what_is_switched_off_is_not_told,
    a_mail_that_does_not_go_is_tried_again_and_then_given_up,
    who_asks_for_no_more_emails_gets_none_and_no_other_loses_theirs,
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
    let anybodys = LinkForm {
        title: "Two seats".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![testkit::world::usdc().to_string()],
        window_minutes: "15".to_owned(),
        limit_kind: "number".to_owned(),
        limit: "2".to_owned(),
        ..LinkForm::default()
    };
    let majas = LinkForm {
        title: "Two lessons".to_owned(),
        customer: "new".to_owned(),
        customer_email: "maja@example.com".to_owned(),
        ..anybodys.clone()
    };
    let once = LinkForm { title: "One lesson".to_owned(), limit: "1".to_owned(), ..majas.clone() };
    for (form, told_after) in [(anybodys, &[0, 1][..]), (majas, &[0, 1]), (once, &[0])] {
        let link = world.service.create_link(&world.owner, form).await.unwrap();
        for expected in told_after {
            let session = world.open(&link).await;
            world.pay(session, USDC_5).await;
            world.mine(3);
            world.follow().await;
            tell(&world).await;
            let told = notices(&world, &world.owner).await;
            let subject = format!("[TEST] Limit reached: {}", link.title);
            let told: Vec<_> = told.into_iter().filter(|it| it.subject == subject).collect();
            assert_eq!(told.len(), *expected, "{told:?}");
            assert!(told.iter().all(|it| it.body.contains("All 2 places are paid.")), "{told:?}");
        }
        // The next is an e-mail of its own.
        world.clock.advance(Millis::minutes(2));
        world.mine(1);
        world.follow().await;
    }
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
