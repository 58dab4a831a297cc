//! Lists of sessions.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, link, network, tx},
};
use crate::{
    StorageError, Store,
    records::{Page, Session, SessionFilter},
};
use domain::{
    AssetId, Flags, Millis, Mode, NetworkId, Status,
    ids::SessionId,
    link::Source,
    session::{Decision, Flag},
};
use std::sync::Arc;

const ALL: Page = Page { offset: 0, limit: 100 };

async fn found(world: &World, filter: &SessionFilter) -> Result<Vec<u32>, StorageError> {
    let found = world.store.read().await?.sessions(world.merchant.id, filter, ALL).await?;
    assert_eq!(u64::try_from(found.rows.len()).ok(), Some(found.total), "list and count have the same conditions");
    Ok(found.rows.iter().map(|row| row.session.address_index).collect())
}

pub async fn each_filter_of_sessions_narrows_the_list(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let second = link(2, &world.merchant)?;
    let mut other = network();
    other.id = NetworkId::evm(1);
    let mut tx = world.store.write().await?;
    tx.insert_link(&second).await?;
    tx.upsert_network(&other).await?;
    tx.commit().await?;

    world.open(1).await?;
    let mut live = world.session(2);
    live.mode = Mode::Live;
    world.add(&live, false).await?;
    let mut elsewhere = world.session(3);
    elsewhere.terms.asset = AssetId::native(&other.id);
    world.add(&elsewhere, false).await?;
    let mut linked = world.session(4);
    linked.link = second.id;
    world.add(&linked, false).await?;
    let paid = world.open(5).await?;
    world.change(&paid, |session| session.assessment.status = Status::Paid).await?;

    let filter = SessionFilter::default;
    assert_eq!(found(&world, &filter()).await?, [5, 4, 3, 2, 1]);
    assert_eq!(found(&world, &SessionFilter { mode: Some(Mode::Live), ..filter() }).await?, [2]);
    assert_eq!(found(&world, &SessionFilter { network: Some(other.id), ..filter() }).await?, [3]);
    assert_eq!(found(&world, &SessionFilter { link: Some(second.id), ..filter() }).await?, [4]);
    assert_eq!(found(&world, &SessionFilter { statuses: vec![Status::Paid], ..filter() }).await?, [5]);
    let two = vec![Status::Paid, Status::Open];
    assert_eq!(found(&world, &SessionFilter { statuses: two, ..filter() }).await?.len(), 5);
    assert_eq!(found(&world, &SessionFilter { statuses: vec![Status::Final], ..filter() }).await?, [0u32; 0]);
    let at = |n: i64| Some(NOW.plus(Millis(n)));
    assert_eq!(found(&world, &SessionFilter { from: at(4), ..filter() }).await?, [5, 4], "from is counted in");
    assert_eq!(found(&world, &SessionFilter { until: at(2), ..filter() }).await?, [1], "until is not");
    let several = SessionFilter {
        search: Some("link 1".to_owned()),
        mode: Some(Mode::Test),
        statuses: vec![Status::Paid],
        source: Some("dashboard".to_owned()),
        attention: false,
        link: Some(world.link.id),
        customer: None,
        network: Some(NetworkId::evm(31337)),
        from: at(5),
        until: at(6),
        before: None,
    };
    assert_eq!(found(&world, &several).await?, [5]);
    Ok(())
}

pub async fn a15_payments_are_found_by_how_their_link_was_made(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut write = world.store.write().await?;
    let mut links = vec![world.link.id];
    for (n, source) in [(2, Source::Api), (3, Source::Invoice)] {
        let mut made = link(n, &world.merchant)?;
        made.source = source;
        write.insert_link(&made).await?;
        links.push(made.id);
    }
    write.commit().await?;
    for n in 1..=6 {
        let mut session = world.session(n);
        session.link = links[(n % 3) as usize];
        world.add(&session, false).await?;
    }
    world.record(&[world.transfer(7, &world.session(4), 10)]).await?;
    let mut fifth = world.session(5);
    fifth.link = links[2];
    let late = |session: &mut Session| {
        session.assessment.status = Status::Expired;
        session.assessment.flags = Flags::collect(|flag| flag == Flag::Late);
    };
    world.change(&fifth, late).await?;

    let made = |source: &str| SessionFilter { source: Some(source.to_owned()), ..SessionFilter::default() };
    for (source, expected) in [("dashboard", vec![6, 3]), ("api", vec![4, 1]), ("invoice", vec![5, 2])] {
        assert_eq!(found(&world, &made(source)).await?, expected, "{source}");
        // The same by each way that the list is found.
        let searched = SessionFilter { search: Some("link".to_owned()), ..made(source) };
        assert_eq!(found(&world, &searched).await?, expected, "{source}, searched");
    }
    assert_eq!(found(&world, &SessionFilter { attention: true, ..made("invoice") }).await?, [5]);
    assert_eq!(found(&world, &SessionFilter { attention: true, ..made("api") }).await?, [0u32; 0]);
    assert_eq!(found(&world, &SessionFilter { statuses: vec![Status::Open], ..made("invoice") }).await?, [2]);
    let sent = SessionFilter { search: Some(tx(7)), ..SessionFilter::default() };
    assert_eq!(found(&world, &SessionFilter { source: Some("api".to_owned()), ..sent.clone() }).await?, [4]);
    assert_eq!(found(&world, &SessionFilter { source: Some("dashboard".to_owned()), ..sent }).await?, [0u32; 0]);
    assert_eq!(found(&world, &made("nothing of ours")).await?, [0u32; 0]);
    Ok(())
}

pub async fn sessions_that_wait_for_the_merchant_are_found_until_decided(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let cases = [
        (1, Status::Open, None, Decision::None, false),
        (2, Status::Open, Some(Flag::Underpaid), Decision::None, false),
        (3, Status::Expired, None, Decision::None, false),
        (4, Status::Expired, Some(Flag::Underpaid), Decision::None, true),
        (5, Status::Expired, Some(Flag::Late), Decision::None, true),
        (6, Status::Open, Some(Flag::WrongAsset), Decision::None, true),
        (7, Status::Open, Some(Flag::Reorged), Decision::None, true),
        (8, Status::Paid, Some(Flag::Reorged), Decision::None, false),
        (9, Status::Cancelled, Some(Flag::Late), Decision::Cancelled(NOW), true),
        (10, Status::Closed, Some(Flag::Late), Decision::Dismissed, false),
        (11, Status::Paid, Some(Flag::WrongAsset), Decision::Accepted, false),
        (12, Status::Closed, Some(Flag::Late), Decision::None, false),
        (13, Status::Final, Some(Flag::OverLimit), Decision::None, false),
        (14, Status::Detected, Some(Flag::OverLimit), Decision::None, true),
        (15, Status::Confirming, Some(Flag::Late), Decision::None, true),
    ];
    for (n, status, flag, decision, _) in cases {
        let session = world.open(n).await?;
        world
            .change(&session, |session| {
                session.assessment.status = status;
                session.assessment.flags = Flags::collect(|other| Some(other) == flag);
                session.decision = decision;
            })
            .await?;
    }
    let waiting: Vec<u32> = cases.iter().rev().filter(|case| case.4).map(|case| case.0).collect();
    assert_eq!(found(&world, &SessionFilter { attention: true, ..SessionFilter::default() }).await?, waiting);
    let all: Vec<u32> = cases.iter().rev().map(|case| case.0).collect();
    assert_eq!(found(&world, &SessionFilter::default()).await?, all, "whatever their state and flags");
    Ok(())
}

pub async fn sessions_are_found_by_what_a_merchant_may_know(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut second = link(2, &world.merchant)?;
    second.title = "100% Bomull_".to_owned();
    second.reference = Some("INV-1042".to_owned());
    let mut write = world.store.write().await?;
    write.insert_link(&second).await?;
    write.commit().await?;
    let mut named = world.session(1);
    named.customer.name = Some("Åse O'Neil".to_owned());
    named.customer.email = Some("Aase@Example.com".to_owned());
    world.add(&named, false).await?;
    let paid = world.open(2).await?;
    world.record(&[world.transfer(7, &paid, 10)]).await?;
    let mut linked = world.session(3);
    linked.link = second.id;
    world.add(&linked, false).await?;

    let code = named.code.to_string();
    for (search, expected) in [
        (code.as_str(), vec![1]),
        (&code.to_lowercase().replace('-', ""), vec![1]),
        ("åse o'", vec![1]),
        ("aase@example", vec![1]),
        (&tx(7).to_uppercase(), vec![2]),
        (&tx(7)[40..], vec![2]),
        ("100% bomull_", vec![3]),
        ("inv-1042", vec![3]),
        (&paid.id.to_string(), vec![2]),
        ("link 1", vec![2, 1]),
        ("%", vec![3]),
        ("_", vec![3, 2, 1]),
        ("nobody", vec![]),
    ] {
        let filter = SessionFilter { search: Some(search.to_owned()), ..SessionFilter::default() };
        assert_eq!(found(&world, &filter).await?, expected, "{search}");
    }
    Ok(())
}

pub async fn sessions_are_paged_newest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 0..7 {
        let mut session = world.session(n);
        session.terms.opened_at = NOW.plus(Millis(i64::from(n / 2)));
        world.add(&session, false).await?;
    }
    let mut seen = Vec::new();
    for offset in [0, 3, 6, 9] {
        let page = Page { offset, limit: 3 };
        let found = world.store.read().await?.sessions(world.merchant.id, &SessionFilter::default(), page).await?;
        assert_eq!(found.total, 7);
        seen.extend(found.rows.into_iter().map(|row| row.session.address_index));
    }
    assert_eq!(seen, [6, 5, 4, 3, 2, 1, 0]);
    Ok(())
}

pub async fn a_row_shows_link_and_newest_transaction(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut second = link(2, &world.merchant)?;
    second.reference = Some("INV-1042".to_owned());
    second.source = Source::Api;
    let mut write = world.store.write().await?;
    write.insert_link(&second).await?;
    write.commit().await?;
    let mut session = world.session(1);
    session.link = second.id;
    world.add(&session, false).await?;
    world.record(&[world.transfer(1, &session, 10), world.transfer(2, &session, 11)]).await?;
    let mut read = world.store.read().await?;
    let row = read.merchant_session(world.merchant.id, session.id).await?.ok_or("the session is gone")?;
    assert_eq!(row.session, session);
    assert_eq!((row.link_title.as_str(), row.link_reference.as_deref()), ("Link 2", Some("INV-1042")));
    assert_eq!((row.source.as_str(), row.tx.as_ref()), ("api", Some(&tx(2))));
    assert_eq!(read.sessions(world.merchant.id, &SessionFilter::default(), ALL).await?.rows, [row]);
    Ok(())
}

pub async fn another_merchant_sees_no_sessions_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut read = world.store.read().await?;
    assert_eq!(read.merchant_session(world.other.id, session.id).await?, None);
    assert!(read.merchant_session(world.merchant.id, session.id).await?.is_some());
    assert_eq!(read.merchant_session(world.merchant.id, SessionId::from_random(9)).await?, None);
    for filter in [
        SessionFilter::default(),
        SessionFilter { link: Some(world.link.id), ..SessionFilter::default() },
        SessionFilter { search: Some(session.code.to_string()), ..SessionFilter::default() },
    ] {
        let found = read.sessions(world.other.id, &filter, ALL).await?;
        assert_eq!((found.rows.len(), found.total), (0, 0));
    }
    Ok(())
}
