//! What a transaction promises.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{World, assert_taken, merchant},
};
use crate::{StorageError, Store};
use domain::NetworkId;
use std::sync::Arc;

pub async fn what_is_not_committed_never_happened_i3(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let mut tx = world.store.write().await?;
    tx.record_transfers(&[world.transfer(1, &session, 10)]).await?;
    let mut changed = session.clone();
    changed.version = 7;
    tx.update_session(&changed).await?;
    tx.append(&world.event(1, Some(session.id))).await?;
    tx.events_after(0, 1).await?;
    tx.append(&world.event(2, None)).await?;
    tx.set_setting("key", "value").await?;
    drop(tx);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.transfers_of(&[session.id]).await?, []);
    assert_eq!(tx.session(session.id).await?, Some(session));
    assert_eq!(tx.events_after(0, 10).await?, []);
    assert_eq!(tx.setting("key").await?, None);
    drop(tx);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.setting("key").await?, None, "nor for the next writer");
    Ok(())
}

/// A step that fails half-way leaves cursor, transfers and events as they were.
pub async fn what_is_committed_happened_together_i3(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let network = NetworkId::evm(31337);
    let header = |height: u64| crate::records::StoredHeader {
        height,
        hash: super::fixtures::hash(height),
        parent: super::fixtures::hash(height - 1),
        time: super::fixtures::NOW,
    };
    let mut tx = world.store.write().await?;
    tx.advance_cursor(&network, None, &[], &[header(10)], 256).await?;
    tx.record_transfers(&[world.transfer(1, &session, 10)]).await?;
    tx.append(&world.event(1, Some(session.id))).await?;
    tx.commit().await?;

    let mut tx = world.store.write().await?;
    tx.advance_cursor(&network, Some(&header(10).hash), &[], &[header(11)], 256).await?;
    tx.record_transfers(&[world.transfer(2, &session, 11)]).await?;
    tx.append(&world.event(2, Some(session.id))).await?;
    // An event's id is there already, which only shows at the commit.
    tx.append(&world.event(1, Some(session.id))).await?;
    assert!(tx.commit().await.is_err());

    let mut tx = world.store.read().await?;
    assert_eq!(tx.headers(&network, 9).await?, [header(10)]);
    assert_eq!(tx.transfers_of(&[session.id]).await?, [world.transfer(1, &session, 10)]);
    assert_eq!(tx.events_after(0, 9).await?.len(), 1);
    Ok(())
}

pub async fn a_reader_sees_one_state_while_others_write(store: Arc<dyn Store>) -> Outcome {
    let mut reader = store.read().await?;
    assert_eq!(reader.setting("key").await?, None);
    let mut tx = store.write().await?;
    tx.set_setting("key", "value").await?;
    assert_eq!(reader.setting("key").await?, None, "not what is not committed");
    tx.commit().await?;
    assert_eq!(reader.setting("key").await?, None, "nor what was committed since it began to read");
    assert_eq!(store.read().await?.setting("key").await?.as_deref(), Some("value"));
    Ok(())
}

pub async fn a_reader_cannot_write(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.read().await?;
    assert!(matches!(tx.set_setting("key", "value").await, Err(StorageError::Persistent(_))));
    let mut tx = world.store.read().await?;
    tx.append(&world.event(1, None)).await?;
    assert!(matches!(tx.commit().await, Err(StorageError::Persistent(_))));
    assert_eq!(world.store.read().await?.events_after(0, 9).await?, []);
    Ok(())
}

/// A caller may try another code or amount in the same transaction.
pub async fn a_transaction_goes_on_after_something_was_taken(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = world.open(1).await?;
    let mut tx = world.store.write().await?;
    assert_taken(tx.insert_merchant(&merchant(9, "northlight")?).await, "handle")?;
    let mut second = world.session(2);
    second.code = first.code;
    assert_taken(tx.insert_session(&second).await, "code")?;
    second.code = world.session(2).code;
    tx.insert_session(&second).await?;
    tx.give_address(&second, false).await?;
    assert_taken(tx.give_address(&second, false).await, "address")?;
    tx.commit().await?;
    assert_eq!(world.store.read().await?.session(second.id).await?, Some(second));
    Ok(())
}

pub async fn the_store_answers_a_ping(store: Arc<dyn Store>) -> Outcome {
    store.ping().await?;
    Ok(())
}
