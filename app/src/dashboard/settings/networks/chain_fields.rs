//! What cannot be read from a network's node.

use crate::dashboard::parts::Field;
use leptos::prelude::*;

/// How fast blocks come, and where people look at transactions.
#[component]
pub fn ChainFields(
    /// Milliseconds from block to block; empty: not said.
    block_time_ms: String,
    /// Address of a transaction's page; empty: none.
    explorer: String,
) -> impl IntoView {
    view! {
        <div class="two">
            <Field name="block_time_ms" label="Time from block to block" value=block_time_ms keys="numeric" after="ms" optional=true
                hint="For example 12000. Customers are told how long confirming takes."/>
            <Field name="explorer" label="Explorer" value=explorer keys="url" optional=true
                hint="A transaction’s page with {tx} for its id, for example https://etherscan.io/tx/{tx}."/>
        </div>
    }
    .into_any()
}
