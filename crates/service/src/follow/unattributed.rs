//! What the log says of money that no session asked for.

use crate::{ports::Entropy, random};
use domain::{Amount, Millis, ids::EventId};
use serde_json::{Value, json};
use storage::records::{Event, FollowedNetwork, StoredTransfer};

/// An entry about money at a shared address that no session asked for.
pub fn event(entropy: &dyn Entropy, stored: &StoredTransfer, network: Option<&FollowedNetwork>, at: Millis) -> Event {
    Event {
        id: EventId::from_parts(at, random::bits(entropy)),
        merchant: stored.merchant,
        link: None,
        session: None,
        kind: "payment.unattributed".to_owned(),
        data: facts(stored, network),
        at,
    }
}

/// What came, in the words of the log.
pub fn facts(stored: &StoredTransfer, network: Option<&FollowedNetwork>) -> Value {
    let transfer = &stored.transfer;
    let asset = network.and_then(|n| n.assets.iter().find(|asset| asset.id == transfer.asset));
    json!({
        "transfer": stored.id.to_string(),
        "amount": asset.map_or_else(
            || transfer.units.to_string(),
            |asset| Amount::new(transfer.units, asset.decimals).to_string(),
        ),
        "symbol": asset.map_or("base units", |asset| asset.symbol.as_str()),
        "network": network.map_or_else(|| transfer.network.to_string(), |n| n.network.name.clone()),
        "address": transfer.to.to_string(),
        "tx": transfer.tx,
    })
}
