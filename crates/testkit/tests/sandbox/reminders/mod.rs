//! Reminders over two years of a clock turned by hand: each once, at its hour, and none once the link is paid or its customer
//! asked for no more (R14, R15, R16, R20, I18).

mod dates;
mod ends;
mod money;
mod page;
mod plans;
mod stop;

use crate::sending::Post;
use api_types::{
    checkout::PayForm,
    dashboard::{LinkForm, LinkItem},
    reminders::{HoursForm, ReminderPlan},
};
use domain::{Millis, calendar::Date, ids::SessionId};
use std::sync::Arc;
use testkit::world::{World, usdc};

pub const HOUR: Millis = Millis::minutes(60);
pub const DAY: Millis = Millis::minutes(24 * 60);

pub async fn with_post(world: World) -> (World, Arc<Post>) {
    let post = Arc::new(Post::default());
    (world.restarted_with(post.ways()).await, post)
}

pub fn remind(every: &str, most: &str) -> LinkForm {
    LinkForm { remind: true, remind_every: every.to_owned(), remind_most: most.to_owned(), ..LinkForm::default() }
}

pub async fn hours(world: &World, zone: &str, from: &str, until: &str) {
    let form = HoursForm { zone: zone.to_owned(), quiet_from: from.to_owned(), quiet_until: until.to_owned() };
    world.service.save_hours(&world.owner, &form).await.unwrap();
}

pub async fn plan(world: &World, link: &LinkItem) -> ReminderPlan {
    let shown = world.service.link_messages(&world.owner, &link.id).await.unwrap();
    shown.reminders.plan.expect("something is planned")
}

pub async fn due(world: &World, link: &LinkItem) -> Option<Millis> {
    plan(world, link).await.next_at.map(Millis)
}

/// All that is due now. Returns how many customers were reminded.
pub async fn run(world: &World) -> usize {
    let reminded = world.service.run_due_reminders().await.unwrap();
    world.service.run_due_deliveries().await.unwrap();
    reminded
}

/// Days pass, each with a look.
pub async fn days(world: &World, days: i64) -> usize {
    let mut reminded = 0;
    for _ in 0..days {
        world.clock.advance(DAY);
        reminded += run(world).await;
    }
    reminded
}

pub fn at(year: i64, month: i64, day: i64, hour: i64, minute: i64) -> Millis {
    let days = Date { year, month, day }.day_number();
    Millis(days * DAY.0 + hour * HOUR.0 + minute * 60_000)
}

pub async fn open(world: &World, link: &LinkItem) -> SessionId {
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    world.service.open_session(&link.id, form).await.unwrap().parse().unwrap()
}

pub async fn pay(world: &World, link: &LinkItem) -> SessionId {
    world.sandbox.mine(1, world.clock.now());
    world.follow().await;
    let session = open(world, link).await;
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
    session
}

/// Where a mail says that one stops reminders.
pub fn stop_token(mail: &str) -> String {
    let (_, rest) = mail.split_once("List-Unsubscribe:").expect("it has the header");
    let (_, address) = rest.split_once('<').unwrap();
    let (address, _) = address.split_once('>').unwrap();
    address.rsplit('/').next().unwrap().to_owned()
}
