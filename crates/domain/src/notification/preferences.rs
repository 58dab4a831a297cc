//! What a member wants.

use super::{DigestHour, Kind, Mail};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How a member wants to be told of one kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// By e-mail.
    pub mail: Mail,
    /// In the browsers that they let show notifications.
    pub push: bool,
}

/// What a member wants to be told, and how. What was never chosen is as [`Preferences::default`] says, kinds that are added
/// later too.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    chosen: BTreeMap<Kind, Choice>,
    /// When the digest goes, by the business's clock.
    pub hour: DigestHour,
}

impl Preferences {
    /// What is wanted of a kind.
    pub fn of(&self, kind: Kind) -> Choice {
        self.chosen.get(&kind).copied().unwrap_or_else(|| Self::unasked(kind))
    }

    /// The same with another choice.
    #[must_use]
    pub fn with(mut self, kind: Kind, choice: Choice) -> Self {
        self.chosen.insert(kind, choice);
        self
    }

    /// The same with the digest at another hour.
    #[must_use]
    pub fn at(self, hour: DigestHour) -> Self {
        Self { hour, ..self }
    }

    /// The same without any e-mail. Browsers are another matter.
    #[must_use]
    pub fn without_mail(self) -> Self {
        Kind::ALL.into_iter().fold(self, |wanted, kind| {
            let choice = Choice { mail: Mail::Off, ..wanted.of(kind) };
            wanted.with(kind, choice)
        })
    }

    /// Whether any kind comes by e-mail.
    pub fn any_mail(&self) -> bool {
        Kind::ALL.into_iter().any(|kind| self.of(kind).mail != Mail::Off)
    }

    /// What waits for a person comes at once; what went well comes together, once a day.
    const fn unasked(kind: Kind) -> Choice {
        let mail = match kind {
            Kind::Paid => Mail::Digest,
            Kind::Underpaid | Kind::Late | Kind::Reverted | Kind::NetworkDown | Kind::LimitReached => Mail::AtOnce,
        };
        Choice { mail, push: true }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn who_chose_nothing_is_told_at_once_of_what_waits_for_them() {
        let wanted = Preferences::default();
        assert_eq!(wanted.of(Kind::Paid), Choice { mail: Mail::Digest, push: true });
        for kind in Kind::ALL.into_iter().filter(|kind| *kind != Kind::Paid) {
            assert_eq!(wanted.of(kind), Choice { mail: Mail::AtOnce, push: true }, "{kind:?}");
        }
        assert!(wanted.any_mail() && !wanted.clone().without_mail().any_mail());
        assert!(wanted.without_mail().of(Kind::Late).push, "browsers stay as they are");
        let kept: Preferences = serde_json::from_str("{}").unwrap();
        assert_eq!(kept, Preferences::default(), "of an older version");
    }

    proptest! {
        #[test]
        fn what_is_chosen_is_kept_and_changes_nothing_else(
            kind in prop::sample::select(&Kind::ALL[..]),
            mail in prop::sample::select(&Mail::ALL[..]),
            push in any::<bool>(),
            hour in 0_u8..24,
        ) {
            let chosen = Choice { mail, push };
            let wanted = Preferences { hour: DigestHour::new(hour).unwrap(), ..Preferences::default() }.with(kind, chosen);
            let kept: Preferences = serde_json::from_str(&serde_json::to_string(&wanted).unwrap()).unwrap();
            prop_assert_eq!(&kept, &wanted);
            for other in Kind::ALL {
                let expected = if other == kind { chosen } else { Preferences::default().of(other) };
                prop_assert_eq!(kept.of(other), expected);
            }
        }
    }
}
