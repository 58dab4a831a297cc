//! A field with a few values to choose from.

use super::{field::FieldNote, form_scope::use_form_scope};
use leptos::prelude::*;

/// A list to choose one from. A value that is not in the list is added to it.
#[component]
pub fn SelectField(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// Values and what they are called.
    options: Vec<(String, String)>,
    /// What is chosen at first.
    #[prop(into)]
    value: String,
    /// What is expected; replaced by what is wrong.
    #[prop(optional, into)]
    hint: String,
    /// Follows what is chosen.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
) -> impl IntoView {
    let scope = use_form_scope();
    let id = scope.id(name);
    let mut options = options;
    if !options.iter().any(|(key, _)| *key == value) {
        options.push((value.clone(), value.clone()));
    }
    let options = options
        .into_iter()
        .map(|(key, words)| {
            let chosen = key == value;
            view! { <option value=key selected=chosen>{words}</option> }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for=id.clone()>{label}</label>
            <select
                class="input" id=id.clone() name=scope.name(name) aria-describedby=format!("{id}-note")
                aria-invalid=move || scope.message(name).map(|_| "true")
                on:change=move |event| if let Some(typed) = typed { typed.set(event_target_value(&event)) }
            >{options}</select>
            <FieldNote name hint/>
        </div>
    }
    .into_any()
}
