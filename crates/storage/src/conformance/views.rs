//! Views, what is counted from them, and what links took.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, link},
};
use crate::{
    Store,
    records::{
        ActivityRow, DaySpan, DayViews, Event, Page, Quote, RecordedViews, Scope, Session, Taking, TakingDay, View,
        ViewTotals,
    },
};
use domain::{
    Amount, Link, Millis, Status, Unit, Units,
    amount::U256,
    fiat::Currency,
    view::{Channel, Day, Kind, MaskedIp, ReferrerHost, Visitor},
};
use std::{net::IpAddr, sync::Arc};

const ALL: Page = Page { offset: 0, limit: 100 };
const A_DAY: Millis = Millis::minutes(24 * 60);
const QUARTER: Millis = Millis::minutes(15);

/// A person's look at the world's link, `n` seconds after the beginning.
fn view(world: &World, n: u32) -> View {
    View {
        link: world.link.id,
        at: NOW.plus(Millis::seconds(i64::from(n))),
        kind: Kind::Person,
        channel: Channel::Direct,
        referrer: None,
        from: MaskedIp::from(IpAddr::from([203, 0, 113, 9])),
        visitor: Visitor::default(),
    }
}

async fn record(world: &World, views: &[View]) -> Result<RecordedViews, crate::StorageError> {
    let mut tx = world.store.write().await?;
    let views: Vec<_> = views.iter().map(|view| (view.clone(), Day::of(view.at))).collect();
    let recorded = tx.record_views(&views).await?;
    tx.commit().await?;
    Ok(recorded)
}

/// Another link of the world's merchant.
async fn second(world: &World) -> Result<Link, Box<dyn std::error::Error + Send + Sync>> {
    let other = link(2, &world.merchant)?;
    let mut tx = world.store.write().await?;
    tx.insert_link(&other).await?;
    tx.commit().await?;
    Ok(other)
}

/// Stores a session of a link that is paid.
async fn paid(
    world: &World,
    n: u32,
    received: Units,
    at: Millis,
    channel: Option<Channel>,
) -> Result<Session, crate::StorageError> {
    let session = world.open(n).await?;
    let paid = world
        .change(&session, |session| {
            session.assessment.status = Status::Paid;
            session.assessment.received = received;
            session.paid_at = Some(at);
        })
        .await?;
    if let Some(channel) = channel {
        let mut tx = world.store.write().await?;
        tx.attribute(session.id, channel).await?;
        tx.commit().await?;
    }
    Ok(paid)
}

pub async fn a_view_survives_being_stored_r19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let full = View {
        channel: Channel::Social,
        referrer: Some("news.example".parse()?),
        from: MaskedIp::from("2001:db8:1:2::3".parse::<IpAddr>()?),
        visitor: Visitor { browser: Some("Fire'fox\"\\".to_owned()), os: Some("Android ☕".to_owned()) },
        ..view(&world, 2)
    };
    let recorded = record(&world, &[view(&world, 1), full.clone()]).await?;
    assert_eq!(recorded, RecordedViews { added: 2, merchants: vec![world.merchant.id] });
    let mut tx = world.store.read().await?;
    let found = tx.views(Scope::Link(world.merchant.id, world.link.id), ALL).await?;
    assert_eq!(found.total, 2);
    assert_eq!(found.rows.iter().map(|row| &row.view).collect::<Vec<_>>(), [&full, &view(&world, 1)], "newest first");
    assert_eq!((found.rows[0].mode, found.rows[0].link_title.as_str()), (world.link.mode, "Link 1"));
    Ok(())
}

pub async fn bots_and_previews_are_counted_apart_and_not_listed(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let host: ReferrerHost = "news.example".parse()?;
    let views: Vec<_> = [Kind::Person, Kind::Bot, Kind::Bot, Kind::Preview, Kind::Preview, Kind::Preview]
        .into_iter()
        .zip(0..)
        .map(|(kind, n)| View { kind, referrer: Some(host.clone()), ..view(&world, n) })
        .collect();
    record(&world, &views).await?;
    let (merchant, link) = (world.merchant.id, world.link.id);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.view_totals(merchant, link).await?, ViewTotals { people: 1, bots: 2, previews: 3 });
    assert_eq!(tx.referrers(merchant, link, Day(0), 9).await?, [("news.example".parse()?, 1)]);
    assert_eq!(tx.views_of_links(merchant, &[link]).await?, [(link, 1)]);
    assert_eq!(tx.views_of_links(world.other.id, &[link]).await?, [], "i19");
    for scope in [Scope::Link(merchant, link), Scope::Merchant(merchant)] {
        let (views, all) = (tx.views(scope, ALL).await?, tx.activity(scope, ALL).await?);
        assert_eq!((views.rows.len(), views.total, all.rows.len(), all.total), (1, 1, 1, 1));
    }
    Ok(())
}

pub async fn views_are_counted_by_day_kind_and_channel_over_batches(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let start = Day::of(NOW).start();
    let at = |at, channel| View { at, channel, ..view(&world, 0) };
    let last = Millis(start.plus(A_DAY).0 - 1);
    record(&world, &[at(start, Channel::Email), at(start, Channel::Email), at(last, Channel::Sms)]).await?;
    record(&world, &[at(last, Channel::Email), at(start.plus(A_DAY), Channel::Email)]).await?;
    let (merchant, link, today) = (world.merchant.id, world.link.id, Day::of(NOW));
    let day = |day, channel, views| DayViews { day, kind: Kind::Person, channel, views };
    let mut tx = world.store.read().await?;
    let next = day(Day(today.0 + 1), Channel::Email, 1);
    let all = [day(today, Channel::Email, 3), day(today, Channel::Sms, 1), next.clone()];
    assert_eq!(tx.view_days(merchant, link, today).await?, all);
    assert_eq!(tx.view_days(merchant, link, Day(today.0 + 1)).await?, [next]);
    assert_eq!(tx.view_totals(merchant, link).await?.people, 5);
    Ok(())
}

pub async fn the_most_frequent_referrers_come_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut views = Vec::new();
    for (host, times) in [("a.example", 1), ("b.example", 3), ("c.example", 1), ("d.example", 2)] {
        for n in 0..times {
            views.push(View { referrer: Some(host.parse()?), ..view(&world, n) });
        }
    }
    record(&world, &views).await?;
    let found = world.store.read().await?.referrers(world.merchant.id, world.link.id, Day(0), 3).await?;
    assert_eq!(found, [("b.example".parse()?, 3), ("d.example".parse()?, 2), ("a.example".parse()?, 1)]);
    Ok(())
}

pub async fn views_of_a_link_that_is_gone_are_left_out(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let gone = View { link: domain::ids::LinkId::from_parts(NOW, 99), ..view(&world, 1) };
    assert_eq!(record(&world, std::slice::from_ref(&gone)).await?, RecordedViews::default());
    assert_eq!(record(&world, &[gone, view(&world, 2)]).await?.added, 1);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.view_totals(world.merchant.id, world.link.id).await?.people, 1);
    assert_eq!(tx.views(Scope::Merchant(world.merchant.id), ALL).await?.total, 1);
    Ok(())
}

pub async fn another_merchant_sees_no_views_figures_and_activity_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    record(&world, &[View { referrer: Some("news.example".parse()?), ..view(&world, 1) }]).await?;
    paid(&world, 1, Units::from(5), NOW, None).await?;
    let (other, link) = (world.other.id, world.link.id);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.view_totals(other, link).await?, ViewTotals::default());
    assert_eq!(tx.view_days(other, link, Day(0)).await?, []);
    assert_eq!(tx.referrers(other, link, Day(0), 9).await?, []);
    assert_eq!(tx.takings(other, link).await?, []);
    assert_eq!(tx.taking_days(other, link, &[DaySpan::utc(Day::of(NOW))]).await?, []);
    assert_eq!(tx.merchants_of_links(&[link]).await?, [(link, world.merchant.id)]);
    for scope in [Scope::Link(other, link), Scope::Merchant(other)] {
        assert_eq!(tx.views(scope, ALL).await?.rows, []);
        let (sessions, all) = (tx.sessions_of(scope, ALL).await?, tx.activity(scope, ALL).await?);
        assert_eq!((sessions.rows, sessions.total, all.rows, all.total), (vec![], 0, vec![], 0));
    }
    Ok(())
}

pub async fn what_a_link_took_is_added_up_to_the_last_unit_i14(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let huge = Units(U256::MAX.wrapping_shr(2));
    let amounts = [Units::from(1), Units::from(1), Units::from(10_000_000_000_000_000_000), huge];
    for (n, amount) in (0..).zip(amounts) {
        paid(&world, n, amount, NOW.plus(Millis(i64::from(n))), None).await?;
    }
    // Neither paid: one waits, one was taken back.
    world.open(10).await?;
    let back = paid(&world, 11, Units::from(7), NOW, None).await?;
    world.change(&back, |session| session.assessment.status = Status::Open).await?;
    let sum = amounts.into_iter().fold(Units::ZERO, Units::plus);
    let taking = Taking { unit: Unit::Coin(world.token.symbol.clone()), decimals: 6, payments: 4, units: sum };
    let (merchant, link) = (world.merchant.id, world.link.id);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.takings(merchant, link).await?, std::slice::from_ref(&taking));
    let day = TakingDay { day: Day::of(NOW), channel: Channel::Direct, taking };
    assert_eq!(tx.taking_days(merchant, link, &[DaySpan::utc(Day::of(NOW))]).await?, [day]);
    assert_eq!(tx.taking_days(merchant, link, &[DaySpan::utc(Day::of(NOW).later(1))]).await?, []);
    Ok(())
}

pub async fn i10_what_was_asked_in_a_currency_is_added_up_beside_what_came_as_it_was_agreed_on(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let coin = |payments, units: u64| Taking {
        unit: Unit::Coin(world.token.symbol.clone()),
        decimals: 6,
        payments,
        units: Units::from(units),
    };
    let asked = |payments, units: u64| Taking {
        unit: Unit::Fiat(Currency::EUR),
        decimals: 2,
        payments,
        units: Units::from(units),
    };
    // Two days that meet at a quarter past some hour, as days of some zones do.
    let later = Millis(NOW.0 - NOW.0.rem_euclid(QUARTER.0)).plus(QUARTER);
    let days = [
        DaySpan { day: Day(7), begins: Millis(later.0 - A_DAY.0), over: later },
        DaySpan { day: Day(8), begins: later, over: later.plus(A_DAY) },
    ];
    for (n, cents) in [(1, 15_000), (2, 15_000), (3, 99)] {
        let session = world.open(n).await?;
        let quote = Quote {
            session: session.id,
            title: "Workshop".to_owned(),
            unit: Unit::Fiat(Currency::EUR),
            price: Amount::new(Units::from(cents), 2),
            quantity: 1,
            rate: None,
        };
        let mut tx = world.store.write().await?;
        tx.insert_quote(&quote).await?;
        tx.commit().await?;
    }
    let (merchant, link, mode) = (world.merchant.id, world.link.id, world.link.mode);
    assert_eq!(world.store.read().await?.takings(merchant, link).await?, [], "nothing is paid yet");
    let pay = async |n: u32, status, units: u64, at| {
        let paid = |session: &mut Session| {
            session.assessment.status = status;
            session.assessment.received = Units::from(units);
            session.paid_at = Some(at);
        };
        world.change(&world.session(n), paid).await.map(drop)
    };
    pay(1, Status::Paid, 160, NOW).await?;
    pay(2, Status::Paid, 170, NOW).await?;
    pay(3, Status::Final, 1, later).await?;
    // One without a quote: asked in the coin itself.
    world.open(4).await?;
    pay(4, Status::Paid, 7, later).await?;
    let brought = async || -> Result<_, crate::StorageError> {
        let found = world.store.read().await?.paid_days(merchant, mode, &days).await?;
        Ok(found.into_iter().map(|each| (each.day.0, each.taking)).collect::<Vec<_>>())
    };
    assert_eq!(brought().await?, [(7, coin(2, 330)), (7, asked(2, 30_000)), (8, coin(2, 8)), (8, asked(1, 99))]);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.takings(merchant, link).await?, [coin(4, 338), asked(3, 30_099)]);
    let found = tx.taking_days(merchant, link, &days).await?;
    assert_eq!(found.into_iter().map(|each| (each.day.0, each.taking)).collect::<Vec<_>>(), brought().await?, "I14");
    drop(tx);
    // More came, it came at another time, and the network took it back: what was asked is what it was.
    pay(1, Status::Final, 161, later).await?;
    assert_eq!(brought().await?, [(7, coin(1, 170)), (7, asked(1, 15_000)), (8, coin(3, 169)), (8, asked(2, 15_099))]);
    pay(1, Status::Open, 0, later).await?;
    pay(2, Status::Open, 0, NOW).await?;
    assert_eq!(brought().await?, [(8, coin(2, 8)), (8, asked(1, 99))]);
    Ok(())
}

pub async fn r32_links_that_people_look_at_often_on_a_day_are_found_the_busiest_first(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let other = second(&world).await?;
    let (first, today) = (world.link.id, Day::of(NOW));
    let channels = Channel::ALL.into_iter().cycle();
    // Fifty by all channels together, 49, and many by robots and on another day.
    let mut views: Vec<_> = channels.zip(0..50).map(|(channel, n)| View { channel, ..view(&world, n) }).collect();
    views.extend((0..49).map(|n| View { link: other.id, ..view(&world, n) }));
    views.extend((0..60).map(|n| View { link: other.id, kind: Kind::Bot, ..view(&world, n) }));
    views.extend((0..60).map(|n| View { link: other.id, at: NOW.plus(A_DAY), ..view(&world, n) }));
    record(&world, &views).await?;
    let busy = async |day, most| -> Result<Vec<_>, crate::StorageError> {
        let found = world.store.read().await?.busy_links(world.merchant.id, day, most).await?;
        Ok(found.into_iter().map(|busy| busy.link).collect())
    };
    assert_eq!(busy(today, 9).await?, [first]);
    assert_eq!(busy(today.later(1), 9).await?, [other.id]);
    record(&world, &[View { link: other.id, ..view(&world, 1) }, View { link: other.id, ..view(&world, 1) }]).await?;
    assert_eq!(busy(today, 9).await?, [other.id, first], "51 before 50");
    assert_eq!(busy(today, 1).await?, [other.id]);
    assert_eq!(world.store.read().await?.busy_links(world.other.id, today, 9).await?, [], "I19");
    Ok(())
}

pub async fn a_payment_counts_on_the_channel_that_its_session_remembers_r30(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (next, one) = (NOW.plus(A_DAY), Units::from(1));
    paid(&world, 1, one, NOW, Some(Channel::Email)).await?;
    paid(&world, 2, one, next, Some(Channel::Email)).await?;
    paid(&world, 3, one, next, Some(Channel::Qr)).await?;
    let unknown = paid(&world, 4, one, next, None).await?;
    assert_eq!(world.store.read().await?.channel_of(unknown.id).await?, None);
    assert_eq!(world.store.read().await?.channel_of(world.session(3).id).await?, Some(Channel::Qr));
    let (first, second) = (Day::of(NOW), Day::of(next));
    let days = [first, second].map(DaySpan::utc);
    let found = world.store.read().await?.taking_days(world.merchant.id, world.link.id, &days).await?;
    let mut found: Vec<_> = found.iter().map(|row| (row.day, row.channel, row.taking.payments)).collect();
    found.sort_unstable();
    let expected = [
        (first, Channel::Email, 1),
        (second, Channel::Email, 1),
        (second, Channel::Qr, 1),
        (second, Channel::Direct, 1),
    ];
    assert_eq!(found, expected);
    let mut tx = world.store.write().await?;
    let unknown = domain::ids::SessionId::from_random(99);
    assert!(tx.attribute(unknown, Channel::Qr).await.is_err(), "nothing is ever silently not written");
    Ok(())
}

pub async fn views_payments_and_messages_come_in_one_list_newest_first_r20(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let other = second(&world).await?;
    let mut views: Vec<_> = (0..12).map(|n| view(&world, n)).collect();
    // Of the same moment: the order is fixed all the same.
    views.extend((0..4).map(|_| view(&world, 3)));
    views.push(View { link: other.id, ..view(&world, 5) });
    record(&world, &views).await?;
    for n in 0..7 {
        let mut session = world.session(n);
        session.terms.opened_at = NOW.plus(Millis::seconds(i64::from(n) * 2));
        world.add(&session, false).await?;
    }
    let mut tx = world.store.write().await?;
    for n in 0..6 {
        let kind = ["message.sent", "message.delivered", "message.failed", "action.done", "action.failed"][n % 5];
        let at = NOW.plus(Millis::seconds(i64::try_from(n)? * 3));
        tx.append(&Event {
            link: Some(world.link.id),
            kind: kind.to_owned(),
            at,
            ..world.event(u32::try_from(n)?, None)
        })
        .await?;
    }
    let elsewhere = Event { link: Some(other.id), kind: "message.sent".to_owned(), ..world.event(50, None) };
    tx.append_all(&[elsewhere, world.event(51, None)]).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    for (scope, total) in
        [(Scope::Link(world.merchant.id, world.link.id), 29), (Scope::Merchant(world.merchant.id), 31)]
    {
        let mut seen = Vec::new();
        for offset in [0, 10, 20, 30, 40] {
            let found = tx.activity(scope, Page { offset, limit: 10 }).await?;
            assert_eq!(found.total, total);
            seen.extend(found.rows.into_iter().map(|row| match row {
                ActivityRow::View(view) => (view.view.at, format!("{}", view.id)),
                ActivityRow::Payment(row) => (row.session.terms.opened_at, row.session.id.to_string()),
                ActivityRow::Message(stored) => (stored.event.at, stored.event.id.to_string()),
            }));
        }
        assert_eq!(u64::try_from(seen.len())?, total, "each is there");
        assert!(seen.is_sorted_by(|a, b| a.0 >= b.0), "newest first");
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(u64::try_from(seen.len())?, total, "and none is there twice");
    }
    let page = Page { offset: 5, limit: 10 };
    let sessions = tx.sessions_of(Scope::Link(world.merchant.id, world.link.id), page).await?;
    assert_eq!((sessions.rows.len(), sessions.total, sessions.rows[0].link_title.as_str()), (2, 7, "Link 1"));
    Ok(())
}

pub async fn writers_of_views_count_every_one_under_a_race(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let other = second(&world).await?;
    let mut writers = Vec::new();
    for writer in 0..4_u32 {
        let (world, other) = (world.clone(), other.id);
        writers.push(tokio::spawn(async move {
            for _ in 0..10 {
                let mut views = vec![view(&world, 1), View { link: other, ..view(&world, 1) }];
                if writer % 2 == 0 {
                    views.reverse();
                }
                record(&world, &views).await?;
            }
            Ok::<_, crate::StorageError>(())
        }));
    }
    for writer in writers {
        writer.await??;
    }
    let mut tx = world.store.read().await?;
    for link in [world.link.id, other.id] {
        assert_eq!(tx.view_totals(world.merchant.id, link).await?.people, 40);
    }
    assert_eq!(tx.views(Scope::Merchant(world.merchant.id), ALL).await?.total, 80);
    Ok(())
}
