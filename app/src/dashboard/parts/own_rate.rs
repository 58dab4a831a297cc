//! Says where the mistake would be made that a currency needs a rate set by hand (R32).

use super::Icon;
use domain::fiat::Currency;
use leptos::prelude::*;

/// What is said of a unit. `None`: a coin, or a currency that enough price sources quote.
fn said(unit: &str) -> Option<String> {
    let currency: Currency = unit.parse().ok().filter(|currency: &Currency| !currency.is_widely_quoted())?;
    Some(format!(
        "Too few price sources quote {currency}. Customers can pay only with coins for which you set a rate by hand, in Settings, Prices."
    ))
}

/// The words, once such a currency is chosen; never stops anything.
#[component]
pub fn OwnRateNotice(
    /// What is chosen: the code of a currency, or a coin.
    unit: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div role="status">
            {move || unit.with(|unit| said(unit)).map(|words| view! {
                <p class="error caution"><Icon name="info"/><span>{words}</span></p>
            })}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r32_who_chooses_a_currency_that_few_quote_is_told_before_anybody_is_turned_away() {
        assert!(said("NOK").is_some_and(|words| words.contains("set a rate by hand")));
        for fine in ["EUR", "USD", "JPY", "USDC", ""] {
            assert_eq!(said(fine), None, "{fine}");
        }
    }
}
