//! Whether a message is still wanted when its turn comes: much may have happened since it was written.

use crate::{Service, remind::may_go};
use domain::{Millis, delivery::Purpose};
use storage::{StorageError, records::Delivery};

/// What to do with a message whose turn it is.
pub enum Turn {
    /// It goes.
    Go,
    /// Somebody else has it, or called it back.
    Gone,
    /// It does not go any more, and why.
    CallBack(&'static str),
    /// Not now.
    Later(Millis),
}

impl Service {
    /// Looks at it a last time, as close to its going as can be.
    pub(super) async fn last_look(&self, delivery: &Delivery) -> Result<Turn, StorageError> {
        let mut tx = self.out.store.read().await?;
        let stands = tx.delivery(delivery.merchant, delivery.id).await?;
        if stands.is_none_or(|it| it.state != delivery.state || it.attempts != delivery.attempts) {
            return Ok(Turn::Gone);
        }
        match delivery.purpose {
            Purpose::Reminder => may_go(&mut *tx, delivery, self.now()).await,
            Purpose::Request | Purpose::Receipt => Ok(Turn::Go),
        }
    }
}
