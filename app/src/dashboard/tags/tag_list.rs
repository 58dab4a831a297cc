//! Tags as they are shown: a dot of their colour and their name.

use api_types::customers::TagItem;
use leptos::prelude::*;

/// One tag.
#[component]
pub fn TagMark(
    /// What it is called.
    name: String,
    /// The word of its colour.
    colour: String,
) -> impl IntoView {
    view! { <span class=format!("tag {}", class(&colour))><span class="cut">{name}</span></span> }.into_any()
}

/// Tags beside each other. Nothing for none.
#[component]
pub fn TagList(
    /// By name.
    tags: Vec<TagItem>,
) -> impl IntoView {
    (!tags.is_empty()).then(|| {
        let items =
            tags.into_iter().map(|tag| view! { <li><TagMark name=tag.name colour=tag.colour/></li> }).collect_view();
        view! { <ul class="tag-list" aria-label="Tags">{items}</ul> }
    })
}

/// The class of a colour.
pub fn class(colour: &str) -> &'static str {
    match colour {
        "green" => "c2",
        "amber" => "c3",
        "red" => "c4",
        "violet" => "c5",
        "teal" => "c6",
        _ => "c1",
    }
}
