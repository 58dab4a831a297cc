//! Nodes that lie, refuse, or change their mind between two answers.

use crate::net::{Net, begun, call, coin, customer_pays_to, follow, network, token, watching};
use crate::proxy::{Change, in_front_of};
use chain::conformance::{Ledger, catch_up};
use chain::{Answer, ChainSource, Limits, Query};
use chain_evm::EvmSource;
use domain::{Address, EvmAddress, Units};
use serde_json::{Value, json};
use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, Ordering},
};

async fn through(net: &Net, assets: Vec<domain::Asset>, change: Change, batches: bool) -> EvmSource {
    let mut config = net.config(assets);
    config.node_url = in_front_of(net.anvil.url(), change, batches).await;
    EvmSource::new(config).expect("a source")
}

fn honest() -> Change {
    Arc::new(|_, _| {})
}

fn is(call: &Value, method: &str) -> bool {
    call["method"] == method
}

fn refuse(reply: &mut Value, code: i64, message: &str) {
    let id = reply["id"].clone();
    *reply = json!({ "jsonrpc": "2.0", "id": id, "error": { "code": code, "message": message } });
}

fn received(ledger: &Ledger, to: EvmAddress) -> (usize, Units) {
    ledger.received(&Address::from(to))
}

#[tokio::test]
async fn a_node_that_takes_no_batches_is_asked_one_by_one() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let source = through(&net, vec![token(usdc), coin()], honest(), false).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    net.pay_token(usdc, to, 7).await;
    net.mine(3).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (1, Units::from(7)));
}

#[tokio::test]
async fn a_node_that_is_busy_when_it_is_asked_what_it_offers_is_asked_again() {
    let net = Net::start().await;
    for method in ["safe", "finalized", "debug_traceBlockByHash"] {
        let busy = Arc::new(AtomicBool::new(true));
        let once = Arc::clone(&busy);
        let change: Change = Arc::new(move |call, reply| {
            let asked = is(call, method) || (is(call, "eth_getBlockByNumber") && call["params"][0] == method);
            if asked && once.swap(false, Ordering::SeqCst) {
                refuse(reply, -32_005, "limit exceeded");
            }
        });
        let source = through(&net, vec![coin()], change, true).await;
        let error = source.answer(&Query::Head, &watching(&[])).await.unwrap_err();
        assert!(error.is_transient(), "{method}: {error}");
        let answer = source.answer(&Query::Head, &watching(&[])).await.unwrap();
        let Answer::Head { tip, .. } = answer else { panic!("{answer:?}") };
        assert!(tip.safe.is_some() && tip.finalized.is_some(), "{method}: {tip:?}");
        assert!(!busy.load(Ordering::SeqCst), "{method} was never asked for");
    }
}

#[tokio::test]
async fn a_node_that_refuses_large_ranges_is_asked_for_smaller_ones_i4() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let refused = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&refused);
    let change: Change = Arc::new(move |call, reply| {
        let height = |key: &str| {
            let text = call["params"][0][key].as_str()?;
            u64::from_str_radix(text.trim_start_matches("0x"), 16).ok()
        };
        if is(call, "eth_getLogs") && height("toBlock") > height("fromBlock").map(|from| from + 4) {
            counter.fetch_add(1, Ordering::SeqCst);
            refuse(reply, -32_005, "query returned more than 10000 results");
        }
    });
    let source = through(&net, vec![token(usdc)], change, true).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    for units in 1..=5 {
        net.pay_token(usdc, to, units).await;
        net.mine(12).await;
    }
    let limits = Limits { near: 3, ..Limits::default() };
    catch_up(&source, &network(), &mut ledger, &watch, limits).await.expect("the chain can be followed");
    assert_eq!(received(&ledger, to), (5, Units::from(15)));
    assert!(refused.load(Ordering::SeqCst) > 0);
}

#[tokio::test]
async fn a_log_whose_receipt_says_failed_credits_nothing_i13() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let change: Change = Arc::new(|call, reply| {
        if is(call, "eth_getTransactionReceipt") {
            reply["result"]["status"] = json!("0x0");
        }
    });
    let source = through(&net, vec![token(usdc), coin()], change, true).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    net.pay_token(usdc, to, 7).await;
    net.send(Some(to), &[], 8).await;
    net.mine(1).await;
    // Without traces a rising balance would speak for itself; with them the receipt decides.
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(ledger.transfers().count(), 0);
}

#[tokio::test]
async fn logs_of_another_block_or_not_in_the_receipt_credit_nothing_and_are_asked_for_again_i13() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let block: fn(&Value, &mut Value) = |call, reply| {
        if is(call, "eth_getLogs") && reply["result"][0].is_object() {
            reply["result"][0]["blockHash"] = json!(format!("0x{}", "ab".repeat(32)));
        }
    };
    let amount: fn(&Value, &mut Value) = |call, reply| {
        if is(call, "eth_getLogs") && reply["result"][0].is_object() {
            reply["result"][0]["data"] = json!(format!("0x{}", "0f".repeat(32)));
        }
    };
    for (n, lie) in (1..).zip([block, amount]) {
        let lying = Arc::new(AtomicBool::new(true));
        let switch = Arc::clone(&lying);
        let change: Change = Arc::new(move |call, reply| {
            if switch.load(Ordering::SeqCst) {
                lie(call, reply);
            }
        });
        let source = through(&net, vec![token(usdc)], change, true).await;
        let to = customer_pays_to(n);
        let watch = watching(&[to]);
        let mut ledger = begun(&source, &watch).await;
        net.pay_token(usdc, to, 7).await;
        net.mine(1).await;
        let (head, _) = crate::net::head(&source).await;
        let query = chain::Query::Blocks(vec![head]);
        let error = source.answer(&query, &watch).await.expect_err("a lie");
        assert!(error.is_transient(), "{error}");
        lying.store(false, Ordering::SeqCst);
        follow(&source, &mut ledger, &watch).await;
        assert_eq!(received(&ledger, to), (1, Units::from(7)));
    }
}

#[tokio::test]
async fn a_reorganisation_between_two_answers_about_one_range_spoils_the_range_i5() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let asked = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&asked);
    // After the logs the last block is another one, as if the chain had moved meanwhile. Twice.
    let change: Change = Arc::new(move |call, reply| {
        let after_logs = counter.load(Ordering::SeqCst);
        if is(call, "eth_getLogs") && call["params"][0]["fromBlock"].is_string() {
            counter.fetch_add(1, Ordering::SeqCst);
        } else if is(call, "eth_getBlockByNumber") && (after_logs == 1 || after_logs == 3) {
            counter.fetch_add(1, Ordering::SeqCst);
            reply["result"]["hash"] = json!(format!("0x{}", "cd".repeat(32)));
        }
    });
    let source = through(&net, vec![token(usdc)], change, true).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    net.pay_token(usdc, to, 7).await;
    net.mine(30).await;
    let limits = Limits { near: 3, ..Limits::default() };
    catch_up(&source, &network(), &mut ledger, &watch, limits).await.expect("the chain can be followed");
    assert_eq!(received(&ledger, to), (1, Units::from(7)));
    assert!(asked.load(Ordering::SeqCst) >= 4);
}

#[tokio::test]
async fn a_node_without_state_or_traces_still_credits_what_transactions_carry() {
    let net = Net::start().await;
    let forwarder = net.deploy("Forwarder", &[]).await;
    let change: Change = Arc::new(|call, reply| {
        if is(call, "debug_traceBlockByHash") {
            refuse(reply, -32_601, "the method debug_traceBlockByHash does not exist/is not available");
        } else if is(call, "eth_getBalance") {
            refuse(reply, -32_000, "missing trie node 0x12 (path )");
        }
    });
    let source = through(&net, vec![coin()], change, true).await;
    let to = customer_pays_to(1);
    let watch = watching(&[to]);
    let mut ledger = begun(&source, &watch).await;
    net.send(Some(to), &[], 8).await;
    net.send(Some(forwarder), &call("forward(address)", (to.0,)), 9).await;
    net.mine(1).await;
    follow(&source, &mut ledger, &watch).await;
    assert_eq!(received(&ledger, to), (1, Units::from(8)), "the inner one cannot be seen");
    assert!(!watch.not_seen.lock().expect("nobody fell").is_empty(), "and the watcher is told so");
}

#[tokio::test]
async fn the_calls_of_a_block_do_not_grow_with_what_is_watched() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let calls = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&calls);
    let change: Change = Arc::new(move |_, _| {
        counter.fetch_add(1, Ordering::SeqCst);
    });
    let source = through(&net, vec![token(usdc)], change, true).await;
    let mut counts = Vec::new();
    for watched in [1, 1_000] {
        let mut watch = watching(&[customer_pays_to(1)]);
        watch.addresses.extend((0..watched).map(|n| Address(format!("0x{n:040x}"))));
        let mut ledger = begun(&source, &watch).await;
        for _ in 0..50 {
            net.pay_token(usdc, customer_pays_to(9), 1).await;
        }
        net.mine(1).await;
        let before = calls.load(Ordering::SeqCst);
        follow(&source, &mut ledger, &watch).await;
        counts.push(calls.load(Ordering::SeqCst) - before);
    }
    // Twice the head with its two tags, once the block's logs.
    assert_eq!(counts, [7, 7]);
}
