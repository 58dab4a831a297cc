//! Links that a day is unlike the days before for (R32).

use api_types::{analytics::Range, dashboard::UnusualLink};
use domain::{
    ids::MerchantId,
    view::{Day, Kind, Unusual, unusual},
};
use storage::{StorageError, Transaction, records::DayViews};

/// How many of the links that people look at most today are compared with their days before.
const BUSIEST: u32 = 32;

/// Those of a merchant, as the links' own pages say it of the usual range.
pub async fn unusual_links(
    tx: &mut dyn Transaction,
    merchant: MerchantId,
    today: Day,
) -> Result<Vec<UnusualLink>, StorageError> {
    let first = today.later(1 - i64::from(Range::default().days()));
    let mut found = Vec::new();
    for busy in tx.busy_links(merchant, today, BUSIEST).await? {
        let views = by_day(&tx.view_days(merchant, busy.link, first).await?, first, today);
        found.extend(unusual(&views).map(|Unusual { today, usual }| UnusualLink {
            link: busy.link.to_string(),
            title: busy.title,
            mode: busy.mode,
            today,
            usual,
        }));
    }
    Ok(found)
}

/// How often people looked on each day.
fn by_day(views: &[DayViews], first: Day, today: Day) -> Vec<u64> {
    let of = |day: i64| views.iter().filter(move |seen| seen.day == Day(day) && seen.kind == Kind::Person);
    (first.0..=today.0).map(|day| of(day).map(|seen| seen.views).sum()).collect()
}
