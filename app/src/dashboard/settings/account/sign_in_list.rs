//! Where the member is signed in.

use super::{account_view::just, page::AccountActions, server_fns::EndSignIn};
use crate::dashboard::parts::{ActionForm, Icon, Moment, SavedMark, Submit};
use api_types::account::SignInItem;
use leptos::prelude::*;

/// All browsers, each with its end.
#[component]
pub fn SignInList(
    /// The newest first.
    sign_ins: Vec<SignInItem>,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    let others = sign_ins.iter().any(|sign_in| !sign_in.this);
    let rows = sign_ins.into_iter().map(|sign_in| view! { <SignInRow sign_in end=actions.end/> }).collect_view();
    let ended = just("ended");
    let end_others = others.then(|| {
        view! {
            <ActionForm action=actions.end_others>
                <Submit words="End all others" pending=actions.end_others.pending() class="btn danger"/>
            </ActionForm>
        }
    });
    view! {
        <section class="card sign-ins" aria-labelledby="sign-ins">
            <div class="card-head">
                <h2 id="sign-ins">"Where you are signed in"</h2>
                <div class="row tight-row"><SavedMark saved=ended/>{end_others}</div>
            </div>
            <ul class="feed">{rows}</ul>
        </section>
    }
    .into_any()
}

#[component]
fn SignInRow(sign_in: SignInItem, end: ServerAction<EndSignIn>) -> impl IntoView {
    let what = what(&sign_in);
    let about = format!(": {what}");
    let place = sign_in.place.map(|place| format!("From {place}. "));
    let seen = sign_in.seen_at.filter(|_| !sign_in.this).map(|at| view! { <small>"Last used "<Moment at/></small> });
    let end = if sign_in.this {
        view! { <span class="badge accent">"This browser"</span> }.into_any()
    } else {
        view! {
            <ActionForm action=end>
                <input type="hidden" name="name" value=sign_in.name/>
                <button class="btn sm" type="submit">"End"<span class="visually-hidden">{about}</span></button>
            </ActionForm>
        }
        .into_any()
    };
    view! {
        <li>
            <span class="spot"><Icon name="globe"/></span>
            <div class="what">
                <p><b>{what}</b></p>
                <small>{place}"Signed in "<Moment at=sign_in.created_at/></small>
                {seen}
            </div>
            {end}
        </li>
    }
    .into_any()
}

/// `Firefox on Linux`, as far as it is known.
fn what(sign_in: &SignInItem) -> String {
    match (&sign_in.browser, &sign_in.os) {
        (Some(browser), Some(os)) => format!("{browser} on {os}"),
        (Some(browser), None) => browser.clone(),
        (None, Some(os)) => format!("A browser on {os}"),
        (None, None) => "A browser".to_owned(),
    }
}
