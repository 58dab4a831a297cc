//! What customers are asked before they pay (A2, A10).

use crate::dashboard::parts::use_form_scope;
use domain::link::{Ask, CustomerFields};
use leptos::prelude::*;

/// Off, optional or required, for each.
#[component]
pub fn AskFields(
    /// What is chosen at first.
    fields: CustomerFields,
) -> impl IntoView {
    let scope = use_form_scope();
    let rows = [
        ("name", "Name", fields.name),
        ("email", "E-mail", fields.email),
        ("phone", "Phone", fields.phone),
        ("address", "Postal address", fields.address),
        ("note", "Note", fields.note),
    ]
    .map(|(field, label, at_first)| {
        let name = format!("{}[{field}]", scope.name("fields"));
        let choices = [
            (Ask::Off, "off", "Off"),
            (Ask::Optional, "optional", "Optional"),
            (Ask::Required, "required", "Required"),
        ]
        .map(|(ask, value, words)| {
            view! {
                <label>
                    <input type="radio" name=name.clone() value=value checked=ask == at_first/>
                    {words}
                </label>
            }
        })
        .collect_view();
        view! {
            <fieldset>
                <legend>{label}</legend>
                <span class="segmented">{choices}</span>
            </fieldset>
        }
    })
    .collect_view();
    view! { <div class="ask" id=scope.id("fields")>{rows}</div> }.into_any()
}
