//! Native coin: as a transaction's own value, and passed on by contracts, seen by traces or by balances.

use crate::net::{Net, begun, call, coin, customer_pays_to, follow, watching};
use crate::proxy::{Change, in_front_of};
use chain::{Limits, conformance::Ledger, conformance::catch_up};
use chain_evm::EvmSource;
use domain::{Address, Units};
use serde_json::{Value, json};
use std::sync::Arc;

fn sources(net: &Net) -> [(&'static str, EvmSource); 2] {
    [("traces", net.source(vec![coin()])), ("balances", net.source(vec![coin()]).without_traces())]
}

fn received(ledger: &Ledger, to: domain::EvmAddress) -> (usize, Units) {
    ledger.received(&Address::from(to))
}

#[tokio::test]
async fn coin_is_credited_whether_sent_directly_or_by_a_contract_i1() {
    let net = Net::start().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    let (direct, inner, split, both) =
        (customer_pays_to(1), customer_pays_to(2), customer_pays_to(3), customer_pays_to(4));
    let watch = watching(&[direct, inner, split, both]);
    let sources = sources(&net);
    let mut ledgers = [begun(&sources[0].1, &watch).await, begun(&sources[1].1, &watch).await];
    let tx = net.send(Some(direct), &[], 100).await;
    net.send(Some(forwarder), &call("forward(address)", (inner.0,)), 30).await;
    net.send(Some(forwarder), &call("split(address)", (split.0,)), 40).await;
    net.send(Some(both), &[], 5).await;
    net.send(Some(forwarder), &call("forward(address)", (both.0,)), 6).await;
    net.mine(2).await;
    for ((way, source), ledger) in sources.iter().zip(&mut ledgers) {
        follow(source, ledger, &watch).await;
        assert_eq!(received(ledger, direct), (1, Units::from(100)), "{way}");
        assert_eq!(received(ledger, inner), (1, Units::from(30)), "{way}");
        assert_eq!(received(ledger, split).1, Units::from(40), "{way}");
        assert_eq!(received(ledger, both), (2, Units::from(11)), "{way}");
        assert!(ledger.transfers().any(|transfer| transfer.key.as_str() == format!("{tx}:n0")), "{way}");
    }
    assert_eq!(received(&ledgers[0], split).0, 2, "a trace tells two movements apart");
    assert_eq!(received(&ledgers[1], split).0, 1, "a balance does not");
}

#[tokio::test]
async fn coin_that_an_inner_failure_took_back_is_not_credited_i13() {
    let net = Net::start().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    for (way, source) in sources(&net) {
        let mut ledger = begun(&source, &watch).await;
        net.send(Some(forwarder), &call("attempt(address)", (to.0,)), 30).await;
        net.mine(1).await;
        follow(&source, &mut ledger, &watch).await;
        assert_eq!(ledger.transfers().count(), 0, "{way}");
    }
}

#[tokio::test]
async fn an_inner_payment_that_a_reorganisation_drops_or_moves_follows_it_i6() {
    let net = Net::start().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    for (n, (way, source)) in (1..).zip(sources(&net)) {
        let to = customer_pays_to(n);
        let watch = watching(&[to]);
        let mut ledger = begun(&source, &watch).await;
        let tx = net.send(Some(forwarder), &call("forward(address)", (to.0,)), 30).await;
        net.mine(3).await;
        follow(&source, &mut ledger, &watch).await;
        net.reorg(3, &[(tx, 1)]).await;
        follow(&source, &mut ledger, &watch).await;
        assert_eq!(received(&ledger, to), (1, Units::from(30)), "{way}, moved");
        net.reorg(3, &[]).await;
        follow(&source, &mut ledger, &watch).await;
        assert_eq!(received(&ledger, to), (0, Units::ZERO), "{way}, dropped");
    }
}

#[tokio::test]
async fn inner_payments_in_blocks_read_by_range_are_found_i1() {
    let net = Net::start().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    let (first, second) = (customer_pays_to(1), customer_pays_to(2));
    let watch = watching(&[first, second]);
    let limits = Limits { near: 4, range: 100, ..Limits::default() };
    let sources = sources(&net);
    let mut ledgers = [begun(&sources[0].1, &watch).await, begun(&sources[1].1, &watch).await];
    for (to, units) in [(first, 30), (second, 31), (first, 32)] {
        net.send(Some(forwarder), &call("forward(address)", (to.0,)), units).await;
        net.mine(11).await;
    }
    for ((way, source), ledger) in sources.iter().zip(&mut ledgers) {
        catch_up(source, &crate::net::network(), ledger, &watch, limits).await.expect("the chain can be followed");
        assert_eq!(received(ledger, first), (2, Units::from(62)), "{way}");
        assert_eq!(received(ledger, second), (1, Units::from(31)), "{way}");
    }
}

#[tokio::test]
async fn of_blocks_whose_balances_the_node_no_longer_keeps_the_watcher_is_told_and_of_no_others() {
    let net = Net::start().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    let mut ledger = begun(&net.source(vec![coin()]).without_traces(), &watch).await;
    let kept_from = net.height().await + 6;
    // By the time that they are read the node has forgotten all but the last two, and the first one has coin in it.
    net.send(Some(forwarder), &call("forward(address)", (to.0,)), 30).await;
    net.mine(6).await;
    net.send(Some(forwarder), &call("forward(address)", (to.0,)), 31).await;
    net.mine(2).await;

    let forgotten: Vec<Value> = net.hashes_below(kept_from).await;
    let forget: Change = Arc::new(move |asked, reply| {
        if asked["method"] == "eth_getBalance" && forgotten.contains(&asked["params"][1]["blockHash"]) {
            *reply = json!({ "jsonrpc": "2.0", "id": asked["id"], "error": { "code": -32000, "message": "missing trie node" } });
        }
    });
    let mut config = net.config(vec![coin()]);
    config.node_url = in_front_of(net.anvil.url(), forget, true).await;
    let source = EvmSource::new(config).expect("a source").without_traces();
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (1, Units::from(31)), "what the node can tell of is credited");
    let mut told = watch.not_seen.lock().expect("nobody fell").clone();
    told.sort_unstable();
    told.dedup();
    let blocks: Vec<u64> = told.iter().flat_map(|(from, to)| *from..=*to).collect();
    assert_eq!(blocks, (kept_from - 5..=kept_from).collect::<Vec<_>>(), "{told:?}");
}
