//! Lists that are longer than what is read of them (REL6).

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, link, tx},
};
use crate::{
    StorageError, Store,
    records::{DaySpan, LinkFilter, Page, Paged, SessionFilter, SessionRow},
};
use domain::{Limit, Link, LinkState, Millis, Status, Units, amount::U256, link::Source, view::Day};
use std::sync::Arc;

/// More than the newest that are read from end to end, and more than lists are counted to.
const MANY: u32 = 1_200;
const TEN: Page = Page { offset: 0, limit: 10 };

/// Links 2 to `MANY`, one of whose titles in a hundred is about tea, and two old ones that nothing newer is like.
async fn many_links(world: &World) -> Outcome {
    let mut tx = world.store.write().await?;
    for n in 2..=MANY {
        let mut new = link(n, &world.merchant)?;
        new.path = None;
        new.title = match n {
            5 => "Rare \"teapot\" 50%_off".to_owned(),
            7 => "東京 only once".to_owned(),
            _ if n % 100 == 0 => format!("Tea number {n}"),
            _ => format!("Coffee number {n}"),
        };
        new.archived = n % 300 == 1;
        new.source = if n == 6 { Source::Invoice } else { Source::Dashboard };
        tx.insert_link(&new).await?;
    }
    tx.commit().await?;
    Ok(())
}

async fn links(world: &World, filter: &LinkFilter, page: Page) -> Result<(Vec<String>, u64, bool), StorageError> {
    let Paged { rows, total, more } = world.store.read().await?.links(world.merchant.id, filter, page).await?;
    Ok((rows.into_iter().map(|row| row.link.title).collect(), total, more))
}

fn searched(words: &str) -> LinkFilter {
    LinkFilter { search: Some(words.to_owned()), ..LinkFilter::default() }
}

pub async fn rel6_a_long_list_is_counted_to_a_thousand_and_paged_to_its_end(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    many_links(&world).await?;
    // 1,200 less those that are archived.
    let all = 1_197;
    let (first, total, more) = links(&world, &LinkFilter::default(), TEN).await?;
    assert_eq!((first.len(), first[0].as_str(), total, more), (10, "Tea number 1200", 1_000, true));
    let (_, total, more) = links(&world, &LinkFilter::default(), Page { offset: 1_100, limit: 50 }).await?;
    assert_eq!((total, more), (1_150, true), "as far as the page that is shown");
    let (last, total, more) = links(&world, &LinkFilter::default(), Page { offset: 1_190, limit: 10 }).await?;
    assert_eq!((last.len(), last[6].as_str(), total, more), (7, "Link 1", all, false));
    let archived = LinkFilter { state: Some(LinkState::Archived), ..LinkFilter::default() };
    let (archived, total, more) = links(&world, &archived, TEN).await?;
    assert_eq!((archived.len(), total, more), (3, 3, false), "rare ones are found among many others");
    let invoiced = LinkFilter { source: Some("invoice".to_owned()), ..LinkFilter::default() };
    assert_eq!(links(&world, &invoiced, TEN).await?, (vec!["Coffee number 6".to_owned()], 1, false));
    Ok(())
}

pub async fn rel6_words_are_found_wherever_they_stand_in_a_long_list(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    many_links(&world).await?;
    for (words, found) in [
        ("rare", vec!["Rare \"teapot\" 50%_off"]),
        ("E \"TEA", vec!["Rare \"teapot\" 50%_off"]),
        ("0%_o", vec!["Rare \"teapot\" 50%_off"]),
        ("0%_of_", vec![]),
        ("東京", vec!["東京 only once"]),
        ("東", vec!["東京 only once"]),
        ("number 1199", vec!["Coffee number 1199"]),
        ("number 11 99", vec![]),
        ("nowhere", vec![]),
    ] {
        let total = found.len() as u64;
        let found: Vec<String> = found.into_iter().map(str::to_owned).collect();
        assert_eq!(links(&world, &searched(words), TEN).await?, (found, total, false), "{words}");
    }
    let (tea, total, more) = links(&world, &searched("tea num"), Page { offset: 10, limit: 10 }).await?;
    assert_eq!((tea.len(), total, more), (2, 12, false), "those that are newer and those that are older");
    let (tea, total, more) = links(&world, &searched("tea num"), Page { offset: 0, limit: 5 }).await?;
    assert_eq!(tea[4].as_str(), "Tea number 800", "a page that is full at once");
    // Where the newest rows fill it there is no need to count the older ones, and where the index was asked all are known.
    assert!(matches!((total, more), (10, true) | (12, false)), "{total} {more}");
    let mut renamed = link(5, &world.merchant)?;
    renamed.path = None;
    renamed.title = "Kettle".to_owned();
    let mut tx = world.store.write().await?;
    tx.update_link(&renamed).await?;
    tx.commit().await?;
    assert_eq!(links(&world, &searched("kettle"), TEN).await?.0, ["Kettle"]);
    assert_eq!(links(&world, &searched("teapot"), TEN).await?.0, [""; 0]);
    let elsewhere = world.store.read().await?.links(world.other.id, &searched("kettle"), TEN).await?;
    assert_eq!(elsewhere, Paged { rows: vec![], total: 0, more: false }, "I19");
    Ok(())
}

/// Sessions 1 to `MANY`; one old one is another link's, one paid, one somebody's.
async fn many_sessions(world: &World) -> Result<Link, Box<dyn std::error::Error + Send + Sync>> {
    let mut second = link(2, &world.merchant)?;
    second.title = "Ørret in a teapot".to_owned();
    let mut write = world.store.write().await?;
    write.insert_link(&second).await?;
    for n in 1..=MANY {
        let mut session = world.session(n);
        match n {
            2 => session.link = second.id,
            4 => session.customer.name = Some("Åse O'Neil".to_owned()),
            _ => {}
        }
        write.insert_session(&session).await?;
    }
    write.commit().await?;
    world.record(&[world.transfer(77, &world.session(3), 10)]).await?;
    Ok(second)
}

fn numbers(found: &Paged<SessionRow>) -> Vec<u32> {
    found.rows.iter().map(|row| row.session.address_index).collect()
}

pub async fn rel6_payments_are_found_in_a_long_list_by_customer_link_and_transaction(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let second = many_sessions(&world).await?;
    let newer = MANY - 5;
    world.record(&[world.transfer(1_178, &world.session(newer), 10)]).await?;
    let id = tx(77);
    for (words, expected) in [
        ("åse o'n", vec![4]),
        (&world.session(9).code.to_string(), vec![9]),
        ("teapot", vec![2]),
        ("ør", vec![2]),
        ("ø", vec![2]),
        (&second.id.to_string(), vec![2]),
        (&id, vec![3]),
        (&id[..64], vec![3]),
        (&id[2..], vec![3]),
        ("0xabc", vec![newer, 3]),
        // Only of the newest, which is more than the index would find.
        ("xabc", vec![newer]),
        ("nobody", vec![]),
    ] {
        let filter = SessionFilter { search: Some(words.to_owned()), ..SessionFilter::default() };
        let found = world.store.read().await?.sessions(world.merchant.id, &filter, TEN).await?;
        assert_eq!(
            (numbers(&found), found.total, found.more),
            (expected.clone(), expected.len() as u64, false),
            "{words}"
        );
        let elsewhere = world.store.read().await?.sessions(world.other.id, &filter, TEN).await?;
        assert_eq!(elsewhere, Paged { rows: vec![], total: 0, more: false }, "I19: {words}");
    }
    let filter = SessionFilter {
        search: Some("teapot".to_owned()),
        until: Some(NOW.plus(Millis(2))),
        ..SessionFilter::default()
    };
    let found = world.store.read().await?.sessions(world.merchant.id, &filter, TEN).await?;
    assert_eq!(numbers(&found), [0_u32; 0], "an index's finds are narrowed too");
    Ok(())
}

pub async fn rel6_a_long_list_goes_on_from_a_session_without_passing_over_the_newer(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    many_sessions(&world).await?;
    let page = Page { offset: 0, limit: 500 };
    let mut filter = SessionFilter::default();
    let mut seen = Vec::new();
    let mut read = world.store.read().await?;
    loop {
        let found = read.sessions(world.merchant.id, &filter, page).await?;
        let Some(last) = found.rows.last() else { break };
        filter.before = Some((last.session.terms.opened_at, last.session.id));
        seen.extend(numbers(&found));
    }
    assert_eq!(seen, (1..=MANY).rev().collect::<Vec<_>>());
    let found = read.sessions(world.merchant.id, &SessionFilter::default(), TEN).await?;
    assert_eq!((found.total, found.more), (1_000, true));
    Ok(())
}

pub async fn rel6_i7_the_kept_count_of_a_limited_link_is_what_a_recount_gives(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let full = LinkFilter { state: Some(LinkState::LimitReached), ..LinkFilter::default() };
    let active = LinkFilter { state: Some(LinkState::Active), ..LinkFilter::default() };
    let is_full = async || -> Result<bool, StorageError> {
        let (full, active) = (links(&world, &full, TEN).await?.1, links(&world, &active, TEN).await?.1);
        assert_eq!(full + active, 1, "a link is in one list");
        Ok(full == 1)
    };
    let limited = async |limit| -> Outcome {
        let mut tx = world.store.write().await?;
        tx.update_link(&Link { limit, ..world.link.clone() }).await?;
        tx.commit().await?;
        Ok(())
    };
    let set = async |n, status| world.change(&world.session(n), |s| s.assessment.status = status).await;
    for n in 1..=3 {
        world.open(n).await?;
    }
    set(1, Status::Paid).await?;
    limited(Limit::payments(2)?).await?;
    assert!(!is_full().await?, "what was paid before there was a limit counts, and is one");
    set(2, Status::Confirming).await?;
    assert!(!is_full().await?);
    set(2, Status::Paid).await?;
    assert!(is_full().await?);
    set(2, Status::Final).await?;
    assert!(is_full().await?, "final is no second payment");
    set(1, Status::Open).await?;
    assert!(!is_full().await?, "I6: the network took it back");
    let both = [world.session(1), world.session(3)].map(|mut session| {
        session.assessment.status = Status::Final;
        session
    });
    let mut tx = world.store.write().await?;
    tx.update_sessions(&both).await?;
    drop(tx);
    assert!(!is_full().await?, "I3: what was not committed is not counted");
    let mut tx = world.store.write().await?;
    tx.update_sessions(&both).await?;
    tx.commit().await?;
    limited(Limit::payments(4)?).await?;
    assert!(!is_full().await?);
    limited(Limit::payments(3)?).await?;
    assert!(is_full().await?);
    limited(Limit::UNLIMITED).await?;
    assert!(!is_full().await?);
    Ok(())
}

pub async fn rel6_i7_payments_of_one_link_are_counted_each_under_a_race(store: Arc<dyn Store>) -> Outcome {
    const RACERS: u16 = 16;
    let world = World::new(store).await?;
    for n in 0..u32::from(RACERS) {
        world.open(n).await?;
    }
    let mut racers = tokio::task::JoinSet::new();
    for n in 0..u32::from(RACERS) {
        let world = world.clone();
        racers.spawn(async move {
            if n == 7 {
                // The limit is set while others pay.
                let mut tx = world.store.write().await?;
                tx.update_link(&Link { limit: Limit::ONCE, ..world.link.clone() }).await?;
                tx.commit().await?;
            }
            world.change(&world.session(n), |session| session.assessment.status = Status::Paid).await.map(drop)
        });
    }
    while let Some(done) = racers.join_next().await {
        done??;
    }
    for (more, state) in [(0, LinkState::LimitReached), (1, LinkState::Active)] {
        // A limit that is changed is counted anew, so that the one that was kept is looked at by one payment more or less.
        let filter = LinkFilter { state: Some(state), ..LinkFilter::default() };
        if more == 0 {
            assert_eq!(links(&world, &filter, TEN).await?.1, 1);
        }
        for n in 0..u32::from(RACERS) * more {
            world.change(&world.session(n), |session| session.assessment.status = Status::Open).await?;
            let left = u32::from(RACERS) - 1 - n;
            assert_eq!(links(&world, &filter, TEN).await?.1, u64::from(left == 0), "{left} payments are left");
        }
    }
    Ok(())
}

/// What sessions say themselves: payments and units by day, counted back from today.
async fn recounted(world: &World) -> Result<Vec<(i64, u64, Units)>, StorageError> {
    let mut days: std::collections::BTreeMap<i64, (u64, Units)> = std::collections::BTreeMap::new();
    let all = Page { offset: 0, limit: 100 };
    for row in world.store.read().await?.sessions(world.merchant.id, &SessionFilter::default(), all).await?.rows {
        let Some(paid_at) = row.session.paid_at.filter(|_| row.session.assessment.status.is_paid()) else { continue };
        let (payments, units) = days.entry(Day::of(paid_at).0 - Day::of(NOW).0).or_insert((0, Units::ZERO));
        (*payments, *units) = (*payments + 1, units.plus(row.session.assessment.received));
    }
    Ok(days.into_iter().map(|(day, (payments, units))| (day, payments, units)).collect())
}

async fn kept(world: &World) -> Result<Vec<(i64, u64, Units)>, StorageError> {
    let found = world.store.read().await?.paid_days(world.merchant.id, world.link.mode, &last_days()).await?;
    Ok(found.into_iter().map(|each| (each.day.0 - Day::of(NOW).0, each.taking.payments, each.taking.units)).collect())
}

fn last_days() -> Vec<DaySpan> {
    (-50..=0).map(|day| DaySpan::utc(Day::of(NOW).later(day))).collect()
}

pub async fn rel6_i14_what_days_brought_equals_a_recount_of_sessions(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let at = |days: i64| Some(Millis(NOW.0 - days * Millis::minutes(24 * 60).0));
    let largest = Units(U256::MAX >> 4);
    for n in 1..=8 {
        world.open(n).await?;
    }
    // Paid, final, taken back, paid more, on another day, all that there is, and never with any money.
    for (n, status, paid_at, received) in [
        (1, Status::Paid, at(0), Units::from(3)),
        (2, Status::Paid, at(0), Units::from(999_999_999_999)),
        (3, Status::Paid, at(1), largest),
        (4, Status::Paid, at(1), largest),
        (5, Status::Final, at(9), Units::from(7)),
        (1, Status::Final, at(0), Units::from(3)),
        (2, Status::Final, at(0), Units::from(1_000_000_000_001)),
        (3, Status::Open, at(1), Units::ZERO),
        (6, Status::Expired, None, Units::from(4)),
        (5, Status::Final, at(8), Units::from(7)),
        (4, Status::Open, at(1), largest),
        (3, Status::Paid, at(1), Units::from(5)),
        (7, Status::Paid, None, Units::ZERO),
        (8, Status::Open, at(2), Units::from(1)),
    ] {
        world
            .change(&world.session(n), |session| {
                session.assessment.status = status;
                session.assessment.received = received;
                session.paid_at = paid_at;
            })
            .await?;
        assert_eq!(kept(&world).await?, recounted(&world).await?, "after session {n} became {status:?}");
    }
    assert_eq!(
        kept(&world).await?,
        [(-8, 1, Units::from(7)), (-1, 1, Units::from(5)), (0, 2, Units::from(1_000_000_000_004))]
    );
    let together: Vec<_> = (1..=5)
        .map(|n| {
            let mut session = world.session(n);
            session.assessment.status = Status::Final;
            session.assessment.received = Units::from(u64::from(n));
            session.paid_at = at(i64::from(n / 3));
            session
        })
        .collect();
    let mut tx = world.store.write().await?;
    tx.update_sessions(&together).await?;
    drop(tx);
    assert_eq!(kept(&world).await?.len(), 3, "I3: what was not committed is not counted");
    let mut tx = world.store.write().await?;
    tx.update_sessions(&together).await?;
    tx.commit().await?;
    assert_eq!(kept(&world).await?, [(-1, 3, Units::from(12)), (0, 2, Units::from(3))]);
    assert_eq!(kept(&world).await?, recounted(&world).await?);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.paid_days(world.other.id, world.link.mode, &last_days()).await?, [], "I19");
    assert_eq!(tx.paid_days(world.merchant.id, domain::Mode::Live, &last_days()).await?, []);
    assert_eq!(tx.paid_days(world.merchant.id, world.link.mode, &[]).await?, []);
    Ok(())
}

pub async fn r32_paths_that_look_alike_are_found(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    for (n, path) in [(2, "Bill_10"), (3, "bill-1O"), (4, "bill-20")] {
        let mut new = link(n, &world.merchant)?;
        new.path = Some(path.parse()?);
        tx.insert_link(&new).await?;
    }
    assert_eq!(tx.paths_alike(world.merchant.id, &"biII-1o".parse()?).await?, ["Bill_10".parse()?, "bill-1O".parse()?]);
    assert_eq!(tx.paths_alike(world.merchant.id, &"bill-20".parse()?).await?, []);
    assert_eq!(tx.paths_alike(world.other.id, &"bill-10".parse()?).await?, []);
    Ok(())
}
