//! All parts of the account's page.

use super::{
    name_form::NameForm, page::AccountActions, passkey_card::PasskeyCard, password_form::ChangePasswordForm,
    recovery_card::RecoveryCard, second_factor_card::SecondFactorCard, sign_in_list::SignInList,
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
    let passkeys = !account.passkeys.passkeys.is_empty();
    let usable = passkeys && account.passkeys.need.is_none();
    let recovery = account.has_second_step().then(|| {
        view! { <RecoveryCard left=account.codes_left passkey=usable renew=actions.renew/> }
    });
    view! {
        <div class="settings-page">
            <NameForm name=account.name.clone() email=account.email.clone() rename=actions.rename/>
            <ChangePasswordForm email=account.email.clone() change=actions.password/>
            <PasskeyCard account=account.clone() actions/>
            <SecondFactorCard on=account.second_factor passkeys usable actions/>
            {recovery}
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
