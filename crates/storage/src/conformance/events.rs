//! The activity log.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{Outcome, fixtures::World};
use crate::{Store, records::Event};
use std::{collections::BTreeSet, sync::Arc};

pub async fn events_come_back_in_the_order_they_were_written(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let events: Vec<Event> = (0..5).map(|n| world.event(n, None)).collect();
    let mut tx = world.store.write().await?;
    tx.append(&events[0]).await?;
    tx.append_all(&events[1..3]).await?;
    assert_eq!(tx.events_after(0, 10).await?.len(), 3, "a transaction reads what it wrote");
    tx.append_all(&events[3..]).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let stored = tx.events_after(0, 10).await?;
    assert_eq!(stored.iter().map(|e| &e.event).collect::<Vec<_>>(), events.iter().collect::<Vec<_>>());
    assert!(stored.is_sorted_by(|one, next| one.seq < next.seq));
    let after = tx.events_after(stored[1].seq, 2).await?;
    assert_eq!(after, stored[2..4], "those after the second, two of them");
    assert_eq!(tx.events_after(stored[4].seq, 10).await?, []);
    Ok(())
}

pub async fn events_of_a_link_and_of_a_session_are_found_newest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (one, other) = (world.open(1).await?, world.open(2).await?);
    let mut tx = world.store.write().await?;
    for (n, session) in [None, Some(one.id), Some(other.id), Some(one.id)].into_iter().enumerate() {
        tx.append(&world.event(u32::try_from(n)?, session)).await?;
    }
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let numbers = |events: Vec<crate::records::StoredEvent>| -> Vec<Option<u64>> {
        events.iter().map(|e| e.event.data.get("n").and_then(serde_json::Value::as_u64)).collect()
    };
    let (merchant, link) = (world.merchant.id, world.link.id);
    assert_eq!(numbers(tx.recent_events(merchant, None, None, 3).await?), [Some(3), Some(2), Some(1)]);
    assert_eq!(numbers(tx.recent_events(merchant, Some(link), None, 10).await?), [Some(3), Some(2), Some(1)]);
    assert_eq!(numbers(tx.recent_events(merchant, None, Some(one.id), 10).await?), [Some(3), Some(1)]);
    assert_eq!(numbers(tx.recent_events(merchant, Some(link), Some(other.id), 10).await?), [Some(2)]);
    Ok(())
}

pub async fn a_merchants_log_is_read_on_from_any_place_oldest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    for n in 0..5 {
        tx.append(&world.event(n, None)).await?;
    }
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let all = tx.merchant_events_after(world.merchant.id, 0, 10).await?;
    let numbers: Vec<_> = all.iter().map(|stored| stored.event.data["n"].as_u64()).collect();
    assert_eq!(numbers, [Some(0), Some(1), Some(2), Some(3), Some(4)]);
    assert_eq!(tx.merchant_events_after(world.merchant.id, all[1].seq, 2).await?, all[2..4]);
    assert_eq!(tx.merchant_events_after(world.merchant.id, all[4].seq, 2).await?, []);
    assert_eq!(tx.merchant_events_after(world.other.id, 0, 10).await?, [], "another merchant's is another log (I19)");
    Ok(())
}

pub async fn another_merchant_sees_no_events_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut tx = world.store.write().await?;
    tx.append(&world.event(1, Some(session.id))).await?;
    for (link, session) in
        [(None, None), (Some(world.link.id), None), (None, Some(session.id)), (Some(world.link.id), Some(session.id))]
    {
        assert_eq!(tx.recent_events(world.merchant.id, link, session, 9).await?.len(), 1);
        assert_eq!(tx.recent_events(world.other.id, link, session, 9).await?, []);
    }
    Ok(())
}

pub async fn a_reader_that_follows_along_misses_no_event_of_many_writers_i15(store: Arc<dyn Store>) -> Outcome {
    const WRITERS: u32 = 6;
    const EACH: u32 = 10;
    let world = World::new(store).await?;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let world = world.clone();
        writers.spawn(async move {
            for n in 0..EACH {
                let mut tx = world.store.write().await?;
                tx.append(&world.event(writer * EACH + n, None)).await?;
                // Reading events writes what waits, long before the commit: the worst case for the order.
                tx.events_after(i64::MAX, 1).await?;
                tokio::task::yield_now().await;
                tx.commit().await?;
            }
            Ok::<_, crate::StorageError>(())
        });
    }
    let (mut seen, mut last) = (BTreeSet::new(), 0);
    loop {
        let finished = writers.is_empty();
        for stored in world.store.read().await?.events_after(last, 7).await? {
            assert!(stored.seq > last);
            last = stored.seq;
            seen.insert(stored.event.id);
        }
        if let Some(outcome) = writers.try_join_next() {
            outcome??;
        }
        if finished && world.store.read().await?.events_after(last, 1).await?.is_empty() {
            break;
        }
    }
    assert_eq!(u32::try_from(seen.len())?, WRITERS * EACH);
    Ok(())
}
