//! The member's passkeys.

use super::{account_view::just, add_passkey::AddPasskeyForm, page::AccountActions, passkey_row::PasskeyRow};
use crate::dashboard::parts::{Icon, SavedMark};
use api_types::{account::Account, passkeys::PasskeyItem};
use leptos::prelude::*;

/// What they are, those that there are, and one more.
#[component]
pub fn PasskeyCard(
    /// The account.
    account: Account,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    let second_step = account.has_second_step();
    let (need, passkeys) = (account.passkeys.need, account.passkeys.passkeys);
    let usable = need.is_none() && !passkeys.is_empty();
    let only = account.second_factor.is_none() && passkeys.len() == 1;
    let list = (!passkeys.is_empty()).then(|| {
        let row = |(place, passkey): (usize, PasskeyItem)| view! { <PasskeyRow place passkey only usable actions/> };
        view! { <ul class="feed">{passkeys.into_iter().enumerate().map(row).collect_view()}</ul> }
    });
    let saved = just("passkey");
    let add = match need {
        Some(need) => view! {
            <p class="row tight-row muted"><Icon name="info"/><span>{need.words()}</span></p>
        }
        .into_any(),
        None => view! { <AddPasskeyForm second_step usable actions/> }.into_any(),
    };
    view! {
        <section class="card card-form passkeys" aria-labelledby="passkeys">
            <header>
                <div class="row tight-row"><h2 id="passkeys">"Passkeys"</h2><SavedMark saved/></div>
                <p class="muted sm">"A key in your phone, computer or security key that your finger, face or PIN unlocks. It signs you in by itself, and it takes the second step after your password."</p>
            </header>
            {list}
            {add}
        </section>
    }
    .into_any()
}
