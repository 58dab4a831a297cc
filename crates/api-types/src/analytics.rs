//! How a link does: its figures, where its visitors came from, and what happened.

use crate::{
    dashboard::{ActivityItem, Listing, PaymentItem},
    deliveries::DeliveryItem,
    reminders::UpcomingReminder,
};
use domain::{Mode, secret::quoted, view::Channel};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// How far back the figures of a page go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Range {
    /// Today and the 6 days before, by the business's clock.
    Week,
    /// Today and the 29 days before.
    #[default]
    Month,
    /// Today and the 89 days before.
    Quarter,
}

impl Range {
    /// All, the shortest first.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// How many days, today among them.
    pub const fn days(self) -> u16 {
        match self {
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 90,
        }
    }

    /// From the number of days in a page's address; anything else is the usual month.
    pub fn from_days(text: &str) -> Self {
        Self::ALL.into_iter().find(|range| range.days().to_string() == text).unwrap_or_default()
    }
}

/// The figures of a link (R18, R22).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkAnalytics {
    /// Since the link was made.
    pub ever: Figures,
    /// In the range.
    pub range: Figures,
    /// Each day of the range, the oldest first, days without anything too.
    pub days: Vec<DayFigures>,
    /// Each channel of the range that brought anybody, in a fixed order.
    pub channels: Vec<ChannelFigures>,
    /// Sites that people came from in the range, the most frequent first, at most 20: `("news.example", 12)`.
    pub referrers: Vec<(String, u64)>,
    /// Views by programs since the link was made; in no other figure.
    pub bots: u64,
    /// Cards drawn by messengers since the link was made; in no other figure.
    pub previews: u64,
}

/// The four figures, and the average.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Figures {
    /// Times that a person looked.
    pub views: u64,
    /// Payments that stand: paid or final.
    pub payments: u64,
    /// Payments ÷ views, in hundredths of a percent, rounded to the nearest: 1250 is 12.50 %. `None`: nobody looked.
    pub conversion: Option<u32>,
    /// Per coin, by symbol.
    pub revenue: Vec<Revenue>,
    /// What was asked in currencies for some of it, or all, by code: as it was agreed on, never converted again.
    pub asked: Vec<Revenue>,
}

/// What came in of one coin, or was asked in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revenue {
    /// What the coin is called.
    pub symbol: String,
    /// All of it, decimal text.
    pub sum: String,
    /// How many payments brought it.
    pub payments: u64,
    /// Sum ÷ payments, rounded down to the coin's decimals.
    pub average: String,
}

/// One day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayFigures {
    /// Its first moment were it a day of UTC, Unix milliseconds.
    pub at: i64,
    /// Times that a person looked.
    pub views: u64,
    /// Payments that were paid first on this day, and stand.
    pub payments: u64,
    /// What they brought, per coin: `("52.50", "USDC")`.
    pub revenue: Vec<(String, String)>,
    /// What was asked for it in currencies: `("48.30", "EUR")`.
    pub asked: Vec<(String, String)>,
}

/// One channel.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelFigures {
    /// Which.
    pub channel: Channel,
    /// What it brought.
    pub figures: Figures,
}

/// A tab of the activity (R20).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tab {
    /// Everything.
    #[default]
    All,
    /// People who looked.
    Views,
    /// Sessions, however they ended.
    Payments,
    /// Reminders that were sent, and those to come.
    Reminders,
}

const TABS: [(Tab, &str); 4] =
    [(Tab::All, "all"), (Tab::Views, "views"), (Tab::Payments, "payments"), (Tab::Reminders, "reminders")];

impl Tab {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::All, Self::Views, Self::Payments, Self::Reminders];

    /// The word in a page's address.
    pub fn as_str(self) -> &'static str {
        TABS.iter().find(|(tab, _)| *tab == self).map_or("all", |(_, word)| word)
    }
}

impl FromStr for Tab {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let known = TABS.iter().find(|(_, word)| *word == text);
        known
            .map(|(tab, _)| *tab)
            .ok_or_else(|| format!("\"{}\" is not a tab: expected all, views, payments or reminders", quoted(text)))
    }
}

/// A page of the activity, newest first.
pub type Activity = Listing<ActivityEntry>;

/// Something that happened with a link.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ActivityEntry {
    /// A person looked.
    View(ViewItem),
    /// A customer began to pay; `opened_at` is its place in the list.
    Payment(Box<PaymentItem>),
    /// A message was sent, arrived or could not be sent; or what follows a payment was done, or could not be.
    Message(ActivityItem),
    /// A reminder was written to the customer.
    Written(Box<DeliveryItem>),
    /// A reminder is to come.
    Upcoming(Box<UpcomingReminder>),
}

/// A look at a link's page (R19).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewItem {
    /// Place in the log.
    pub id: i64,
    /// Link's id.
    pub link: String,
    /// Link's title.
    pub title: String,
    /// When.
    pub at: i64,
    /// By which channel they came.
    pub channel: Channel,
    /// The site they came from: a host.
    pub referrer: Option<String>,
    /// Where from, masked: `203.0.113.x` or `2001:db8:1::/48`.
    pub from: String,
    /// Such as `Firefox`.
    pub browser: Option<String>,
    /// Such as `Android`.
    pub os: Option<String>,
    /// Live or test.
    pub mode: Mode,
}
