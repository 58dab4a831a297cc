//! The account's page.

use super::{
    account_view::AccountView,
    server_fns::{
        BeginSecondFactor, ChangePassword, EndOtherSignIns, EndSignIn, RenameMember, RenewRecoveryCodes,
        TurnOffSecondFactor, load_account,
    },
};
use crate::dashboard::{
    frame::use_member,
    parts::{Loaded, page_data, successes},
    settings::SettingsHead,
};
use leptos::prelude::*;

/// What can be done here.
#[derive(Clone, Copy)]
pub struct AccountActions {
    /// Keeps another name.
    pub rename: ServerAction<RenameMember>,
    /// Keeps another password.
    pub password: ServerAction<ChangePassword>,
    /// Ends a sign-in.
    pub end: ServerAction<EndSignIn>,
    /// Ends all others.
    pub end_others: ServerAction<EndOtherSignIns>,
    /// Begins to set the second step up.
    pub begin: ServerAction<BeginSecondFactor>,
    /// Turns it off.
    pub turn_off: ServerAction<TurnOffSecondFactor>,
    /// Makes new recovery codes.
    pub renew: ServerAction<RenewRecoveryCodes>,
    /// How often passkeys were changed here.
    pub passkeys_changed: RwSignal<u32>,
}

impl AccountActions {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self {
            rename: ServerAction::new(),
            password: ServerAction::new(),
            end: ServerAction::new(),
            end_others: ServerAction::new(),
            begin: ServerAction::new(),
            turn_off: ServerAction::new(),
            renew: ServerAction::new(),
            passkeys_changed: RwSignal::new(0),
        }
    }
}

/// The page. Not live, so that what is being typed stays.
#[component]
pub fn AccountPage() -> impl IntoView {
    let actions = AccountActions::new();
    let renamed = successes(actions.rename);
    let (changed, ended) = (successes(actions.password), successes(actions.end));
    let (ended_others, turned_off) = (successes(actions.end_others), successes(actions.turn_off));
    let passkeys = actions.passkeys_changed;
    let source =
        move || (renamed.get(), changed.get(), ended.get(), ended_others.get(), turned_off.get(), passkeys.get());
    let account = page_data(source, |_| load_account());
    let member = use_member();
    Effect::new(move || {
        if renamed.get() > 0 {
            member.refresh();
        }
    });
    view! {
        <SettingsHead title="Your account"/>
        <Loaded resource=account view=move |account| view! { <AccountView account actions/> }.into_any()/>
    }
    .into_any()
}
