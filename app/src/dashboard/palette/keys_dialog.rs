//! All keys, and the switch that turns the single ones off.

use super::{
    desk::{close, use_desk},
    switched::Switched,
};
use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// The keys and what they do.
const KEYS: &[(&[&str], &str)] = &[
    (&["N"], "New link"),
    (&["G", "H"], "Go to Home"),
    (&["G", "L"], "Go to Links"),
    (&["G", "P"], "Go to Payments"),
    (&["G", "S"], "Go to Settings"),
    (&["Z"], "Undo what was done last"),
    (&["/"], "Search on this page"),
    (&["?"], "Show these keys"),
];

/// The list.
#[component]
pub fn KeysDialog() -> impl IntoView {
    let desk = use_desk();
    let switched = expect_context::<Switched>();
    let rows = KEYS
        .iter()
        .map(|(keys, does)| {
            let keys = keys.iter().map(|key| view! { <kbd class="kbd">{*key}</kbd> }).collect_view();
            view! { <div><dt>{*does}</dt><dd>{keys}</dd></div> }
        })
        .collect_view();
    view! {
        <dialog class="dialog keys-dialog" node_ref=desk.keys aria-labelledby="keys-title">
            <header>
                <h2 id="keys-title">"Keyboard shortcuts"</h2>
                <button class="btn quiet square" type="button" aria-label="Close" on:click=move |_| close(desk.keys)>
                    <Icon name="x"/>
                </button>
            </header>
            <div class="body stack">
                <label class="row">
                    <input
                        type="checkbox" prop:checked=move || switched.shown()
                        on:change=move |event| switched.set(event_target_checked(&event))
                    />
                    <span>"Use single keys. This browser remembers it."</span>
                </label>
                <dl class="key-list">
                    <div><dt>"Search or jump to"</dt><dd><kbd class="kbd">"Ctrl"</kbd><kbd class="kbd">"K"</kbd></dd></div>
                    {rows}
                </dl>
            </div>
        </dialog>
    }
    .into_any()
}
