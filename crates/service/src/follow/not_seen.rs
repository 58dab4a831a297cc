//! Tells merchants of blocks in which coin may have come that nobody could see.

use super::watch::NotSeen;
use crate::{Service, live::Changed, random};
use domain::{
    Address, AssetId, Millis, NetworkId, Units,
    ids::{EventId, MerchantId},
};
use serde_json::json;
use std::collections::BTreeSet;
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
    /// that coin which a contract sent there may have come unseen. An entry says from which block on, and speaks for those that
    /// follow, too.
    pub(super) async fn note_not_seen(&self, network: &NetworkId, unseen: Vec<NotSeen>) -> Result<(), StorageError> {
        let Some(from) = unseen.iter().map(|it| it.from).min() else { return Ok(()) };
        let now = self.now();
        let since = Millis(now.0.saturating_sub(SPEAKS_FOR.0));
        let addresses: BTreeSet<_> = unseen.into_iter().flat_map(|it| it.addresses).collect();
        // A server that was away for long reads many steps: most of them have nothing new to tell.
        let addresses = self.watch.untold(network, addresses.into_iter().collect(), since);
        if addresses.is_empty() {
            return Ok(());
        }
        tracing::warn!(
            %network, from, addresses = addresses.len(),
            "the node keeps no balances of these blocks and traces no calls: native coin that contracts send is not seen"
        );
        let mut tx = self.out.store.write().await?;
        let Some(followed) = tx.network(network).await? else { return Ok(()) };
        let (mut told, mut changed) = (Vec::new(), Vec::new());
        for address in &addresses {
            let Some(Whose { merchant, session }) = whose(&mut *tx, network, address).await? else { continue };
            let id = session.as_ref().map(|session| session.id);
            // Told before a restart, maybe.
            let before = tx.recent_events(merchant, None, id, LOOKED_BACK).await?;
            let again = before.iter().any(|stored| {
                stored.event.kind == KIND
                    && stored.event.at > since
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
                data: json!({ "address": address.as_str(), "network": followed.network.name, "from": from }),
                at: now,
            });
            changed.push(session.as_ref().map_or_else(|| Changed::unattributed(merchant), Changed::of));
        }
        tx.append_all(&told).await?;
        tx.commit().await?;
        self.watch.told(network, addresses, now);
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
    address: &Address,
) -> Result<Option<Whose>, StorageError> {
    let coin = AssetId::native(network);
    let claims = tx.claims(address, &coin, Units::ZERO).await?;
    if let Some(claim) = claims.iter().find(|claim| claim.asset == coin) {
        let session = tx.sessions_by_id(&[claim.session]).await?.pop();
        return Ok(Some(Whose { merchant: claim.merchant, session }));
    }
    Ok(tx.owner(address).await?.map(|merchant| Whose { merchant, session: None }))
}
