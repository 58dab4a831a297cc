//! Applies one step of a follower: transfers, sessions, events and cursor in one transaction (I3).

use super::{judge, unattributed};
use crate::{Service, live::Changed, random};
use chain::{Header, Step, Tip};
use domain::{
    Address, AssetKind, Millis, Mode, NetworkFamily, NetworkId, Status, Transfer,
    ids::{MerchantId, SessionId, TransferId},
};
use std::collections::{BTreeMap, BTreeSet, HashMap, hash_map::Entry};
use storage::{
    StorageError, Transaction,
    records::{Claim, FollowedNetwork, NetworkHealth, Session, StoredHeader, StoredTransfer},
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
        let followed = tx.network(network).await?;
        let credited = self.credit(&mut *tx, followed.as_ref(), &step.transfers, now).await?;
        touched.extend(credited.sessions);
        let cursor = step.cursor();
        let known_until = match (cursor, &followed) {
            (Some(newest), Some(followed)) if step.at_tip() => Some(followed.network.known_until(newest.time, now)),
            (None, _) if step.at_tip() => Some(now),
            (behind, _) => behind.map(|header| header.time),
        };
        let height = cursor.map(|header| header.height);
        let known = followed.as_ref().map(|followed| &followed.health);
        let tag = |known: Option<u64>, said| tag(known.min(step.rewind_to().or(known)), said, height);
        let health = NetworkHealth {
            height,
            tip: Some(step.tip.height),
            safe: tag(known.and_then(|health| health.safe), step.tip.safe),
            finalized: tag(known.and_then(|health| health.finalized), step.tip.finalized),
            known_until,
            trouble: None,
            halted: false,
        };
        let settled = self.settle(&mut *tx, network, &health, touched, now).await?;
        self.finish(tx, settled, now).await?;
        self.live.announce(credited.unattributed.into_iter().map(Changed::unattributed));
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
        let newest = tx.headers(network, 1).await?.pop();
        let known_until = newest.map_or(now, |newest| followed.network.known_until(newest.time, now));
        let health = NetworkHealth {
            tip: Some(tip.height),
            safe: tag(followed.health.safe, tip.safe, followed.health.height),
            finalized: tag(followed.health.finalized, tip.finalized, followed.health.height),
            known_until: Some(known_until),
            trouble: None,
            halted: false,
            ..followed.health
        };
        let settled = self.settle(&mut *tx, network, &health, BTreeSet::new(), now).await?;
        self.finish(tx, settled, now).await?;
        Ok(())
    }

    /// Commits, then tells the pages, and lets go of addresses that need not be asked for their balance any more. Only of
    /// these: a session that is being opened now is in no list of the database yet.
    async fn finish(&self, tx: Box<dyn Transaction>, settled: Settled, now: Millis) -> Result<(), StorageError> {
        tx.commit().await?;
        for (network, address) in settled.done {
            self.watch.drop_native(&network, &address);
        }
        self.watch.forget_native(now);
        if !settled.changed.is_empty() {
            self.jobs.notify_one();
            self.notices.notify_one();
        }
        self.live.announce(settled.changed);
        Ok(())
    }

    async fn settle(
        &self,
        tx: &mut dyn Transaction,
        network: &NetworkId,
        health: &NetworkHealth,
        mut touched: BTreeSet<SessionId>,
        now: Millis,
    ) -> Result<Settled, StorageError> {
        tx.set_health(network, health).await?;
        touched.extend(tx.settling(network).await?);
        let horizon = judge::horizon(health);
        touched.extend(tx.due(network, horizon.known_until, EXPIRE_AT_ONCE).await?);
        // A session may have got money on another network than agreed; it is judged by its own network's horizon.
        let (own, foreign) = self.by_network(tx, network, touched).await?;
        let judged = judge::judge(tx, &*self.out.entropy, &own, &horizon, now).await?;
        let done = done_with_native(tx, &judged.sessions).await?;
        let mut changed: Vec<_> = judged.changed().collect();
        for (other, sessions) in foreign {
            if let Some(followed) = tx.network(&other).await? {
                let horizon = judge::horizon(&followed.health);
                changed.extend(judge::judge(tx, &*self.out.entropy, &sessions, &horizon, now).await?.changed());
            }
        }
        Ok(Settled { changed, done })
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

    /// Records transfers for whom their addresses were given to. Says of which sessions, where they can be told, and notes
    /// the others for their merchants to decide about.
    async fn credit(
        &self,
        tx: &mut dyn Transaction,
        followed: Option<&FollowedNetwork>,
        transfers: &[Transfer],
        now: Millis,
    ) -> Result<Credited, StorageError> {
        if transfers.is_empty() {
            return Ok(Credited::default());
        }
        let asked: Vec<_> = transfers.iter().map(|t| (t.to.clone(), t.asset.clone(), t.units)).collect();
        let claims = tx.claims_for(&asked).await?;
        let mut ours = Vec::with_capacity(transfers.len());
        for (transfer, claims) in transfers.iter().zip(&claims) {
            let claim = best(claims, transfer, followed.map(|followed| followed.network.mode));
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
        // Once: what was known keeps the id it got first.
        let new: BTreeSet<_> = ours.iter().map(|stored| stored.id).collect();
        let nobodys = |stored: &&StoredTransfer| {
            stored.session.is_none() && new.contains(&stored.id) && !stored.transfer.units.is_zero()
        };
        let unattributed: Vec<_> = recorded.iter().filter(nobodys).collect();
        if !unattributed.is_empty() {
            let events: Vec<_> = unattributed
                .iter()
                .map(|stored| unattributed::event(&*self.out.entropy, stored, followed, now))
                .collect();
            tx.append_all(&events).await?;
        }
        Ok(Credited {
            unattributed: unattributed.iter().map(|stored| stored.merchant).collect(),
            // Those it was claimed for and those it belonged to before: a key may pay somebody else after a
            // reorganisation.
            sessions: recorded.iter().chain(&ours).filter_map(|stored| stored.session).collect(),
        })
    }
}

/// What became of sessions.
struct Settled {
    changed: Vec<Changed>,
    /// Addresses that need not be asked for their balance in native coin any more.
    done: Vec<(NetworkId, Address)>,
}

/// Addresses that got all the native coin they waited for. A shared one stays, for others may wait there.
async fn done_with_native(
    tx: &mut dyn Transaction,
    judged: &[Session],
) -> Result<Vec<(NetworkId, Address)>, StorageError> {
    let mut done = Vec::new();
    // One wallet has most of the addresses of a block.
    let mut own = HashMap::new();
    for session in judged {
        let native = session.terms.asset.kind() == AssetKind::Native;
        if native && session.assessment.status == Status::Final {
            let alone = match own.entry((session.merchant, session.wallet)) {
                Entry::Occupied(known) => *known.get(),
                Entry::Vacant(new) => {
                    let wallet = tx.wallet(session.merchant, session.wallet).await?;
                    *new.insert(wallet.is_some_and(|wallet| !wallet.source.is_shared()))
                }
            };
            if alone {
                done.push((session.terms.asset.network(), session.address.clone()));
            }
        }
    }
    Ok(done)
}

/// What became of a step's transfers.
#[derive(Default)]
struct Credited {
    /// Sessions that they are for.
    sessions: Vec<SessionId>,
    /// Merchants who got money of which nobody can tell what it is for.
    unattributed: BTreeSet<MerchantId>,
}

/// How far a node's `safe` or `finalized` tag has come. What was safe stays so while its block stands: an answer without the
/// tag, or from a node that lags, takes no payment back. Never beyond what was read, so that a wrong answer does not last.
fn tag(known: Option<u64>, said: Option<u64>, height: Option<u64>) -> Option<u64> {
    known.max(said.min(height.or(said)))
}

/// Whom a transfer is for: of several, the one whose time it came in, else the newest. Money on a test network is nobody's
/// payment of real money, nor the other way round (X2).
fn best<'a>(claims: &'a [Claim], transfer: &Transfer, mode: Option<Mode>) -> Option<&'a Claim> {
    let fits = |claim: &&Claim| {
        let same_family = matches!(
            (claim.asset.network().family(), transfer.network.family()),
            (NetworkFamily::Evm { .. }, NetworkFamily::Evm { .. }) | (NetworkFamily::Sandbox, NetworkFamily::Sandbox)
        );
        same_family && Some(claim.mode) == mode
    };
    let at: Millis = transfer.arrived_at();
    claims.iter().filter(fits).find(|claim| at <= claim.deadline).or_else(|| claims.iter().find(fits))
}
