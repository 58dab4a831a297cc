//! What the customer will see, while it is typed.

use super::{pay_with::PayWith, typed::Typed};
use crate::dashboard::{
    parts::{CoinMark, Icon},
    words,
};
use api_types::dashboard::Business;
use leptos::prelude::*;

/// The pay page in small.
#[component]
pub fn PayPreview(
    /// Who is paid.
    business: Business,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let or = |text: String, instead: &str| if text.trim().is_empty() { instead.to_owned() } else { text };
    let window = move || typed.window.get().parse().map(words::minutes).unwrap_or_default();
    let title = move || {
        let product = typed.sold().map(|product| product.name);
        or(typed.title.get(), product.as_deref().unwrap_or("Title"))
    };
    let price = move || match typed.price() {
        price if price.is_empty() => view! { "Your amount"<small>" in "{typed.unit()}</small> }.into_any(),
        price => view! { {price}<small>" "{typed.unit()}</small> }.into_any(),
    };
    let coin = move || match typed.pay_with() {
        PayWith::Chosen(symbol) | PayWith::OneCoin(symbol) => Some(symbol),
        PayWith::AnyCoin => None,
    };
    let pay = move || match coin() {
        Some(symbol) => format!("Pay with {symbol}"),
        None => "Choose a coin".to_owned(),
    };
    let remaining = move || {
        let count = match typed.limit_kind.get().as_str() {
            "once" => 1,
            "number" => typed.limit.get().trim().parse().ok().filter(|count| (1..=1_000).contains(count))?,
            _ => return None,
        };
        let words = format!("{} remaining", words::count(count, "payment", "payments"));
        let tone = if count > 3 { "badge dotted ok" } else { "badge dotted warn" };
        Some(view! { <span class=tone>{words}</span> })
    };
    view! {
        <aside class="preview needs-script" aria-label="Preview of the pay page">
            <p class="cap"><Icon name="eye"/>"What your customer sees"</p>
            <div class="phone" aria-hidden="true">
                <span class="who">{business.name}</span>
                <div class="bill">
                    <b>{title}</b>
                    <p>{move || typed.description.get()}</p>
                    <p class="amount">{price}</p>
                </div>
                <div class="sheet">
                    {move || coin().map(|symbol| view! {
                        <span class="row"><CoinMark symbol=symbol.clone()/><b>{symbol}</b></span>
                    })}
                    <span class="fake">{pay}</span>
                    <span class="row apart"><span class="xs muted">"Price held for "{window}</span>{remaining}</span>
                </div>
                <span class="trust"><Icon name="shield-check"/>"Paid straight to the merchant’s wallet."</span>
            </div>
        </aside>
    }
    .into_any()
}
