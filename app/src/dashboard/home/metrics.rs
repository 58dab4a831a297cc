//! The figures of today.

use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// Four figures.
#[component]
pub fn Metrics(
    /// Paid today, per symbol.
    paid_today: Vec<(String, String)>,
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
    let more: Vec<_> = paid.map(|(amount, symbol)| format!("{amount} {symbol}")).collect();
    let figure = match first {
        Some((amount, symbol)) => view! { {amount}<small>" "{symbol}</small> }.into_any(),
        None => "0".into_any(),
    };
    let more = if more.is_empty() { "since midnight UTC".to_owned() } else { format!("and {}", more.join(", ")) };
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
