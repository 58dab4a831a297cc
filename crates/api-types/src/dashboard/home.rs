//! The first page: today's money, and what needs attention.

use super::{ActivityItem, NetworkItem, PaymentItem, WalletItem};
use crate::invoices::OverdueInvoice;
use domain::Mode;
use serde::{Deserialize, Serialize};

/// The first page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Home {
    /// Paid today, per symbol: `("52.50", "USDC")`. Days are those of the business's clock.
    pub paid_today: Vec<(String, String)>,
    /// What was asked in currencies for what was paid today: `("48.30", "EUR")`. In the above too, as the coins that came.
    pub asked_today: Vec<(String, String)>,
    /// Payments today.
    pub payments_today: u64,
    /// Sessions that may still be paid, as far as was counted.
    pub open_now: u64,
    /// Whether there are more than that.
    pub open_more: bool,
    /// Those that wait for the merchant's word.
    pub needs_you: Vec<PaymentItem>,
    /// How many sums wait that no payment asked for, as far as was counted.
    pub unattributed: u64,
    /// Whether there are more than that.
    pub unattributed_more: bool,
    /// What came in a day, a coin each, and then what was asked for it, a currency each; what brought nothing in these days is left
    /// out.
    pub revenue: Vec<CoinDays>,
    /// Customers who could not begin to pay in the last hour, because there was no exchange rate; newest first.
    pub turned_away: Vec<TurnedAway>,
    /// Wallets in use that gave out so many unused addresses in a row that they may soon not find payments by themselves, or do
    /// not find some now.
    pub gaps: Vec<WalletItem>,
    /// Invoices whose last day to pay is over, the longest first.
    pub overdue: Vec<OverdueInvoice>,
    /// Links that people look at today far more often than on the days before (R32).
    pub unusual: Vec<UnusualLink>,
    /// Newest activity.
    pub activity: Vec<ActivityItem>,
    /// Networks that are followed.
    pub networks: Vec<NetworkItem>,
    /// Whether any link was made.
    pub has_links: bool,
}

/// A link that people look at today far more often than on the days before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnusualLink {
    /// Its id.
    pub link: String,
    /// Its title.
    pub title: String,
    /// Live or test.
    pub mode: Mode,
    /// Views today.
    pub today: u64,
    /// Views on a day in the middle of those before.
    pub usual: u64,
}

/// What a coin brought in the last days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinDays {
    /// What the coin is called; a currency's code where it is what was `asked`.
    pub symbol: String,
    /// Whether it is what was asked in a currency for what came in coins.
    pub asked: bool,
    /// In all of these days.
    pub sum: String,
    /// The days, oldest first, today last.
    pub days: Vec<CoinDay>,
}

/// What a coin brought on one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoinDay {
    /// Its first moment were it a day of UTC, Unix milliseconds.
    pub at: i64,
    /// How much.
    pub sum: String,
    /// How much of the best of these days, in hundredths.
    pub share: u8,
}

/// That customers could not begin to pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TurnedAway {
    /// The link.
    pub link: Option<String>,
    /// A sentence for people.
    pub text: String,
    /// When.
    pub at: i64,
}
