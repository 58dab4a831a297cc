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
            <details class="change">
                <summary class="btn danger">"End all others"</summary>
                <ActionForm action=actions.end_others attr:class="stack">
                    <p class="sm">"Every browser but this one is signed out at once and shows notifications no more. This cannot be taken back; sign in there again."</p>
                    <Submit words="End them now" pending=actions.end_others.pending() class="btn danger"/>
                </ActionForm>
            </details>
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
        let asked = about.clone();
        view! {
            <details class="change">
                <summary class="btn sm">"End"<span class="visually-hidden">{asked}</span></summary>
                <ActionForm action=end attr:class="stack">
                    <input type="hidden" name="name" value=sign_in.name/>
                    <p class="sm">"It is signed out at once and shows notifications no more. This cannot be taken back; sign in there again."</p>
                    <div><button class="btn sm danger" type="submit">"End it now"<span class="visually-hidden">{about}</span></button></div>
                </ActionForm>
            </details>
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
