//! Messages as merchants see them: at their link, and in the outbox (R13).

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
    merchant::{Kept, existing_link, page},
};
use api_types::{
    Problem,
    deliveries::{DeliveryItem, LinkMessages, MessageDetail, WaysOut},
    undo::Undo,
};
use domain::{Act, ids::DeliveryId};
use storage::{
    Transaction,
    records::{Attempted, Delivery, DeliveryState, Page},
};

/// The most messages at a link.
const AT_LINK: u32 = 20;

impl Service {
    /// By which ways messages leave.
    ///
    /// # Errors
    /// `NotAllowed`; the database does not answer.
    pub async fn ways_out(&self, actor: &Actor) -> Outcome<WaysOut> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading by which ways messages leave");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        self.ways_of(&mut *tx, actor).await
    }

    /// The same, in the caller's transaction.
    pub(super) async fn ways_of(&self, tx: &mut dyn Transaction, actor: &Actor) -> Outcome<WaysOut> {
        let failed = fail::storage("reading by which ways messages leave");
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        Ok(self.out.ways.said(&merchant.name))
    }

    /// A link's newest messages, and how its customer is reached.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link_messages(&self, actor: &Actor, link: &str) -> Outcome<LinkMessages> {
        actor.may(Right::Look)?;
        let id = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading messages");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let row = existing_link(&mut *tx, actor, id).await?;
        let reminders = self.reminders_shown(&mut *tx, &row).await.map_err(&failed)?;
        let link = row.link;
        let found = tx.deliveries_of_link(actor.merchant, id, AT_LINK).await.map_err(&failed)?;
        let customer = match link.customer {
            Some(id) => tx.customer(id).await.map_err(&failed)?,
            None => None,
        };
        let (email, phone) = customer.map_or((None, None), |it| (Some(it.email.to_string()), it.about.phone));
        Ok(LinkMessages {
            messages: found.iter().map(item).collect(),
            ways: self.ways_of(&mut *tx, actor).await?,
            email,
            phone,
            reminders,
        })
    }

    /// The outbox, newest first: messages that nobody took yet or that failed, or `all`. Says whether there are more.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn outbox(&self, actor: &Actor, all: bool, number: u32) -> Outcome<(Vec<MessageDetail>, bool)> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading the outbox");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let states: &[&str] = &["held", "waiting", "failed"];
        let page = page(number);
        let beyond = Page { limit: page.limit.saturating_add(1), ..page };
        let mut found = tx.deliveries(actor.merchant, (!all).then_some(states), beyond).await.map_err(&failed)?;
        let more = found.len() > page.limit as usize;
        found.truncate(page.limit as usize);
        let whole = |delivery: &Delivery| MessageDetail {
            item: item(delivery),
            subject: delivery.subject.clone(),
            body: delivery.body.clone(),
        };
        Ok((found.iter().map(whole).collect(), more))
    }

    /// Calls a message back that did not go yet, which can be taken back for a while, or tries one again that failed.
    ///
    /// # Errors
    /// `NotFound`; `Refused`: it has gone, or is being sent right now.
    pub async fn act_on_delivery(&self, actor: &Actor, delivery: &str, again: bool) -> Outcome<Option<Undo>> {
        actor.may(Right::Work)?;
        let id: DeliveryId = delivery.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("changing a message");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let found = tx.delivery(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let now = self.now();
        let done = match (found.state, again) {
            // Of an SMS that may have arrived all the same, only the merchant can know (I18).
            (DeliveryState::Failed, true) => {
                let state = self.out.ways.first_state(found.way, now);
                let anew = Attempted { state, provider_id: None, said: String::new(), attempts: 0, at: now };
                tx.move_delivery(&found, &anew).await.map_err(&failed)?
            }
            (DeliveryState::Held | DeliveryState::Waiting { .. }, false) => {
                tx.call_back_delivery(actor.merchant, id, now).await.map_err(&failed)?
            }
            _ => return Err(fail::refused("This message has gone meanwhile.")),
        };
        if !done {
            return Err(fail::refused("This message is being sent right now. Look in a moment what became of it."));
        }
        let act = if again { Act::MessageTriedAgain } else { Act::MessageCalledBack };
        self.note(&mut *tx, actor, act, On::of(found.link, "")).await?;
        let undo = if again { None } else { Some(self.keep(&mut *tx, actor, &kept(&found)).await?) };
        tx.commit().await.map_err(&failed)?;
        self.deliveries.notify_one();
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(found.link) }]);
        Ok(undo)
    }
}

/// What it takes to let a message go after all.
fn kept(delivery: &Delivery) -> Kept {
    let due = match delivery.state {
        DeliveryState::Waiting { due_at } => Some(due_at),
        _ => None,
    };
    Kept::Message { delivery: delivery.id, due }
}

pub(crate) fn item(delivery: &Delivery) -> DeliveryItem {
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
