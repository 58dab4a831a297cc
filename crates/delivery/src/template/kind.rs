//! What a message is for.

use super::Placeholder;

/// What a message is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Asks a customer to pay.
    Request,
    /// Says that a payment arrived.
    Receipt,
    /// Asks again.
    Reminder,
    /// Invites a person to a business's team.
    Invitation,
}

impl Kind {
    /// All of them, in the order in which a merchant meets them.
    pub const ALL: [Self; 4] = [Self::Request, Self::Reminder, Self::Receipt, Self::Invitation];

    /// Its name in the database and in addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Receipt => "receipt",
            Self::Reminder => "reminder",
            Self::Invitation => "invitation",
        }
    }

    /// The kind of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// What can stand in its text.
    pub const fn placeholders(self) -> &'static [Placeholder] {
        use Placeholder::{Amount, Business, CustomerName, Due, Link, Title};
        match self {
            Self::Request | Self::Reminder => &[CustomerName, Business, Amount, Title, Link, Due],
            Self::Receipt => &[CustomerName, Business, Amount, Title, Link],
            Self::Invitation => &[CustomerName, Business, Link],
        }
    }

    /// What stands on the button.
    pub(super) fn button(self, amount: Option<&str>) -> String {
        match (self, amount) {
            (Self::Request | Self::Reminder, Some(amount)) => format!("Pay {amount}"),
            (Self::Request | Self::Reminder, None) => "Open the payment page".to_owned(),
            (Self::Receipt, _) => "See your receipt".to_owned(),
            (Self::Invitation, _) => "Accept the invitation".to_owned(),
        }
    }

    /// Why one gets it.
    pub(super) fn reason(self, business: &str) -> String {
        match self {
            Self::Request => format!("You get this e-mail because {business} sent a payment request to this address."),
            Self::Receipt => format!("You get this e-mail because a payment to {business} was made with this address."),
            Self::Reminder => format!("You get this reminder because a payment to {business} is still open."),
            Self::Invitation => format!("You get this e-mail because {business} invited this address."),
        }
    }
}
