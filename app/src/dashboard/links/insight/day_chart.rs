//! Figures day by day: views with payments over them, and what came in. The same stands in a table for those who hear
//! the page.

use super::{
    columns::{DAY, HEIGHT, path, whole},
    names::day,
};
use crate::{dashboard::frame::use_member, ui::moment::iso};
use api_types::analytics::DayFigures;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The charts and the table.
#[component]
pub fn DayChart(
    /// The oldest first.
    days: Vec<DayFigures>,
) -> impl IntoView {
    let (views, payments): (Vec<_>, Vec<_>) =
        days.iter().map(|day| (u128::from(day.views), u128::from(day.payments))).unzip();
    let highest = views.iter().chain(&payments).copied().max().unwrap_or_default();
    let (views, payments) = (path(views, highest), path(payments, highest));
    let ends = (days.first().map(|first| day(first.at)).unwrap_or_default(), "Today");
    let coin = main_coin(&days).map(|symbol| view! { <CoinChart days=days.clone() symbol ends=ends.clone()/> });
    let wide = days.len() * DAY;
    let zone = untrack(|| use_member().me().zone);
    let counts = view! {
        <div class="day-chart">
            <p class="legend xs" aria-hidden="true">
                <span class="views">"Views"</span><span class="paid">"Payments"</span>
                <span class="top num">{format!("At most {highest} a day")}</span>
            </p>
            {plot(wide, vec![("views", views), ("paid", payments)])}
            <p class="ends xs muted" aria-hidden="true"><span>{ends.0}</span><span>{ends.1}", "{zone.clone()}</span></p>
        </div>
    };
    let rows = days.into_iter().map(row).collect_view();
    view! {
        <figure class="day-charts">
            <figcaption class="visually-hidden">"Views, payments and revenue of each day"</figcaption>
            {counts}
            {coin}
            // A table does not give way to a width: what hides it stands around it.
            <div class="visually-hidden">
                <table>
                    <caption>"Views, payments and revenue of each day by the clock of "{zone}", the oldest first"</caption>
                    <thead>
                        <tr><th scope="col">"Day"</th><th scope="col">"Views"</th><th scope="col">"Payments"</th><th scope="col">"Revenue"</th></tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </figure>
    }
    .into_any()
}

/// What came in of one coin.
#[component]
fn CoinChart(days: Vec<DayFigures>, symbol: String, ends: (String, &'static str)) -> impl IntoView {
    let of_day = |day: &DayFigures| {
        let found = day.revenue.iter().find(|(_, coin)| *coin == symbol);
        found.map_or_else(|| "0".to_owned(), |(sum, _)| sum.clone())
    };
    let amounts: Vec<_> = days.iter().map(of_day).collect();
    let values = whole(&amounts.iter().map(String::as_str).collect::<Vec<_>>());
    let highest = values.iter().copied().max().unwrap_or_default();
    let most = amounts.iter().zip(&values).max_by_key(|(_, value)| **value).map(|(text, _)| text.clone());
    let top = format!("At most {} {symbol} a day", most.unwrap_or_default());
    view! {
        <div class="day-chart">
            <p class="legend xs" aria-hidden="true">
                <span class="money">"Revenue in "{symbol}</span><span class="top num">{top}</span>
            </p>
            {plot(days.len() * DAY, vec![("money", path(values, highest))])}
            <p class="ends xs muted" aria-hidden="true"><span>{ends.0}</span><span>{ends.1}</span></p>
        </div>
    }
    .into_any()
}

/// The drawing: each series is a path over the one before.
fn plot(wide: usize, series: Vec<(&'static str, String)>) -> AnyView {
    let paths = series.into_iter().map(|(class, path)| view! { <path class=class d=path></path> }).collect_view();
    view! {
        <svg viewBox=format!("0 0 {wide} {HEIGHT}") preserveAspectRatio="none" aria-hidden="true">{paths}</svg>
    }
    .into_any()
}

/// The coin that came in on most days.
fn main_coin(days: &[DayFigures]) -> Option<String> {
    let mut seen = BTreeMap::<&str, usize>::new();
    for (_, symbol) in days.iter().flat_map(|day| &day.revenue) {
        *seen.entry(symbol).or_default() += 1;
    }
    seen.into_iter().max_by_key(|(_, days)| *days).map(|(symbol, _)| symbol.to_owned())
}

/// A day in words.
fn row(figures: DayFigures) -> impl IntoView {
    let date = iso(figures.at).split('T').next().unwrap_or_default().to_owned();
    let revenue: Vec<_> = figures.revenue.iter().map(|(sum, symbol)| format!("{sum} {symbol}")).collect();
    let revenue = if revenue.is_empty() { "0".to_owned() } else { revenue.join(", ") };
    let asked: Vec<_> = figures.asked.iter().map(|(sum, code)| format!("{sum} {code}")).collect();
    let revenue =
        if asked.is_empty() { revenue } else { format!("{revenue}, asked in a currency: {}", asked.join(", ")) };
    view! { <tr><th scope="row">{date}</th><td>{figures.views}</td><td>{figures.payments}</td><td>{revenue}</td></tr> }
}
