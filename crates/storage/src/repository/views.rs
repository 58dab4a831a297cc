//! Who looked at links, and what came of it. Views are counted as they are added; payments are added up from sessions

use super::Result;
use crate::records::{
    ActivityRow, BusyLink, DaySpan, DayViews, Page, Paged, PaidDay, RecordedViews, Scope, SessionRow, StoredView,
    Taking, TakingDay, View, ViewTotals,
};
use async_trait::async_trait;
use domain::{
    Mode,
    ids::{LinkId, MerchantId, SessionId},
    view::{Channel, Day, ReferrerHost},
};

/// Who looked at links, and what came of it. Views are counted as they are added; payments are added up from sessions
/// whenever they are asked for, so that no figure can drift away from the ledger (I14).
#[async_trait]
pub trait Views {
    /// Adds views and counts each on the day that it is given with. Those of links that are gone are left out.
    async fn record_views(&mut self, views: &[(View, Day)]) -> Result<RecordedViews>;
    /// Whose some links are. Those that are gone are left out.
    async fn merchants_of_links(&mut self, links: &[LinkId]) -> Result<Vec<(LinkId, MerchantId)>>;
    /// How often one of a merchant's links was looked at, by whom.
    async fn view_totals(&mut self, merchant: MerchantId, link: LinkId) -> Result<ViewTotals>;
    /// The same by day, from a day on.
    async fn view_days(&mut self, merchant: MerchantId, link: LinkId, from: Day) -> Result<Vec<DayViews>>;
    /// A merchant's links that people looked at so often on a day, at least [`Unusual::LEAST`](domain::view::Unusual::LEAST)
    /// times; those with the most views first, at most so many.
    async fn busy_links(&mut self, merchant: MerchantId, day: Day, most: u32) -> Result<Vec<BusyLink>>;
    /// Where people came from, the most frequent first, from a day on.
    async fn referrers(
        &mut self,
        merchant: MerchantId,
        link: LinkId,
        from: Day,
        most: u32,
    ) -> Result<Vec<(ReferrerHost, u64)>>;
    /// What one of a merchant's links took: one row a unit.
    async fn takings(&mut self, merchant: MerchantId, link: LinkId) -> Result<Vec<Taking>>;
    /// The same by channel on some days.
    async fn taking_days(&mut self, merchant: MerchantId, link: LinkId, days: &[DaySpan]) -> Result<Vec<TakingDay>>;
    /// What a merchant was paid on some days, by unit. Kept by quarter of an hour with every change of a session, by the database
    /// itself, and added up there: however many quarters a day had, it is a row a unit.
    async fn paid_days(&mut self, merchant: MerchantId, mode: Mode, days: &[DaySpan]) -> Result<Vec<PaidDay>>;
    /// By which channel a session's customer came (R30).
    async fn attribute(&mut self, session: SessionId, channel: Channel) -> Result<()>;
    /// How often people looked at some links. Those that nobody looked at are left out.
    async fn views_of_links(&mut self, merchant: MerchantId, links: &[LinkId]) -> Result<Vec<(LinkId, u64)>>;
    /// By which it came. `None`: not known.
    async fn channel_of(&mut self, session: SessionId) -> Result<Option<Channel>>;
    /// People's views, newest first.
    async fn views(&mut self, scope: Scope, page: Page) -> Result<Paged<StoredView>>;
    /// Sessions, newest first; for a link without reading the merchant's others.
    async fn sessions_of(&mut self, scope: Scope, page: Page) -> Result<Paged<SessionRow>>;
    /// Both in one list.
    async fn activity(&mut self, scope: Scope, page: Page) -> Result<Paged<ActivityRow>>;
}
