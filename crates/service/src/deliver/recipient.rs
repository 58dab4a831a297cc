//! Where a customer is reached.

use crate::fail::Outcome;
use api_types::Problem;
use delivery::PhoneNumber;
use domain::{
    Customer,
    delivery::Way,
    ids::{LinkId, MerchantId},
};
use storage::{StorageError, Transaction, records::Delivery};

/// Where a customer is reached by a way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipient {
    /// By which way.
    pub way: Way,
    /// E-mail address or phone number.
    pub address: String,
}

impl Recipient {
    /// Looks it up.
    ///
    /// # Errors
    /// `Fields`: there is no number, or none that an SMS can be sent to.
    pub fn of(customer: &Customer, way: Way) -> Outcome<Self> {
        let address = match way {
            Way::Email => customer.email.to_string(),
            Way::Sms => {
                let number = customer.about.phone.as_deref().ok_or_else(|| {
                    Problem::field("ways", "You have no phone number of this customer. Add it, or send an e-mail.")
                })?;
                let number: Result<PhoneNumber, _> = number.parse();
                number.map_err(|error| Problem::field("ways", error))?.to_string()
            }
        };
        Ok(Self { way, address })
    }
}

/// Whom a link is for, held, so that who is erased at this moment is not written to. To be asked before the link is read and thereby
/// held: whoever erases, merges or changes a customer holds them first, and their links then. Whether it is for them still says
/// the link.
///
/// # Errors
/// The database's.
pub(crate) async fn hold_recipient(
    tx: &mut dyn Transaction,
    merchant: MerchantId,
    link: LinkId,
) -> Result<Option<Customer>, StorageError> {
    match tx.link(link).await?.and_then(|link| link.customer) {
        Some(id) => tx.hold_customer(merchant, id).await,
        None => Ok(None),
    }
}

/// Whether the customer of a message is reached elsewhere by now, or nowhere: an address that was put right must not get what was meant
/// for the customer all the same.
///
/// # Errors
/// The database's.
pub(crate) async fn has_moved(tx: &mut dyn Transaction, message: &Delivery) -> Result<bool, StorageError> {
    let Some(id) = message.customer else { return Ok(false) };
    let Some(customer) = tx.customer(id).await? else { return Ok(false) };
    Ok(!Recipient::of(&customer, message.way).is_ok_and(|now| now.address == message.recipient))
}
