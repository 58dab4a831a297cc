//! A message as an SMS.

use super::{run::Tried, send_mail::cannot_read};
use crate::Service;
use delivery::{
    DeliveryError, Sms,
    sms::{Reference, Sender},
};
use storage::records::Delivery;

impl Service {
    /// Hands it over.
    pub(super) async fn sms(&self, delivery: &Delivery) -> Tried {
        let Some(texter) = &self.out.ways.sms else { return Tried::NoWay };
        let business = match self.sender(delivery.merchant).await {
            Ok((business, _)) => business,
            Err(error) => return cannot_read(&error),
        };
        let written = || {
            let reference: Reference =
                delivery.id.to_string().parse().map_err(|error: delivery::SmsError| error.to_string())?;
            let to = delivery.recipient.parse().map_err(|error: delivery::sms::PhoneNumberError| error.to_string())?;
            let sender = Sender::of_business(&business)
                .ok_or("The name of the business has no letters that an SMS can be sent from.")?;
            Sms::new(reference, to, sender, &delivery.body).map_err(|error| error.to_string())
        };
        match written() {
            Ok(sms) => texter.send(&sms).await.into(),
            Err(why) => Tried::Failed(DeliveryError::Persistent(why)),
        }
    }
}
