//! The first page: today's money, what needs attention, what happened, how the networks are; and the live feed.

use super::{home_days::PaidDays, invoices, payment_item, unusual_links::unusual_links, wallets};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    remind::Hours,
};
use api_types::dashboard::{ActivityItem, Home, TurnedAway};
use domain::{Millis, Mode, Status};
use storage::records::{LinkFilter, Page, SessionFilter, StoredEvent};

/// How many entries of the log the live feed is given at once; so many mean that there may be more.
pub const ACTIVITY_AT_ONCE: usize = 50;
/// How many rows of each kind the page shows.
const SHOWN: u32 = 8;
/// How many days of revenue are shown.
const DAYS: i64 = 14;
/// How far back in the log it is looked for customers who were turned away.
const LOOKED_BACK: u32 = 200;
/// How long a customer who was turned away is news.
const NEWS: Millis = Millis::minutes(60);

impl Service {
    /// The first page. Money and payments are those of a mode; what needs attention and what happened, of both.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn home(&self, actor: &Actor, mode: Mode) -> Outcome<Home> {
        let failed = fail::storage("reading the first page");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let now = self.now();
        let networks = tx.networks().await.map_err(&failed)?;
        let some = Page { offset: 0, limit: SHOWN };
        let one = Page { offset: 0, limit: 1 };
        let attention = SessionFilter { attention: true, ..SessionFilter::default() };
        let needs_you = tx.sessions(actor.merchant, &attention, some).await.map_err(&failed)?;
        let (unattributed, unattributed_more) = tx.unattributed_waiting(actor.merchant).await.map_err(&failed)?;
        let open = SessionFilter {
            mode: Some(mode),
            statuses: vec![Status::Open, Status::Detected, Status::Confirming],
            ..SessionFilter::default()
        };
        let open = tx.sessions(actor.merchant, &open, one).await.map_err(&failed)?;
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let today = hours.day(now);
        let first = today.later(1 - DAYS);
        let paid = tx.paid_days(actor.merchant, mode, &hours.days(first, today)).await.map_err(&failed)?;
        let days = PaidDays::of(paid, first, today);
        let recent = tx.recent_events(actor.merchant, None, None, LOOKED_BACK).await.map_err(&failed)?;
        let links = tx.links(actor.merchant, &LinkFilter::default(), one).await.map_err(&failed)?;
        let mut gaps = Vec::new();
        for wallet in tx.wallets(actor.merchant).await.map_err(&failed)? {
            if wallet.active {
                let found = wallets::gaps(&mut *tx, &wallet).await.map_err(&failed)?;
                if found.are_told(&wallet) {
                    gaps.push(wallets::shown(&wallet, found));
                }
            }
        }
        let overdue = tx.overdue_invoices(actor.merchant, today, SHOWN).await.map_err(&failed)?;
        let unusual = unusual_links(&mut *tx, actor.merchant, today).await.map_err(&failed)?;
        let owner = actor.may(Right::Own).is_ok() && tx.operates(actor.member).await.map_err(&failed)?;
        Ok(Home {
            paid_today: days.today(false),
            asked_today: days.today(true),
            payments_today: days.payments_today(),
            open_now: open.total,
            open_more: open.more,
            needs_you: needs_you.rows.iter().map(|row| payment_item::item(row, &networks)).collect(),
            unattributed,
            unattributed_more,
            revenue: days.shown(),
            turned_away: recent.iter().filter(|stored| is_turned_away(stored, now)).map(turned_away).collect(),
            gaps,
            overdue: overdue.iter().map(invoices::overdue).collect(),
            unusual,
            activity: recent.iter().take(SHOWN as usize).map(payment_item::activity).collect(),
            networks: networks.iter().filter(|n| n.network.enabled).map(|n| self.item(n, owner)).collect(),
            has_links: links.total > 0,
        })
    }

    /// The newest place in a merchant's log, 0 when nothing has happened, and the time of looking, Unix milliseconds.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn newest_activity(&self, actor: &Actor) -> Outcome<(i64, i64)> {
        let failed = fail::storage("reading activity");
        let now = self.now();
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let recent = tx.recent_events(actor.merchant, None, None, 1).await.map_err(&failed)?;
        Ok((recent.first().map_or(0, |newest| newest.seq), now.0))
    }

    /// A merchant's activity after a place in the log, oldest first, for the live feed: the next [`ACTIVITY_AT_ONCE`] of it.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn activity_after(&self, actor: &Actor, seq: i64) -> Outcome<Vec<ActivityItem>> {
        let failed = fail::storage("reading activity");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let most = u32::try_from(ACTIVITY_AT_ONCE).unwrap_or(u32::MAX);
        let next = tx.merchant_events_after(actor.merchant, seq, most).await.map_err(&failed)?;
        Ok(next.iter().map(payment_item::activity).collect())
    }
}

/// Whether a customer could not begin to pay, lately.
fn is_turned_away(stored: &StoredEvent, now: Millis) -> bool {
    stored.event.kind == "quote.refused" && now.since(stored.event.at) < NEWS
}

/// As it is shown.
fn turned_away(stored: &StoredEvent) -> TurnedAway {
    let ActivityItem { text, at, .. } = payment_item::activity(stored);
    TurnedAway { link: stored.event.link.map(|link| link.to_string()), text, at }
}
