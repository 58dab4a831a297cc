//! Tells the pages of this process that something changed. Ids only: readers read again, so nothing is lost when a
//! message is (I15 rests on the event log, not on this).

use domain::ids::{LinkId, MerchantId, ProductId, SessionId};
use storage::records::Session;
use tokio::sync::broadcast;

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changed {
    /// Whose.
    pub merchant: MerchantId,
    /// What of theirs.
    pub what: What,
}

/// What changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A link itself.
    Link(LinkId),
    /// A session, and with it what its link shows.
    Session(SessionId, LinkId),
    /// How many of a product are left, and with it what the pages of all links show that sell it.
    Stock(ProductId),
    /// Who is in the team, or what they may do.
    Team,
    /// Nothing but how often links were looked at.
    Views,
    /// Somebody is signed in no longer.
    SignIns,
    /// Money came, or was looked at, that no session asked for.
    Unattributed,
}

impl Changed {
    /// This session changed.
    pub const fn of(session: &Session) -> Self {
        Self { merchant: session.merchant, what: What::Session(session.id, session.link) }
    }

    /// How many of this product are left changed.
    pub const fn stock(merchant: MerchantId, product: ProductId) -> Self {
        Self { merchant, what: What::Stock(product) }
    }

    /// A merchant's money that no session asked for changed.
    pub const fn unattributed(merchant: MerchantId) -> Self {
        Self { merchant, what: What::Unattributed }
    }

    /// Whether a page of this link may show something else now.
    pub fn concerns_link(&self, link: LinkId) -> bool {
        matches!(self.what, What::Link(changed) | What::Session(_, changed) if changed == link)
    }

    /// Whether a page of a link that sells this product may show something else now.
    pub fn concerns_product(&self, product: ProductId) -> bool {
        matches!(self.what, What::Stock(changed) if changed == product)
    }

    /// Whether a page of this session may show something else now.
    pub fn concerns_session(&self, session: SessionId) -> bool {
        matches!(self.what, What::Session(changed, _) if changed == session)
    }
}

/// Where changes are announced.
#[derive(Debug, Clone)]
pub struct Live(broadcast::Sender<Changed>);

impl Default for Live {
    fn default() -> Self {
        Self(broadcast::channel(4_096).0)
    }
}

impl Live {
    /// Listens from now on. A reader that falls behind is told so and reads everything again.
    pub fn subscribe(&self) -> broadcast::Receiver<Changed> {
        self.0.subscribe()
    }

    pub(crate) fn announce(&self, changes: impl IntoIterator<Item = Changed>) {
        for change in changes {
            // Nobody listening is no failure.
            drop(self.0.send(change));
        }
    }
}
