//! Whether what is stored of sessions is what it is made of (I2, I7).

use domain::{
    Millis, NetworkId, Slot, Transfer,
    ids::{MerchantId, SessionId},
    session::{Horizon, assess},
    slot::{SlotMove, slot_move},
};
use std::collections::HashMap;
use storage::{
    Store, Transaction,
    records::{NetworkHealth, Page, Session, SessionFilter},
};

/// How many sessions are read at once.
const AT_ONCE: u32 = 500;

/// All of a merchant's sessions, the newest first.
pub async fn sessions(tx: &mut dyn Transaction, merchant: MerchantId) -> Vec<Session> {
    let mut all = Vec::new();
    loop {
        let page = Page { offset: u32::try_from(all.len()).unwrap(), limit: AT_ONCE };
        let found = tx.sessions(merchant, &SessionFilter::default(), page).await.unwrap().rows;
        if found.is_empty() {
            return all;
        }
        all.extend(found.into_iter().map(|row| row.session));
    }
}

/// As [`sessions`]. Fails the test unless each is judged as its terms, its transfers and how far its network was read ask, and
/// holds its place as that judgement asks.
pub async fn recomputed(store: &dyn Store, merchant: MerchantId) -> Vec<Session> {
    let mut tx = store.read().await.unwrap();
    let networks = tx.networks().await.unwrap();
    let horizons: HashMap<NetworkId, Horizon> =
        networks.into_iter().map(|it| (it.network.id, horizon(&it.health))).collect();
    let all = sessions(&mut *tx, merchant).await;
    for sessions in all.chunks(AT_ONCE as usize) {
        check(&mut *tx, &horizons, sessions).await;
    }
    all
}

async fn check(tx: &mut dyn Transaction, horizons: &HashMap<NetworkId, Horizon>, sessions: &[Session]) {
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let slots: HashMap<SessionId, Slot> =
        tx.places_of(&ids).await.unwrap().into_iter().map(|place| (place.session, place.slot)).collect();
    let mut transfers: HashMap<SessionId, Vec<Transfer>> = HashMap::new();
    for stored in tx.transfers_of(&ids).await.unwrap() {
        transfers.entry(stored.session.unwrap()).or_default().push(stored.transfer);
    }
    for session in sessions {
        let ours = transfers.remove(&session.id).unwrap_or_default();
        let wanted = assess(&session.terms, session.decision, &ours, &horizons[&session.terms.asset.network()]);
        let slot = slots[&session.id];
        // Money that came late looks for a place each time, and may have found none.
        let settled = matches!(slot_move(slot, &wanted), SlotMove::Stay | SlotMove::Look);
        assert!(settled, "{}: {slot:?} of {wanted:?}", session.id);
        let expected = if slot == Slot::Over { wanted.without_slot() } else { wanted };
        assert_eq!(session.assessment, expected, "{} of {ours:?}", session.id);
    }
}

fn horizon(health: &NetworkHealth) -> Horizon {
    Horizon {
        head: health.height,
        safe: health.safe,
        finalized: health.finalized,
        known_until: health.known_until.unwrap_or(Millis(i64::MIN)),
    }
}
