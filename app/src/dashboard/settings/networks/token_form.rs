//! Another token on a network.

use super::server_fns::AddToken;
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Submit, failure};
use api_types::dashboard::TokenForm;
use leptos::prelude::*;

/// A contract address; symbol and decimals come from the chain.
#[component]
pub fn TokenFormView(
    /// CAIP-2 name of the network.
    network: String,
    /// Adds it.
    add: ServerAction<AddToken>,
) -> impl IntoView {
    let error = failure(add);
    let sent = RwSignal::new(error.get_untracked().and_then(|error| error.typed::<TokenForm>()));
    let input = add.input();
    Effect::new(move || {
        if let Some(AddToken { form }) = input.get() {
            sent.set(Some(form));
        }
    });
    let own = network.clone();
    let of_this = Signal::derive(move || {
        error.get().filter(|_| sent.with(|sent| sent.as_ref().is_none_or(|form| form.network == own)))
    });
    FormScope::provide(format!("token-{}", network.replace(':', "-")), "form", of_this);
    let typed = sent
        .with_untracked(|sent| sent.as_ref().filter(|form| form.network == network).map(|form| form.contract.clone()));
    view! {
        <ActionForm action=add attr:data-needs="own" attr:class="stack pad token-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <input type="hidden" name="form[network]" value=network/>
            <Field name="contract" label="Add a token" value=typed.unwrap_or_default()
                hint="The token’s contract, 0x and 40 digits. Its symbol and decimals are read from the network."/>
            <div class="row"><Submit words="Add token" pending=add.pending() class="btn"/></div>
        </ActionForm>
    }
    .into_any()
}
