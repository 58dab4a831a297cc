//! Inviting somebody.

use super::{server_fns::Invite, words::role_choices};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, SelectField, Submit, failure};
use api_types::team::InviteForm;
use domain::Role;
use leptos::{html::Form, prelude::*};

/// The form.
#[component]
pub fn InviteCard(
    /// The roles that can be given.
    roles: Vec<Role>,
    /// Whether invitations leave by e-mail.
    by_email: bool,
    /// Sends it.
    invite: ServerAction<Invite>,
) -> impl IntoView {
    let error = failure(invite);
    FormScope::provide("invite", "form", error);
    let typed: InviteForm = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let role = if typed.role.is_empty() { Role::Staff.as_str().to_owned() } else { typed.role };
    let words = if by_email {
        "They get an e-mail with a link that works once, within seven days."
    } else {
        "No e-mail leaves this server yet: you get a link to hand on. It works once, within seven days."
    };
    let form = NodeRef::<Form>::new();
    // Whoever was invited leaves an empty form.
    Effect::new(move || {
        if invite.value().with(|value| matches!(value, Some(Ok(()))))
            && let Some(form) = form.get_untracked()
        {
            form.reset();
        }
    });
    view! {
        <section class="card card-form" aria-labelledby="invite-head">
            <header><h2 id="invite-head">"Invite somebody"</h2><p class="muted sm">{words}</p></header>
            <ActionForm action=invite node_ref=form attr:class="stack" attr:novalidate="novalidate">
                <ErrorSummary/>
                <div class="two">
                    <Field name="email" label="E-mail" value=typed.email kind="email" hint="They sign in with it."/>
                    <SelectField name="role" label="Role" options=role_choices(&roles) value=role hint="You cannot give a role above your own."/>
                </div>
                <div class="row"><Submit words="Invite" pending=invite.pending()/></div>
            </ActionForm>
        </section>
    }
    .into_any()
}
