//! What the merchant's first page tells, what is found from anywhere, and which payments each filter lists.

use api_types::{
    analytics::{ActivityEntry, Tab},
    dashboard::{LinkForm, ListQuery},
};
use domain::{
    Millis, Mode, Status,
    ids::{MerchantId, SessionId},
};
use service::Actor;
use std::collections::{BTreeMap, BTreeSet};
use storage::records::Role;
use testkit::world::{World, usdc};

crate::scenarios!(
    links_and_payments_are_found_by_title_path_and_code,
    i19_nothing_of_another_merchant_is_found,
    home_adds_up_the_money_of_the_shown_mode_by_day,
    home_tells_of_customers_who_were_turned_away_in_the_last_hour,
    p9_p10_each_filter_lists_the_payments_in_that_state_and_a_links_page_its_own,
);

async fn links_and_payments_are_found_by_title_path_and_code(world: World) {
    let link = world.link("5.00").await;
    let session = world.open(&link).await;
    let code = world.session(session).await.code.to_string();
    let found = world.service.find(&world.owner, "photography").await.unwrap();
    let kinds: Vec<_> = found.iter().map(|found| found.kind.as_str()).collect();
    assert_eq!(kinds, ["link", "payment"], "a payment is found by its link's title too");
    assert_eq!(found[0].href, format!("/dashboard/links/{}?mode=test", link.id));
    let by_path = world.service.find(&world.owner, link.path.as_deref().unwrap()).await.unwrap();
    assert_eq!(by_path[0].detail, format!("/{}", link.path.unwrap()));
    let by_code = world.service.find(&world.owner, &code.to_lowercase()).await.unwrap();
    assert_eq!((by_code.len(), by_code[0].detail.as_str()), (1, code.as_str()));
    assert_eq!(by_code[0].href, format!("/dashboard/payments/{session}?mode=test"));
    for nothing in ["", "   ", "%", "no such thing"] {
        assert!(world.service.find(&world.owner, nothing).await.unwrap().is_empty(), "{nothing}");
    }
    for _ in 0..6 {
        world.link("7.00").await;
    }
    let many = world.service.find(&world.owner, "night").await.unwrap();
    assert_eq!(many.iter().filter(|found| found.kind == "link").count(), 5);
}

async fn i19_nothing_of_another_merchant_is_found(world: World) {
    let session = world.open(&world.link("5.00").await).await;
    let code = world.session(session).await.code.to_string();
    let stranger = Actor { merchant: MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    for text in ["night", code.as_str()] {
        assert!(world.service.find(&stranger, text).await.unwrap().is_empty(), "{text}");
    }
    let viewer = Actor { role: Role::Viewer, ..world.owner.clone() };
    assert_eq!(world.service.find(&viewer, &code).await.unwrap().len(), 1, "who may look may look");
}

async fn home_adds_up_the_money_of_the_shown_mode_by_day(world: World) {
    let link = world.link("5.00").await;
    for day in 0..2 {
        if day > 0 {
            world.clock.advance(Millis::minutes(24 * 60));
            world.mine(1);
            world.follow().await;
        }
        for _ in 0..=day {
            let session = world.open(&link).await;
            world.pay(session, 5_000_000).await;
        }
        world.mine(3);
        world.follow().await;
    }
    let home = world.service.home(&world.owner, Mode::Test).await.unwrap();
    assert_eq!(home.paid_today, [("10.00".to_owned(), "USDC".to_owned())]);
    assert_eq!((home.payments_today, home.revenue.len()), (2, 1));
    let coin = &home.revenue[0];
    assert_eq!((coin.sum.as_str(), coin.days.len()), ("15.00", 14));
    let last: Vec<_> = coin.days[11..].iter().map(|day| (day.sum.as_str(), day.share)).collect();
    assert_eq!(last, [("0.00", 0), ("5.00", 50), ("10.00", 100)]);
    let live = world.service.home(&world.owner, Mode::Live).await.unwrap();
    assert!(live.paid_today.is_empty() && live.revenue.is_empty() && live.payments_today == 0);
    assert_eq!(live.open_now, 0);
}

async fn home_tells_of_customers_who_were_turned_away_in_the_last_hour(world: World) {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "48.30".to_owned(),
        currency: "EUR".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    };
    let link = world.service.create_link(&world.owner, form).await.unwrap();
    let home = || world.service.home(&world.owner, Mode::Test);
    assert!(home().await.unwrap().turned_away.is_empty());
    let pay = api_types::checkout::PayForm { asset: usdc().to_string(), ..Default::default() };
    world.service.open_session(&link.id, pay).await.unwrap_err();
    let told = home().await.unwrap().turned_away;
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].link.as_deref(), Some(link.id.as_str()));
    assert!(told[0].text.contains("no rate for USDC in EUR"), "{}", told[0].text);
    world.clock.advance(Millis::minutes(60));
    assert!(home().await.unwrap().turned_away.is_empty(), "no news after an hour");
}

fn ids(sessions: &[SessionId]) -> BTreeSet<String> {
    sessions.iter().map(ToString::to_string).collect()
}

/// P9, P10, A15: pending, paid, cancelled and expired payments, of one link and of all; the file holds the same rows.
async fn p9_p10_each_filter_lists_the_payments_in_that_state_and_a_links_page_its_own(world: World) {
    let link = world.link("5.00").await;
    let expired = world.open(&link).await;
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
    let paid = world.open(&link).await;
    world.clock.advance(Millis::minutes(2));
    world.pay(paid, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let (changed, cancelled) = (world.open(&link).await, world.open(&link).await);
    world.service.give_up(&changed.to_string()).await.unwrap();
    world.service.cancel_payment(&world.owner, &cancelled.to_string()).await.unwrap();
    let waiting = world.open(&link).await;
    let elsewhere = world.open(&world.link("7.00").await).await;

    let of_link = [expired, paid, changed, cancelled, waiting];
    let all = [&of_link[..], &[elsewhere]].concat();
    let filters: [(&str, &[SessionId]); 6] = [
        ("", &all),
        ("open", &[waiting, elsewhere]),
        ("paid", &[paid]),
        ("cancelled", &[changed, cancelled]),
        ("expired", &[expired]),
        ("attention", &[]),
    ];
    for (status, expected) in filters {
        let query = ListQuery { status: status.to_owned(), ..ListQuery::default() };
        let rows = world.service.payments(&world.owner, query.clone()).await.unwrap().rows;
        for row in &rows {
            let is_paid = row.id == paid.to_string();
            assert_eq!(row.paid_at.is_some_and(|at| at > row.opened_at), is_paid, "when it was paid: {row:?}");
        }
        assert_eq!(rows.into_iter().map(|row| row.id).collect::<BTreeSet<_>>(), ids(expected), "\"{status}\"");
        let file = String::from_utf8(world.service.payments_csv(&world.owner, &query).await.unwrap()).unwrap();
        assert_eq!(file.lines().count(), 1 + expected.len(), "\"{status}\": {file}");
    }

    let listed = world.service.link_activity(&world.owner, &link.id, Tab::Payments, 1).await.unwrap();
    let mut stands = BTreeMap::new();
    for entry in listed.rows {
        let ActivityEntry::Payment(row) = entry else { panic!("only payments were asked for") };
        assert_eq!(row.network_name, "Sandbox");
        stands.insert(row.id, (row.status, row.received));
    }
    let is = |status: Status, received: &str| (status, received.to_owned());
    let settled = world.session(paid).await.assessment.status;
    assert!(settled.is_paid(), "{settled:?}");
    let expected = BTreeMap::from([
        (expired.to_string(), is(Status::Expired, "0.00")),
        (paid.to_string(), is(settled, "5.00")),
        (changed.to_string(), is(Status::Cancelled, "0.00")),
        (cancelled.to_string(), is(Status::Cancelled, "0.00")),
        (waiting.to_string(), is(Status::Open, "0.00")),
    ]);
    assert_eq!(stands, expected);

    // A day after their time was over too they are among the expired, and the cancelled are not.
    world.clock.advance(Millis::minutes(25 * 60));
    world.mine(1);
    world.follow().await;
    let query = ListQuery { status: "expired".to_owned(), ..ListQuery::default() };
    let rows = world.service.payments(&world.owner, query).await.unwrap().rows;
    assert_eq!(rows.into_iter().map(|row| row.id).collect::<BTreeSet<_>>(), ids(&[expired, waiting, elsewhere]));
}
