//! What a page shows once the tags are there. Nothing until then, and nothing when they cannot be read: the list stays usable.

use crate::dashboard::error::UiError;
use api_types::customers::TagItem;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows a part of a page that needs the tags.
#[component]
pub fn OfTags(
    /// The tags.
    resource: Resource<Result<Vec<TagItem>, UiError>>,
    /// How to show it.
    view: impl Fn(Vec<TagItem>) -> AnyView + Send + Sync + 'static,
) -> impl IntoView {
    let view = Arc::new(view);
    let show = move || {
        let view = Arc::clone(&view);
        Suspend::new(async move { resource.await.ok().map(|tags| view(tags)) })
    };
    view! { <Transition fallback=|| ()>{show}</Transition> }.into_any()
}
