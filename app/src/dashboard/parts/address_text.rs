//! Addresses and transaction ids, so that people can compare them.

use leptos::prelude::*;

/// How many characters are set off at each end.
const ENDS: usize = 6;

/// A whole address, six characters bold at each end; or with `short`, beside a link that shows all of it, its two ends.
#[component]
pub fn AddressText(
    /// The address or id.
    #[prop(into)]
    text: String,
    /// Whether to leave the middle out.
    #[prop(optional)]
    short: bool,
) -> impl IntoView {
    let (prefix, rest) = text.split_at(if text.starts_with("0x") { 2 } else { 0 });
    if !rest.is_ascii() || rest.len() <= 2 * ENDS {
        return view! { <span class="addr">{text}</span> }.into_any();
    }
    let (first, rest) = rest.split_at(ENDS);
    let (middle, last) = rest.split_at(rest.len() - ENDS);
    let (prefix, first, last) = (prefix.to_owned(), first.to_owned(), last.to_owned());
    let middle = if short { "…".to_owned() } else { middle.to_owned() };
    let class = if short { "addr short" } else { "addr" };
    view! { <span class=class>{prefix}<b>{first}</b>{middle}<b>{last}</b></span> }.into_any()
}
