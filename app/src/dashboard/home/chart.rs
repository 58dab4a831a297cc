//! What came in, day by day.

use crate::dashboard::{
    frame::use_member,
    parts::{Empty, utc_day},
};
use api_types::dashboard::{CoinDay, CoinDays};
use leptos::prelude::*;

/// Width of a day, in the units of the drawing.
const STEP: usize = 10;
/// Width of a bar.
const BAR: usize = 7;
/// Height of the drawing.
const HEIGHT: u32 = 100;

/// A bar a day for each coin, as high as the coin's best day; and for each currency that was asked in.
#[component]
pub fn Chart(
    /// The coins.
    coins: Vec<CoinDays>,
) -> impl IntoView {
    let zone = untrack(|| use_member().me().zone);
    let body = if coins.is_empty() {
        view! { <Empty title="Nothing came in yet" text="What each day brings will show here."/> }.into_any()
    } else {
        coins.into_iter().map(|coin| view! { <Coin coin zone=zone.clone()/> }).collect_view().into_any()
    };
    view! {
        <section class="card" aria-labelledby="per-day">
            <div class="card-head"><h2 id="per-day">"Received per day"</h2></div>
            {body}
        </section>
    }
    .into_any()
}

/// One coin, or what was asked in one currency.
#[component]
fn Coin(coin: CoinDays, zone: String) -> impl IntoView {
    let CoinDays { symbol, asked, sum, days } = coin;
    let count = days.len();
    let said = said(&symbol, &sum, &days);
    let (said, asked) =
        if asked { (format!("Asked in a currency: {said}"), "asked in a currency, ") } else { (said, "") };
    let bars = days
        .into_iter()
        .enumerate()
        .map(|(place, day)| {
            let height = u32::from(day.share);
            let title = format!("{}: {} {symbol}", utc_day(day.at), day.sum);
            view! {
                <g>
                    <title>{title}</title>
                    <rect class="room" x={place * STEP} y="0" width=BAR height=HEIGHT></rect>
                    <rect x={place * STEP} y={HEIGHT - height.min(HEIGHT)} width=BAR height=height></rect>
                </g>
            }
        })
        .collect_view();
    view! {
        <figure class="per-day">
            <figcaption><b>{sum}" "{symbol}</b><span class="muted sm">{asked}"in "{count}" days, "{zone}</span></figcaption>
            <svg viewBox=format!("0 0 {} {HEIGHT}", count * STEP) preserveAspectRatio="none" role="img" aria-label=said>{bars}</svg>
        </figure>
    }
    .into_any()
}

/// The drawing in words, for those who do not see it.
fn said(symbol: &str, sum: &str, days: &[CoinDay]) -> String {
    let today = days.last().map(|day| format!("{} {symbol} today", day.sum)).unwrap_or_default();
    let best = days.iter().max_by_key(|day| day.share);
    let best = best.map(|day| format!("{} {symbol} on the best day, {}", day.sum, utc_day(day.at))).unwrap_or_default();
    format!("{sum} {symbol} in {} days: {today}, {best}", days.len())
}
