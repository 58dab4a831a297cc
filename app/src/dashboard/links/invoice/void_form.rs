//! Voids an invoice, after asking.

use super::server_fns::VoidInvoice;
use crate::dashboard::parts::{ActionForm, Icon, Submit, failure};
use leptos::prelude::*;

/// Says what it means, and does it.
#[component]
pub fn VoidForm(
    /// Id of the link.
    link: String,
    /// Number of the invoice.
    number: String,
    /// Voids it.
    void: ServerAction<VoidInvoice>,
) -> impl IntoView {
    let error = failure(void);
    let refused = move || {
        error.get().map(|error| {
            view! { <p class="error" role="alert"><Icon name="triangle-alert"/><span>{error.to_string()}</span></p> }
        })
    };
    view! {
        <details class="change">
            <summary class="btn quiet"><Icon name="x"/>"Void"</summary>
            <ActionForm action=void attr:data-needs="work" attr:class="stack">
                <input type="hidden" name="link" value=link/>
                <p class="sm">{number}" keeps its number and cannot be paid any more. This cannot be taken back; issue a copy instead of it."</p>
                <Submit words="Void it for good" pending=void.pending() class="btn danger"/>
            </ActionForm>
        </details>
        {refused}
    }
    .into_any()
}
