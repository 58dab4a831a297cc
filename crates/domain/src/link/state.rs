//! Whether a link can be paid, and why not: a pure function of the link, its payments and the clock.

use super::{Link, Source};
use crate::Millis;
use serde::{Deserialize, Serialize};

/// What a link is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It can be paid.
    Active,
    /// Switched off by the merchant (R25).
    Inactive,
    /// As many payments came as it takes (R6).
    LimitReached,
    /// Its last day is over.
    Ended,
    /// Put away by the merchant.
    Archived,
}

impl Link {
    /// What the link is now, after `paid` payments.
    pub fn state(&self, paid: u64, now: Millis) -> LinkState {
        if self.archived {
            LinkState::Archived
        } else if !self.active {
            LinkState::Inactive
        } else if self.limit.is_reached(paid) {
            LinkState::LimitReached
        } else if self.ends_at.is_some_and(|ends| now >= ends) {
            LinkState::Ended
        } else {
            LinkState::Active
        }
    }

    /// Whether it says something of one customer that only they are shown: what is known of them, or whom its invoice bills.
    pub fn is_for_one(&self) -> bool {
        self.customer.is_some() || self.source == Source::Invoice
    }

    /// Whether customers may see its page at all: an inactive, archived or deleted link answers 404 (R25), one whose limit
    /// is reached or whose time is over says so (R6).
    pub const fn is_public(&self) -> bool {
        self.active && !self.archived && self.deleted_at.is_none()
    }
}
