//! An invitation for somebody who signs in to this server already.

use super::server_fns::JoinBusiness;
use crate::dashboard::{
    frame::SignOutForm,
    parts::{ErrorSummary, FormScope, encode, failure},
    settings::role_words,
    welcome::WelcomeCard,
};
use api_types::team::Welcome;
use leptos::prelude::*;
use server_fn::ServerFn;

/// Joins with the account that they have; who is not signed in does that first, and comes back.
#[component]
pub fn JoinCard(
    /// Into what.
    welcome: Welcome,
    /// The token of the link.
    token: String,
) -> impl IntoView {
    let Welcome { business, email, role, signed_in, .. } = welcome;
    let (role, may) = role_words(role);
    let lede = format!("{business} invites you to join its team as {}: {may}.", role.to_lowercase());
    let next = match signed_in {
        Some(who) if who == email => view! { <Join business email token/> }.into_any(),
        Some(who) => view! { <AnotherIsHere email who/> }.into_any(),
        None => {
            let href = format!("/sign-in?invitation={}", encode(&token));
            view! {
                <p>{format!("You sign in to this server as {email} already. Sign in, then join with that account.")}</p>
                <div class="row"><a class="btn primary" href=href>"Sign in"</a></div>
            }
            .into_any()
        }
    };
    view! { <WelcomeCard title="Join the team" lede>{next}</WelcomeCard> }.into_any()
}

/// Without script on purpose: the whole page begins anew with the business.
#[component]
fn Join(business: String, email: String, token: String) -> impl IntoView {
    let join = ServerAction::<JoinBusiness>::new();
    FormScope::provide("join", "", failure(join));
    view! {
        <ErrorSummary/>
        <p>{format!("You are signed in as {email}. Your other businesses stay as they are.")}</p>
        <form method="post" action=JoinBusiness::PATH>
            <input type="hidden" name="token" value=token/>
            <button class="btn primary large block" type="submit">{format!("Join {business}")}</button>
        </form>
    }
    .into_any()
}

#[component]
fn AnotherIsHere(email: String, who: String) -> impl IntoView {
    view! {
        <p>{format!(
            "This invitation is for {email}, and you are signed in as {who}. Sign out, then open the invitation again."
        )}</p>
        <SignOutForm><button class="btn" type="submit">"Sign out"</button></SignOutForm>
    }
    .into_any()
}
