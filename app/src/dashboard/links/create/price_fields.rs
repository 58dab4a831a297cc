//! What the price is counted in: the coin itself or a currency.

use crate::dashboard::{
    parts::{OwnRateNotice, SelectField},
    words::currencies,
};
use leptos::prelude::*;

/// The coin, the common currencies, and all others.
#[component]
pub fn PriceFields(
    /// The chosen currency; empty: the coin.
    currency: RwSignal<String>,
) -> impl IntoView {
    let mut options = vec![(String::new(), "The coin itself".to_owned())];
    options.extend(currencies());
    view! {
        <div class="not-product">
            <SelectField name="currency" label="Price in" options value=currency.get_untracked() typed=currency
                hint="In a currency, the customer pays the rate of the moment, in any of several coins."/>
            <OwnRateNotice unit=currency/>
        </div>
    }
    .into_any()
}
