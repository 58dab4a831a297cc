//! A coin's glyph, or its first letter.

use leptos::prelude::*;

/// Coins with a glyph of their own; the document's sprite holds them.
pub const KNOWN: &[&str] = &["USDC", "USDT", "DAI", "EURC", "ETH", "POL", "BNB"];

/// The mark of a coin; its symbol always stands beside it.
#[component]
pub fn CoinMark(
    /// What the coin is called.
    #[prop(into)]
    symbol: String,
) -> impl IntoView {
    if KNOWN.contains(&symbol.as_str()) {
        crate::ui::coin(&symbol).into_any()
    } else {
        let letter: String = symbol.chars().take(1).collect();
        view! { <span class="coin letter" aria-hidden="true">{letter}</span> }.into_any()
    }
}
