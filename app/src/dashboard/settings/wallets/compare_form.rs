//! The first addresses of a wallet that is not in use yet, to compare before it is.

use super::{
    preview::{FirstAddresses, question},
    server_fns::SetWalletActive,
};
use crate::dashboard::parts::{ActionForm, Submit, failure};
use api_types::dashboard::WalletPreview;
use leptos::prelude::*;

/// Asks whether they are the merchant's, and puts the wallet in use.
#[component]
pub fn CompareForm(
    /// The wallet's id.
    id: String,
    /// What it would give out first.
    found: WalletPreview,
    /// Puts it in use.
    set_active: ServerAction<SetWalletActive>,
) -> impl IntoView {
    let error = failure(set_active);
    let single = found.kind == "single_address";
    view! {
        <section class="card card-form" aria-labelledby="compare">
            <header>
                <h2 id="compare">{question(single)}</h2>
            </header>
            <div class="stack">
                <FirstAddresses found/>
                <p class="muted sm">"Nothing is paid to this wallet until you use it. If they differ, leave it and add another key."</p>
                <ActionForm action=set_active attr:data-needs="manage">
                    <input type="hidden" name="id" value=id/>
                    <input type="hidden" name="active" value="true"/>
                    <Submit words=if single { "Yes, use it" } else { "Yes, they match: use it" } pending=set_active.pending()/>
                </ActionForm>
                {move || error.get().map(|error| view! { <p class="sm" role="alert">{error.to_string()}</p> })}
            </div>
        </section>
    }
    .into_any()
}
