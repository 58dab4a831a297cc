//! The tags page: those of links and those of customers.

use super::tag_rows::TagRows;
use crate::dashboard::{
    parts::{Loaded, page_data_of, successes},
    settings::settings_head::SettingsHead,
    tags::{DeleteTag, MergeTags, SaveTag, load_tag_uses},
    undo::use_undoing,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn TagsPage() -> impl IntoView {
    view! {
        <SettingsHead title="Tags"/>
        <div class="settings-page">
            <Kind kind="link"/>
            <Kind kind="customer"/>
        </div>
    }
    .into_any()
}

/// The tags of a kind.
#[component]
fn Kind(kind: &'static str) -> impl IntoView {
    let (save, merge, delete) =
        (ServerAction::<SaveTag>::new(), ServerAction::<MergeTags>::new(), ServerAction::<DeleteTag>::new());
    let (saved, merged, deleted) = (successes(save), successes(merge), successes(delete));
    let undoing = use_undoing();
    undoing.after(merge);
    undoing.after(delete);
    let changes = move || (saved.get(), merged.get(), deleted.get(), undoing.done());
    let tags = page_data_of(kind, changes, move |_| load_tag_uses(kind.to_owned()));
    view! {
        <Loaded resource=tags rows=2 view=move |tags| view! { <TagRows kind tags save merge delete/> }.into_any()/>
    }
    .into_any()
}
