//! Sends a link to the customer that it is for (R10).

use super::compose::{About, asked};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    live::{Changed, What},
    merchant::existing_link,
};
use api_types::Problem;
use delivery::PhoneNumber;
use domain::{
    Customer,
    delivery::{Purpose, Way},
    ids::LinkId,
};

impl Service {
    /// Writes the messages, which go out by themselves. Returns how many were written.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant. `Refused`: it is for anybody, cannot be paid, or the customer cannot be reached
    /// so; nothing is sent then.
    pub async fn send_link(&self, actor: &Actor, link: &str, ways: &[Way]) -> Outcome<usize> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        if ways.is_empty() {
            return Err(Problem::field("ways", "Choose e-mail, SMS or both."));
        }
        let failed = fail::storage("sending a link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let link = existing_link(&mut *tx, actor, id).await?.link;
        if !link.is_public() {
            return Err(fail::refused("This link cannot be paid now. Switch it on before you send it."));
        }
        let customer = link.customer.ok_or_else(|| {
            fail::refused("This link is for anybody. Choose the customer that it is for, and send it to them.")
        })?;
        let customer = tx.merchant_customer(actor.merchant, customer, None).await.map_err(&failed)?;
        let customer = customer.ok_or(Problem::NotFound)?.customer;
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let template = self.own_template(&mut *tx, actor.merchant, Purpose::Request).await.map_err(&failed)?;
        let page = self.link_url(&merchant.handle, &link);
        let about = About {
            merchant: &merchant,
            link: &link,
            session: None,
            purpose: Purpose::Request,
            amount: asked(&link),
            page: &page,
            name: customer.about.name.as_deref(),
            template: template.as_ref(),
        };
        for way in ways {
            let recipient = recipient(&customer, *way)?;
            let ordinal = tx.next_ordinal(id, None, Purpose::Request, *way).await.map_err(&failed)?;
            let delivery = self.compose(&about, *way, &recipient, ordinal).map_err(fail::refused)?;
            tx.add_delivery(&delivery).await.map_err(&failed)?;
        }
        tx.commit().await.map_err(&failed)?;
        self.deliveries.notify_one();
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(id) }]);
        Ok(ways.len())
    }
}

/// Where a customer is reached by a way.
fn recipient(customer: &Customer, way: Way) -> Outcome<String> {
    match way {
        Way::Email => Ok(customer.email.to_string()),
        Way::Sms => {
            let number = customer.about.phone.as_deref().ok_or_else(|| {
                Problem::field("ways", "You have no phone number of this customer. Add it, or send an e-mail.")
            })?;
            let number: PhoneNumber =
                number.parse().map_err(|error: delivery::sms::PhoneNumberError| Problem::field("ways", error))?;
            Ok(number.to_string())
        }
    }
}
