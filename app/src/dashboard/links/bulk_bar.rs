//! What can be done to the chosen links at once. Their checkboxes belong to its form.

use super::{delete_dialog::Doomed, selection::ListActions, undo};
use crate::dashboard::{
    parts::{ActionForm, Icon},
    tags::DIALOG,
    words,
};
use api_types::dashboard::{LinkAct, LinkItem};
use leptos::prelude::*;

/// The form's id, for the checkboxes in the rows.
pub const FORM: &str = "chosen-links";

/// Choose all, and the acts; where script runs they appear with the first choice.
#[component]
pub fn BulkBar(
    /// The rows that are shown.
    items: Vec<LinkItem>,
    /// What can be done.
    actions: ListActions,
) -> impl IntoView {
    let selection = actions.selection;
    let all: Vec<_> = items.iter().map(|item| item.id.clone()).collect();
    let total = all.len();
    let archived = items.iter().all(|item| item.archived);
    let choose_all = move |event| {
        selection.only(if event_target_checked(&event) { all.clone() } else { Vec::new() });
    };
    let doomed = move |_| {
        let ids = selection.ids();
        let chosen = |count: fn(&LinkItem) -> u64| items.iter().filter(|item| ids.contains(&item.id)).map(count).sum();
        let (payments, views) = (chosen(|item| item.paid), chosen(|item| item.views));
        actions.doomed.set(Doomed { links: ids, title: None, payments, views });
    };
    let button = |act: LinkAct, icon: &'static str, words: &'static str| {
        view! { <button class="btn sm" type="submit" name="act" value=undo::value(act)><Icon name=icon/>{words}</button> }
    };
    let put_away = if archived {
        button(LinkAct::Unarchive, "undo-2", "Take back")
    } else {
        button(LinkAct::Archive, "box", "Archive")
    };
    view! {
        <ActionForm action=actions.act attr:data-needs="work" attr:id=FORM attr:class="bulk needs-script">
            <label class="row-check">
                <input
                    type="checkbox" aria-label="Choose all links on this page"
                    prop:checked=move || selection.count() == total
                    prop:indeterminate=move || (1..total).contains(&selection.count())
                    on:change=choose_all
                />
                <span role="status">
                    {move || match selection.count() {
                        0 => "Choose all".to_owned(),
                        count => format!("{} chosen", words::count(count as u64, "link", "links")),
                    }}
                </span>
            </label>
            <div class="row" hidden=move || selection.count() == 0>
                {button(LinkAct::Activate, "check", "Activate")}
                {button(LinkAct::Deactivate, "power", "Deactivate")}
                {put_away}
                <button class="btn sm" type="button" popovertarget=DIALOG><Icon name="tag"/>"Tags"</button>
                <button class="btn sm danger" type="button" popovertarget="delete-links" on:click=doomed>
                    <Icon name="trash-2"/>"Delete"
                </button>
            </div>
        </ActionForm>
    }
    .into_any()
}
