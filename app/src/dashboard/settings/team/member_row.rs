//! One member.

use super::{
    page::TeamActions,
    words::{role_choices, role_words},
};
use crate::dashboard::parts::{ActionForm, FormScope, Icon, Moment, SelectField};
use api_types::team::MemberItem;
use domain::Role;
use leptos::prelude::*;

/// Who it is, what they may do, and what can be changed about that.
#[component]
pub fn MemberRow(
    /// The member.
    member: MemberItem,
    /// The roles that can be given.
    roles: Vec<Role>,
    /// What can be done.
    actions: TeamActions,
) -> impl IntoView {
    let (role, _) = role_words(member.role);
    let you = member.you.then(|| view! { <span class="badge">"You"</span> });
    let change = member.can_change.then(|| view! { <Change member=member.clone() roles actions/> });
    view! {
        <li>
            <span class="spot"><Icon name="users"/></span>
            <div class="grow">
                <p class="row tight-row"><b>{member.name}</b><span class="badge">{role}</span>{you}</p>
                <p class="muted sm">{member.email}", since "<Moment at=member.since/></p>
            </div>
            {change}
        </li>
    }
    .into_any()
}

/// Another role, or none any more.
#[component]
fn Change(member: MemberItem, roles: Vec<Role>, actions: TeamActions) -> impl IntoView {
    let MemberItem { id, name, role, you, .. } = member;
    FormScope::provide(format!("member-{id}"), "", Signal::derive(|| None));
    let choices = role_choices(&roles);
    let (doomed, whose, gone, removed) = (id.clone(), name.clone(), name.clone(), name.clone());
    let what_follows = if you {
        "You see nothing of this business any more at once, and cannot come back without a new invitation.".to_owned()
    } else {
        format!("{name} sees nothing of this business any more at once. What they made stays.")
    };
    view! {
        <details class="change">
            <summary class="btn sm">"Change"<span class="visually-hidden">": "{name}</span></summary>
            <div class="stack">
                <ActionForm action=actions.role attr:class="stack">
                    <input type="hidden" name="member" value=id/>
                    <SelectField name="role" label="Role" options=choices value=role.as_str()/>
                    <div><button class="btn" type="submit">"Save the role"<span class="visually-hidden">" of "{whose}</span></button></div>
                </ActionForm>
                <details class="delete-tag">
                    <summary class="btn sm danger">"Remove"<span class="visually-hidden">": "{gone}</span></summary>
                    <ActionForm action=actions.remove attr:class="stack">
                        <p class="sm">{what_follows}</p>
                        <input type="hidden" name="member" value=doomed/>
                        <div><button class="btn danger" type="submit">"Remove "{removed}</button></div>
                    </ActionForm>
                </details>
            </div>
        </details>
    }
    .into_any()
}
