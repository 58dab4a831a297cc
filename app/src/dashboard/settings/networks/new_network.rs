//! An EVM network that this server does not know yet.

use super::{
    chain_fields::ChainFields,
    network_form::{only_of, typed},
    server_fns::SaveNetwork,
    tier_fields::{LargeCoin, TierFields},
};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Icon, SelectField, Submit};
use api_types::dashboard::NetworkForm;
use leptos::prelude::*;

/// The form of a new network.
#[component]
pub fn NewNetwork(
    /// Adds it.
    save: ServerAction<SaveNetwork>,
) -> impl IntoView {
    let error = only_of(save, StoredValue::new(String::new()));
    FormScope::provide("net-new", "form", error);
    let shown = typed(save, "").unwrap_or_else(|| NetworkForm {
        mode: "live".to_owned(),
        confirmations: "12".to_owned(),
        pace: "steady".to_owned(),
        enabled: true,
        ..NetworkForm::default()
    });
    // Its coin has no name of its own before the chain id is known.
    let key = "native".to_owned();
    let from = shown.large_from.get(&key).cloned().unwrap_or_default();
    let coins = vec![LargeCoin { key, name: "Its own coin".to_owned(), from }];
    let modes =
        vec![("live".to_owned(), "Live: real money".to_owned()), ("test".to_owned(), "Test: to rehearse".to_owned())];
    view! {
        <details class="card net-card" data-needs="own" open=error.with_untracked(Option::is_some)>
            <summary>
                <span class="net-title"><b>"Another EVM network"</b><small class="muted">"Anything that speaks Ethereum’s JSON-RPC"</small></span>
                <Icon name="chevron-down"/>
            </summary>
            <ActionForm action=save attr:class="stack pad" attr:novalidate="novalidate">
                <ErrorSummary/>
                <div class="two">
                    <Field name="name" label="Name" value=shown.name hint="What customers read, for example Gnosis."/>
                    <Field name="chain_id" label="Chain id" value=shown.chain_id keys="numeric" hint="A number, for example 100. The node is asked whether it is so."/>
                    <SelectField name="mode" label="What it is for" options=modes value=shown.mode/>
                    <Field name="native_symbol" label="Its own coin" value=shown.native_symbol hint="For example XDAI."/>
                </div>
                <Field name="node_url" label="Node address" kind="url" keys="url" hint="JSON-RPC over HTTP or HTTPS."/>
                <Field name="push_url" label="WebSocket address" kind="url" keys="url" optional=true/>
                <TierFields confirmations=shown.confirmations large=shown.large_confirmations coins/>
                <ChainFields block_time_ms=shown.block_time_ms pace=shown.pace explorer=shown.explorer/>
                <label class="switch">
                    <input type="checkbox" role="switch" name="form[enabled]" value="true" checked=shown.enabled/>
                    "Follow this network"
                </label>
                <div class="row"><Submit words="Add network" pending=save.pending() class="btn"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}
