//! What the business page asks the server.

use crate::dashboard::error::UiError;
use api_types::{dashboard::Business, invoices::InvoicingForm};
use leptos::prelude::*;

/// The business.
#[server(prefix = "/dashboard/do", endpoint = "business", client = crate::dashboard::Tab)]
pub async fn load_business() -> Result<Business, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.business(&actor).await)
}

/// Keeps the business as typed.
#[server(prefix = "/dashboard/do", endpoint = "save_business", client = crate::dashboard::Tab)]
pub async fn save_business(form: Business) -> Result<Business, UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let saved = with_typed(answer(service.save_business(&actor, form.clone()).await), &form)?;
    leptos_axum::redirect("/dashboard/settings?saved=1");
    Ok(saved)
}

/// What stands on invoices.
#[server(prefix = "/dashboard/do", endpoint = "invoicing", client = crate::dashboard::Tab)]
pub async fn load_invoicing() -> Result<InvoicingForm, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.invoicing(&actor).await)
}

/// Keeps what stands on invoices as typed.
#[server(prefix = "/dashboard/do", endpoint = "save_invoicing", client = crate::dashboard::Tab)]
pub async fn save_invoicing(form: InvoicingForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.save_invoicing(&actor, &form).await), &form)?;
    leptos_axum::redirect("/dashboard/settings?invoicing=1#invoicing");
    Ok(())
}
