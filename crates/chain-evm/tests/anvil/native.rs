//! Native coin: as a transaction's own value, and passed on by contracts, seen by traces or by balances.

use crate::net::{Net, begun, call, coin, customer_pays_to, follow, watching};
use chain::{Limits, conformance::Ledger, conformance::catch_up};
use chain_evm::EvmSource;
use domain::{Address, Units};

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
