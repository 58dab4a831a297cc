//! All the businesses of who is signed in: also the page of who is in none.

use super::{server_fns::load_businesses, switch_form::SwitchForm};
use crate::dashboard::{
    frame::SignOutForm,
    parts::{Icon, Loaded},
    settings::role_words,
    welcome::WelcomeCard,
};
use api_types::businesses::{BusinessChoice, Businesses};
use leptos::prelude::*;

/// The page.
#[component]
pub fn BusinessesPage() -> impl IntoView {
    let businesses = Resource::new_blocking(|| (), |()| load_businesses());
    view! { <Loaded resource=businesses view=|businesses| view! { <BusinessesCard businesses/> }.into_any()/> }
        .into_any()
}

/// The list, or what to do without any.
#[component]
pub fn BusinessesCard(
    /// Who is signed in, and where.
    businesses: Businesses,
) -> impl IntoView {
    let Businesses { name, email, list, may_add } = businesses;
    let none = list.is_empty();
    let title = if none { "You are in no business" } else { "Your businesses" };
    let lede = if none {
        format!(
            "You are signed in as {email}, and no business on this server has you in its team now. Ask its owner for an \
             invitation; it works with this e-mail and your password."
        )
    } else {
        format!("{name}, {email}. Choose where you want to work.")
    };
    let rows = list.into_iter().map(row).collect_view();
    let add = may_add.then(|| view! { <a class="btn" href="/businesses/new"><Icon name="plus"/>"Add a business"</a> });
    view! {
        <WelcomeCard title lede>
            {(!none).then(|| view! { <ul class="businesses">{rows}</ul> })}
            <div class="row">
                {add}
                <SignOutForm><button class="btn" type="submit">"Sign out"</button></SignOutForm>
            </div>
        </WelcomeCard>
    }
    .into_any()
}

fn row(business: BusinessChoice) -> impl IntoView {
    let (role, _) = role_words(business.role);
    let now = business.current.then(|| view! { <span class="badge">"You are here"</span> });
    view! {
        <li>
            <SwitchForm business class="btn quiet"/>
            <span class="muted sm">{role}</span>
            {now}
        </li>
    }
}
