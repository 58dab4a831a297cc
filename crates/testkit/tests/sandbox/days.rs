//! Days are those of the business's clock, wherever a merchant reads or sets them (R5, R14, R18, R32), and what a payment was asked
//! in a currency stands beside what came.

use api_types::{
    Problem,
    analytics::{DayFigures, Range},
    checkout::PayForm,
    dashboard::{LinkForm, LinkItem, ListQuery, UnusualLink},
    reminders::HoursForm,
};
use domain::{LinkState, Millis, Mode, view::Day};
use service::visits::Request;
use testkit::world::{BEGINNING, World, usdc};

crate::scenarios!(
    r14_today_and_the_days_of_figures_are_those_of_the_business,
    r5_a_link_ends_with_its_last_day_by_the_clock_of_the_business,
    r18_i10_a_link_priced_in_a_currency_shows_its_revenue_in_it_as_it_was_agreed_on,
    r32_unusual_activity_of_a_link_needs_you_on_the_home_page,
);

const HOUR: i64 = 60;
const DAY: Millis = Millis::minutes(24 * HOUR);

async fn zone(world: &World, name: &str) {
    let form = HoursForm { zone: name.to_owned(), ..HoursForm::default() };
    world.service.save_hours(&world.owner, &form).await.unwrap();
}

/// Sets the clock to so many minutes of the first day, UTC.
async fn at(world: &World, minutes: i64) {
    world.clock.set(BEGINNING.plus(Millis::minutes(minutes)));
    world.mine(1);
    world.follow().await;
}

async fn look(world: &World, link: &LinkItem, times: u8) {
    for n in 0..times {
        world.service.visit(Request {
            link: &link.id,
            address: Some([203, 0, 113, n].into()),
            user_agent: "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0",
            referrer: "",
            query: "",
            from_here: None,
            unseen: false,
        });
    }
    world.service.flush_visits().await;
}

async fn buy(world: &World, link: &LinkItem) {
    look(world, link, 1).await;
    let session = world.open(link).await;
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
}

/// The last days that a link's page shows: the date, views, payments.
async fn last_days(world: &World, link: &LinkItem, count: usize) -> Vec<(i64, u64, u64)> {
    let found = world.service.link_analytics(&world.owner, &link.id, Range::Week).await.unwrap();
    assert_eq!(found.days.len(), 7);
    let day = |day: &DayFigures| (Day::of(Millis(day.at)).0 - Day::of(BEGINNING).0, day.views, day.payments);
    found.days.iter().skip(7 - count).map(day).collect()
}

async fn r14_today_and_the_days_of_figures_are_those_of_the_business(world: World) {
    zone(&world, "Pacific/Auckland").await;
    assert_eq!(world.service.me(&world.owner).await.unwrap().zone, "Pacific/Auckland");
    let link = world.link("5.00").await;
    let today = async || {
        let home = world.service.home(&world.owner, Mode::Test).await.unwrap();
        let days: Vec<_> = home.revenue.iter().flat_map(|coin| &coin.days).map(|day| day.sum.clone()).collect();
        (home.payments_today, home.paid_today, days[days.len().saturating_sub(2)..].to_vec())
    };
    let usdc = |sum: &str| vec![(sum.to_owned(), "USDC".to_owned())];
    // Midnight there is 11:00 UTC.
    at(&world, 10 * HOUR + 50).await;
    buy(&world, &link).await;
    assert_eq!(today().await, (1, usdc("5.00"), vec!["0.00".to_owned(), "5.00".to_owned()]));
    at(&world, 11 * HOUR).await;
    assert_eq!(today().await, (0, vec![], vec!["5.00".to_owned(), "0.00".to_owned()]), "the next day has begun");
    buy(&world, &link).await;
    buy(&world, &link).await;
    assert_eq!(today().await, (2, usdc("10.00"), vec!["5.00".to_owned(), "10.00".to_owned()]));
    assert_eq!(last_days(&world, &link, 3).await, [(-1, 0, 0), (0, 1, 1), (1, 2, 2)]);
    let second =
        ListQuery { from: "2026-01-02".to_owned(), until: "2026-01-02".to_owned(), page: 1, ..ListQuery::default() };
    assert_eq!(world.service.payments(&world.owner, second).await.unwrap().total, 2);

    // In New York it is the first still. Payments are put together anew; who looked is counted on the day that it was then.
    zone(&world, "America/New_York").await;
    assert_eq!(today().await, (3, usdc("15.00"), vec!["0.00".to_owned(), "15.00".to_owned()]));
    assert_eq!(last_days(&world, &link, 2).await, [(-1, 0, 0), (0, 3, 3)], "and never on a day to come");
}

async fn r5_a_link_ends_with_its_last_day_by_the_clock_of_the_business(world: World) {
    let form = |last_day: &str| LinkForm {
        title: "Workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        keep_old_path: true,
        last_day: last_day.to_owned(),
        ..LinkForm::default()
    };
    let make = async |last_day: &str| world.service.create_link(&world.owner, form(last_day)).await;
    let ends = async |link: &LinkItem| {
        let detail = world.service.link(&world.owner, &link.id).await.unwrap();
        let hours = detail.ends_at.map(|at| Millis(at).since(BEGINNING).0 / Millis::minutes(HOUR).0);
        (detail.form.last_day, hours, detail.item.state)
    };
    let is = |day: &str, hours, state| (day.to_owned(), Some(hours), state);
    zone(&world, "Pacific/Auckland").await;
    at(&world, 10 * HOUR + 50).await;
    let first = make("2026-01-01").await.unwrap();
    assert_eq!(ends(&first).await, is("2026-01-01", 11, LinkState::Active));
    world.open(&first).await;
    at(&world, 11 * HOUR).await;
    assert_eq!(ends(&first).await, is("2026-01-01", 11, LinkState::Ended));
    let pay = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    assert!(matches!(world.service.open_session(&first.id, pay).await, Err(Problem::Refused { .. })));
    let over = make("2026-01-01").await.unwrap_err();
    assert!(over.message_for("last_day").is_some_and(|why| why.contains("over")), "{over}");

    // Summer time ends there on 5 April: that day has 25 hours.
    let (fourth, fifth) = (make("2026-04-04").await.unwrap(), make("2026-04-05").await.unwrap());
    let midnight = |days: i64, offset: i64| days * 24 - offset;
    assert_eq!(ends(&fourth).await, is("2026-04-04", midnight(94, 13), LinkState::Active));
    assert_eq!(ends(&fifth).await, is("2026-04-05", midnight(95, 12), LinkState::Active));

    // By another clock the last day is the same, and what is saved as it stands stays as it is.
    zone(&world, "America/New_York").await;
    assert_eq!(ends(&fifth).await, is("2026-04-05", midnight(95, -4), LinkState::Active));
    // What was over stays so, though nobody had looked, and can be edited all the same.
    assert_eq!(ends(&first).await, is("2026-01-01", 11, LinkState::Ended));
    let over = world.service.link(&world.owner, &first.id).await.unwrap().form;
    world.service.edit_link(&world.owner, &first.id, over).await.unwrap();
    assert_eq!(ends(&first).await, is("2026-01-01", 11, LinkState::Ended));
    let unchanged = world.service.link(&world.owner, &fifth.id).await.unwrap().form;
    world.service.edit_link(&world.owner, &fifth.id, unchanged).await.unwrap();
    assert_eq!(ends(&fifth).await, is("2026-04-05", midnight(95, -4), LinkState::Active));
}

async fn r18_i10_a_link_priced_in_a_currency_shows_its_revenue_in_it_as_it_was_agreed_on(world: World) {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "48.30".to_owned(),
        currency: "EUR".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    };
    let link = world.service.create_link(&world.owner, form).await.unwrap();
    let plain = world.link("5.00").await;
    let euros = |sum: &str| vec![(sum.to_owned(), "EUR".to_owned())];
    let figures = async || {
        let found = world.service.link_analytics(&world.owner, &link.id, Range::Week).await.unwrap();
        assert_eq!(found.ever, found.range, "nothing is older");
        let row = |each: &api_types::analytics::Revenue| {
            (each.symbol.clone(), each.sum.clone(), each.payments, each.average.clone())
        };
        let last = found.days.last().unwrap();
        assert_eq!((last.payments, last.asked.len()), (found.ever.payments, found.ever.asked.len()));
        (found.ever.revenue.iter().map(row).collect::<Vec<_>>(), found.ever.asked.iter().map(row).collect::<Vec<_>>())
    };
    let row = |symbol: &str, sum: &str, payments, average: &str| {
        vec![(symbol.to_owned(), sum.to_owned(), payments, average.to_owned())]
    };
    buy(&world, &plain).await;
    for (rate, units) in [("0.92", 52_500_000), ("0.5", 96_600_000)] {
        world.rates.say("USDC", "EUR", [rate; 3]);
        let session = world.open(&link).await;
        world.pay(session, units).await;
        world.mine(4);
        world.follow().await;
    }
    // No rate of now changes what was agreed on.
    world.rates.say("USDC", "EUR", ["0.01"; 3]);
    assert_eq!(figures().await, (row("USDC", "149.10", 2, "74.55"), row("EUR", "96.60", 2, "48.30")));
    let home = world.service.home(&world.owner, Mode::Test).await.unwrap();
    assert_eq!(home.paid_today, [("154.10".to_owned(), "USDC".to_owned())]);
    assert_eq!(
        (home.asked_today, home.payments_today),
        (euros("96.60"), 3),
        "what is priced in the coin is asked in it"
    );
    let units: Vec<_> = home.revenue.iter().map(|unit| (unit.symbol.as_str(), unit.asked, unit.sum.as_str())).collect();
    assert_eq!(units, [("USDC", false, "154.10"), ("EUR", true, "96.60")]);
    assert!(world.service.link_analytics(&world.owner, &plain.id, Range::Week).await.unwrap().ever.asked.is_empty());

    // The network takes the last payment back.
    world.sandbox.reorg(5, true);
    world.follow().await;
    assert_eq!(figures().await, (row("USDC", "52.50", 1, "52.50"), row("EUR", "48.30", 1, "48.30")), "I14");
    let home = world.service.home(&world.owner, Mode::Test).await.unwrap();
    assert_eq!((home.asked_today, home.payments_today), (euros("48.30"), 2));
}

async fn r32_unusual_activity_of_a_link_needs_you_on_the_home_page(world: World) {
    let (link, busy) = (world.link("5.00").await, world.link("7.25").await);
    let unusual = async || world.service.home(&world.owner, Mode::Live).await.unwrap().unusual;
    for _ in 0..4 {
        look(&world, &link, 3).await;
        look(&world, &busy, 60).await;
        assert_eq!(unusual().await, [], "no day is unlike those before");
        world.clock.advance(DAY);
    }
    look(&world, &link, 49).await;
    look(&world, &busy, 70).await;
    assert_eq!(unusual().await, [], "too few to say a word");
    look(&world, &link, 11).await;
    let told = UnusualLink { link: link.id.clone(), title: link.title.clone(), mode: Mode::Test, today: 60, usual: 3 };
    assert_eq!(unusual().await, [told]);
    world.clock.advance(DAY);
    assert_eq!(unusual().await, [], "it is news for a day");
}
