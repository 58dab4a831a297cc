//! What the prices page asks the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::{RateForm, RateItem};
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
pub async fn set_rate(form: RateForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.set_rate(&actor, form.clone()).await), &form)
}
