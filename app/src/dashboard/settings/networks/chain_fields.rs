//! What cannot be read from a network's node.

use crate::dashboard::parts::{Field, SelectField};
use leptos::prelude::*;

/// How fast blocks come, and where people look at transactions.
#[component]
pub fn ChainFields(
    /// Milliseconds from block to block; empty: not said.
    block_time_ms: String,
    /// `steady` or `quiet`.
    pace: String,
    /// Address of a transaction's page; empty: none.
    explorer: String,
) -> impl IntoView {
    let pace = if pace.is_empty() { "steady".to_owned() } else { pace };
    let paces = vec![
        ("steady".to_owned(), "All the time, by the clock".to_owned()),
        ("quiet".to_owned(), "Only when somebody sends something".to_owned()),
    ];
    view! {
        <div class="two">
            <Field name="block_time_ms" label="Time from block to block" value=block_time_ms keys="numeric" after="ms" optional=true
                hint="For example 12000. Customers are told how long confirming takes."/>
            <SelectField name="pace" label="Blocks come" options=paces value=pace
                hint="Where they come all the time, a node whose newest block is old is noticed, and no address is given out."/>
            <Field name="explorer" label="Explorer" value=explorer keys="url" optional=true
                hint="A transaction’s page with {tx} for its id, for example https://etherscan.io/tx/{tx}."/>
        </div>
    }
    .into_any()
}
