//! A passkey, with its name and its end.

use super::{
    page::AccountActions,
    passkey_fns::{RemovePasskey, RenamePasskey},
    proof_fields::ProofFields,
};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Icon, Moment, Submit, failure, successes};
use api_types::passkeys::PasskeyItem;
use leptos::prelude::*;

/// The passkey.
#[component]
pub fn PasskeyRow(
    /// Its place in the list, which tells its forms from others.
    place: usize,
    /// The passkey.
    passkey: PasskeyItem,
    /// Whether it is the only second step that the member has.
    only: bool,
    /// Whether passkeys can be used here.
    usable: bool,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    let (rename, remove) = (ServerAction::<RenamePasskey>::new(), ServerAction::<RemovePasskey>::new());
    let (renamed, removed) = (successes(rename), successes(remove));
    Effect::new(move || {
        if renamed.get() + removed.get() > 0 {
            actions.passkeys_changed.update(|times| *times += 1);
        }
    });
    let about = format!(": {}", passkey.name);
    let used = match passkey.used_at {
        Some(at) => view! { <small>"Last used "<Moment at/></small> }.into_any(),
        None => view! { <small>"Not used yet"</small> }.into_any(),
    };
    let copied = if passkey.is_copied { "Kept by your password manager. " } else { "Only on its device. " };
    view! {
        <li>
            <span class="spot"><Icon name="key-round"/></span>
            <div class="what">
                <p><b>{passkey.name.clone()}</b></p>
                <small>{copied}"Added "<Moment at=passkey.added_at exact=true/></small>
                {used}
                <RenameForm place id=passkey.id.clone() name=passkey.name about=about.clone() rename/>
                <RemoveForm place id=passkey.id about only usable remove/>
            </div>
        </li>
    }
    .into_any()
}

#[component]
fn RenameForm(
    place: usize,
    id: String,
    name: String,
    about: String,
    rename: ServerAction<RenamePasskey>,
) -> impl IntoView {
    let error = failure(rename);
    FormScope::provide(format!("passkey-{place}-name"), "", error);
    view! {
        <details class="fold" open=move || error.with(Option::is_some)>
            <summary>"Rename"<span class="visually-hidden">{about}</span></summary>
            <ActionForm action=rename attr:class="stack" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="passkey" value=id/>
                <Field name="name" label="Name" value=name hint="So that you can tell your passkeys apart."/>
                <div><Submit words="Save the name" pending=rename.pending() class="btn"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}

#[component]
fn RemoveForm(
    place: usize,
    id: String,
    about: String,
    only: bool,
    usable: bool,
    remove: ServerAction<RemovePasskey>,
) -> impl IntoView {
    let error = failure(remove);
    FormScope::provide(format!("passkey-{place}-remove"), "form", error);
    let then = if only {
        "It is your only second step. Without it your password alone signs you in, and your recovery codes are void."
    } else {
        "It does not sign you in any more. Your device may go on showing it: remove it there, too."
    };
    view! {
        <details class="fold" open=move || error.with(Option::is_some)>
            <summary>"Remove"<span class="visually-hidden">{about}</span></summary>
            <ActionForm action=remove attr:class="stack" attr:novalidate="novalidate">
                <p class="muted sm">{then}</p>
                <input type="hidden" name="passkey" value=id/>
                <ProofFields passkey=usable/>
                <div><Submit words="Remove this passkey" pending=remove.pending() class="btn danger"/></div>
            </ActionForm>
        </details>
    }
    .into_any()
}
