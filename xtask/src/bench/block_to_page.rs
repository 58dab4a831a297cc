//! PERF5: from a block at the node to what a customer's page is told, on a real node and over the server's own event stream.

use super::http::{Connection, Events};
use super::report::{Report, Target};
use super::scene::{POLL_MS, Process, Scene, line, start};
use crate::failure::{Failure, Result};
use crate::sh;
use serde_json::{Value, json};
use std::path::Path;
use std::process::Command;
use std::time::Instant;

/// Payments on each side.
const PAYMENTS: usize = 200;
/// What the way may take, beyond the time until the node is asked next where it tells nothing by itself.
const WAY_MS: f64 = 150.0;
/// m/44'/60'/0' of the phrase that every development node knows.
const ACCOUNT: &str =
    "xpub6Ce9NcJvTk36xtLSrJLZqE7wtgA5deCeYs7rSQtreh4cj6ByPtrg9sD7V2FNFLPnf8heNP3FGkeV9qwfzvZNSd54JoNXVsXFYSYwHsnJxqP";

/// A row with push and one without.
pub fn rows(report: &mut Report, anvil: &Path, scene: &Scene) -> Result<()> {
    sh::say("From a block at the node to the customer's page (PERF5)");
    scene.send("add_wallet", &format!("form[key]={ACCOUNT}&form[mode]=test&form[name]="))?;
    let asked = format!("asked every {POLL_MS} ms");
    for (push, wanted, how) in [(true, WAY_MS, "with push"), (false, f64::from(POLL_MS) + WAY_MS, asked.as_str())] {
        // Another chain for each, as a network once pinned stays what it is.
        let mut node = Node::start(anvil, if push { 31_337 } else { 31_338 })?;
        let mut took = times(scene, &mut node, push)?;
        took.sort_by(f64::total_cmp);
        let at = |percent: usize| took.get(took.len() * percent / 100).copied().unwrap_or_default();
        report.row(&format!("PERF5 {how}"), at(99), &format!("ms p99 (p50 {:.0})", at(50)), Target::AtMost(wanted));
    }
    Ok(())
}

/// Milliseconds from asking for a block to the event that tells of the payment in it, for each payment.
fn times(scene: &Scene, node: &mut Node, push: bool) -> Result<Vec<f64>> {
    let (chain, host) = (node.chain, node.host.clone());
    let push = if push { format!("ws%3A%2F%2F{host}") } else { String::new() };
    let network = format!(
        "form[id]=&form[name]=Bench+{chain}&form[chain_id]={chain}&form[mode]=test&form[native_symbol]=ETH&form[node_url]=http%3A%2F%2F{host}&form[push_url]={push}&form[confirmations]=2&form[pace]=quiet&form[enabled]=true"
    );
    scene.send("save_network", &network)?;
    let page = scene.open_session(&format!("eip155%3A{chain}%2Fslip44%3A60"), "5")?;
    let mut events = Connection::open(&scene.address)?.events(&format!("{page}/live"))?;
    let first = events.next()?;
    let address = first.get("address").and_then(Value::as_str).unwrap_or_default().to_owned();
    let mut received = told(&first);
    let mut took = Vec::with_capacity(PAYMENTS);
    for _ in 0..PAYMENTS {
        node.pay(&address)?;
        let begun = Instant::now();
        node.call("evm_mine", json!([]))?;
        received = next_other(&mut events, &received)?;
        took.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    Ok(took)
}

/// What an event says was received.
fn told(view: &Value) -> String {
    view.get("received").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Waits until the page is told of more than before.
fn next_other(events: &mut Events, before: &str) -> Result<String> {
    loop {
        let now = told(&events.next()?);
        if now != before {
            return Ok(now);
        }
    }
}

/// A node that makes a block when told.
struct Node {
    _process: Process,
    chain: u32,
    host: String,
    connection: Connection,
    payer: Value,
}

impl Node {
    fn start(anvil: &Path, chain: u32) -> Result<Self> {
        let chain_id = chain.to_string();
        let arguments = ["--host", "127.0.0.1", "--port", "0", "--no-mining", "--chain-id", &chain_id];
        let (process, mut lines) = start(Command::new(anvil).args(arguments))?;
        let host = loop {
            if let Some(host) = line(&mut lines)?.strip_prefix("Listening on ") {
                break host.to_owned();
            }
        };
        // Its log must go on being read, or it stops when the pipe is full.
        std::thread::spawn(move || while line(&mut lines).is_ok() {});
        let mut node =
            Self { _process: process, chain, connection: Connection::open(&host)?, host, payer: Value::Null };
        node.payer = node.call("eth_accounts", json!([]))?.get(1).cloned().unwrap_or_default();
        Ok(node)
    }

    /// Sends a little of the node's coin; it waits for a block.
    fn pay(&mut self, to: &str) -> Result<()> {
        let payment = json!([{ "from": self.payer, "to": to, "value": "0x38d7ea4c68000" }]);
        self.call("eth_sendTransaction", payment).map(|_| ())
    }

    fn call(&mut self, method: &str, params: Value) -> Result<Value> {
        let question = json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params });
        let mut answer = self.connection.call(&question)?;
        match answer.get_mut("result") {
            Some(result) => Ok(result.take()),
            None => Err(Failure::new(format!("{method} answered {answer}"))),
        }
    }
}
