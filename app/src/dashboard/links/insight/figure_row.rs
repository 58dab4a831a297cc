//! Views, payments, conversion, revenue and average in a row (R18).

use super::names::percent;
use crate::dashboard::parts::Icon;
use api_types::analytics::{Figures, Revenue};
use leptos::prelude::*;

/// Five figures.
#[component]
pub fn FigureRow(
    /// In the chosen range.
    range: Figures,
    /// Since the link was made.
    ever: Figures,
) -> impl IntoView {
    let of = format!("{} of {}", range.payments, range.views);
    let mut revenue = range.revenue.into_iter();
    let first = revenue.next();
    let more: Vec<_> = revenue.map(|Revenue { symbol, sum, .. }| format!("{sum} {symbol}")).collect();
    let more = if more.is_empty() { "paid or final".to_owned() } else { format!("and {}", more.join(", ")) };
    let (sum, average) = match first {
        Some(Revenue { symbol, sum, average, .. }) => (money(sum, symbol.clone()), money(average, symbol)),
        None => ("0".into_any(), "–".into_any()),
    };
    view! {
        <div class="strip figures">
            {metric("info", "eye", "Views", range.views.into_any(), format!("{} in all", ever.views))}
            {metric("ok", "credit-card", "Payments", range.payments.into_any(), format!("{} in all", ever.payments))}
            {metric("warn", "trending-up", "Conversion", percent(range.conversion).into_any(), of)}
            {metric("plum", "coins", "Revenue", sum, more)}
            {metric("", "calculator", "Average", average, "per payment".to_owned())}
        </div>
    }
    .into_any()
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
