//! Calls within transactions, where the node traces them.

use super::Coin;
use crate::{
    rpc::{NodeError, Rpc},
    wire::{Frame, FullBlock, Traced},
};
use alloy_primitives::B256;
use chain::SourceError;
use serde_json::{json, value::RawValue};

/// Whether the node traces calls at all: it is asked for a block that exists.
pub(crate) async fn is_offered(rpc: &Rpc, block: &str) -> Result<bool, SourceError> {
    match rpc.call::<Box<RawValue>>("debug_traceBlockByHash", params(block)).await {
        Ok(_) => Ok(true),
        Err(NodeError::Source(error)) if error.is_transient() => Err(error),
        Err(NodeError::Refused(refusal)) if refusal.is_busy() => Err(NodeError::from(refusal).into()),
        // Also nodes that answer an unknown method with an HTTP error.
        Err(_) => Ok(false),
    }
}

fn params(block: &str) -> serde_json::Value {
    json!([block, { "tracer": "callTracer", "timeout": "20s" }])
}

/// All movements of native coin in a block. `None`: the node no longer holds what a trace needs.
pub(super) async fn block(rpc: &Rpc, block: &FullBlock, at: usize) -> Result<Option<Vec<Coin>>, NodeError> {
    let hash = block.hash.0.to_string();
    let raw = match rpc.call::<Box<RawValue>>("debug_traceBlockByHash", params(&hash)).await {
        Err(NodeError::Refused(refusal)) if refusal.is_pruned() => {
            tracing::warn!(block = %hash, "the node no longer traces this block; native coin is read without calls");
            return Ok(None);
        }
        answer => answer?,
    };
    let unreadable = |what: &str| SourceError::Transient(format!("The node's trace of {hash} cannot be read: {what}."));
    let traced: Vec<Traced<'_>> = serde_json::from_str(raw.get()).map_err(|error| unreadable(&error.to_string()))?;
    if traced.len() != block.transactions.len() {
        return Err(unreadable("it has another number of transactions than the block").into());
    }
    let mut coins = Vec::new();
    for (tx_index, (traced, tx)) in traced.iter().zip(&block.transactions).enumerate() {
        if traced.tx_hash.as_ref().is_some_and(|hash| *hash != tx.hash) {
            return Err(unreadable("its transactions are in another order than the block's").into());
        }
        let root = traced.result.ok_or_else(|| unreadable("it leaves out a transaction"))?;
        let found = calls(root, tx.hash.0, at, tx_index).map_err(|error| unreadable(&error.to_string()))?;
        coins.extend(found);
    }
    Ok(Some(coins))
}

/// Walks the calls of one transaction, depth first, each read on its own: a thousand nested calls, which anyone may make,
/// must not exhaust the stack.
fn calls(root: &RawValue, tx: B256, block: usize, tx_index: usize) -> Result<Vec<Coin>, serde_json::Error> {
    let mut coins = Vec::new();
    let mut stack = vec![(root, "0".to_owned())];
    while let Some((raw, path)) = stack.pop() {
        let frame: Frame<'_> = serde_json::from_str(raw.get())?;
        // An undone call undoes what is within it.
        if frame.error.is_some() {
            continue;
        }
        for (number, call) in frame.calls.iter().enumerate().rev() {
            stack.push((call, format!("{path}.{number}")));
        }
        // DELEGATECALL and CALLCODE show a value too, but move nothing to `to`.
        let moves = matches!(&*frame.kind, "CALL" | "CREATE" | "CREATE2" | "SELFDESTRUCT");
        if let (true, Some(to), Some(value)) = (moves, &frame.to, &frame.value) {
            let from = frame.from.as_ref().map(|from| from.0);
            let ordinal = coins.len();
            coins.push(Coin { tx, block, tx_index, path, ordinal, from, to: to.0, units: value.0 });
        }
    }
    Ok(coins)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloy_primitives::{Address, U256};

    fn read(text: &str) -> Vec<(String, Address, U256)> {
        let raw: &RawValue = serde_json::from_str(text).unwrap();
        let coins = calls(raw, B256::ZERO, 0, 0).unwrap();
        coins.into_iter().map(|coin| (coin.path, coin.to, coin.units)).collect()
    }

    fn frame(kind: &str, to: u8, value: u64, rest: &str) -> String {
        let to = Address::repeat_byte(to);
        format!(r#"{{"type":"{kind}","from":"{to}","to":"{to}","value":"{value:#x}"{rest}}}"#)
    }

    #[test]
    fn calls_are_named_by_their_path_and_only_real_movements_count() {
        let inner = [
            frame("DELEGATECALL", 2, 9, ""),
            frame("CALL", 3, 4, &format!(r#","calls":[{}]"#, frame("SELFDESTRUCT", 5, 7, ""))),
            frame("STATICCALL", 6, 0, ""),
        ];
        let text = frame("CALL", 1, 10, &format!(r#","calls":[{}]"#, inner.join(",")));
        let named = |path: &str, to, units| (path.to_owned(), Address::repeat_byte(to), U256::from(units));
        assert_eq!(read(&text), [named("0", 1, 10), named("0.1", 3, 4), named("0.1.0", 5, 7)]);
    }

    #[test]
    fn what_is_within_an_undone_call_moved_nothing_i13() {
        let undone = format!(r#","error":"execution reverted","calls":[{}]"#, frame("CALL", 3, 4, ""));
        let text = frame("CALL", 1, 0, &format!(r#","calls":[{}]"#, frame("CALL", 2, 5, &undone)));
        assert_eq!(read(&text).len(), 1);
        assert_eq!(read(&frame("CALL", 1, 5, r#","error":"out of gas""#)), []);
    }

    #[test]
    fn a_thousand_nested_calls_are_read() {
        let text =
            (0..1_024).fold(frame("CALL", 9, 1, ""), |inner, _| frame("CALL", 1, 0, &format!(r#","calls":[{inner}]"#)));
        assert_eq!(read(&text).len(), 1_025);
    }
}
