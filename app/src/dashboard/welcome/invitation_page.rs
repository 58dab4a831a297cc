//! Accepting an invitation.

use super::{
    server_fns::{AcceptInvitation, load_invitation},
    welcome_card::WelcomeCard,
};
use crate::dashboard::businesses::JoinCard;
use crate::dashboard::error::UiError;
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Submit, failure, use_query};
use crate::dashboard::settings::role_words;
use api_types::team::{AcceptForm, Welcome};
use leptos::prelude::*;

/// Lets who was invited choose a name and a password.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = use_query().with_untracked(|query| query.get("token")).unwrap_or_default();
    let asked = token.clone();
    let invitation = Resource::new_blocking(move || asked.clone(), load_invitation);
    let show = move || {
        let token = token.clone();
        Suspend::new(async move {
            match invitation.await {
                Ok(welcome) if welcome.known => view! { <JoinCard welcome token/> }.into_any(),
                Ok(welcome) => view! { <AcceptCard welcome token/> }.into_any(),
                Err(error) => view! { <Closed error/> }.into_any(),
            }
        })
    };
    view! { <Suspense>{show}</Suspense> }.into_any()
}

/// The form.
#[component]
pub fn AcceptCard(
    /// Into what.
    welcome: Welcome,
    /// The token of the link.
    token: String,
) -> impl IntoView {
    let accept = ServerAction::<AcceptInvitation>::new();
    let error = failure(accept);
    FormScope::provide("accept", "form", error);
    let typed: AcceptForm = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let (role, may) = role_words(welcome.role);
    let lede = format!("{} invites you to join its team as {}: {may}.", welcome.business, role.to_lowercase());
    view! {
        <WelcomeCard title="Join the team" lede>
            <ActionForm action=accept attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="form[token]" value=token/>
                <p class="field"><span class="label">"Your e-mail"</span><b>{welcome.email}</b><span class="hint">"You sign in with it."</span></p>
                <Field name="name" label="Your name" value=typed.name autocomplete="name" hint="The others in the team see it."/>
                <Field name="password" label="Password" kind="password" autocomplete="new-password" hint="At least 12 characters."/>
                <Submit words="Join and sign in" pending=accept.pending() class="btn primary large block"/>
            </ActionForm>
        </WelcomeCard>
    }
    .into_any()
}

/// The link opens nothing any more.
#[component]
fn Closed(error: UiError) -> impl IntoView {
    view! {
        <WelcomeCard title="This invitation is closed" lede=error.to_string()>
            <div class="row"><a class="btn" href="/sign-in">"Sign in"</a></div>
        </WelcomeCard>
    }
    .into_any()
}
