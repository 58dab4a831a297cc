//! Views of links' pages, and the figures made of views and payments.

use super::{SessionRow, StoredEvent};
use domain::{
    Millis, Mode, Unit, Units,
    ids::{LinkId, MerchantId},
    view::{Channel, Day, Kind, MaskedIp, ReferrerHost, Visitor},
};

/// One look at a link's page (R19).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Which link.
    pub link: LinkId,
    /// When.
    pub at: Millis,
    /// Who looked: only people count.
    pub kind: Kind,
    /// By which channel they came.
    pub channel: Channel,
    /// The site they came from. `None`: not told.
    pub referrer: Option<ReferrerHost>,
    /// From where, masked.
    pub from: MaskedIp,
    /// With what.
    pub visitor: Visitor,
}

/// What became of views that were to be added.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RecordedViews {
    /// How many were added.
    pub added: u64,
    /// Whose links were looked at, each once.
    pub merchants: Vec<MerchantId>,
}

/// A view as stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredView {
    /// Grows by the order of commits.
    pub id: i64,
    /// Live or test, as its link.
    pub mode: Mode,
    /// Title of its link.
    pub link_title: String,
    /// The view.
    pub view: View,
}

/// How often a link was looked at, by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ViewTotals {
    /// By people.
    pub people: u64,
    /// By programs.
    pub bots: u64,
    /// By messengers that draw a card of it.
    pub previews: u64,
}

/// How often a link was looked at on a day, by the clock that its business had then.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayViews {
    /// Which day.
    pub day: Day,
    /// By whom.
    pub kind: Kind,
    /// By which channel they came.
    pub channel: Channel,
    /// How often.
    pub views: u64,
}

/// A link that people look at often on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusyLink {
    /// Which.
    pub link: LinkId,
    /// Its title.
    pub title: String,
    /// Live or test.
    pub mode: Mode,
}

/// What a link took of one coin, or what payments were asked in one currency. A payment that was asked in a currency is in both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taking {
    /// What it is counted in. A currency: what was agreed on when the customers began, never converted again.
    pub unit: Unit,
    /// Its decimals: the same coin may have others on another network.
    pub decimals: u8,
    /// How many payments.
    pub payments: u64,
    /// How much they brought.
    pub units: Units,
}

/// A day of somebody's clock, from its first moment to the first after it. Days in all zones are made of whole quarters of an hour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DaySpan {
    /// Which day.
    pub day: Day,
    /// Its first moment.
    pub begins: Millis,
    /// The first moment after it.
    pub over: Millis,
}

impl DaySpan {
    /// A day of UTC.
    pub const fn utc(day: Day) -> Self {
        Self { day, begins: day.start(), over: day.later(1).start() }
    }
}

/// What a link took of one unit on a day by a channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TakingDay {
    /// The day on which the payments were paid first.
    pub day: Day,
    /// By which channel the customers came.
    pub channel: Channel,
    /// What they paid.
    pub taking: Taking,
}

/// What a merchant was paid of one unit on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaidDay {
    /// The day on which the payments were paid first.
    pub day: Day,
    /// What they were.
    pub taking: Taking,
}

/// Whose activity is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All of a merchant's links.
    Merchant(MerchantId),
    /// One of them (I19).
    Link(MerchantId, LinkId),
}

impl Scope {
    /// Whose links they are.
    pub const fn merchant(self) -> MerchantId {
        match self {
            Self::Merchant(merchant) | Self::Link(merchant, _) => merchant,
        }
    }
}

/// Something that happened with a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ActivityRow {
    /// A person looked.
    View(Box<StoredView>),
    /// A customer began to pay.
    Payment(Box<SessionRow>),
    /// A message was sent, arrived or could not be sent; or what follows a payment was done, or could not be.
    Message(Box<StoredEvent>),
}
