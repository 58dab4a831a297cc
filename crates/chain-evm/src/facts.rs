//! Looking things up: what a token says about itself, what a transaction did.

use crate::{
    allow_list::AllowList,
    headers, logs,
    rpc::{NodeError, Rpc},
    tokens,
    wire::{Data, Receipt, Transaction},
};
use alloy_primitives::{B256, U256};
use alloy_sol_types::SolValue;
use chain::{Header, Movement, SourceError, TokenFacts, TxFacts, TxState};
use domain::{Address, AssetId, EvmAddress, NetworkId, Transfer, TransferKey, Units, transfer::Position};
use serde_json::json;

/// First four bytes of keccak256 of `decimals()`.
const DECIMALS: &str = "0x313ce567";
/// First four bytes of keccak256 of `symbol()`.
const SYMBOL: &str = "0x95d89b41";

/// Asks a contract for its decimals and symbol.
pub(crate) async fn token(rpc: &Rpc, contract: &EvmAddress) -> Result<TokenFacts, SourceError> {
    let call = |data: &str| ("eth_call", json!([{ "to": contract.to_string(), "data": data }, "latest"]));
    let mut answers = rpc.batch::<Data>(vec![call(DECIMALS), call(SYMBOL)]).await?.into_iter();
    let no_token = || SourceError::Persistent(format!("There is no ERC-20 token at {contract} on this network."));
    let decimals = match answers.next() {
        Some(Ok(Data(bytes))) => U256::abi_decode(&bytes).ok().and_then(|decimals| u8::try_from(decimals).ok()),
        Some(Err(NodeError::Source(error))) => return Err(error),
        _ => None,
    };
    let symbol = match answers.next() {
        Some(Ok(Data(bytes))) => text(&bytes),
        Some(Err(NodeError::Source(error))) => return Err(error),
        _ => None,
    };
    Ok(TokenFacts { symbol, decimals: decimals.ok_or_else(no_token)? })
}

/// A text as contracts return it: a string, or 32 bytes filled up with zeros in the oldest ones.
fn text(bytes: &[u8]) -> Option<String> {
    let text = match String::abi_decode(bytes) {
        Ok(text) => text,
        Err(_) if bytes.len() == 32 => {
            let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(32);
            String::from_utf8(bytes.get(..end)?.to_vec()).ok()?
        }
        Err(_) => return None,
    };
    Some(text.chars().filter(|c| !c.is_control()).take(64).collect())
}

/// What a transaction did. `None`: the node does not know it.
pub(crate) async fn transaction(
    rpc: &Rpc,
    network: &NetworkId,
    list: &AllowList,
    tx: &str,
) -> Result<Option<TxFacts>, SourceError> {
    let Ok(hash) = tx.trim().parse::<B256>() else { return Ok(None) };
    let found = rpc.call::<Option<Transaction>>("eth_getTransactionByHash", json!([hash.to_string()])).await;
    let found = match found {
        Err(NodeError::Refused(refusal)) if refusal.is_gone() => None,
        found => found?,
    };
    let Some(found) = found else { return Ok(None) };
    let from = Some(Address::from(EvmAddress(found.from.0)));
    let facts = TxFacts { tx: hash.to_string(), state: TxState::Pending, from, transfers: vec![], unlisted: vec![] };
    if found.block_hash.is_none() {
        return Ok(Some(facts));
    }
    let receipts = tokens::receipts(rpc, vec![hash]).await?;
    let Some(receipt) = receipts.get(&hash) else { return Ok(Some(facts)) };
    let Some(header) = headers::by_hash(rpc, &receipt.block_hash.0.to_string()).await? else {
        return Ok(Some(facts));
    };
    if !receipt.succeeded() {
        return Ok(Some(TxFacts { state: TxState::Failed(header.block_ref()), ..facts }));
    }
    let (transfers, unlisted) = movements(network, list, &found, receipt, &header);
    Ok(Some(TxFacts { state: TxState::Succeeded(header.block_ref()), transfers, unlisted, ..facts }))
}

fn movements(
    network: &NetworkId,
    list: &AllowList,
    tx: &Transaction,
    receipt: &Receipt,
    header: &Header,
) -> (Vec<Transfer>, Vec<Movement>) {
    let (mut listed, mut unlisted) = (Vec::new(), Vec::new());
    if let Some(to) = tx.to.as_ref().filter(|_| !tx.value.0.is_zero()) {
        let (to, units) = (Address::from(EvmAddress(to.0)), Units(tx.value.0));
        let id = tx.hash.0.to_string();
        match list.native() {
            Some(asset) => listed.push(Transfer {
                network: network.clone(),
                key: TransferKey::new(&id, "n0"),
                tx: id,
                asset: asset.clone(),
                from: Some(EvmAddress(tx.from.0).into()),
                to,
                units,
                position: Position::Canonical(header.block_ref()),
                seen_at: header.time,
            }),
            None => unlisted.push(Movement { asset: AssetId::native(network), to, units }),
        }
    }
    for (ordinal, log) in receipt.logs.iter().enumerate() {
        let Some(moved) = logs::decode(log) else { continue };
        match list.token(&log.address.0) {
            Some(asset) => listed.push(tokens::transfer(network, asset, moved, receipt, ordinal, header).transfer),
            None => unlisted.push(Movement {
                asset: AssetId::erc20(network, EvmAddress(log.address.0)),
                to: moved.to.into(),
                units: moved.units,
            }),
        }
    }
    (listed, unlisted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_are_read_in_both_forms_and_never_trusted() {
        assert_eq!(text(&"USD₮0".abi_encode()), Some("USD₮0".to_owned()));
        let mut old = [0; 32];
        old[..3].copy_from_slice(b"MKR");
        assert_eq!(text(&old), Some("MKR".to_owned()));
        assert_eq!(text(&"a\nb".abi_encode()), Some("ab".to_owned()));
        assert_eq!(text(&[]), None);
        assert_eq!(text(&[0xff; 32]), None);
    }
}
