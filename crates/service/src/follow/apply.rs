//! Applies one step of a follower: transfers, sessions, events and cursor in one transaction (I3).

use super::judge;
use crate::{Service, live::Changed, random};
use chain::{Header, Step, Tip};
use domain::{
    Millis, NetworkFamily, NetworkId, Transfer,
    ids::{SessionId, TransferId},
};
use std::collections::{BTreeMap, BTreeSet};
use storage::{
    StorageError, Transaction,
    records::{Claim, NetworkHealth, Session, StoredHeader, StoredTransfer},
};

/// How many headers below the head are kept to find a common ancestor in.
pub(super) const KEEP: u32 = 512;
/// How many sessions one pass lets expire.
const EXPIRE_AT_ONCE: u32 = 500;

/// Why a step was not applied. Nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum ApplyError {
    /// The database's reason.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

fn stored(header: &Header) -> StoredHeader {
    StoredHeader { height: header.height, hash: header.hash.clone(), parent: header.parent.clone(), time: header.time }
}

impl Service {
    /// Applies a step, and tells the pages.
    ///
    /// # Errors
    /// The cursor has moved on, or the database cannot do it now; nothing was changed.
    pub async fn apply(&self, step: &Step) -> Result<(), ApplyError> {
        let now = self.now();
        let network = &step.network;
        let mut tx = self.out.store.write().await?;
        let disconnected: Vec<_> = step.disconnected.iter().map(stored).collect();
        let connected: Vec<_> = step.connected.iter().map(stored).collect();
        let from = step.from.as_ref().map(|header| header.hash.as_str());
        tx.advance_cursor(network, from, &disconnected, &connected, KEEP).await?;

        let mut touched: BTreeSet<SessionId> = BTreeSet::new();
        if let Some(height) = step.rewind_to() {
            touched.extend(tx.orphan_above(network, height).await?.into_iter().filter_map(|t| t.session));
        }
        touched.extend(self.credit(&mut *tx, &step.transfers, now).await?);
        let health = NetworkHealth {
            height: step.cursor().map(|header| header.height),
            tip: Some(step.tip.height),
            safe: step.tip.safe,
            finalized: step.tip.finalized,
            known_until: if step.at_tip() { Some(now) } else { step.cursor().map(|header| header.time) },
            trouble: None,
            halted: false,
        };
        let changed = self.settle(&mut *tx, network, &health, touched, now).await?;
        tx.commit().await?;
        if !changed.is_empty() {
            self.jobs.notify_one();
        }
        self.live.announce(changed);
        Ok(())
    }

    /// Notes that the network was asked and had nothing new, and lets time do its work.
    ///
    /// # Errors
    /// The database cannot do it now.
    pub async fn idle(&self, network: &NetworkId, tip: &Tip) -> Result<(), ApplyError> {
        let now = self.now();
        let mut tx = self.out.store.write().await?;
        let Some(followed) = tx.network(network).await? else { return Ok(()) };
        let health = NetworkHealth {
            tip: Some(tip.height),
            safe: tip.safe,
            finalized: tip.finalized,
            known_until: Some(now),
            trouble: None,
            halted: false,
            ..followed.health
        };
        let changed = self.settle(&mut *tx, network, &health, BTreeSet::new(), now).await?;
        tx.commit().await?;
        if !changed.is_empty() {
            self.jobs.notify_one();
        }
        self.live.announce(changed);
        Ok(())
    }

    async fn settle(
        &self,
        tx: &mut dyn Transaction,
        network: &NetworkId,
        health: &NetworkHealth,
        mut touched: BTreeSet<SessionId>,
        now: Millis,
    ) -> Result<Vec<Changed>, StorageError> {
        tx.set_health(network, health).await?;
        touched.extend(tx.settling(network).await?);
        let horizon = judge::horizon(health);
        touched.extend(tx.due(network, horizon.known_until, EXPIRE_AT_ONCE).await?);
        // A session may have got money on another network than agreed; it is judged by its own network's horizon.
        let (own, foreign) = self.by_network(tx, network, touched).await?;
        let mut changed = judge::judge(tx, &*self.out.entropy, &own, &horizon, now).await?;
        for (other, sessions) in foreign {
            if let Some(followed) = tx.network(&other).await? {
                changed.extend(
                    judge::judge(tx, &*self.out.entropy, &sessions, &judge::horizon(&followed.health), now).await?,
                );
            }
        }
        if !own.is_empty() {
            let native = tx.waiting_for_native(network).await?;
            self.watch.set_native(network, native);
        }
        Ok(changed)
    }

    /// Reads sessions, and sorts them by the network they were agreed on.
    async fn by_network(
        &self,
        tx: &mut dyn Transaction,
        network: &NetworkId,
        touched: BTreeSet<SessionId>,
    ) -> Result<(Vec<Session>, Vec<(NetworkId, Vec<Session>)>), StorageError> {
        let mut own = Vec::new();
        let mut foreign: BTreeMap<NetworkId, Vec<Session>> = BTreeMap::new();
        let ids: Vec<_> = touched.into_iter().collect();
        for session in tx.sessions_by_id(&ids).await? {
            let agreed = session.terms.asset.network();
            if agreed == *network {
                own.push(session);
            } else {
                foreign.entry(agreed).or_default().push(session);
            }
        }
        Ok((own, foreign.into_iter().collect()))
    }

    /// Records transfers for whom their addresses were given to. Returns the sessions, where they can be told.
    async fn credit(
        &self,
        tx: &mut dyn Transaction,
        transfers: &[Transfer],
        now: Millis,
    ) -> Result<Vec<SessionId>, StorageError> {
        if transfers.is_empty() {
            return Ok(Vec::new());
        }
        let asked: Vec<_> = transfers.iter().map(|t| (t.to.clone(), t.asset.clone(), t.units)).collect();
        let claims = tx.claims_for(&asked).await?;
        let mut ours = Vec::with_capacity(transfers.len());
        for (transfer, claims) in transfers.iter().zip(&claims) {
            let claim = best(claims, transfer);
            let merchant = match claim {
                Some(claim) => Some(claim.merchant),
                None => tx.owner(&transfer.to).await?,
            };
            let Some(merchant) = merchant else {
                // Watched, but its session was never committed: the server fell between watching and committing, so
                // the address was never shown to anybody.
                tracing::warn!(to = %transfer.to, tx = %transfer.tx, "a transfer to an address that no session has");
                continue;
            };
            ours.push(StoredTransfer {
                id: TransferId::from_parts(now, random::bits(&*self.out.entropy)),
                session: claim.map(|claim| claim.session),
                merchant,
                transfer: transfer.clone(),
            });
        }
        let recorded = tx.record_transfers(&ours).await?;
        for stored in &recorded {
            tracing::info!(network = %stored.transfer.network, tx = %stored.transfer.tx, "transfer recorded");
        }
        // Those it was claimed for and those it belonged to before: a key may pay somebody else after a reorganisation.
        Ok(recorded.iter().chain(&ours).filter_map(|stored| stored.session).collect())
    }
}

/// Whom a transfer is for: of several, the one whose time it came in, else the newest.
fn best<'a>(claims: &'a [Claim], transfer: &Transfer) -> Option<&'a Claim> {
    let same_family = |claim: &&Claim| {
        matches!(
            (claim.asset.network().family(), transfer.network.family()),
            (NetworkFamily::Evm { .. }, NetworkFamily::Evm { .. }) | (NetworkFamily::Sandbox, NetworkFamily::Sandbox)
        )
    };
    let at: Millis = transfer.arrived_at();
    claims.iter().filter(same_family).find(|claim| at <= claim.deadline).or_else(|| claims.iter().find(same_family))
}
