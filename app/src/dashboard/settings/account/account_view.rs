//! All parts of the account's page.

use super::{
    name_form::NameForm, page::AccountActions, password_form::ChangePasswordForm, second_factor_card::SecondFactorCard,
    sign_in_list::SignInList,
};
use crate::dashboard::parts::use_query;
use api_types::account::Account;
use leptos::prelude::*;

/// The account.
#[component]
pub fn AccountView(
    /// As it is.
    account: Account,
    /// What can be done.
    actions: AccountActions,
) -> impl IntoView {
    view! {
        <div class="settings-page">
            <NameForm name=account.name email=account.email.clone() rename=actions.rename/>
            <ChangePasswordForm email=account.email change=actions.password/>
            <SecondFactorCard on=account.second_factor actions/>
            <SignInList sign_ins=account.sign_ins actions/>
        </div>
    }
    .into_any()
}

/// Whether the address says that this was just done.
pub fn just(what: &'static str) -> impl Fn() -> bool + Copy + Send + Sync + 'static {
    let query = use_query();
    move || query.with(|query| query.get_str("saved") == Some(what))
}
