//! What must not be credited, and what must be credited as less than was sent.

use crate::net::{Net, asset, begun, call, coin, customer_pays_to, follow, network, token, watching};
use alloy_primitives::U256;
use chain::{ChainSource, TxState};
use domain::{Address, AssetId, Units};

#[tokio::test]
async fn a_fake_token_with_the_same_symbol_credits_nothing_i13() {
    let net = Net::start().await;
    let (usdc, fake) = (net.usdc().await, net.named_token("USDC").await);
    let (source, to) = (net.source(vec![token(usdc), coin()]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    let tx = net.pay_token(fake, to, 48_300_000).await;
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.transfers().count(), 0);
    // Both say the same of themselves.
    assert_eq!(source.token_facts(&fake).await, source.token_facts(&usdc).await);
    let facts = source.transaction(&tx).await.expect("the node answers").expect("it is known");
    assert!(facts.transfers.is_empty());
    let unlisted = facts.unlisted.first().expect("the wrong token");
    assert_eq!((&unlisted.asset, &unlisted.to), (&AssetId::erc20(&network(), fake), &Address::from(to)));
}

#[tokio::test]
async fn forged_logs_of_an_allowed_contract_credit_nothing_i13() {
    let net = Net::start().await;
    let forger = net.deploy("Forger", &[]).await;
    let (source, to) = (net.source(vec![token(forger)]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    let amount = U256::from(5);
    for data in [
        call("fourTopics(address,uint256)", (to.0, amount)),
        call("longData(address,uint256)", (to.0, amount)),
        call("dirtyAddress(address,uint256)", (to.0, amount)),
        call("noData(address)", (to.0,)),
        call("zero(address)", (to.0,)),
    ] {
        let tx = net.send(Some(forger), &data, 0).await;
        net.mine(1).await;
        let facts = source.transaction(&tx).await.expect("the node answers").expect("it is known");
        assert!(matches!(facts.state, TxState::Succeeded(_)), "the log was written");
        assert!(facts.transfers.is_empty(), "{facts:?}");
    }
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.transfers().count(), 0);
}

#[tokio::test]
async fn a_failed_transaction_credits_nothing_i13() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    let (source, to) = (net.source(vec![token(usdc), coin()]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    let too_much = net.pay_token(usdc, to, u64::MAX).await;
    let undone = net.send(Some(forwarder), &call("forwardAndFail(address)", (to.0,)), 9).await;
    net.mine(1).await;
    for tx in [too_much, undone] {
        let facts = source.transaction(&tx).await.expect("the node answers").expect("it is known");
        assert!(matches!(facts.state, TxState::Failed(_)) && facts.transfers.is_empty(), "{facts:?}");
    }
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.transfers().count(), 0);
}

#[tokio::test]
async fn of_a_token_with_a_fee_what_arrived_is_credited() {
    let net = Net::start().await;
    let fee = net.deploy("FeeToken", &[]).await;
    let me: domain::EvmAddress = testkit::anvil::ACCOUNTS[0].parse().expect("an address");
    net.send(Some(fee), &call("mint(address,uint256)", (me.0, U256::from(1_000_000))), 0).await;
    net.mine(1).await;
    let listed = asset(AssetId::erc20(&network(), fee), "FEE", 6);
    let (source, to) = (net.source(vec![listed]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    net.pay_token(fee, to, 1_000).await;
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.received(&Address::from(to)), (1, Units::from(990)));
}

#[tokio::test]
async fn a_hundred_payments_of_dust_are_each_counted_once() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let (source, to) = (net.source(vec![token(usdc)]), customer_pays_to(1));
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    for _ in 0..100 {
        net.pay_token(usdc, to, 1).await;
        net.pay_token(usdc, to, 0).await;
    }
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.received(&Address::from(to)), (100, Units::from(100)));
}
