//! Money that was left as nobody's waits for the merchant's word again.

use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    follow::unattributed,
    live::What,
};
use domain::{Act, Millis, ids::TransferId};
use storage::Transaction;

impl Service {
    /// It waits as it did, unless it was given to a payment since.
    pub(super) async fn bring_sum_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        id: TransferId,
        looked_at: Millis,
    ) -> Outcome<(String, Vec<What>)> {
        let failed = fail::storage("letting money wait again");
        let back = tx.look_again(actor.merchant, id, looked_at).await.map_err(&failed)?;
        let Some(back) = back else {
            return Err(fail::refused("Something else was done with this sum since. Nothing was taken back."));
        };
        let network = tx.network(&back.transfer.network).await.map_err(&failed)?;
        let mut event = unattributed::event(&*self.out.entropy, &back, network.as_ref(), self.now());
        event.kind = "payment.waits_again".to_owned();
        tx.append(&event).await.map_err(&failed)?;
        self.note(tx, actor, Act::TransferReopened, On::of(id, "")).await?;
        Ok(("/dashboard/payments/unattributed".to_owned(), vec![What::Unattributed]))
    }
}
