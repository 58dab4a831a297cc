//! Adding a business.

use super::server_fns::{AddBusiness, load_businesses};
use crate::dashboard::{
    parts::{ActionForm, ErrorSummary, Field, FormScope, Loaded, Submit, failure},
    welcome::WelcomeCard,
};
use api_types::businesses::NewBusinessForm;
use leptos::prelude::*;

/// The page. Who may not add one reads that.
#[component]
pub fn AddBusinessPage() -> impl IntoView {
    let businesses = Resource::new_blocking(|| (), |()| load_businesses());
    view! {
        <Loaded resource=businesses view=|businesses| if businesses.may_add {
            view! { <AddBusinessCard/> }.into_any()
        } else {
            view! { <MayNot/> }.into_any()
        }/>
    }
    .into_any()
}

/// The form.
#[component]
pub fn AddBusinessCard() -> impl IntoView {
    let add = ServerAction::<AddBusiness>::new();
    let error = failure(add);
    FormScope::provide("add-business", "form", error);
    let typed: NewBusinessForm = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let lede = "It has its own links, payments, customers, wallets and team. You own it, and go there at once.";
    view! {
        <WelcomeCard title="Add a business" lede>
            <ActionForm action=add attr:class="stack loose" attr:novalidate="novalidate">
                <ErrorSummary/>
                <Field name="business" label="Name of the business" value=typed.business autocomplete="organization"
                    hint="Customers see it on every payment page."/>
                <Field name="handle" label="Handle" value=typed.handle optional=true
                    hint="Small letters, digits and hyphens, for example northlight. Left empty, it is made from the name."/>
                <Submit words="Add the business" pending=add.pending() class="btn primary large block"/>
            </ActionForm>
            <p class="sm"><a href="/businesses">"Your businesses"</a></p>
        </WelcomeCard>
    }
    .into_any()
}

/// The server says who may.
#[component]
fn MayNot() -> impl IntoView {
    view! {
        <WelcomeCard title="Add a business" lede="You cannot add businesses to this server. Ask whoever runs it.">
            <div class="row"><a class="btn" href="/businesses">"Your businesses"</a></div>
        </WelcomeCard>
    }
    .into_any()
}
