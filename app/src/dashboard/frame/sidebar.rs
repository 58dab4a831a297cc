//! The navigation on wide screens.

use super::{business_mark::BusinessMark, member::use_member, mode_switch::ModeSwitch};
use crate::dashboard::parts::Icon;
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    palette::JumpButton,
    tabs::{Group, TABS, Tab},
};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Business, tabs, and what is shown.
#[component]
pub fn Sidebar() -> impl IntoView {
    let member = use_member();
    let live = use_live();
    let business = move || member.me().business;
    let mark = move || view! { <BusinessMark logo_url=business().logo_url name=business().name/> };
    view! {
        <header class="side">
            <button class="switcher" type="button" popovertarget="account">
                {mark}
                <span class="cut">{move || business().name}<small>{move || member.me().name}", "{move || member.me().role}</small></span>
                <Icon name="chevrons-up-down"/>
            </button>
            <JumpButton class="jump" keys=true/>
            <nav class="stack nav" aria-label="Main">{tabs(Group::Main)}</nav>
            <nav class="stack nav last" aria-label="Workshop">{tabs(Group::Workshop)}</nav>
            <p class="broken xs" role="status">
                {move || live.is_broken().then_some("No live connection. Looking every few seconds.")}
            </p>
            <ModeSwitch/>
        </header>
    }
    .into_any()
}

/// The tabs of a group.
fn tabs(group: Group) -> impl IntoView {
    TABS.iter().filter(|tab| tab.group == group).map(|tab| view! { <TabLink tab class="nav-link"/> }).collect_view()
}

/// A tab that can be gone to.
#[component]
pub fn TabLink(
    /// Which.
    tab: &'static Tab,
    /// How it is drawn.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let shown = use_shown();
    let path = use_location().pathname;
    let member = use_member();
    let waiting = move || {
        let me = (tab.path == "/dashboard/payments").then(|| member.me()).filter(|me| me.needs_you > 0);
        me.map(|me| format!("{}{}", me.needs_you, if me.needs_more { "+" } else { "" }))
    };
    let badge = move || {
        waiting().map(|count| {
            view! {
                <span class="badge warn">
                    <span aria-hidden="true">{count.clone()}</span>
                    <span class="visually-hidden">{format!("{count} need you")}</span>
                </span>
            }
        })
    };
    view! {
        <a
            class=class href=move || shown.href(tab.path)
            aria-current=move || path.with(|path| tab.holds(path)).then_some("page")
        ><Icon name=tab.icon/>{tab.name}{badge}</a>
    }
    .into_any()
}
