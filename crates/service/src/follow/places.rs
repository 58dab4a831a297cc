//! What a judgement means for a session's place on its link: given back, taken again, or over the limit (I7, I8, X5).

use crate::live::Changed;
use domain::{
    Assessment, Slot,
    ids::{ProductId, SessionId},
    slot::{SlotMove, slot_move},
};
use std::collections::{BTreeSet, HashMap};
use storage::{
    StorageError, Transaction,
    records::{Place, Session},
};

/// The places of the sessions that are judged together.
pub struct Places {
    before: HashMap<SessionId, Place>,
}

impl Places {
    /// Reads them.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(tx: &mut dyn Transaction, sessions: &[SessionId]) -> Result<Self, StorageError> {
        let before = tx.places_of(sessions).await?.into_iter().map(|place| (place.session, place)).collect();
        Ok(Self { before })
    }

    /// The product that a session pays for.
    pub fn product(&self, session: SessionId) -> Option<ProductId> {
        self.before.get(&session).and_then(|place| place.product)
    }

    /// Stocks of which these sessions, which changed, hold or held pieces.
    pub fn stocks(&self, changed: &[Session]) -> impl Iterator<Item = Changed> {
        let of = |session: &Session| self.product(session.id).map(|product| (session.merchant, product));
        let stocks: BTreeSet<_> = changed.iter().filter_map(of).collect();
        stocks.into_iter().map(|(merchant, product)| Changed::stock(merchant, product))
    }

    /// Moves places as these judgements ask, and says which judgement holds for each session, in the same order. The
    /// judgements are those that would hold if there were places without end.
    ///
    /// # Errors
    /// The database's.
    pub async fn settle(
        &self,
        tx: &mut dyn Transaction,
        judged: Vec<(SessionId, Assessment)>,
    ) -> Result<Vec<Assessment>, StorageError> {
        let (mut free, mut over) = (Vec::new(), Vec::new());
        let mut asks = Vec::new();
        for (session, assessment) in &judged {
            let Some(place) = self.before.get(session) else { continue };
            match slot_move(place.slot, assessment) {
                SlotMove::Stay => {}
                SlotMove::Release => free.push(*session),
                ask @ (SlotMove::Claim | SlotMove::Look) => asks.push((place, ask)),
            }
        }
        // What is given back first may be taken by another of the same block.
        tx.set_slots(&free, Slot::Released).await?;
        // In one order, so that two transactions that lock products do not wait for each other; links are locked with sessions.
        asks.sort_by_key(|(place, _)| (place.product, place.link, place.session));
        for (place, ask) in asks {
            let has = match ask {
                SlotMove::Claim => tx.reclaim_place(place).await?,
                _ => tx.has_room(place).await?,
            };
            if !has {
                over.push(place.session);
            }
        }
        tx.set_slots(&over, Slot::Over).await?;
        let is_over = |session: &SessionId| {
            over.contains(session)
                || (self.before.get(session).is_some_and(|place| place.slot == Slot::Over) && !free.contains(session))
        };
        Ok(judged
            .into_iter()
            .map(|(session, assessment)| if is_over(&session) { assessment.without_slot() } else { assessment })
            .collect())
    }
}
