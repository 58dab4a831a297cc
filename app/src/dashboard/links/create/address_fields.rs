//! The link's address: a name of its own, or one that nobody can guess (R1), with what is worth a warning (R32).

use super::{tiles::Tiles, typed::Typed, warnings::Warnings};
use crate::dashboard::parts::{Field, use_form_scope};
use api_types::dashboard::{LinkDetail, LinkForm};
use leptos::prelude::*;

/// The kinds of addresses.
const KINDS: &[(&str, &str, &str)] =
    &[("named", "A name of its own", "Easy to say and print"), ("secret", "Secret", "Nobody can guess it")];

/// Kind, name, what comes of it, and for an edited link whether the old one leads on.
#[component]
pub fn AddressFields(
    /// What stands in it at first.
    form: LinkForm,
    /// The merchant's handle.
    handle: String,
    /// The link that is edited.
    edited: Option<LinkDetail>,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let scope = use_form_scope();
    let keep = edited.as_ref().and_then(|link| link.item.path.clone()).map(|path| {
        let same = path.clone();
        let changes =
            move || typed.address.with(|address| address == "secret") || typed.path.with(|typed| typed.trim() != same);
        view! {
            <label class="tick" data-off=move || (!changes()).then_some("")>
                <input type="checkbox" name=scope.name("keep_old_path") value="true" checked=form.keep_old_path/>
                <span><span class="name">"Old address leads on to the new one"</span>
                <span class="note">"/"{path}" keeps working, on paper and in messages too."</span></span>
            </label>
        }
    });
    let link = edited.map(|link| link.item.id).unwrap_or_default();
    view! {
        <section class="block">
            <header><h2>"Address of the page"</h2></header>
            <Tiles name="address" label="Kind of address" options=KINDS chosen=typed.address/>
            <div class="if-named">
                <Field name="path" label="Name" value=form.path optional=true before=format!("…/{handle}/") typed=typed.path
                    hint="Begins with a letter; letters, digits and hyphens. Empty: made from the title."/>
            </div>
            <Warnings link typed/>
            {keep}
        </section>
    }
    .into_any()
}
