//! What can be done to one link of the list.

use super::{
    delete_dialog::{Doomed, open_instead_of},
    duplicate::Duplicate,
    selection::ListActions,
    switch::switch,
    undo,
};
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, Icon},
};
use api_types::dashboard::{LinkAct, LinkItem};
use leptos::prelude::*;

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
    let id = item.id.clone();
    let edit = item.invoice.is_none().then(|| {
        let href = move || shown.href(&format!("/dashboard/links/{id}/edit"));
        view! { <a href=href><Icon name="pencil"/>"Edit"</a> }
    });
    let switch = switch(&item);
    let put_away =
        if item.archived { (LinkAct::Unarchive, "undo-2", "Take back") } else { (LinkAct::Archive, "box", "Archive") };
    let acts = switch
        .into_iter()
        .chain([put_away])
        .map(|(act, icon, words)| {
            view! { <button type="submit" name="act" value=undo::value(act)><Icon name=icon/>{words}</button> }
        })
        .collect_view();
    let doomed = {
        let (item, menu) = (item.clone(), menu.clone());
        move |_| {
            actions.doomed.set(Doomed {
                links: vec![item.id.clone()],
                title: Some(item.title.clone()),
                payments: item.paid,
                views: item.views,
            });
            open_instead_of(&menu);
        }
    };
    let delete = item.invoice.is_none().then(|| {
        view! {
            <hr/>
            <button class="danger needs-script" type="button" on:click=doomed><Icon name="trash-2"/>"Delete"</button>
        }
    });
    let same = view! { <Duplicate item=item.clone() act=actions.duplicate/> };
    view! {
        <button class="btn quiet square" data-needs="work" type="button" popovertarget=menu.clone() aria-label=format!("More for {}", item.title)>
            <Icon name="ellipsis"/>
        </button>
        <div class="menu" id=menu popover="auto" role="group" aria-label=format!("Actions for {}", item.title)>
            {edit}
            {same}
            <ActionForm action=actions.act>
                <input type="hidden" name="links[]" value=item.id/>
                {acts}
            </ActionForm>
            {delete}
        </div>
    }
    .into_any()
}
