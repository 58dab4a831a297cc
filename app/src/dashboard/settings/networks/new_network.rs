//! An EVM network that this server does not know yet.

use super::{network_form::only_of, server_fns::SaveNetwork};
use crate::dashboard::parts::{ErrorSummary, Field, FormScope, Icon, SelectField, Submit};
use leptos::{form::ActionForm, prelude::*};

/// The form of a new network.
#[component]
pub fn NewNetwork(
    /// Adds it.
    save: ServerAction<SaveNetwork>,
) -> impl IntoView {
    let error = only_of(save, StoredValue::new(String::new()));
    FormScope::provide("net-new", "form", error);
    let modes =
        vec![("live".to_owned(), "Live: real money".to_owned()), ("test".to_owned(), "Test: to rehearse".to_owned())];
    view! {
        <details class="card net-card" open=error.with_untracked(Option::is_some)>
            <summary>
                <span class="net-title"><b>"Another EVM network"</b><small class="muted">"Anything that speaks Ethereum’s JSON-RPC"</small></span>
                <Icon name="chevron-down"/>
            </summary>
            <ActionForm action=save attr:class="stack pad" attr:novalidate="novalidate">
                <ErrorSummary/>
                <div class="two">
                    <Field name="name" label="Name" hint="What customers read, for example Gnosis."/>
                    <Field name="chain_id" label="Chain id" keys="numeric" hint="A number, for example 100. The node is asked whether it is so."/>
                    <SelectField name="mode" label="What it is for" options=modes value="live"/>
                    <Field name="native_symbol" label="Its own coin" hint="For example XDAI."/>
                </div>
                <Field name="node_url" label="Node address" kind="url" keys="url" hint="JSON-RPC over HTTP or HTTPS."/>
                <div class="two">
                    <Field name="push_url" label="WebSocket address" kind="url" keys="url" optional=true/>
                    <Field name="confirmations" label="Confirmations" value="12" hint="A number such as 12, or safe, or finalized."/>
                </div>
                <label class="switch">
                    <input type="checkbox" role="switch" name="form[enabled]" value="true" checked/>
                    "Follow this network"
                </label>
                <div class="row"><Submit words="Add network" pending=save.pending() class="btn"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}
