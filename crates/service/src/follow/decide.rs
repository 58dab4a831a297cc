//! Decisions by hand: giving up, accepting, dismissing. The same judgement follows as after a block.

use super::{judge, places::Places};
use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    jobs::after_payment,
    live::Changed,
    remind::settle_reminders,
};
use api_types::Problem;
use domain::{
    Act, Millis, Slot,
    ids::{ProductId, SessionId},
    session::{Decision, assess},
    transfer::Position,
};
use storage::{Transaction, records::Session};

/// What came of a decision.
pub(crate) struct Decided {
    /// What was decided before.
    pub before: Decision,
    /// As it stands now.
    pub session: Session,
    /// The product that it pays for.
    pub product: Option<ProductId>,
}

impl Decided {
    /// What pages are told, once it is committed.
    pub(crate) fn changed(&self) -> impl Iterator<Item = Changed> {
        let stock = self.product.map(|product| Changed::stock(self.session.merchant, product));
        [Changed::of(&self.session)].into_iter().chain(stock)
    }
}

impl Service {
    /// Changes a session's decision in one transaction. `by` is the member who decides about a session of their merchant's
    /// (I19), which is written down; `None` is the customer, who knows the session's id. `rule` gets the session, how many
    /// transfers stand, and the time.
    pub(crate) async fn decide(
        &self,
        id: SessionId,
        by: Option<(&Actor, Act)>,
        kind: &'static str,
        rule: impl FnOnce(&Session, usize, Millis) -> Outcome<Decision> + Send,
    ) -> Outcome<Session> {
        let failed = fail::storage("deciding about a session");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let decided = self.decide_in(&mut *tx, id, by, kind, rule).await?;
        tx.commit().await.map_err(&failed)?;
        self.tell_of(&decided);
        Ok(decided.session)
    }

    /// Tells pages and tasks of a decision, once it is committed. Of one that changed nothing there is nothing to tell.
    pub(crate) fn tell_of(&self, decided: &Decided) {
        if decided.before == decided.session.decision {
            return;
        }
        self.live.announce(decided.changed());
        self.jobs.notify_one();
        self.notices.notify_one();
    }

    /// The same as a part of a transaction; who commits it tells of it.
    pub(crate) async fn decide_in(
        &self,
        tx: &mut dyn Transaction,
        id: SessionId,
        by: Option<(&Actor, Act)>,
        kind: &'static str,
        rule: impl FnOnce(&Session, usize, Millis) -> Outcome<Decision> + Send,
    ) -> Outcome<Decided> {
        let failed = fail::storage("deciding about a session");
        let now = self.now();
        let session = tx
            .session(id)
            .await
            .map_err(&failed)?
            .filter(|s| by.is_none_or(|(actor, _)| actor.merchant == s.merchant))
            .ok_or(Problem::NotFound)?;
        let transfers: Vec<_> =
            tx.transfers_of(&[id]).await.map_err(&failed)?.into_iter().map(|t| t.transfer).collect();
        let standing = transfers.iter().filter(|t| !matches!(t.position, Position::Orphaned(_))).count();
        let before = session.decision;
        let decision = rule(&session, standing, now)?;
        if decision == before {
            return Ok(Decided { before, session, product: None });
        }
        let network = session.terms.asset.network();
        let followed = tx.network(&network).await.map_err(&failed)?.ok_or(Problem::Unavailable)?;
        let decided = Session { decision, ..session };
        self.retake_place(tx, &decided).await?;
        let wanted = assess(&decided.terms, decision, &transfers, &judge::horizon(&followed.health));
        let places = Places::of(tx, &[id]).await.map_err(&failed)?;
        let settled = places.settle(tx, vec![(id, wanted)]).await.map_err(&failed)?;
        let after = settled
            .into_iter()
            .next()
            .and_then(|assessment| judge::rejudged(&decided, assessment, now))
            .unwrap_or_else(|| Session { assessed_at: now, version: decided.version + 1, ..decided.clone() });
        tx.update_session(&after).await.map_err(&failed)?;
        let data = serde_json::json!({ "status": after.assessment.status.as_str() });
        tx.append(&judge::event(&*self.out.entropy, &after, kind, data, now)).await.map_err(&failed)?;
        if after.assessment.status.is_paid() && !decided.assessment.status.is_paid() {
            let data = serde_json::json!({ "status": after.assessment.status.as_str(), "manual": true });
            tx.append(&judge::event(&*self.out.entropy, &after, "payment.paid", data, now)).await.map_err(&failed)?;
            after_payment(tx, &*self.out.entropy, &[&after], now).await.map_err(&failed)?;
        }
        if after.assessment.status.is_paid() != decided.assessment.status.is_paid() {
            settle_reminders(tx, &[&after], now).await.map_err(&failed)?;
        }
        if let Some((actor, act)) = by {
            self.note(tx, actor, act, On::of(id, after.code)).await?;
        }
        Ok(Decided { before, session: after, product: places.product(id) })
    }

    /// Money that the merchant accepts by hand needs a place too: one that was given back is taken again (I7).
    async fn retake_place(&self, tx: &mut dyn Transaction, session: &Session) -> Outcome<()> {
        let failed = fail::storage("looking for a place");
        let place = tx.places_of(&[session.id]).await.map_err(&failed)?.pop();
        let Some(place) = place.filter(|place| session.decision == Decision::Accepted && place.slot != Slot::Held)
        else {
            return Ok(());
        };
        if tx.reclaim_place(&place).await.map_err(&failed)? {
            return Ok(());
        }
        Err(fail::refused(
            "This payment came when no place was left, and none is free now. Raise the limit of the link, or the stock, and \
             accept it then; or return the money.",
        ))
    }
}
