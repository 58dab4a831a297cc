//! Token payments: exact, several, moved, dropped, after a restart.

use crate::net::{Net, begun, call, coin, customer_pays_to, follow, head, token, watching};
use alloy_primitives::U256;
use chain::{ChainSource, conformance::Ledger};
use domain::{Address, Units, transfer::Position};

fn received(ledger: &Ledger, to: domain::EvmAddress) -> (usize, Units) {
    ledger.received(&Address::from(to))
}

#[tokio::test]
async fn an_exact_payment_is_credited_in_full_with_its_transaction_and_block_i1() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let (source, to) = (net.source(vec![token(usdc)]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    let tx = net.pay_token(usdc, to, 48_300_000).await;
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    let transfer = ledger.transfers().next().expect("one transfer");
    assert_eq!((&transfer.tx, transfer.units, &transfer.to), (&tx, Units::from(48_300_000), &Address::from(to)));
    assert_eq!(transfer.key.as_str(), format!("{tx}:0"));
    let (head, tip) = head(&source).await;
    assert_eq!(transfer.position, Position::Canonical(head.block_ref()));
    assert!(tip.safe.is_some() && tip.finalized.is_some() && tip.finalized < Some(tip.height), "{tip:?}");
    assert_eq!(transfer.from.as_ref().map(Address::as_str), Some(testkit::anvil::ACCOUNTS[0]));
}

#[tokio::test]
async fn two_transfers_in_one_transaction_are_both_credited_under_keys_of_their_own_i1() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let multi = net.deploy("MultiSend", &[]).await;
    let (source, to) = (net.source(vec![token(usdc)]), customer_pays_to(1));
    let watch = watching(&[to]);
    net.send(Some(usdc), &call("approve(address,uint256)", (multi.0, U256::MAX)), 0).await;
    net.mine(1).await;
    let mut ledger = begun(&source, &watch).await;
    // Something else first in the same block, so that the block-wide log index is not the ordinal.
    let other = net.pay_token(usdc, customer_pays_to(9), 1).await;
    let twice = call("twice(address,address,uint256,uint256)", (usdc.0, to.0, U256::from(30), U256::from(30)));
    let tx = net.send(Some(multi), &twice, 0).await;
    net.mine(2).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (2, Units::from(60)));
    let keys: Vec<String> = ledger.transfers().map(|transfer| transfer.key.as_str().to_owned()).collect();
    assert_eq!(keys, [format!("{tx}:0"), format!("{tx}:1")]);
    // In another block, alone: the same keys.
    net.reorg(2, &[(other, 0), (tx.clone(), 1)]).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (2, Units::from(60)));
    assert_eq!(ledger.transfers().count(), 2);
}

#[tokio::test]
async fn a_reorganisation_drops_a_payment_and_brings_it_back_in_another_block_i6() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let (source, to) = (net.source(vec![token(usdc)]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    let tx = net.pay_token(usdc, to, 7).await;
    net.mine(3).await;
    follow(&source, &mut ledger, &watch).await;
    let first = ledger.credited();
    assert_eq!(received(&ledger, to), (1, Units::from(7)));
    net.reorg(3, &[(tx.clone(), 2)]).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.credited(), first, "moved, under the same key");
    net.reorg(3, &[]).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (0, Units::ZERO));
    assert!(ledger.transfers().all(|transfer| matches!(transfer.position, Position::Orphaned(_))));
    assert_eq!(source.transaction(&tx).await, Ok(None));
}

#[tokio::test]
async fn a_node_that_pushes_heads_is_heard_before_the_poll_interval() {
    let net = Net::start().await;
    let mut config = net.config(vec![coin()]);
    config.push_url = Some(net.anvil.push_url());
    config.poll = std::time::Duration::from_secs(3_600);
    let source = std::sync::Arc::new(chain_evm::EvmSource::new(config).expect("a source"));
    let waiting = tokio::spawn({
        let source = std::sync::Arc::clone(&source);
        async move { source.wait_for_news().await }
    });
    // The subscription is set up in the background: blocks come until one is heard of.
    while !waiting.is_finished() {
        net.mine(1).await;
    }
    waiting.await.expect("it was told");
}

#[tokio::test]
async fn an_asset_can_be_put_on_the_list_at_run_time_i13() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let (source, to) = (net.source(vec![]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    net.pay_token(usdc, to, 5).await;
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (0, Units::ZERO));
    source.set_assets(&[token(usdc)]);
    net.pay_token(usdc, to, 6).await;
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (1, Units::from(6)));
}
