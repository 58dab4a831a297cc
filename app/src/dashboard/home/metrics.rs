//! The figures of today.

use crate::dashboard::{frame::use_member, parts::Icon};
use leptos::prelude::*;

/// Four figures.
#[component]
pub fn Metrics(
    /// Paid today, per symbol.
    paid_today: Vec<(String, String)>,
    /// What was asked in currencies for it.
    asked_today: Vec<(String, String)>,
    /// Payments today.
    payments_today: u64,
    /// Sessions that may still be paid, as far as was counted.
    open_now: u64,
    /// Whether there are more than that.
    open_more: bool,
    /// How many wait for the merchant.
    waiting: usize,
) -> impl IntoView {
    let mut paid = paid_today.into_iter();
    let first = paid.next();
    let words = |(amount, symbol): (String, String)| format!("{amount} {symbol}");
    let mut more: Vec<_> = paid.map(words).map(|sum| format!("and {sum}")).collect();
    more.extend(asked_today.into_iter().map(words).map(|sum| format!("asked in a currency: {sum}")));
    let figure = match first {
        Some((amount, symbol)) => view! { {amount}<small>" "{symbol}</small> }.into_any(),
        None => "0".into_any(),
    };
    let zone = untrack(|| use_member().me().zone);
    let more = if more.is_empty() { format!("since midnight, {zone}") } else { more.join(", ") };
    let dot = (open_now > 0).then(|| view! { <span class="live-dot"></span> });
    view! {
        <section class="metrics" aria-label="Today">
            <div class="metric card">
                <span class="name"><Icon name="coins"/>"Paid today"</span>
                <span class="figure">{figure}</span>
                <span class="change">{more}</span>
            </div>
            <div class="metric card">
                <span class="name"><Icon name="credit-card"/>"Payments today"</span>
                <span class="figure">{payments_today}</span>
                <span class="change">"confirmed"</span>
            </div>
            <div class="metric card">
                <span class="name"><Icon name="clock"/>"Open now"</span>
                <span class="figure">{open_now}{open_more.then_some("+")}</span>
                <span class="change row tight-row">{dot}"may still be paid"</span>
            </div>
            <div class="metric card">
                <span class="name"><Icon name="hourglass"/>"Needs you"</span>
                <span class="figure">{waiting}</span>
                <span class="change">{if waiting == 0 { "nothing waits" } else { "waiting for your word" }}</span>
            </div>
        </section>
    }
    .into_any()
}
