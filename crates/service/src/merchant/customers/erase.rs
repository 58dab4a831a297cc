//! A customer is forgotten, for good.

use super::existing;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::Changed,
};
use api_types::Problem;
use domain::{Act, Email};

impl Service {
    /// Forgets a customer: what is known, and what they told with each payment. The payments stay, as nobody's. `typed` is the
    /// customer's e-mail, typed once more, so that it is this one and on purpose. Returns how many payments were changed.
    ///
    /// # Errors
    /// `NotFound`; `Fields`: another e-mail was typed; nothing is forgotten then.
    pub async fn erase_customer(&self, actor: &Actor, customer: &str, typed: &str) -> Outcome<u64> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("erasing a customer");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let doomed = existing(&mut *tx, actor.merchant, customer, None).await?.customer;
        if typed.parse::<Email>().ok().as_ref() != Some(&doomed.email) {
            return Err(Problem::field("email", format!("Type {} to erase this customer.", doomed.email)));
        }
        let ids = tx.erase_customer(actor.merchant, doomed.id).await.map_err(&failed)?;
        let sessions = tx.sessions_by_id(&ids).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::CustomerErased, On::of(doomed.id, "")).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(customer = %doomed.id, payments = sessions.len(), "customer erased");
        self.live.announce(sessions.iter().map(Changed::of));
        Ok(sessions.len() as u64)
    }
}
