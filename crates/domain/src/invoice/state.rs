//! How an invoice stands: a pure function of what happened to it and the clock.

use crate::view::Day;
use serde::{Deserialize, Serialize};

/// How an invoice stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum InvoiceState {
    /// Waits to be paid, in time.
    Open,
    /// Waits to be paid, and its last day is over.
    Overdue,
    /// Paid, in time or not.
    Paid,
    /// Taken back. Its number stays its own, also when money comes all the same.
    Void,
}

impl InvoiceState {
    /// What an invoice is, of what happened to it. Partly paid is not paid. `today`: by the merchant's clock.
    pub fn of(voided: bool, paid: bool, due: Day, today: Day) -> Self {
        match (voided, paid) {
            (true, _) => Self::Void,
            (_, true) => Self::Paid,
            // It is overdue from the first moment after its last day.
            _ if today > due => Self::Overdue,
            _ => Self::Open,
        }
    }

    /// Whether money is waited for.
    pub const fn is_due(self) -> bool {
        matches!(self, Self::Open | Self::Overdue)
    }

    /// The word that is sent.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Overdue => "overdue",
            Self::Paid => "paid",
            Self::Void => "void",
        }
    }
}
