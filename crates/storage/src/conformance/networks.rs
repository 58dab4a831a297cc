//! Networks, assets, health and cursor.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, hash, native, network, token},
};
use crate::{
    StorageError, Store,
    records::{NetworkHealth, StoredHeader},
};
use domain::{Confirmations, Mode, NetworkId, Units, amount::U256};
use std::sync::Arc;

fn id() -> NetworkId {
    NetworkId::evm(31337)
}

async fn with_network(store: &Arc<dyn Store>) -> Outcome {
    let mut tx = store.write().await?;
    tx.upsert_network(&network()).await?;
    tx.commit().await?;
    Ok(())
}

/// Headers on one branch; `branch` is part of the hashes, and the first one's parent is of branch 0.
fn chain(branch: u64, heights: std::ops::RangeInclusive<u64>) -> Vec<StoredHeader> {
    let name = |branch: u64, height: u64| format!("{}-{branch}", hash(height));
    let first = *heights.start();
    heights
        .map(|height| StoredHeader {
            height,
            hash: name(branch, height),
            parent: name(if height == first { 0 } else { branch }, height.saturating_sub(1)),
            time: NOW,
        })
        .collect()
}

async fn advance(
    store: &Arc<dyn Store>,
    from: Option<&StoredHeader>,
    disconnected: &[StoredHeader],
    connected: &[StoredHeader],
    keep: u32,
) -> Result<(), StorageError> {
    let mut tx = store.write().await?;
    tx.advance_cursor(&id(), from.map(|header| header.hash.as_str()), disconnected, connected, keep).await?;
    tx.commit().await
}

pub async fn networks_come_with_their_assets_and_keep_their_health(store: Arc<dyn Store>) -> Outcome {
    let mut second = network();
    second.id = NetworkId::evm(1);
    second.name = "Ethereum".to_owned();
    second.mode = Mode::Live;
    second.confirmations = Confirmations::Blocks(15);
    second.large_confirmations = Some(Confirmations::Finalized);
    let health = NetworkHealth {
        height: Some(10),
        tip: Some(12),
        safe: Some(8),
        finalized: Some(2),
        known_until: Some(NOW),
        trouble: Some("the node's answer: \"<html>\"".to_owned()),
        halted: true,
    };
    let mut tx = store.write().await?;
    tx.upsert_network(&second).await?;
    tx.upsert_network(&network()).await?;
    tx.upsert_asset(&token()?).await?;
    tx.upsert_asset(&native()?).await?;
    tx.set_health(&id(), &health).await?;
    tx.commit().await?;

    let mut changed = network();
    changed.enabled = false;
    changed.node_url = None;
    changed.explorer_tx = None;
    changed.steady = false;
    changed.large_confirmations = Some(Confirmations::Safe);
    let mut coin = native()?;
    coin.enabled = false;
    coin.large_from = Some(Units(U256::MAX));
    let mut tx = store.write().await?;
    tx.upsert_network(&changed).await?;
    tx.upsert_asset(&coin).await?;
    let all = tx.networks().await?;
    assert_eq!(all.iter().map(|n| n.network.name.as_str()).collect::<Vec<_>>(), ["Anvil", "Ethereum"]);
    let anvil = tx.network(&id()).await?.ok_or("the network is gone")?;
    assert_eq!(Some(&anvil), all.first());
    assert_eq!((anvil.network, anvil.health), (changed, health.clone()));
    assert_eq!(anvil.assets, [coin.clone(), token()?], "by symbol");
    assert_eq!(
        all.get(1).map(|n| (&n.network, n.assets.len(), &n.health)),
        Some((&second, 0, &NetworkHealth::default()))
    );
    assert_eq!(tx.asset(&coin.id).await?, Some(coin));
    assert_eq!(tx.asset(&domain::AssetId::sandbox("USDC")).await?, None);
    assert_eq!(tx.network(&NetworkId::evm(7)).await?, None);
    assert!(tx.set_health(&NetworkId::evm(7), &health).await.is_err(), "there is no such network");
    Ok(())
}

pub async fn the_genesis_hash_stays_pinned_when_the_configuration_changes(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let mut tx = store.write().await?;
    assert_eq!(tx.genesis(&id()).await?, None);
    tx.set_genesis(&id(), "0xgenesis").await?;
    tx.upsert_network(&network()).await?;
    assert_eq!(tx.genesis(&id()).await?.as_deref(), Some("0xgenesis"));
    assert_eq!(tx.genesis(&NetworkId::evm(7)).await?, None);
    Ok(())
}

pub async fn a_height_that_cannot_be_stored_is_refused(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let mut tx = store.write().await?;
    let health = NetworkHealth { height: Some(u64::MAX), ..NetworkHealth::default() };
    assert!(matches!(tx.set_health(&id(), &health).await, Err(StorageError::Persistent(_))));
    let largest = NetworkHealth { height: u64::try_from(i64::MAX).ok(), ..NetworkHealth::default() };
    tx.set_health(&id(), &largest).await?;
    assert_eq!(tx.network(&id()).await?.map(|n| n.health), Some(largest));
    Ok(())
}

pub async fn the_cursor_moves_over_connected_and_disconnected_blocks_i4(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let (old, new) = (chain(0, 100..=105), chain(1, 104..=107));
    advance(&store, None, &[], &old, 256).await?;
    assert_eq!(store.read().await?.headers(&id(), 256).await?, old);
    assert_eq!(store.read().await?.headers(&id(), 2).await?, old[4..], "the newest, oldest first");
    advance(&store, old.last(), &old[4..], &new, 256).await?;
    let kept: Vec<_> = old[..4].iter().chain(&new).cloned().collect();
    assert_eq!(store.read().await?.headers(&id(), 256).await?, kept);
    Ok(())
}

pub async fn the_cursor_can_go_back_without_going_on_i4(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let old = chain(0, 100..=105);
    advance(&store, None, &[], &old, 256).await?;
    advance(&store, old.last(), &old[3..], &[], 256).await?;
    assert_eq!(store.read().await?.headers(&id(), 256).await?, old[..3]);
    advance(&store, old.get(2), &[], &chain(1, 103..=103), 256).await?;
    advance(&store, chain(1, 103..=103).last(), &[], &[], 256).await?;
    let all = store.read().await?.headers(&id(), 256).await?;
    advance(&store, all.last(), &all, &[], 256).await?;
    assert_eq!(store.read().await?.headers(&id(), 256).await?, []);
    advance(&store, None, &[], &old, 256).await?;
    Ok(())
}

pub async fn only_so_many_headers_are_kept(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let blocks = chain(0, 1..=20);
    advance(&store, None, &[], &blocks[..10], 256).await?;
    advance(&store, blocks.get(9), &[], &blocks[10..], 4).await?;
    assert_eq!(store.read().await?.headers(&id(), 256).await?, blocks[15..]);
    let far = chain(0, 21..=1_000);
    advance(&store, blocks.last(), &[], &far, 4).await?;
    assert_eq!(store.read().await?.headers(&id(), 256).await?, far[975..]);
    Ok(())
}

pub async fn a_cursor_that_moved_on_is_not_moved_again_i4(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let blocks = chain(0, 1..=3);
    advance(&store, None, &[], &blocks[..1], 256).await?;
    advance(&store, blocks.first(), &[], &blocks[1..2], 256).await?;
    for stale in [None, blocks.first()] {
        let moved = advance(&store, stale, &[], &blocks[1..2], 256).await;
        assert!(
            matches!(moved, Err(StorageError::CursorMoved { ref network }) if *network == id().to_string()),
            "{moved:?}"
        );
    }
    assert_eq!(store.read().await?.headers(&id(), 256).await?, blocks[..2]);
    Ok(())
}

pub async fn of_racing_followers_one_moves_the_cursor_i4(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let mut from: Option<StoredHeader> = None;
    for height in 1..=5 {
        let mut racers = tokio::task::JoinSet::new();
        for racer in 0..4 {
            let (store, from) = (Arc::clone(&store), from.clone());
            let next = chain(racer, height..=height);
            racers.spawn(async move { (advance(&store, from.as_ref(), &[], &next, 256).await, next) });
        }
        let mut won = Vec::new();
        for (outcome, next) in racers.join_all().await {
            match outcome {
                Ok(()) => won.extend(next),
                Err(error) => assert!(matches!(error, StorageError::CursorMoved { .. }), "{error}"),
            }
        }
        assert_eq!(won.len(), 1);
        assert_eq!(store.read().await?.headers(&id(), 1).await?, won);
        from = won.pop();
    }
    Ok(())
}

pub async fn networks_have_cursors_of_their_own_i4(store: Arc<dyn Store>) -> Outcome {
    with_network(&store).await?;
    let mut second = network();
    second.id = NetworkId::evm(1);
    let blocks = chain(0, 1..=3);
    let mut tx = store.write().await?;
    tx.upsert_network(&second).await?;
    tx.advance_cursor(&second.id, None, &[], &blocks, 256).await?;
    tx.commit().await?;
    advance(&store, None, &[], &blocks[..1], 256).await?;
    assert_eq!(store.read().await?.headers(&second.id, 256).await?, blocks);
    assert_eq!(store.read().await?.headers(&id(), 256).await?, blocks[..1]);
    Ok(())
}
