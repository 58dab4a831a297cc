//! The member's menu.

use super::{
    business_menu::BusinessMenu, member::use_member, mode_switch::ModeSwitch, sidebar::TabLink,
    sign_out_form::SignOutForm,
};
use crate::dashboard::{palette::JumpButton, parts::Icon, tabs::TABS};
use leptos::prelude::*;

/// Who is signed in, and the way out. On small screens also the switch between live and test, and the tabs that
/// have no room in the bar.
#[component]
pub fn AccountMenu() -> impl IntoView {
    let member = use_member();
    view! {
        <nav class="menu account" id="account" popover="auto" aria-label="Account">
            <p class="who-am-i">
                <b>{move || member.me().name}</b>
                <span class="muted sm">{move || member.me().email}</span>
            </p>
            <hr/>
            <BusinessMenu/>
            <div class="only-narrow">
                <ModeSwitch/>
                <hr/>
                <JumpButton/>
                {TABS.iter().filter(|tab| !tab.at_hand).map(|tab| view! { <TabLink tab/> }).collect_view()}
                <hr/>
            </div>
            <a href="/dashboard/settings/account"><Icon name="user"/>"Your account"</a>
            <SignOutForm>
                <button type="submit"><Icon name="arrow-right"/>"Sign out"</button>
            </SignOutForm>
        </nav>
    }
    .into_any()
}
