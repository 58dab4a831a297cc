//! What a merchant's pages ask.

use super::Outcome;
use domain::{LinkState, Millis, Mode, Status, ids::LinkId, view::Day};
use storage::{
    StorageError, Transaction,
    conformance::fixtures::{NOW, World, tx},
    records::{DaySpan, LinkFilter, Page, Scope, SessionFilter},
};

const LIST: Page = Page { offset: 0, limit: 25 };
const SECOND: Page = Page { offset: 25, limit: 25 };
const FAR: Page = Page { offset: 900, limit: 25 };
const TEN: Page = Page { offset: 0, limit: 10 };
/// The link that a tenth of all views are of.
const HOT: u32 = 0;

/// One of them.
#[derive(Debug, Clone, Copy)]
pub enum Read {
    Links,
    LinksSecond,
    LinksFar,
    LinksActive,
    LinksArchived,
    LinksEnded,
    LinksFull,
    LinksByApi,
    LinksOpenAmount,
    LinksSearchRare,
    LinksSearchCommon,
    LinksSearchNothing,
    LinksSearchShort,
    Link,
    LinkHot,
    Metrics,
    MetricsHot,
    Activity,
    ActivityHot,
    MerchantActivity,
    Payments,
    PaymentsSecond,
    PaymentsFar,
    PaymentsPaid,
    PaymentsWaiting,
    PaymentsOfDay,
    PaymentsSearchCustomer,
    PaymentsSearchTransaction,
    PaymentsSearchNothing,
    PaymentsSearchShort,
    Home,
    Addresses,
}

impl Read {
    /// All, in the order of the report.
    pub const ALL: [Self; 32] = [
        Self::Links,
        Self::LinksSecond,
        Self::LinksFar,
        Self::LinksActive,
        Self::LinksArchived,
        Self::LinksEnded,
        Self::LinksFull,
        Self::LinksByApi,
        Self::LinksOpenAmount,
        Self::LinksSearchRare,
        Self::LinksSearchCommon,
        Self::LinksSearchNothing,
        Self::LinksSearchShort,
        Self::Link,
        Self::LinkHot,
        Self::Metrics,
        Self::MetricsHot,
        Self::Activity,
        Self::ActivityHot,
        Self::MerchantActivity,
        Self::Payments,
        Self::PaymentsSecond,
        Self::PaymentsFar,
        Self::PaymentsPaid,
        Self::PaymentsWaiting,
        Self::PaymentsOfDay,
        Self::PaymentsSearchCustomer,
        Self::PaymentsSearchTransaction,
        Self::PaymentsSearchNothing,
        Self::PaymentsSearchShort,
        Self::Home,
        Self::Addresses,
    ];

    /// Asks about the `n`th link or everything. What finds nothing where there is something is an error.
    pub async fn ask(self, world: &World, n: u32) -> Outcome {
        let merchant = world.merchant.id;
        let mut tx = world.store.read().await?;
        let tx = &mut *tx;
        let by = LinkFilter { mode: Some(Mode::Test), ..LinkFilter::default() };
        let state = |state| LinkFilter { state: Some(state), ..by.clone() };
        let words = |words: String| LinkFilter { search: Some(words), ..by.clone() };
        let found = match self {
            Self::Links => links(tx, world, by, LIST).await?,
            Self::LinksSecond => links(tx, world, by, SECOND).await?,
            Self::LinksFar => links(tx, world, by, FAR).await?,
            Self::LinksActive => links(tx, world, state(LinkState::Active), LIST).await?,
            Self::LinksArchived => links(tx, world, state(LinkState::Archived), LIST).await?,
            Self::LinksEnded => links(tx, world, state(LinkState::Ended), LIST).await?,
            Self::LinksFull => links(tx, world, state(LinkState::LimitReached), LIST).await?,
            Self::LinksByApi => links(tx, world, LinkFilter { source: Some("api".to_owned()), ..by }, LIST).await?,
            Self::LinksOpenAmount => {
                1 + links(tx, world, LinkFilter { kind: Some("open".to_owned()), ..by }, LIST).await?
            }
            // Archived ones are in no list but their own.
            Self::LinksSearchRare => 1 + links(tx, world, words(format!("order {n:07} ")), LIST).await?,
            Self::LinksSearchCommon => links(tx, world, words("order".to_owned()), LIST).await?,
            Self::LinksSearchNothing => 1 + links(tx, world, words("nowhere".to_owned()), LIST).await?,
            Self::LinksSearchShort => 1 + links(tx, world, words("zq".to_owned()), LIST).await?,
            Self::Link => detail(tx, world, n).await?,
            Self::LinkHot => detail(tx, world, HOT).await?,
            Self::Metrics => metrics(tx, world, n).await?,
            Self::MetricsHot => metrics(tx, world, HOT).await?,
            Self::Activity => tx.activity(Scope::Link(merchant, nth(n)?), TEN).await?.rows.len(),
            Self::ActivityHot => tx.activity(Scope::Link(merchant, nth(HOT)?), TEN).await?.rows.len(),
            Self::MerchantActivity => tx.activity(Scope::Merchant(merchant), TEN).await?.rows.len(),
            Self::Home => home(tx, world).await?,
            Self::Addresses => tx.given_addresses(merchant, world.wallet.id, LIST).await?.rows.len(),
            _ => {
                let (filter, least) = self.payments(n);
                let page = match self {
                    Self::PaymentsSecond => SECOND,
                    Self::PaymentsFar => FAR,
                    _ => LIST,
                };
                tx.sessions(merchant, &filter, page).await?.rows.len() + usize::from(least)
            }
        };
        if found == 0 { Err(format!("{self:?} of link {n} found nothing").into()) } else { Ok(()) }
    }

    /// Which payments, and one for those that may find none.
    fn payments(self, n: u32) -> (SessionFilter, bool) {
        let all = SessionFilter { mode: Some(Mode::Test), ..SessionFilter::default() };
        let words = |words: String| SessionFilter { search: Some(words), ..all.clone() };
        match self {
            Self::PaymentsPaid => (SessionFilter { statuses: vec![Status::Paid, Status::Final], ..all.clone() }, false),
            Self::PaymentsWaiting => (SessionFilter { attention: true, ..all.clone() }, true),
            Self::PaymentsOfDay => {
                let from = NOW.plus(Millis(i64::from(n) * 1_000));
                (SessionFilter { from: Some(from), until: Some(from.plus(Millis::minutes(5))), ..all.clone() }, false)
            }
            Self::PaymentsSearchCustomer => (words(format!("customer {n:07}")), false),
            Self::PaymentsSearchTransaction => (words(tx(n / 10 * 10 + 1)), false),
            Self::PaymentsSearchNothing => (words("nobody".to_owned()), true),
            Self::PaymentsSearchShort => (words("zq".to_owned()), true),
            _ => (all.clone(), false),
        }
    }
}

async fn links(tx: &mut dyn Transaction, world: &World, filter: LinkFilter, page: Page) -> Result<usize, StorageError> {
    tx.are_links_to_end(world.merchant.id, NOW).await?;
    Ok(tx.links(world.merchant.id, &filter, page).await?.rows.len())
}

async fn detail(tx: &mut dyn Transaction, world: &World, n: u32) -> Outcome<usize> {
    let (merchant, link) = (world.merchant.id, nth(n)?);
    tx.merchant_link(merchant, link).await?.ok_or("no such link")?;
    tx.paths_of_link(link).await?;
    tx.link_places(link).await?;
    Ok(tx.sessions_of(Scope::Link(merchant, link), LIST).await?.rows.len())
}

async fn metrics(tx: &mut dyn Transaction, world: &World, n: u32) -> Outcome<usize> {
    let (merchant, link) = (world.merchant.id, nth(n)?);
    let first = Day::of(NOW).later(-90);
    tx.takings(merchant, link).await?;
    tx.taking_days(merchant, link, &days(90)).await?;
    tx.referrers(merchant, link, first, 20).await?;
    let days = tx.view_days(merchant, link, first).await?.len();
    tx.view_totals(merchant, link).await?;
    Ok(days)
}

/// What the first page asks.
async fn home(tx: &mut dyn Transaction, world: &World) -> Outcome<usize> {
    let merchant = world.merchant.id;
    let waiting = SessionFilter { attention: true, ..SessionFilter::default() };
    tx.sessions(merchant, &waiting, TEN).await?;
    let open = SessionFilter {
        mode: Some(Mode::Test),
        statuses: vec![Status::Open, Status::Detected, Status::Confirming],
        ..SessionFilter::default()
    };
    tx.sessions(merchant, &open, Page { offset: 0, limit: 1 }).await?;
    tx.recent_events(merchant, None, None, 200).await?;
    tx.links(merchant, &LinkFilter::default(), Page { offset: 0, limit: 1 }).await?;
    for busy in tx.busy_links(merchant, Day::of(NOW), 32).await? {
        tx.view_days(merchant, busy.link, Day::of(NOW).later(-29)).await?;
    }
    Ok(tx.paid_days(merchant, Mode::Test, &days(14)).await?.len())
}

/// The last days, by UTC.
fn days(count: i64) -> Vec<DaySpan> {
    (0..count).rev().map(|ago| DaySpan::utc(Day::of(NOW).later(-ago))).collect()
}

fn nth(n: u32) -> Outcome<LinkId> {
    Ok(format!("link_{n:026}").parse()?)
}
