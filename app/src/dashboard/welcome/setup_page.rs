//! First visit: the owner and the business.

use super::{
    server_fns::{Door, Setup, load_door},
    welcome_card::WelcomeCard,
};
use crate::dashboard::parts::use_query;
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Go, Loaded, Submit, failure};
use api_types::dashboard::SetupForm;
use leptos::prelude::*;

/// Sets the server up. Once that is done, leads to sign-in.
#[component]
pub fn SetupPage() -> impl IntoView {
    let door = Resource::new_blocking(|| (), |()| load_door());
    view! {
        <Loaded resource=door view=|door| match door {
            Door::Setup => view! { <SetUp/> }.into_any(),
            Door::SignIn { .. } => view! { <Go to="/sign-in"/> }.into_any(),
            Door::Inside => view! { <Go to="/dashboard"/> }.into_any(),
        }/>
    }
    .into_any()
}

/// The form.
#[component]
pub fn SetUp() -> impl IntoView {
    let setup = ServerAction::<Setup>::new();
    let error = failure(setup);
    FormScope::provide("setup", "form", error);
    let typed: SetupForm = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let token = use_query().with_untracked(|query| query.get("token")).unwrap_or_default();
    view! {
        <WelcomeCard title="Set up Tallystick" lede="Two minutes, then you can make your first payment link.">
            <ActionForm action=setup attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <Field name="token" label="Set-up code" value=token
                    hint="The server printed it when it started. Whoever has it may set this server up."/>
                <Field name="business" label="Name of your business" value=typed.business autocomplete="organization"
                    hint="Customers see it on every payment page."/>
                <Field name="handle" label="Handle" value=typed.handle optional=true
                    hint="Small letters, digits and hyphens, for example northlight. Left empty, it is made from the name."/>
                <Field name="name" label="Your name" value=typed.name autocomplete="name"/>
                <Field name="email" label="Your e-mail" value=typed.email kind="email" autocomplete="username"
                    hint="You sign in with it. Customers can write to it until you choose another address in Settings."/>
                <Field name="password" label="Password" kind="password" autocomplete="new-password"
                    hint="At least 12 characters."/>
                <Submit words="Set up and sign in" pending=setup.pending() class="btn primary large block"/>
            </ActionForm>
        </WelcomeCard>
    }
    .into_any()
}
