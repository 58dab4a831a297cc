//! Messages as merchants see them: at their link, and in the outbox (R13).

use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
    merchant::page,
};
use api_types::{
    Problem,
    deliveries::{DeliveryItem, MessageDetail},
};
use domain::{delivery::Way, ids::DeliveryId};
use storage::records::{Attempted, Delivery, DeliveryState};

/// The most messages at a link.
const AT_LINK: u32 = 20;

impl Service {
    /// A link's newest messages, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn link_deliveries(&self, actor: &Actor, link: &str) -> Outcome<Vec<DeliveryItem>> {
        actor.may(Right::Look)?;
        let id = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading messages");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.deliveries_of_link(actor.merchant, id, AT_LINK).await.map_err(&failed)?;
        Ok(found.iter().map(item).collect())
    }

    /// The outbox: messages that have not arrived with whoever sends them, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn outbox(&self, actor: &Actor, number: u32) -> Outcome<Vec<MessageDetail>> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading the outbox");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let states: &[&str] = &["held", "waiting", "failed"];
        let found = tx.deliveries(actor.merchant, Some(states), page(number)).await.map_err(&failed)?;
        let whole = |delivery: &Delivery| MessageDetail {
            item: item(delivery),
            subject: delivery.subject.clone(),
            body: delivery.body.clone(),
        };
        Ok(found.iter().map(whole).collect())
    }

    /// Calls a message back that did not go yet, or tries one again that failed.
    ///
    /// # Errors
    /// `NotFound`; `Refused`: it has gone.
    pub async fn act_on_delivery(&self, actor: &Actor, delivery: &str, again: bool) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: DeliveryId = delivery.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("changing a message");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let found = tx.delivery(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let now = self.now();
        let open = match found.way {
            Way::Email => self.out.ways.email.is_some(),
            Way::Sms => self.out.ways.sms.is_some(),
        };
        let state = match (found.state, again) {
            (DeliveryState::Failed, true) if open => DeliveryState::Waiting { due_at: now },
            (DeliveryState::Failed, true) => DeliveryState::Held,
            (DeliveryState::Held | DeliveryState::Waiting { .. }, false) => DeliveryState::Cancelled,
            _ => return Err(fail::refused("This message has gone meanwhile.")),
        };
        let attempted = Attempted { state, provider_id: None, said: String::new(), at: now };
        if !tx.move_delivery(&found, &attempted).await.map_err(&failed)? {
            return Err(fail::refused("This message has gone meanwhile."));
        }
        tx.commit().await.map_err(&failed)?;
        self.deliveries.notify_one();
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(found.link) }]);
        Ok(())
    }
}

fn item(delivery: &Delivery) -> DeliveryItem {
    DeliveryItem {
        id: delivery.id.to_string(),
        link: delivery.link.to_string(),
        way: delivery.way,
        purpose: delivery.purpose,
        recipient: delivery.recipient.clone(),
        name: delivery.name.clone(),
        state: delivery.state.as_str().to_owned(),
        attempts: delivery.attempts,
        said: delivery.said.clone(),
        created_at: delivery.created_at.0,
        changed_at: delivery.changed_at.0,
        due_at: match delivery.state {
            DeliveryState::Waiting { due_at } => Some(due_at.0),
            _ => None,
        },
    }
}
