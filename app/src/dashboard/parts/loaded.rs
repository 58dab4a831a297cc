//! What a page shows once the server has answered.

use super::trouble::Trouble;
use crate::dashboard::error::UiError;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows a resource. While it is read again the old view stays, so that nothing flickers.
#[component]
pub fn Loaded<T>(
    /// What to show.
    resource: Resource<Result<T, UiError>>,
    /// How to show it.
    view: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
{
    let view = Arc::new(view);
    let show = move || {
        let view = Arc::clone(&view);
        Suspend::new(async move {
            match resource.await {
                Ok(value) => view(value),
                Err(error) => view! { <Trouble error/> }.into_any(),
            }
        })
    };
    view! { <Transition fallback=Waiting>{show}</Transition> }.into_any()
}

/// Shown when the answer takes long.
#[component]
fn Waiting() -> impl IntoView {
    view! {
        <div class="waiting card" aria-busy="true">
            <p class="visually-hidden">"Loading"</p>
            <span class="skeleton sk-a"></span>
            <span class="skeleton sk-b"></span>
            <span class="skeleton sk-c"></span>
        </div>
    }
    .into_any()
}
