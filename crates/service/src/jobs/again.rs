//! What could not be done after a payment is tried again, since the merchant says so.

use super::tries::ROUND;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
};
use api_types::Problem;
use domain::{Act, ids::SessionId};

impl Service {
    /// Lets everything wait again that was to follow a payment and could not be done. What was done stays done.
    ///
    /// # Errors
    /// `NotFound`: no such payment of this merchant. `Refused`: nothing of it failed.
    pub async fn try_actions_again(&self, actor: &Actor, session: &str) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("trying again what follows a payment");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let row = tx.merchant_session(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        if tx.retry_jobs(actor.merchant, id, ROUND, self.now()).await.map_err(&failed)? == 0 {
            return Err(fail::refused("Nothing is left to try again. Load the page again to see how it stands."));
        }
        self.note(&mut *tx, actor, Act::ActionsTriedAgain, On::of(id, row.session.code)).await?;
        tx.commit().await.map_err(&failed)?;
        self.jobs.notify_one();
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(row.session.link) }]);
        Ok(())
    }
}
