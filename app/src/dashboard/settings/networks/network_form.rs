//! How a network is reached and when its payments count.

use super::{
    chain_fields::ChainFields,
    server_fns::SaveNetwork,
    tier_fields::{LargeCoin, TierFields},
};
use crate::dashboard::{
    error::UiError,
    parts::{ActionForm, ErrorSummary, Field, FormScope, SavedMark, Submit, failure},
};
use api_types::dashboard::{NetworkForm, NetworkItem};
use leptos::prelude::*;

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
    let shown = typed(save, &network.id).unwrap_or_else(|| kept(&network));
    let coins = network.assets.into_iter().filter(|asset| asset.enabled).map(|asset| LargeCoin {
        from: shown.large_from.get(&asset.id).cloned().unwrap_or(asset.large_from),
        key: asset.id,
        name: asset.symbol,
    });
    let coins = coins.collect::<Vec<_>>();
    view! {
        <ActionForm action=save attr:class="stack pad" attr:novalidate="novalidate">
            <ErrorSummary/>
            <input type="hidden" name="form[id]" value=network.id/>
            <Field name="node_url" label="Node address" value=network.node_url kind="url" keys="url"
                hint="JSON-RPC over HTTP or HTTPS, for example https://node.example/v1. A key in it is hidden once it is saved."/>
            <Field name="push_url" label="WebSocket address" value=network.push_url kind="url" keys="url" optional=true
                hint="New blocks arrive at once. Without it, the node is asked again and again."/>
            <TierFields confirmations=shown.confirmations large=shown.large_confirmations coins/>
            <ChainFields block_time_ms=shown.block_time_ms pace=shown.pace explorer=shown.explorer/>
            <label class="switch">
                <input type="checkbox" role="switch" name="form[enabled]" value="true" checked=shown.enabled/>
                "Follow this network"
            </label>
            <div class="row" data-needs="own"><Submit words="Save" pending=save.pending() class="btn"/><SavedMark saved=done/></div>
        </ActionForm>
    }
    .into_any()
}

/// A form with what is kept of a network, but for its node's addresses and its coins.
fn kept(network: &NetworkItem) -> NetworkForm {
    NetworkForm {
        confirmations: network.confirmations.clone(),
        large_confirmations: network.large_confirmations.clone(),
        block_time_ms: network.block_time_ms.to_string(),
        pace: if network.steady { "steady" } else { "quiet" }.to_owned(),
        explorer: network.explorer.clone(),
        enabled: network.enabled,
        ..NetworkForm::default()
    }
}

/// What was typed for this network, when the form came back without script.
pub fn typed(save: ServerAction<SaveNetwork>, id: &str) -> Option<NetworkForm> {
    failure(save).get_untracked()?.typed().filter(|form: &NetworkForm| form.id == id)
}

/// What the server said, if it was about this network: one action serves all forms of the page.
pub fn only_of(save: ServerAction<SaveNetwork>, id: StoredValue<String>) -> Signal<Option<UiError>> {
    let (input, error) = (save.input(), failure(save));
    let sent = RwSignal::new(error.get_untracked().and_then(|error| error.typed()).map(|form: NetworkForm| form.id));
    Effect::new(move || {
        if let Some(SaveNetwork { form }) = input.get() {
            sent.set(Some(form.id));
        }
    });
    Signal::derive(move || {
        let mine = sent.with(|sent| sent.as_ref().is_none_or(|sent| id.with_value(|id| sent == id)));
        error.get().filter(|_| mine)
    })
}
