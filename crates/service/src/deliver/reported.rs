//! What whoever took a message reports about it afterwards (R13).

use crate::{
    Service,
    live::{Changed, What},
};
use delivery::{Report, State};
use domain::delivery::Way;
use storage::{
    StorageError,
    records::{Attempted, DeliveryState},
};

impl Service {
    /// Takes a report that was proven to be theirs. One about no message of ours, or that says nothing new, is done with.
    ///
    /// # Errors
    /// The database's: to be reported again.
    pub async fn reported(&self, way: Way, report: &Report) -> Result<(), StorageError> {
        let (state, said) = match &report.state {
            State::Delivered => (DeliveryState::Delivered, String::new()),
            State::Failed { why } => (DeliveryState::Failed, why.clone()),
            // That they have it is known.
            State::Accepted | State::Sent => return Ok(()),
        };
        let mut tx = self.out.store.write().await?;
        let Some(delivery) = tx.delivery_by_provider_id(way, &report.provider_id).await? else {
            tracing::info!(way = way.as_str(), "a report about no message of ours");
            return Ok(());
        };
        // Reports come twice and out of order: the first that is an end counts.
        if delivery.state != DeliveryState::Taken {
            return Ok(());
        }
        let attempted = Attempted { state, provider_id: None, said, attempts: delivery.attempts, at: self.now() };
        if tx.move_delivery(&delivery, &attempted).await? {
            self.note_delivery(&mut *tx, &delivery, &attempted).await?;
            tx.commit().await?;
            self.live.announce([Changed { merchant: delivery.merchant, what: What::Link(delivery.link) }]);
        }
        Ok(())
    }
}
