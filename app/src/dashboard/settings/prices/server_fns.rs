//! What the prices page asks the server.

use crate::dashboard::error::UiError;
use api_types::{
    dashboard::{RateForm, RateItem},
    undo::Undo,
};
use leptos::prelude::*;

/// What the coins are worth in a currency.
#[server(prefix = "/dashboard/do", endpoint = "rates", client = crate::dashboard::Tab)]
pub async fn load_rates(currency: String) -> Result<Vec<RateItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.rates(&actor, &currency).await)
}

/// Sets a rate by hand; an empty one goes back to the price sources.
#[server(prefix = "/dashboard/do", endpoint = "set_rate", client = crate::dashboard::Tab)]
pub async fn set_rate(form: RateForm) -> Result<Option<Undo>, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form, with_typed};
    let (service, actor) = actor().await?;
    let undo = with_typed(answer(service.set_rate(&actor, form.clone()).await), &form)?;
    if plain_form()
        && let Some(undo) = &undo
    {
        // A rate that was set is of a currency, whose code is safe in an address.
        leptos_axum::redirect(&format!("/dashboard/settings/prices?currency={}&{}", form.currency, undo.in_address()));
    }
    Ok(undo)
}
