//! The tags of one link or customer, on its own page.

use super::{TagThem, TagsDialog, tag_list::TagList, tags_dialog::DIALOG};
use crate::dashboard::parts::Icon;
use api_types::customers::TagItem;
use leptos::prelude::*;

/// Its tags, and the button that opens the dialog.
#[component]
pub fn TagsCard(
    /// `link` or `customer`.
    kind: &'static str,
    /// Its id.
    target: String,
    /// Its tags.
    worn: Vec<TagItem>,
    /// What it could be tagged with.
    offered: Vec<TagItem>,
    /// Tags it.
    act: ServerAction<TagThem>,
) -> impl IntoView {
    let title = if kind == "link" { "Tags of this link" } else { "Tags of this customer" };
    let none = worn
        .is_empty()
        .then(|| view! { <p class="muted sm">"None yet. Tags sort what you have, and are yours alone."</p> });
    let ids: Vec<_> = worn.iter().map(|tag| tag.id.clone()).collect();
    let targets = Signal::stored(vec![target]);
    view! {
        <section class="card side-card" aria-labelledby="tags">
            <div class="card-head">
                <h2 id="tags">"Tags"</h2>
                <button class="btn quiet square" data-needs="work" type="button" popovertarget=DIALOG aria-label="Edit tags"><Icon name="pencil"/></button>
            </div>
            <div class="card-body"><TagList tags=worn/>{none}</div>
        </section>
        <TagsDialog kind title targets worn=Some(ids) offered act/>
    }
    .into_any()
}
