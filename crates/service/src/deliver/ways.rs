//! By which ways messages leave the server.

use api_types::deliveries::WaysOut;
use delivery::{Mailer, Pusher, Texter};
use domain::{Email, delivery::Way};
use std::sync::Arc;
use storage::records::DeliveryState;

/// By which ways messages leave the server.
#[derive(Clone, Default)]
pub struct Ways {
    /// E-mail. `None`: what is to go by e-mail is held.
    pub email: Option<EmailWay>,
    /// SMS. `None`: what is to go by SMS is held.
    pub sms: Option<Arc<dyn Texter>>,
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

impl Ways {
    /// Whether there is a way out.
    pub const fn is_open(&self, way: Way) -> bool {
        match way {
            Way::Email => self.email.is_some(),
            Way::Sms => self.sms.is_some(),
        }
    }

    /// Where a message begins that is to go now.
    pub(crate) const fn first_state(&self, way: Way, now: domain::Millis) -> DeliveryState {
        if self.is_open(way) { DeliveryState::Waiting { due_at: now } } else { DeliveryState::Held }
    }

    /// As merchants are told.
    pub(crate) fn said(&self) -> WaysOut {
        WaysOut {
            email: self.email.as_ref().map(|way| way.from.to_string()),
            sms: self.sms.as_ref().map(|texter| texter.name().to_owned()),
        }
    }
}
