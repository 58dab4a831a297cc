//! The outbox: what has not gone, and what has.

use super::{
    outbox_list::OutboxList,
    server_fns::{ActOnMessage, load_outbox},
};
use crate::dashboard::{
    live::use_live,
    parts::{Loaded, SegmentedLinks, page_data, successes, use_query},
    settings::SettingsHead,
    undo::use_undoing,
};
use leptos::prelude::*;

/// Which messages.
const SHOWN: &[(&str, &str)] = &[("", "Not gone"), ("all", "All")];

/// The page. What it shows stands in its address.
#[component]
pub fn OutboxPage() -> impl IntoView {
    let query = use_query();
    let live = use_live();
    let act = ServerAction::<ActOnMessage>::new();
    let done = successes(act);
    let undoing = use_undoing();
    undoing.after(act);
    let all = Memo::new(move |_| query.with(|query| query.get_str("status") == Some("all")));
    let page =
        Memo::new(move |_| query.with(|query| query.get_str("page").and_then(|page| page.parse().ok())).unwrap_or(1));
    let outbox = page_data(
        move || (all.get(), page.get(), live.version(), done.get(), undoing.done()),
        |(all, page, ..)| load_outbox(all, page),
    );
    view! {
        <SettingsHead title="Outbox"/>
        <div class="settings-page">
            <p class="muted">
                "Every message to a customer begins here, and what you are told yourself. What cannot go yet waits, and goes by itself as soon as there is a way; what failed says why."
            </p>
            <div class="row"><SegmentedLinks label="Which messages" name="status" options=SHOWN/></div>
            <Loaded resource=outbox view=move |outbox| view! { <OutboxList outbox act/> }.into_any()/>
        </div>
    }
    .into_any()
}
