//! Who pays: a merchant's customers, and how what is told about one is put together (P2).

use crate::{
    Email, Millis,
    ids::{CustomerId, MerchantId},
    link::{Ask, CustomerFields, CustomerInfo},
    secret::quoted,
};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// A merchant's customer, known by the e-mail address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Customer {
    /// Id.
    pub id: CustomerId,
    /// Whose customer.
    pub merchant: MerchantId,
    /// One of the merchant's customers has it.
    pub email: Email,
    /// Everything else that is known.
    pub about: About,
    /// How the merchant came to know of them.
    pub source: Origin,
    /// When they were added.
    pub created_at: Millis,
}

/// What is known about a customer besides the e-mail address. `None`: nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// Full name.
    pub name: Option<String>,
    /// Phone number, E.164.
    pub phone: Option<String>,
    /// Postal address, with line breaks.
    pub address: Option<String>,
    /// The merchant's own words; customers never see them.
    pub notes: Option<String>,
}

/// How a merchant came to know of a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// The customer gave the address while paying.
    Payment,
    /// The merchant wrote it down.
    Dashboard,
    /// From a file.
    Import,
}

impl Origin {
    /// The word that is stored and sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Dashboard => "dashboard",
            Self::Import => "import",
        }
    }
}

/// Not a word for where a customer comes from.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not payment, dashboard or import")]
pub struct OriginError(String);

impl FromStr for Origin {
    type Err = OriginError;
    fn from_str(text: &str) -> Result<Self, OriginError> {
        [Self::Payment, Self::Dashboard, Self::Import]
            .into_iter()
            .find(|origin| origin.as_str() == text)
            .ok_or_else(|| OriginError(quoted(text)))
    }
}

impl About {
    /// The most characters of a name, an address and notes.
    pub const MOST: (usize, usize, usize) = (120, 500, 2_000);

    /// With what a customer told while paying. It only fills what is empty: nobody has proven that the address is theirs, so
    /// nothing that is known may be replaced that way. What they wrote to the merchant about one payment stays with it.
    #[must_use]
    pub fn filled(self, told: &CustomerInfo) -> Self {
        Self {
            name: self.name.or_else(|| told.name.clone()),
            phone: self.phone.or_else(|| told.phone.clone()),
            address: self.address.or_else(|| told.address.clone()),
            notes: self.notes,
        }
    }

    /// With what the merchant says. It replaces what is known; what it does not mention stays.
    #[must_use]
    pub fn replaced(self, said: Self) -> Self {
        Self {
            name: said.name.or(self.name),
            phone: said.phone.or(self.phone),
            address: said.address.or(self.address),
            notes: said.notes.or(self.notes),
        }
    }
}

impl Customer {
    /// What a pay page that is for this customer begins with; only what the link asks. Never the notes.
    pub fn prefill(&self, asked: &CustomerFields) -> CustomerInfo {
        let if_asked = |ask: Ask, known: Option<&str>| known.filter(|_| ask != Ask::Off).map(str::to_owned);
        CustomerInfo {
            name: if_asked(asked.name, self.about.name.as_deref()),
            email: if_asked(asked.email, Some(self.email.as_str())),
            phone: if_asked(asked.phone, self.about.phone.as_deref()),
            address: if_asked(asked.address, self.about.address.as_deref()),
            note: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::{option, prelude::*};

    fn text() -> impl Strategy<Value = Option<String>> {
        option::of("[a-c]{1,2}")
    }

    fn about() -> impl Strategy<Value = About> {
        (text(), text(), text(), text()).prop_map(|(name, phone, address, notes)| About { name, phone, address, notes })
    }

    fn told() -> impl Strategy<Value = CustomerInfo> {
        (text(), text(), text(), text(), text()).prop_map(|(name, email, phone, address, note)| CustomerInfo {
            name,
            email,
            phone,
            address,
            note,
        })
    }

    fn values(about: &About) -> [Option<String>; 4] {
        let About { name, phone, address, notes } = about.clone();
        [name, phone, address, notes]
    }

    proptest! {
        #[test]
        fn p2_what_customers_tell_replaces_nothing_and_says_nothing_twice(known in about(), told in told()) {
            let filled = known.clone().filled(&told);
            for (before, after) in values(&known).into_iter().zip(values(&filled)) {
                prop_assert!(before.is_none() || before == after);
            }
            prop_assert_eq!(&filled.notes, &known.notes);
            prop_assert_eq!(filled.clone().filled(&told), filled);
        }

        #[test]
        fn p2_of_many_payments_the_first_to_tell_something_is_believed(known in about(), all in prop::collection::vec(told(), 0..5)) {
            let filled = all.iter().fold(known.clone(), About::filled);
            let first = known.name.or_else(|| all.iter().find_map(|told| told.name.clone()));
            prop_assert_eq!(filled.name, first);
        }

        #[test]
        fn p2_what_merchants_say_holds_and_what_they_leave_out_stays(known in about(), said in about(), again in about()) {
            let replaced = known.clone().replaced(said.clone());
            for ((before, given), after) in values(&known).into_iter().zip(values(&said)).zip(values(&replaced)) {
                prop_assert_eq!(after, given.or(before));
            }
            // Lines of a file may be put together first, or one after the other.
            let one_by_one = known.clone().replaced(said.clone()).replaced(again.clone());
            prop_assert_eq!(known.replaced(said.replaced(again)), one_by_one);
        }

        #[test]
        fn i20_a_pay_page_begins_with_what_it_asks_and_never_with_notes(known in about(), ask in prop::bool::ANY) {
            let customer = Customer {
                id: CustomerId::from_parts(Millis(1), 1),
                merchant: MerchantId::from_parts(Millis(1), 1),
                email: "maja@example.com".parse().unwrap(),
                about: known.clone(),
                source: Origin::Payment,
                created_at: Millis(1),
            };
            let ask = if ask { Ask::Optional } else { Ask::Off };
            let asked = CustomerFields { name: ask, email: ask, phone: Ask::Off, address: ask, note: Ask::Required };
            let prefill = customer.prefill(&asked);
            prop_assert_eq!(&prefill.phone, &None);
            prop_assert_eq!(&prefill.note, &None);
            prop_assert_eq!(prefill.email.is_some(), ask != Ask::Off);
            prop_assert_eq!(prefill.name, known.name.filter(|_| ask != Ask::Off));
        }
    }
}
