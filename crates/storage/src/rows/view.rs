//! Rows of `views` and of what is counted from them and from sessions.

use super::{Result, link::unit, read, read_json, read_number, read_option, write_json};
use crate::{
    StorageError,
    records::{
        ActivityRow, BusyLink, DaySpan, DayViews, PaidDay, SessionRow, StoredEvent, StoredView, Taking, TakingDay,
        View, ViewTotals,
    },
};
use domain::{
    Millis, Units,
    amount::U256,
    view::{Channel, Day, Kind, Visitor},
};
use std::collections::HashMap;

/// Days in the form that the statements take.
///
/// # Errors
/// `Persistent`: no JSON form.
pub fn day_spans(days: &[DaySpan]) -> Result<String> {
    write_json("days", &days.iter().map(|span| (span.begins, span.over)).collect::<Vec<_>>())
}

/// The day at a place of them.
fn day_at(days: &[DaySpan], place: i64) -> Result<Day> {
    let found = usize::try_from(place).ok().and_then(|place| days.get(place));
    found.map(|span| span.day).ok_or_else(|| StorageError::Corrupt { what: "day", why: format!("{place} of {days:?}") })
}

/// Views in the form that the statements take.
///
/// # Errors
/// `Persistent`: no JSON form.
pub fn view_batch(views: &[(View, Day)]) -> Result<String> {
    let row = |(view, day): &(View, Day)| {
        (
            view.link,
            view.at,
            view.kind.as_str(),
            view.channel.as_str(),
            view.referrer.as_ref().map(ToString::to_string),
            view.from.to_string(),
            view.visitor.browser.clone(),
            view.visitor.os.clone(),
            *day,
        )
    };
    write_json("views", &views.iter().map(row).collect::<Vec<_>>())
}

/// A row of `views`, with the title of its link.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct ViewColumns {
    pub id: i64,
    pub link: String,
    pub mode: String,
    pub at: i64,
    pub kind: String,
    pub channel: String,
    pub referrer: Option<String>,
    pub ip: String,
    pub browser: Option<String>,
    pub os: Option<String>,
    pub link_title: String,
}

impl TryFrom<ViewColumns> for StoredView {
    type Error = StorageError;

    fn try_from(row: ViewColumns) -> Result<Self> {
        Ok(Self {
            id: row.id,
            mode: read("mode", &row.mode)?,
            link_title: row.link_title,
            view: View {
                link: read("link id", &row.link)?,
                at: Millis(row.at),
                kind: read("kind of visitor", &row.kind)?,
                channel: read("channel", &row.channel)?,
                referrer: read_option("referrer", row.referrer.as_deref())?,
                from: read("masked address", &row.ip)?,
                visitor: Visitor { browser: row.browser, os: row.os },
            },
        })
    }
}

/// Views of one kind.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct TotalColumns {
    pub kind: String,
    pub views: i64,
}

/// Puts the kinds together.
///
/// # Errors
/// `Corrupt`.
pub fn totals(rows: &[TotalColumns]) -> Result<ViewTotals> {
    let mut totals = ViewTotals::default();
    for row in rows {
        let views = read_number("views", row.views)?;
        match read("kind of visitor", &row.kind)? {
            Kind::Person => totals.people = views,
            Kind::Bot => totals.bots = views,
            Kind::Preview => totals.previews = views,
        }
    }
    Ok(totals)
}

/// A row of `link_days`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct DayColumns {
    pub day: i64,
    pub kind: String,
    pub channel: String,
    pub views: i64,
}

impl TryFrom<DayColumns> for DayViews {
    type Error = StorageError;

    fn try_from(row: DayColumns) -> Result<Self> {
        Ok(Self {
            day: Day(row.day),
            kind: read("kind of visitor", &row.kind)?,
            channel: read("channel", &row.channel)?,
            views: read_number("views", row.views)?,
        })
    }
}

/// Views by where they came from.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct ReferrerColumns {
    pub referrer: String,
    pub views: i64,
}

/// A link that people look at often.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct BusyColumns {
    pub link: String,
    pub title: String,
    pub mode: String,
}

impl TryFrom<BusyColumns> for BusyLink {
    type Error = StorageError;

    fn try_from(row: BusyColumns) -> Result<Self> {
        Ok(Self { link: read("link id", &row.link)?, title: row.title, mode: read("mode", &row.mode)? })
    }
}

/// Payments of one amount.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct TakingColumns {
    pub symbol: String,
    pub fiat: bool,
    pub decimals: i64,
    pub amount: String,
    pub payments: i64,
}

impl TryFrom<TakingColumns> for Taking {
    type Error = StorageError;

    fn try_from(row: TakingColumns) -> Result<Self> {
        let each: Units = read("units", &row.amount)?;
        let payments: u64 = read_number("count", row.payments)?;
        Ok(Self {
            unit: unit(&row.symbol, row.fiat)?,
            decimals: read_number("decimals", row.decimals)?,
            payments,
            units: Units(each.0.saturating_mul(domain::amount::U256::from(payments))),
        })
    }
}

/// Payments of one amount on one day by one channel.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct TakingDayColumns {
    pub place: i64,
    pub channel: Option<String>,
    pub symbol: String,
    pub fiat: bool,
    pub decimals: i64,
    pub amount: String,
    pub payments: i64,
}

/// Adds up what is of one unit, where it stands together.
pub fn added_up<K: PartialEq>(takings: impl IntoIterator<Item = (K, Taking)>) -> Vec<(K, Taking)> {
    let mut sums: Vec<(K, Taking)> = Vec::new();
    for (key, taking) in takings {
        let same =
            |(k, sum): &&mut (K, Taking)| *k == key && sum.unit == taking.unit && sum.decimals == taking.decimals;
        if let Some((_, sum)) = sums.last_mut().filter(same) {
            sum.payments = sum.payments.saturating_add(taking.payments);
            sum.units = sum.units.plus(taking.units);
        } else {
            sums.push((key, taking));
        }
    }
    sums
}

/// What was taken on these days by channel, a row a unit.
///
/// # Errors
/// `Corrupt`.
pub fn taking_days(rows: Vec<TakingDayColumns>, days: &[DaySpan]) -> Result<Vec<TakingDay>> {
    let read = |row: TakingDayColumns| -> Result<((Day, Channel), Taking)> {
        let TakingDayColumns { place, channel, symbol, fiat, decimals, amount, payments } = row;
        let channel = read_option("channel", channel.as_deref())?.unwrap_or(Channel::Direct);
        let taking = TakingColumns { symbol, fiat, decimals, amount, payments }.try_into()?;
        Ok(((day_at(days, place)?, channel), taking))
    };
    let each: Result<Vec<_>> = rows.into_iter().map(read).collect();
    Ok(added_up(each?).into_iter().map(|((day, channel), taking)| TakingDay { day, channel, taking }).collect())
}

/// Rows of `merchant_takings`, added up.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PaidDayColumns {
    pub place: i64,
    pub symbol: String,
    pub fiat: bool,
    pub decimals: i64,
    pub payments: i64,
    pub parts: String,
}

/// What was paid on these days, a row a unit.
///
/// # Errors
/// `Corrupt`.
pub fn paid_days(rows: Vec<PaidDayColumns>, days: &[DaySpan]) -> Result<Vec<PaidDay>> {
    rows.into_iter().map(|row| row.paid(days)).collect()
}

impl PaidDayColumns {
    fn paid(self, days: &[DaySpan]) -> Result<PaidDay> {
        const PART: u64 = 1_000_000_000_000;
        let Self { place, symbol, fiat, decimals, payments, parts } = self;
        let parts: Vec<u64> = read_json("sum of a day", &parts)?;
        let joined = parts.iter().rev().try_fold(U256::ZERO, |sum, part| {
            sum.checked_mul(U256::from(PART)).and_then(|sum| sum.checked_add(U256::from(*part)))
        });
        Ok(PaidDay {
            day: day_at(days, place)?,
            taking: Taking {
                unit: unit(&symbol, fiat)?,
                decimals: read_number("decimals", decimals)?,
                payments: read_number("count", payments)?,
                // As other sums, which stop at the largest number there is.
                units: Units(joined.unwrap_or(U256::MAX)),
            },
        })
    }
}

/// A place in a list of views, sessions and messages.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct FoundColumns {
    pub what: String,
    pub number: i64,
    pub session: String,
}

/// What stands in such a list, each kind apart.
#[derive(Debug, Default)]
pub struct Places {
    /// Ids of views.
    pub views: Vec<i64>,
    /// Ids of sessions.
    pub sessions: Vec<String>,
    /// Places of messages in the log.
    pub messages: Vec<i64>,
}

/// Takes the list apart.
pub fn places(found: &[FoundColumns]) -> Places {
    let mut places = Places::default();
    for place in found {
        match place.what.as_str() {
            "view" => places.views.push(place.number),
            "message" => places.messages.push(place.number),
            _ => places.sessions.push(place.session.clone()),
        }
    }
    places
}

/// What stands at each place. What was deleted meanwhile is left out.
pub fn activity(
    found: Vec<FoundColumns>,
    views: Vec<StoredView>,
    sessions: Vec<SessionRow>,
    messages: Vec<StoredEvent>,
) -> Vec<ActivityRow> {
    let mut views: HashMap<_, _> = views.into_iter().map(|view| (view.id, view)).collect();
    let mut sessions: HashMap<_, _> = sessions.into_iter().map(|row| (row.session.id.to_string(), row)).collect();
    let mut messages: HashMap<_, _> = messages.into_iter().map(|event| (event.seq, event)).collect();
    let row = |place: FoundColumns| match place.what.as_str() {
        "view" => views.remove(&place.number).map(|view| ActivityRow::View(Box::new(view))),
        "message" => messages.remove(&place.number).map(|event| ActivityRow::Message(Box::new(event))),
        _ => sessions.remove(&place.session).map(|row| ActivityRow::Payment(Box::new(row))),
    };
    found.into_iter().filter_map(row).collect()
}
