//! Whether a message is still wanted when its turn comes: much may have happened since it was written.

use crate::{
    Service,
    remind::{PAID, may_go},
};
use domain::{LinkState, Millis, Status, delivery::Purpose};
use storage::{StorageError, Transaction, records::Delivery};

/// When a receipt whose payment the network took back is looked at again.
const LOOK_AT_MONEY: Millis = Millis::minutes(60);

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
            Purpose::Request => request_may_go(&mut *tx, delivery, self.now()).await,
            Purpose::Receipt => receipt_may_go(&mut *tx, delivery, self.now()).await,
        }
    }
}

/// A request that was held or is tried again asks nobody for what they have paid meanwhile, cannot pay now, or what is no longer
/// for them.
async fn request_may_go(tx: &mut dyn Transaction, request: &Delivery, now: Millis) -> Result<Turn, StorageError> {
    let row = tx.merchant_link(request.merchant, request.link).await?;
    let Some(row) = row.filter(|row| row.link.deleted_at.is_none()) else {
        return Ok(Turn::CallBack("The link was deleted."));
    };
    if row.link.customer.is_none() || row.link.customer != request.customer {
        return Ok(Turn::CallBack(super::SOMEBODY_ELSE));
    }
    if super::has_moved(tx, request).await? {
        return Ok(Turn::CallBack("The customer is reached elsewhere now. Send it again."));
    }
    // A link that takes many payments may be asked for again after one.
    if tx.is_paid_since(request.link, request.created_at).await? {
        return Ok(Turn::CallBack(PAID));
    }
    Ok(match row.link.state(row.paid, now) {
        LinkState::Active => Turn::Go,
        LinkState::LimitReached => Turn::CallBack(PAID),
        LinkState::Ended => Turn::CallBack("The time to pay the link is over."),
        LinkState::Inactive | LinkState::Archived => Turn::CallBack("The link cannot be paid now."),
    })
}

/// A receipt is for what is paid. While the network may bring the payment back, it waits: it is written once.
async fn receipt_may_go(tx: &mut dyn Transaction, receipt: &Delivery, now: Millis) -> Result<Turn, StorageError> {
    let session = match receipt.session {
        Some(id) => tx.session(id).await?,
        None => None,
    };
    Ok(match session.map(|session| session.assessment.status) {
        Some(Status::Paid | Status::Final) => Turn::Go,
        Some(Status::Open | Status::Detected | Status::Confirming | Status::Expired) => {
            Turn::Later(now.plus(LOOK_AT_MONEY))
        }
        Some(Status::Closed | Status::Cancelled) | None => Turn::CallBack("The payment was taken back."),
    })
}
