//! What the pages of invoices ask the server.

use crate::dashboard::{error::UiError, links::server_fns::NewLink};
use api_types::invoices::InvoiceForm;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What the form for an invoice starts from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewInvoice {
    /// As for a new link.
    pub start: NewLink,
    /// What stands in it at first.
    pub form: InvoiceForm,
}

/// What the form for an invoice starts from: empty, or the invoice of a link again.
#[server(prefix = "/dashboard/do", endpoint = "new_invoice", client = crate::dashboard::Tab)]
pub async fn load_new_invoice(from: String) -> Result<NewInvoice, UiError> {
    use crate::dashboard::{
        links::server_fns::new_link,
        session::{actor, answer},
    };
    let (service, actor) = actor().await?;
    let from = (!from.is_empty()).then_some(from.as_str());
    let form = answer(service.invoice_start(&actor, from).await)?;
    Ok(NewInvoice { start: new_link(&service, &actor).await?, form })
}

/// Issues an invoice and leads to the page of its link.
#[server(prefix = "/dashboard/do", endpoint = "issue_invoice", client = crate::dashboard::Tab)]
pub async fn issue_invoice(form: InvoiceForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let link = with_typed(answer(service.issue_invoice(&actor, &form).await), &form)?;
    leptos_axum::redirect(&format!("/dashboard/links/{}?mode={}&new=1", link.id, link.mode.as_str()));
    Ok(())
}

/// Voids the invoice of a link.
#[server(prefix = "/dashboard/do", endpoint = "void_invoice", client = crate::dashboard::Tab)]
pub async fn void_invoice(link: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.void_invoice(&actor, &link).await)
}
