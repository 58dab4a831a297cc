//! How a link does (R18, R22), and what happened with it (R19, R20).

use super::payment_item;
use crate::{
    Service,
    auth::{Actor, Right},
    deliver::message_item,
    fail::{self, Outcome},
    remind::{self, Hours},
};
use api_types::{
    Problem,
    analytics::{
        Activity, ActivityEntry, ChannelFigures, DayFigures, Figures, LinkAnalytics, Range, Revenue, Tab, ViewItem,
    },
    dashboard::Listing,
};
use domain::{
    Amount, Units,
    amount::U256,
    ids::LinkId,
    view::{Channel, Day, Kind},
};
use std::collections::BTreeMap;
use storage::records::{
    ActivityRow, DayViews, FollowedNetwork, Page, Paged, Scope, SessionRow, StoredView, Taking, TakingDay,
};

/// Rows a page (R20).
const PER_PAGE: u32 = 10;
/// How many referrers are shown.
const REFERRERS: u32 = 20;

impl Service {
    /// A link's figures. Payments are added up from sessions when asked for (I14).
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link_analytics(&self, actor: &Actor, link: &str, range: Range) -> Outcome<LinkAnalytics> {
        actor.may(Right::Look)?;
        let (merchant, link) = (actor.merchant, link.parse::<LinkId>().map_err(|_| Problem::NotFound)?);
        let failed = fail::storage("reading a link's figures");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        tx.link(link).await.map_err(&failed)?.filter(|found| found.merchant == merchant).ok_or(Problem::NotFound)?;
        let hours = Hours::of(&mut *tx, merchant).await.map_err(&failed)?;
        let today = hours.day(self.now());
        let first = today.later(1 - i64::from(range.days()));
        let seen = tx.view_totals(merchant, link).await.map_err(&failed)?;
        let took = tx.takings(merchant, link).await.map_err(&failed)?;
        let mut views = tx.view_days(merchant, link, first).await.map_err(&failed)?;
        let takings = tx.taking_days(merchant, link, &hours.days(first, today)).await.map_err(&failed)?;
        let referrers = tx.referrers(merchant, link, first, REFERRERS).await.map_err(&failed)?;
        drop(tx);
        views.retain(|day| day.kind == Kind::Person);
        for seen in &mut views {
            // By the clock before, tomorrow may have begun.
            seen.day = seen.day.min(today);
        }
        Ok(LinkAnalytics {
            ever: figures(seen.people, &took),
            range: of(&views, &takings, |_| true, |_| true),
            days: (first.0..=today.0).map(|day| day_figures(Day(day), &views, &takings)).collect(),
            channels: channels(&views, &takings),
            referrers: referrers.into_iter().map(|(host, views)| (host.to_string(), views)).collect(),
            bots: seen.bots,
            previews: seen.previews,
        })
    }

    /// A page, from 1, of what happened with a link, newest first.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link_activity(&self, actor: &Actor, link: &str, tab: Tab, page: u32) -> Outcome<Activity> {
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        self.activity_of(actor, Scope::Link(actor.merchant, id), tab, page).await
    }

    /// A page, from 1, of what happened with all of a merchant's links, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn merchant_activity(&self, actor: &Actor, tab: Tab, page: u32) -> Outcome<Activity> {
        self.activity_of(actor, Scope::Merchant(actor.merchant), tab, page).await
    }

    async fn activity_of(&self, actor: &Actor, scope: Scope, tab: Tab, number: u32) -> Outcome<Activity> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading activity");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        if let Scope::Link(merchant, link) = scope {
            let found = tx.link(link).await.map_err(&failed)?;
            found.filter(|link| link.merchant == merchant).ok_or(Problem::NotFound)?;
        }
        let page = Page { offset: number.max(1).saturating_sub(1).saturating_mul(PER_PAGE), limit: PER_PAGE };
        let networks = tx.networks().await.map_err(&failed)?;
        Ok(match tab {
            Tab::All => {
                let found = tx.activity(scope, page).await.map_err(&failed)?;
                listing(found, number, |row| match row {
                    ActivityRow::View(view) => ActivityEntry::View(view_item(*view)),
                    ActivityRow::Payment(row) => payment(&row, &networks),
                    ActivityRow::Message(event) => ActivityEntry::Message(payment_item::activity(&event)),
                })
            }
            Tab::Views => {
                let found = tx.views(scope, page).await.map_err(&failed)?;
                listing(found, number, |view| ActivityEntry::View(view_item(view)))
            }
            Tab::Payments => {
                let found = tx.sessions_of(scope, page).await.map_err(&failed)?;
                listing(found, number, |row| payment(&row, &networks))
            }
            Tab::Reminders => {
                let found = match scope {
                    Scope::Link(merchant, link) => self.reminder_rows(&mut *tx, merchant, link, page).await,
                    // Each link has a plan of its own.
                    Scope::Merchant(_) => Ok(Paged { rows: Vec::new(), total: 0, more: false }),
                };
                listing(found.map_err(&failed)?, number, |row| match row {
                    remind::Row::Upcoming(upcoming) => ActivityEntry::Upcoming(upcoming),
                    remind::Row::Written(delivery) => ActivityEntry::Written(Box::new(message_item(&delivery))),
                })
            }
        })
    }
}

fn listing<T>(paged: Paged<T>, number: u32, show: impl FnMut(T) -> ActivityEntry) -> Activity {
    Listing {
        rows: paged.rows.into_iter().map(show).collect(),
        total: paged.total,
        more: paged.more,
        page: number.max(1),
        per_page: PER_PAGE,
    }
}

fn payment(row: &SessionRow, networks: &[FollowedNetwork]) -> ActivityEntry {
    ActivityEntry::Payment(Box::new(payment_item::item(row, networks)))
}

fn view_item(stored: StoredView) -> ViewItem {
    let view = stored.view;
    ViewItem {
        id: stored.id,
        link: view.link.to_string(),
        title: stored.link_title,
        at: view.at.0,
        channel: view.channel,
        referrer: view.referrer.map(|host| host.to_string()),
        from: view.from.to_string(),
        browser: view.visitor.browser,
        os: view.visitor.os,
        mode: stored.mode,
    }
}

/// The figures of those views and payments that are asked for.
fn of(
    views: &[DayViews],
    takings: &[TakingDay],
    seen: impl Fn(&DayViews) -> bool,
    paid: impl Fn(&TakingDay) -> bool,
) -> Figures {
    let people = views.iter().filter(|day| seen(day)).map(|day| day.views).sum();
    let takings: Vec<_> = takings.iter().filter(|day| paid(day)).map(|day| day.taking.clone()).collect();
    figures(people, &takings)
}

fn day_figures(day: Day, views: &[DayViews], takings: &[TakingDay]) -> DayFigures {
    let Figures { views, payments, revenue, asked, .. } = of(views, takings, |v| v.day == day, |t| t.day == day);
    let sums = |all: Vec<Revenue>| all.into_iter().map(|each| (each.sum, each.symbol)).collect();
    DayFigures { at: day.start().0, views, payments, revenue: sums(revenue), asked: sums(asked) }
}

fn channels(views: &[DayViews], takings: &[TakingDay]) -> Vec<ChannelFigures> {
    Channel::ALL
        .into_iter()
        .map(|channel| ChannelFigures {
            channel,
            figures: of(views, takings, |v| v.channel == channel, |t| t.channel == channel),
        })
        .filter(|each| each.figures.views > 0 || each.figures.payments > 0)
        .collect()
}

fn figures(views: u64, takings: &[Taking]) -> Figures {
    // What was asked in a currency came in a coin.
    let (asked, came): (Vec<_>, Vec<_>) = takings.iter().partition(|taking| taking.unit.is_fiat());
    let payments = came.iter().map(|taking| taking.payments).sum();
    Figures {
        views,
        payments,
        conversion: conversion(payments, views),
        revenue: revenue(&came),
        asked: revenue(&asked),
    }
}

/// Payments ÷ views × 100, in hundredths, rounded to the nearest.
fn conversion(payments: u64, views: u64) -> Option<u32> {
    if views == 0 {
        return None;
    }
    let (payments, views) = (u128::from(payments), u128::from(views));
    Some(u32::try_from((payments * 20_000 + views) / (2 * views)).unwrap_or(u32::MAX))
}

/// Sums by symbol. The same coin may have other decimals on another network; all are brought to the finest.
fn revenue(takings: &[&Taking]) -> Vec<Revenue> {
    let mut by_symbol: BTreeMap<String, Vec<&Taking>> = BTreeMap::new();
    for &taking in takings {
        by_symbol.entry(taking.unit.to_string()).or_default().push(taking);
    }
    let coin = |(symbol, takings): (String, Vec<&Taking>)| {
        let decimals = takings.iter().map(|taking| taking.decimals).max().unwrap_or_default();
        let finest = |taking: &&Taking| Amount::new(taking.units, taking.decimals).rescaled(decimals);
        // What does not fit 256 bits in the finest decimals is more than any coin has.
        let units = takings.iter().filter_map(finest).fold(Units::ZERO, |sum, amount| sum.plus(amount.units));
        let payments: u64 = takings.iter().map(|taking| taking.payments).sum();
        let average = units.0.checked_div(U256::from(payments)).unwrap_or_default();
        Revenue {
            symbol,
            sum: Amount::new(units, decimals).to_string(),
            payments,
            average: Amount::new(Units(average), decimals).to_string(),
        }
    };
    by_symbol.into_iter().map(coin).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Unit, fiat::Currency};

    fn taking(symbol: &str, decimals: u8, payments: u64, units: u64) -> Taking {
        Taking { unit: Unit::Coin(symbol.parse().unwrap()), decimals, payments, units: Units::from(units) }
    }

    fn asked(payments: u64, cents: u64) -> Taking {
        Taking { unit: Unit::Fiat(Currency::EUR), decimals: 2, payments, units: Units::from(cents) }
    }

    #[test]
    fn r18_what_was_asked_in_a_currency_stands_beside_what_came_and_is_no_payment_more() {
        let found = figures(8, &[taking("ETH", 18, 1, 5), asked(3, 30_100), taking("USDC", 6, 2, 300)]);
        assert_eq!((found.payments, found.conversion), (3, Some(3_750)));
        let symbols: Vec<_> = found.revenue.iter().map(|each| each.symbol.as_str()).collect();
        assert_eq!(symbols, ["ETH", "USDC"]);
        let asked: Vec<_> =
            found.asked.iter().map(|r| (r.symbol.as_str(), r.sum.as_str(), r.payments, r.average.as_str())).collect();
        assert_eq!(asked, [("EUR", "301.00", 3, "100.33")]);
    }

    #[test]
    fn conversion_is_payments_by_views_in_hundredths_of_a_percent_r18() {
        assert_eq!(conversion(0, 0), None);
        assert_eq!(conversion(3, 0), None, "payments without a view have no rate");
        assert_eq!(conversion(0, 7), Some(0));
        assert_eq!(conversion(5, 45), Some(1_111));
        assert_eq!(conversion(1, 8), Some(1_250));
        assert_eq!(conversion(2, 3), Some(6_667), "rounded to the nearest");
        assert_eq!(conversion(3, 2), Some(15_000), "one view may bring several payments");
        assert_eq!(conversion(u64::MAX, 1), Some(u32::MAX));
    }

    #[test]
    fn revenue_is_added_up_per_coin_over_different_decimals_r18() {
        let takings = [taking("USDC", 6, 2, 3_000_001), taking("USDC", 8, 1, 100_000_000), taking("ETH", 18, 1, 5)];
        let sums = revenue(&takings.iter().collect::<Vec<_>>());
        let shown: Vec<_> =
            sums.iter().map(|r| (r.symbol.as_str(), r.sum.as_str(), r.payments, r.average.as_str())).collect();
        assert_eq!(
            shown,
            [("ETH", "0.000000000000000005", 1, "0.000000000000000005"), ("USDC", "4.000001", 3, "1.33333366")]
        );
    }
}
