//! Tells merchants of blocks in which coin may have come that nobody could see.

use super::watch::NotSeen;
use crate::{Service, live::Changed, random};
use domain::{
    Address, AssetId, Millis, NetworkId, Units,
    ids::{EventId, MerchantId},
};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use storage::{
    StorageError, Transaction,
    records::{Event, Session},
};

/// What the entry of the log is called.
const KIND: &str = "payment.not_seen";
/// How far back in the log it is looked whether this was told before.
const LOOKED_BACK: u32 = 200;
/// How long one entry speaks for the blocks after it: a server that was away reads them in many steps.
const SPEAKS_FOR: Millis = Millis::minutes(60);

impl Service {
    /// Writes into the log of each payment that waits at one of these addresses, or of the merchant whose address is shared,
    /// that coin which a contract sent there may have come unseen.
    pub(super) async fn note_not_seen(&self, network: &NetworkId, unseen: Vec<NotSeen>) -> Result<(), StorageError> {
        let (Some(from), Some(to)) = (unseen.iter().map(|it| it.from).min(), unseen.iter().map(|it| it.to).max())
        else {
            return Ok(());
        };
        let now = self.now();
        let mut tx = self.out.store.write().await?;
        let Some(followed) = tx.network(network).await? else { return Ok(()) };
        let whose = whose(&mut *tx, network, unseen).await?;
        tracing::warn!(
            %network, from, to, addresses = whose.len(),
            "the node keeps no balances of these blocks and traces no calls: native coin that contracts sent in them was not \
             seen"
        );
        let (mut told, mut changed) = (Vec::new(), Vec::new());
        for (address, Whose { merchant, session }) in whose {
            let id = session.as_ref().map(|session| session.id);
            let before = tx.recent_events(merchant, None, id, LOOKED_BACK).await?;
            let again = before.iter().any(|stored| {
                stored.event.kind == KIND
                    && now.since(stored.event.at) < SPEAKS_FOR
                    && stored.event.data.get("address").and_then(|at| at.as_str()) == Some(address.as_str())
            });
            if again {
                continue;
            }
            told.push(Event {
                id: EventId::from_parts(now, random::bits(&*self.out.entropy)),
                merchant,
                link: session.as_ref().map(|session| session.link),
                session: id,
                kind: KIND.to_owned(),
                data: json!({ "address": address.as_str(), "network": followed.network.name, "from": from, "to": to }),
                at: now,
            });
            changed.push(session.as_ref().map_or_else(|| Changed::unattributed(merchant), Changed::of));
        }
        tx.append_all(&told).await?;
        tx.commit().await?;
        self.live.announce(changed);
        Ok(())
    }
}

/// Whom an address belongs to.
struct Whose {
    merchant: MerchantId,
    /// The newest payment that asked for the coin there. `None`: the address is shared.
    session: Option<Session>,
}

async fn whose(
    tx: &mut dyn Transaction,
    network: &NetworkId,
    unseen: Vec<NotSeen>,
) -> Result<BTreeMap<Address, Whose>, StorageError> {
    let coin = AssetId::native(network);
    let mut whose = BTreeMap::new();
    let addresses: BTreeSet<_> = unseen.into_iter().flat_map(|it| it.addresses).collect();
    for address in addresses {
        let claims = tx.claims(&address, &coin, Units::ZERO).await?;
        if let Some(claim) = claims.iter().find(|claim| claim.asset == coin) {
            let session = tx.sessions_by_id(&[claim.session]).await?.pop();
            whose.insert(address, Whose { merchant: claim.merchant, session });
        } else if let Some(merchant) = tx.owner(&address).await? {
            whose.insert(address, Whose { merchant, session: None });
        }
    }
    Ok(whose)
}
