//! Sends a link to the customer that it is for (R10).

use super::hold_recipient;
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
    merchant::existing_link,
};
use api_types::Problem;
use domain::{Act, LinkState, delivery::Way, ids::LinkId};

impl Service {
    /// Writes the messages, which go out by themselves.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant. `Refused`: it is for anybody or cannot be paid. `Fields`: the customer
    /// cannot be reached so. Nothing is sent then.
    pub async fn send_link(&self, actor: &Actor, link: &str, ways: &[Way]) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        if ways.is_empty() {
            return Err(Problem::field("ways", "Choose e-mail, SMS or both."));
        }
        let failed = fail::storage("sending a link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let held = hold_recipient(&mut *tx, actor.merchant, id).await.map_err(&failed)?;
        let row = existing_link(&mut *tx, actor, id).await?;
        let link = row.link;
        if link.state(row.paid, self.now()) != LinkState::Active {
            return Err(fail::refused("This link cannot be paid now. Make it active before you send it."));
        }
        let customer = link.customer.ok_or_else(|| {
            fail::refused("This link is for anybody. Choose the customer that it is for, then send it to them.")
        })?;
        let customer = held.filter(|held| held.id == customer).ok_or(Problem::NotFound)?;
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        self.write_requests(&mut *tx, &merchant, &link, &customer, ways).await?;
        let by: Vec<_> = ways.iter().map(|way| way.as_str()).collect();
        self.note(&mut *tx, actor, Act::LinkSent, On::of(id, &link.title).saying(by.join(" and "))).await?;
        tx.commit().await.map_err(&failed)?;
        self.deliveries.notify_one();
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(id) }]);
        Ok(())
    }
}
