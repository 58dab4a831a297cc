//! The first page: today's money, what needs attention, what happened, how the networks are; and the live feed.

use super::{listing, payment_item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::dashboard::{ActivityItem, Home};
use domain::{Amount, Status, Units};
use std::collections::BTreeMap;
use storage::records::{LinkFilter, Page, SessionFilter};

/// How many rows of each kind the page shows.
const SHOWN: u32 = 8;
/// How many of today's payments are added up.
const COUNTED: u32 = 10_000;

impl Service {
    /// The first page.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn home(&self, actor: &Actor) -> Outcome<Home> {
        let failed = fail::storage("reading the first page");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let some = Page { offset: 0, limit: SHOWN };
        let attention = SessionFilter { attention: true, ..SessionFilter::default() };
        let needs_you = tx.sessions(actor.merchant, &attention, some).await.map_err(&failed)?;
        let open = SessionFilter {
            statuses: vec![Status::Open, Status::Detected, Status::Confirming],
            ..SessionFilter::default()
        };
        let open = tx.sessions(actor.merchant, &open, Page { offset: 0, limit: 1 }).await.map_err(&failed)?;
        let paid = SessionFilter {
            statuses: vec![Status::Paid, Status::Final],
            from: Some(listing::today(self.now())),
            ..SessionFilter::default()
        };
        let paid = tx.sessions(actor.merchant, &paid, Page { offset: 0, limit: COUNTED }).await.map_err(&failed)?;
        let mut sums: BTreeMap<String, Amount> = BTreeMap::new();
        for row in &paid.rows {
            let session = &row.session;
            let units: Units = session.assessment.received;
            let sum = sums.entry(session.symbol.to_string()).or_insert(Amount::new(Units::ZERO, session.decimals));
            // The same coin may have other decimals on another network; both are brought to the finer ones.
            let decimals = sum.decimals.max(session.decimals);
            if let Some((a, b)) = sum.rescaled(decimals).zip(Amount::new(units, session.decimals).rescaled(decimals)) {
                *sum = a.with(a.units.plus(b.units));
            }
        }
        let activity = tx.recent_events(actor.merchant, None, None, SHOWN).await.map_err(&failed)?;
        let links =
            tx.links(actor.merchant, &LinkFilter::default(), Page { offset: 0, limit: 1 }).await.map_err(&failed)?;
        let owner = actor.may(Right::Own).is_ok();
        Ok(Home {
            paid_today: sums.into_iter().map(|(symbol, sum)| (sum.to_string(), symbol)).collect(),
            payments_today: paid.total,
            open_now: open.total,
            needs_you: needs_you.rows.iter().map(|row| payment_item::item(row, &networks)).collect(),
            activity: activity.iter().map(payment_item::activity).collect(),
            networks: networks.iter().filter(|n| n.network.enabled).map(|n| self.item(n, owner)).collect(),
            has_links: links.total > 0,
        })
    }

    /// A merchant's activity after a place in the log, oldest first, for the live feed.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn activity_after(&self, actor: &Actor, seq: i64) -> Outcome<Vec<ActivityItem>> {
        let failed = fail::storage("reading activity");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let mut recent = tx.recent_events(actor.merchant, None, None, 50).await.map_err(&failed)?;
        recent.retain(|stored| stored.seq > seq);
        recent.reverse();
        Ok(recent.iter().map(payment_item::activity).collect())
    }
}
