//! What is put into a text.

use super::Kind;

/// Something that is put into a text where its name stands between double braces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// The customer.
    CustomerName,
    /// The business.
    Business,
    /// What is to be paid, or was.
    Amount,
    /// What for.
    Title,
    /// The page.
    Link,
    /// Until when.
    Due,
}

impl Placeholder {
    /// Its name between the braces.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CustomerName => "customer_name",
            Self::Business => "business",
            Self::Amount => "amount",
            Self::Title => "title",
            Self::Link => "link",
            Self::Due => "due",
        }
    }

    /// What it becomes, for who writes a text.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::CustomerName => "the customer's name, or \"there\" where it is not known",
            Self::Business => "the name of your business",
            Self::Amount => "the amount with its currency",
            Self::Title => "what is paid for",
            Self::Link => "the address of the page; alone in a line it becomes a button",
            Self::Due => "until when to pay; a line with it is left out where there is no such date",
        }
    }

    /// As it is written.
    pub fn written(self) -> String {
        format!("{{{{{}}}}}", self.name())
    }

    pub(super) fn of(kind: Kind, name: &str) -> Option<Self> {
        kind.placeholders().iter().copied().find(|it| it.name() == name)
    }
}
