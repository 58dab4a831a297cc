//! A message as an SMS.

use super::{run::Tried, send_mail::cannot_read};
use crate::Service;
use delivery::{DeliveryError, Sms, sms::Reference};
use storage::records::Delivery;

/// Why an SMS waits though there is somebody who sends SMS.
pub(super) const NO_SENDER: &str = "The name of the business cannot stand above an SMS, so it waits. It goes once the name has letters, or \
    once whoever runs this server sets sms.sender.";

impl Service {
    /// Hands it over.
    pub(super) async fn sms(&self, delivery: &Delivery) -> Tried {
        let Some(way) = &self.out.ways.sms else { return Tried::NoWay("") };
        let business = match self.sender(delivery.merchant).await {
            Ok(merchant) => merchant.name,
            Err(error) => return cannot_read(&error),
        };
        let Some(sender) = way.sender_of(&business) else { return Tried::NoWay(NO_SENDER) };
        let written = || {
            let reference: Reference =
                delivery.id.to_string().parse().map_err(|error: delivery::SmsError| error.to_string())?;
            let to = delivery.recipient.parse().map_err(|error: delivery::sms::PhoneNumberError| error.to_string())?;
            Sms::new(reference, to, sender, &delivery.body).map_err(|error| error.to_string())
        };
        match written() {
            Ok(sms) => way.texter.send(&sms).await.into(),
            Err(why) => Tried::Failed(DeliveryError::Persistent(why)),
        }
    }
}
