//! A few choices as cards.

use crate::dashboard::parts::use_form_scope;
use leptos::prelude::*;

/// Cards of which one is chosen. Each radio button has the id of its field and value, for what depends on it.
#[component]
pub fn Tiles(
    /// The field's name.
    name: &'static str,
    /// What is chosen, for those who hear the page.
    label: &'static str,
    /// Value, name, and what it means.
    options: &'static [(&'static str, &'static str, &'static str)],
    /// Follows what is chosen; says what is chosen at first.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let scope = use_form_scope();
    let tiles = options
        .iter()
        .map(|(value, words, note)| {
            let at_first = chosen.with_untracked(|chosen| chosen == value);
            let note = (!note.is_empty()).then(|| view! { <span class="note">{*note}</span> });
            view! {
                <label class="choice tile">
                    <input
                        type="radio" id=format!("{}-{value}", scope.id(name)) name=scope.name(name) value=*value checked=at_first
                        on:change=move |_| chosen.set((*value).to_owned())
                    />
                    <span class="name">{*words}</span>
                    {note}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="tiles" id=scope.id(name) tabindex="-1">
            <legend class="visually-hidden">{label}</legend>
            <div class="three">{tiles}</div>
        </fieldset>
    }
    .into_any()
}
