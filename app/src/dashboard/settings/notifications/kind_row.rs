//! One kind, and how the member is told of it.

use super::words;
use crate::dashboard::parts::{FieldNote, use_form_scope};
use api_types::notifications::KindChoice;
use domain::notification::Mail;
use leptos::prelude::*;

/// The kind's name with what chooses e-mail and browsers.
#[component]
pub fn KindRow(
    /// As it is.
    choice: KindChoice,
) -> impl IntoView {
    let scope = use_form_scope();
    let KindChoice { kind, mail, push } = choice;
    let (name, when) = words::kind(kind);
    let word = kind.as_str();
    // What is wrong is said at the field of this kind.
    let field: &'static str = match word {
        "paid" => "mail-paid",
        "underpaid" => "mail-underpaid",
        "late" => "mail-late",
        "reverted" => "mail-reverted",
        "network_down" => "mail-network_down",
        _ => "mail-limit_reached",
    };
    let id = scope.id(field);
    let options = Mail::ALL
        .into_iter()
        .map(|option| {
            let chosen = option == mail;
            view! { <option value=option.as_str() selected=chosen>{words::mail(option)}</option> }
        })
        .collect_view();
    let wrong = move || scope.message(field).is_some();
    view! {
        <fieldset class="told">
            <legend>{name}</legend>
            <p class="muted sm">{when}</p>
            <div class="field">
                <label class="visually-hidden" for=id.clone()>{format!("{name}: e-mail")}</label>
                <select
                    class="input" id=id.clone() name=format!("form[mail][{word}]")
                    aria-describedby=move || wrong().then(|| format!("{id}-note")) aria-invalid=move || wrong().then_some("true")
                >{options}</select>
                {move || wrong().then(|| view! { <FieldNote name=field hint=""/> })}
            </div>
            <label class="switch">
                <input type="checkbox" name=format!("form[push][{word}]") checked=push/>
                <span>"Browsers"<span class="visually-hidden">{format!(": {name}")}</span></span>
            </label>
        </fieldset>
    }
    .into_any()
}
