//! Rows of `views` and of what is counted from them and from sessions.

use super::{Result, read, read_json, read_number, read_option, write_json};
use crate::{
    StorageError,
    records::{
        ActivityRow, DayViews, PaidDay, SessionRow, StoredEvent, StoredView, Taking, TakingDay, View, ViewTotals,
    },
};
use domain::{
    Millis, Units,
    amount::U256,
    view::{Channel, Day, Kind, Visitor},
};
use std::collections::HashMap;

/// Views in the form that the statements take.
///
/// # Errors
/// `Persistent`: no JSON form.
pub fn view_batch(views: &[View]) -> Result<String> {
    let row = |view: &View| {
        (
            view.link,
            view.at,
            view.kind.as_str(),
            view.channel.as_str(),
            view.referrer.as_ref().map(ToString::to_string),
            view.from.to_string(),
            view.visitor.browser.clone(),
            view.visitor.os.clone(),
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

/// Payments of one amount.
#[expect(missing_docs, reason = "the columns are described in the statements")]
#[derive(Debug)]
pub struct TakingColumns {
    pub symbol: String,
    pub decimals: i64,
    pub received: String,
    pub payments: i64,
}

impl TryFrom<TakingColumns> for Taking {
    type Error = StorageError;

    fn try_from(row: TakingColumns) -> Result<Self> {
        let each: Units = read("units", &row.received)?;
        let payments: u64 = read_number("count", row.payments)?;
        Ok(Self {
            symbol: read("symbol", &row.symbol)?,
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
    pub day: i64,
    pub channel: Option<String>,
    pub symbol: String,
    pub decimals: i64,
    pub received: String,
    pub payments: i64,
}

impl TryFrom<TakingDayColumns> for TakingDay {
    type Error = StorageError;

    fn try_from(row: TakingDayColumns) -> Result<Self> {
        let TakingDayColumns { day, channel, symbol, decimals, received, payments } = row;
        let channel = read_option("channel", channel.as_deref())?.unwrap_or(Channel::Direct);
        let taking = TakingColumns { symbol, decimals, received, payments }.try_into()?;
        Ok(Self { day: Day(day), channel, taking })
    }
}

/// Adds up what is of one coin, in the order of the first of each.
pub fn added_up<K: PartialEq>(takings: impl IntoIterator<Item = (K, Taking)>) -> Vec<(K, Taking)> {
    let mut sums: Vec<(K, Taking)> = Vec::new();
    for (key, taking) in takings {
        let same =
            |(k, sum): &&mut (K, Taking)| *k == key && sum.symbol == taking.symbol && sum.decimals == taking.decimals;
        if let Some((_, sum)) = sums.iter_mut().rev().find(same) {
            sum.payments = sum.payments.saturating_add(taking.payments);
            sum.units = sum.units.plus(taking.units);
        } else {
            sums.push((key, taking));
        }
    }
    sums
}

/// What was taken by day and channel, a row a coin.
///
/// # Errors
/// `Corrupt`.
pub fn taking_days(rows: Vec<TakingDayColumns>) -> Result<Vec<TakingDay>> {
    let days: Result<Vec<TakingDay>> = rows.into_iter().map(TryInto::try_into).collect();
    let sums = added_up(days?.into_iter().map(|each| ((each.day, each.channel), each.taking)));
    Ok(sums.into_iter().map(|((day, channel), taking)| TakingDay { day, channel, taking }).collect())
}

/// A row of `merchant_takings`.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug)]
pub struct PaidDayColumns {
    pub day: i64,
    pub symbol: String,
    pub decimals: i64,
    pub payments: i64,
    pub parts: String,
}

impl TryFrom<PaidDayColumns> for PaidDay {
    type Error = StorageError;

    fn try_from(row: PaidDayColumns) -> Result<Self> {
        const PART: u64 = 1_000_000_000_000;
        let parts: Vec<u64> = read_json("sum of a day", &row.parts)?;
        let joined = parts.iter().rev().try_fold(U256::ZERO, |sum, part| {
            sum.checked_mul(U256::from(PART)).and_then(|sum| sum.checked_add(U256::from(*part)))
        });
        Ok(Self {
            day: Day(row.day),
            taking: Taking {
                symbol: read("symbol", &row.symbol)?,
                decimals: read_number("decimals", row.decimals)?,
                payments: read_number("count", row.payments)?,
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
