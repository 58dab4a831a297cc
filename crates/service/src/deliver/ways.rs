//! By which ways messages leave the server.

use api_types::deliveries::{SmsFrom, SmsOut, WaysOut};
use delivery::{Mailer, Pusher, Sender, Texter};
use domain::{Email, delivery::Way};
use std::sync::Arc;
use storage::records::DeliveryState;

/// By which ways messages leave the server.
#[derive(Clone, Default)]
pub struct Ways {
    /// E-mail. `None`: what is to go by e-mail is held.
    pub email: Option<EmailWay>,
    /// SMS. `None`: what is to go by SMS is held.
    pub sms: Option<SmsWay>,
    /// Notifications in members' browsers. `None`: no browser is told anything.
    pub push: Option<Arc<dyn Pusher>>,
}

/// How e-mail leaves.
#[derive(Clone)]
pub struct EmailWay {
    /// Who takes it.
    pub mailer: Arc<dyn Mailer>,
    /// The address that it is sent from. Answers go to the merchant where they gave one.
    pub from: Email,
}

/// How SMS leave.
#[derive(Clone)]
pub struct SmsWay {
    /// Who takes them.
    pub texter: Arc<dyn Texter>,
    /// Who all of them are from. `None`: each from its business, by its name.
    pub sender: Option<Sender>,
}

impl SmsWay {
    /// Who the SMS of a business are from. `None`: its name gives no sender, and without one none goes.
    pub(crate) fn sender_of(&self, business: &str) -> Option<Sender> {
        if !self.texter.shows_sender() {
            return Some(Sender::unseen());
        }
        self.sender.clone().or_else(|| Sender::of_business(business))
    }

    fn said(&self, business: &str) -> SmsOut {
        let from = match self.sender_of(business) {
            _ if !self.texter.shows_sender() => SmsFrom::Provider,
            Some(sender) => SmsFrom::Sender(sender.to_string()),
            None => SmsFrom::Missing,
        };
        SmsOut { by: self.texter.name().to_owned(), from }
    }
}

impl Ways {
    /// Whether there is a way out.
    pub const fn is_open(&self, way: Way) -> bool {
        match way {
            Way::Email => self.email.is_some(),
            Way::Sms => self.sms.is_some(),
        }
    }

    /// Whether a business's messages leave by it.
    pub(crate) fn is_open_for(&self, way: Way, business: &str) -> bool {
        match way {
            Way::Email => self.email.is_some(),
            Way::Sms => self.sms.as_ref().is_some_and(|way| way.sender_of(business).is_some()),
        }
    }

    /// Where a message begins that is to go now.
    pub(crate) const fn first_state(&self, way: Way, now: domain::Millis) -> DeliveryState {
        if self.is_open(way) { DeliveryState::Waiting { due_at: now } } else { DeliveryState::Held }
    }

    /// As the merchant with this name is told.
    pub(crate) fn said(&self, business: &str) -> WaysOut {
        WaysOut {
            email: self.email.as_ref().map(|way| way.from.to_string()),
            sms: self.sms.as_ref().map(|way| way.said(business)),
        }
    }
}
