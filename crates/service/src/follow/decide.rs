//! Decisions by hand: giving up, accepting, dismissing. The same judgement follows as after a block.

use super::judge;
use crate::{
    Service,
    fail::{self, Outcome},
    live::Changed,
};
use api_types::Problem;
use domain::{
    Millis,
    ids::{MerchantId, SessionId},
    session::Decision,
    transfer::Position,
};
use storage::records::Session;

impl Service {
    /// Changes a session's decision in one transaction. `merchant` limits it to one merchant's sessions (I19); `None`
    /// is the customer, who knows the session's id. `rule` gets the session, how many transfers stand, and the time.
    pub(crate) async fn decide(
        &self,
        id: SessionId,
        merchant: Option<MerchantId>,
        kind: &'static str,
        rule: impl FnOnce(&Session, usize, Millis) -> Outcome<Decision> + Send,
    ) -> Outcome<Session> {
        let failed = fail::storage("deciding about a session");
        let now = self.now();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let session = tx
            .session(id)
            .await
            .map_err(&failed)?
            .filter(|s| merchant.is_none_or(|m| m == s.merchant))
            .ok_or(Problem::NotFound)?;
        let transfers: Vec<_> =
            tx.transfers_of(&[id]).await.map_err(&failed)?.into_iter().map(|t| t.transfer).collect();
        let standing = transfers.iter().filter(|t| !matches!(t.position, Position::Orphaned(_))).count();
        let decision = rule(&session, standing, now)?;
        if decision == session.decision {
            return Ok(session);
        }
        let network = session.terms.asset.network();
        let followed = tx.network(&network).await.map_err(&failed)?.ok_or(Problem::Unavailable)?;
        let decided = Session { decision, ..session };
        let after = judge::rejudged(&decided, &transfers, &judge::horizon(&followed.health), now)
            .unwrap_or_else(|| Session { assessed_at: now, version: decided.version + 1, ..decided.clone() });
        tx.update_session(&after).await.map_err(&failed)?;
        let data = serde_json::json!({ "status": after.assessment.status.as_str() });
        tx.append(&judge::event(&*self.out.entropy, &after, kind, data, now)).await.map_err(&failed)?;
        if after.assessment.status.is_paid() && !decided.assessment.status.is_paid() {
            let data = serde_json::json!({ "status": after.assessment.status.as_str(), "manual": true });
            tx.append(&judge::event(&*self.out.entropy, &after, "payment.paid", data, now)).await.map_err(&failed)?;
        }
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: after.merchant, session: id }]);
        Ok(after)
    }
}
