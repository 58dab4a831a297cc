//! The rarer things that can be done to a link, on its own page.

use super::{
    delete_dialog::{Doomed, open_instead_of},
    duplicate::Duplicate,
    link_actions::LinkActions,
    switch::switch,
    undo,
};
use crate::dashboard::parts::{ActionForm, Icon};
use api_types::dashboard::{LinkAct, LinkItem};
use leptos::prelude::*;

/// The menu's id.
const MENU: &str = "link-menu";

/// A button with a menu.
#[component]
pub fn LinkMenu(
    /// The link.
    item: LinkItem,
    /// Whether the merchant's handle alone leads to it.
    is_front: bool,
    /// What can be done.
    actions: LinkActions,
) -> impl IntoView {
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
    let front = if is_front { "No longer my page" } else { "Use as my page" };
    let (id, again, is_invoice) = (item.id.clone(), item.id.clone(), item.invoice.is_some());
    let same = view! { <Duplicate item=item.clone() act=actions.duplicate/> };
    // Known before anybody asks, so that the question is right without script too.
    let (payments, views) = (item.paid, item.views);
    actions.doomed.set(Doomed { links: vec![item.id], title: Some(item.title), payments, views });
    let ask = move |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        open_instead_of(MENU);
    };
    // An invoice is for one customer and stays in the books.
    let front = (!is_invoice).then(|| {
        view! {
            <ActionForm action=actions.front>
                <input type="hidden" name="link" value=again/>
                <input type="hidden" name="front" value=(!is_front).to_string()/>
                <button type="submit"><Icon name="globe"/>{front}</button>
            </ActionForm>
        }
    });
    let delete = (!is_invoice).then(|| {
        view! {
            <hr/>
            <button class="danger" type="button" popovertarget="delete-links" on:click=ask><Icon name="trash-2"/>"Delete"</button>
        }
    });
    view! {
        <button class="btn square" data-needs="work" type="button" popovertarget=MENU aria-label="More for this link"><Icon name="ellipsis"/></button>
        <div class="menu" id=MENU popover="auto" role="group" aria-label="Actions for this link">
            {same}
            {front}
            <ActionForm action=actions.act>
                <input type="hidden" name="links[]" value=id/>
                {acts}
            </ActionForm>
            {delete}
        </div>
    }
    .into_any()
}
