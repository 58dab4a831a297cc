//! Views, payments, conversion, revenue and average in a row (R18).

use super::names::percent;
use crate::dashboard::{parts::Icon, words::count};
use api_types::analytics::{Figures, Revenue};
use leptos::prelude::*;
use std::cmp::Reverse;

/// Five figures.
#[component]
pub fn FigureRow(
    /// In the chosen range.
    range: Figures,
    /// Since the link was made.
    ever: Figures,
) -> impl IntoView {
    let of = format!("{} of {}", range.payments, range.views);
    // What was asked in currencies is what the merchant counts in, and comes first where it is of all payments.
    let of_all = range.asked.iter().map(|it| it.payments).sum::<u64>() == range.payments;
    let (asked, came) = (busiest_first(range.asked), busiest_first(range.revenue));
    let (main, beside) = if of_all { (asked, came) } else { (came, asked) };
    let (sum, average) = match main.first() {
        Some(it) => (money(it.sum.clone(), it.symbol.clone()), money(it.average.clone(), it.symbol.clone())),
        None => ("0".into_any(), "–".into_any()),
    };
    let sums = |of: &[Revenue]| {
        let each: Vec<_> = of.iter().map(|it| format!("{} {}", it.sum, it.symbol)).collect();
        each.join(", ")
    };
    let (rest, other) = (sums(main.get(1..).unwrap_or_default()), sums(&beside));
    let more = match (rest.as_str(), other.as_str(), of_all) {
        ("", "", _) => "paid or final".to_owned(),
        (rest, "", _) => format!("and {rest}"),
        ("", came, true) => format!("asked; received: {came}"),
        (rest, came, true) => format!("and {rest} asked; received: {came}"),
        ("", asked, false) => format!("for some of it was asked: {asked}"),
        (rest, asked, false) => format!("and {rest}; for some of it was asked: {asked}"),
    };
    let averages: Vec<_> = main.iter().skip(1).chain(&beside).map(average_over).collect();
    let below = match main.first() {
        Some(first) if !averages.is_empty() => format!("{}, and {}", over(first), averages.join(", ")),
        _ => "per payment".to_owned(),
    };
    view! {
        <div class="strip figures">
            {metric("info", "eye", "Views", range.views.into_any(), format!("{} in all", ever.views))}
            {metric("ok", "credit-card", "Payments", range.payments.into_any(), format!("{} in all", ever.payments))}
            {metric("warn", "trending-up", "Conversion", percent(range.conversion).into_any(), of)}
            {metric("plum", "coins", "Revenue", sum, more)}
            {metric("", "calculator", "Average", average, below)}
        </div>
    }
    .into_any()
}

/// The coin or currency with the most payments first; those with as many stay as they are.
pub fn busiest_first(mut revenue: Vec<Revenue>) -> Vec<Revenue> {
    revenue.sort_by_key(|it| Reverse(it.payments));
    revenue
}

/// A coin's average with the payments that it is of: `48.30 USDC over 16 payments`.
pub fn average_over(it: &Revenue) -> String {
    format!("{} {} {}", it.average, it.symbol, over(it))
}

/// How many payments a coin's average is of.
fn over(it: &Revenue) -> String {
    format!("over {}", count(it.payments, "payment", "payments"))
}

/// An amount with its coin.
fn money(amount: String, symbol: String) -> AnyView {
    view! { {amount}<small>" "{symbol}</small> }.into_any()
}

/// One figure with what it is made of.
fn metric(tone: &'static str, icon: &'static str, name: &'static str, figure: AnyView, below: String) -> AnyView {
    view! {
        <div class="metric">
            <span class="name"><span class=format!("spot {tone}")><Icon name=icon/></span>{name}</span>
            <span class="figure">{figure}</span>
            <span class="change">{below}</span>
        </div>
    }
    .into_any()
}
