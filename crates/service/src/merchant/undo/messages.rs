//! A message that was called back goes after all.

use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    live::What,
};
use api_types::Problem;
use domain::{Act, Millis, ids::DeliveryId};
use storage::{
    Transaction,
    records::{Attempted, DeliveryState},
};

impl Service {
    /// It waits as it did, or is held where there is no way out any more. Whether it is wanted still is asked when its turn comes.
    pub(super) async fn bring_message_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        id: DeliveryId,
        due: Option<Millis>,
    ) -> Outcome<(String, Vec<What>)> {
        let failed = fail::storage("bringing a message back");
        let now = self.now();
        let found = tx.delivery(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        // Who was erased meanwhile is written to no more; what says why it did not go was not called back by hand.
        if found.state != DeliveryState::Cancelled || found.recipient.is_empty() || !found.said.is_empty() {
            return Err(fail::refused("This message cannot go any more. Nothing was taken back."));
        }
        let state = match (self.out.ways.first_state(found.way, now), due) {
            (DeliveryState::Waiting { .. }, Some(due)) if due > now => DeliveryState::Waiting { due_at: due },
            (state, _) => state,
        };
        let again = Attempted { state, provider_id: None, said: String::new(), attempts: found.attempts, at: now };
        if !tx.move_delivery(&found, &again).await.map_err(&failed)? {
            return Err(fail::refused("This message changed meanwhile. Nothing was taken back."));
        }
        self.note(tx, actor, Act::MessageRestored, On::of(found.link, "")).await?;
        Ok(("/dashboard/settings/outbox".to_owned(), vec![What::Link(found.link)]))
    }
}
