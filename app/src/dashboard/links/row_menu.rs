//! What can be done to one link of the list.

use super::{
    delete_dialog::{Doomed, open_instead_of},
    selection::ListActions,
    undo,
};
use crate::dashboard::{mode::use_shown, parts::Icon};
use api_types::dashboard::{LinkAct, LinkItem};
use leptos::{form::ActionForm, prelude::*};

/// A button with a menu.
#[component]
pub fn RowMenu(
    /// The link.
    item: LinkItem,
    /// What can be done.
    actions: ListActions,
) -> impl IntoView {
    let shown = use_shown();
    let menu = format!("menu-{}", item.id);
    let edit = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/links/{id}/edit"))
    };
    let switch = if item.active {
        (LinkAct::Deactivate, "power", "Deactivate")
    } else {
        (LinkAct::Activate, "check", "Activate")
    };
    let put_away =
        if item.archived { (LinkAct::Unarchive, "undo-2", "Take back") } else { (LinkAct::Archive, "box", "Archive") };
    let acts = [switch, put_away]
        .map(|(act, icon, words)| {
            view! { <button type="submit" name="act" value=undo::value(act)><Icon name=icon/>{words}</button> }
        })
        .collect_view();
    let same = item.id.clone();
    let doomed = {
        let (item, menu) = (item.clone(), menu.clone());
        move |_| {
            actions.doomed.set(Doomed {
                links: vec![item.id.clone()],
                title: Some(item.title.clone()),
                payments: item.paid,
            });
            open_instead_of(&menu);
        }
    };
    view! {
        <button class="btn quiet square" data-needs="work" type="button" popovertarget=menu.clone() aria-label=format!("More for {}", item.title)>
            <Icon name="ellipsis"/>
        </button>
        <div class="menu" id=menu popover="auto" role="group" aria-label=format!("Actions for {}", item.title)>
            <a href=edit><Icon name="pencil"/>"Edit"</a>
            <ActionForm action=actions.duplicate>
                <input type="hidden" name="link" value=same/>
                <button type="submit"><Icon name="copy"/>"Duplicate"</button>
            </ActionForm>
            <ActionForm action=actions.act>
                <input type="hidden" name="links[]" value=item.id/>
                {acts}
            </ActionForm>
            <hr/>
            <button class="danger needs-script" type="button" on:click=doomed>
                <Icon name="trash-2"/>"Delete"
            </button>
        </div>
    }
    .into_any()
}
