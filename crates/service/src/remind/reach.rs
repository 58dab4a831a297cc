//! By which of the planned ways a customer can be reminded as things are, and why by none of the others. Whoever writes a
//! reminder and whoever shows those to come ask here, so that the page says what will be done.

use crate::deliver::{Recipient, Ways};
use api_types::reminders::{Obstacle, Outlook};
use domain::{Customer, LinkState, Millis, delivery::Way};
use storage::records::LinkRow;

/// Where a reminder goes.
pub(super) struct Reach {
    /// Where the customer is reached.
    pub recipients: Vec<Recipient>,
    /// What is in the way of the rest.
    pub obstacles: Vec<Obstacle>,
}

impl Reach {
    /// Of a business and its customer. `None`: whom the link was for is no longer in the merchant's list.
    pub(super) fn of(out: &Ways, business: &str, customer: Option<&Customer>, planned: &[Way]) -> Self {
        let Some(customer) = customer else {
            return Self { recipients: Vec::new(), obstacles: vec![Obstacle::NoCustomer] };
        };
        let mut reach = Self { recipients: Vec::new(), obstacles: Vec::new() };
        for way in planned {
            match one(out, business, customer, *way) {
                Ok(recipient) => reach.recipients.push(recipient),
                Err(obstacle) => reach.obstacles.push(obstacle),
            }
        }
        reach
    }

    /// How it stands with the next reminder of a link.
    pub(super) fn outlook(self, row: &LinkRow, now: Millis) -> Outlook {
        if row.link.deleted_at.is_some() || row.link.state(row.paid, now) != LinkState::Active {
            Outlook::Waits
        } else if self.recipients.is_empty() {
            Outlook::Cannot(self.obstacles)
        } else {
            Outlook::Goes { by: self.recipients.iter().map(|it| it.way).collect(), not_by: self.obstacles }
        }
    }
}

fn one(out: &Ways, business: &str, customer: &Customer, way: Way) -> Result<Recipient, Obstacle> {
    // What the merchant can mend is said before what only the server's operator can.
    let recipient = Recipient::of(customer, way).map_err(|_| match customer.about.phone {
        None => Obstacle::NoNumber,
        Some(_) => Obstacle::BadNumber,
    })?;
    match (out.is_open(way), out.is_open_for(way, business)) {
        (true, true) => Ok(recipient),
        (true, false) => Err(Obstacle::NoSender),
        (false, _) => Err(Obstacle::NoWayOut(way)),
    }
}
