//! A payment that was marked for return waits for the merchant's word again.

use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    live::What,
};
use domain::{Act, Millis, ids::SessionId, session::Decision};
use storage::{Transaction, records::Session};

impl Service {
    /// What was decided before holds again, and the payment is judged by it as it stands now.
    pub(super) async fn bring_question_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        session: SessionId,
        before: Decision,
    ) -> Outcome<(String, Vec<What>)> {
        let rule = |session: &Session, _: usize, _: Millis| {
            if session.decision == Decision::Dismissed {
                Ok(before)
            } else {
                Err(fail::refused("Something else was decided about this payment since. Nothing was taken back."))
            }
        };
        let by = Some((actor, Act::PaymentReopened));
        let decided = self.decide_in(tx, session, by, "payment.reopened", rule).await?;
        let changed = decided.changed().map(|changed| changed.what).collect();
        Ok((format!("/dashboard/payments/{session}"), changed))
    }
}
