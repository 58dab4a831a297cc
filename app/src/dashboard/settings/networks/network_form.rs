//! How a network is reached and when its payments count.

use super::server_fns::SaveNetwork;
use crate::dashboard::{
    error::UiError,
    parts::{ErrorSummary, Field, FormScope, SavedMark, Submit, failure},
};
use api_types::dashboard::NetworkItem;
use leptos::{form::ActionForm, prelude::*};

/// The form of a network that is known.
#[component]
pub fn NetworkFormView(
    /// The network.
    network: NetworkItem,
    /// Keeps it.
    save: ServerAction<SaveNetwork>,
) -> impl IntoView {
    let id = StoredValue::new(network.id.clone());
    FormScope::provide(format!("net-{}", network.id.replace(':', "-")), "form", only_of(save, id));
    let done =
        move || save.value().with(|value| matches!(value, Some(Ok(saved)) if id.with_value(|id| saved.id == *id)));
    view! {
        <ActionForm action=save attr:class="stack pad" attr:novalidate="novalidate">
            <ErrorSummary/>
            <input type="hidden" name="form[id]" value=network.id/>
            <Field name="node_url" label="Node address" value=network.node_url kind="url" keys="url"
                hint="JSON-RPC over HTTP or HTTPS, for example https://node.example/v1. A key in it is hidden once it is saved."/>
            <div class="two">
                <Field name="push_url" label="WebSocket address" value=network.push_url kind="url" keys="url" optional=true
                    hint="New blocks arrive at once. Without it, the node is asked again and again."/>
                <Field name="confirmations" label="Confirmations" value=network.confirmations
                    hint="A number such as 12, or safe, or finalized."/>
            </div>
            <label class="switch">
                <input type="checkbox" role="switch" name="form[enabled]" value="true" checked=network.enabled/>
                "Follow this network"
            </label>
            <div class="row"><Submit words="Save" pending=save.pending() class="btn"/><SavedMark saved=done/></div>
        </ActionForm>
    }
    .into_any()
}

/// What the server said, if it was about this network: one action serves all forms of the page.
pub fn only_of(save: ServerAction<SaveNetwork>, id: StoredValue<String>) -> Signal<Option<UiError>> {
    let sent = RwSignal::new(None::<String>);
    let (input, error) = (save.input(), failure(save));
    Effect::new(move || {
        if let Some(SaveNetwork { form }) = input.get() {
            sent.set(Some(form.id));
        }
    });
    // Before script, the error came by the address and could be of any form: each card shows it.
    Signal::derive(move || {
        let mine = sent.with(|sent| sent.as_ref().is_none_or(|sent| id.with_value(|id| sent == id)));
        error.get().filter(|_| mine)
    })
}
