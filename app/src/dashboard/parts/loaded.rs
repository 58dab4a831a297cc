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
    /// About how many rows the view has: until it is there, its place is kept, so that nothing jumps.
    #[prop(default = 8)]
    rows: usize,
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
    view! { <Transition fallback=move || view! { <Waiting rows/> }>{show}</Transition> }.into_any()
}

/// Keeps the place of what is to come; drawn when the answer takes long.
#[component]
fn Waiting(rows: usize) -> impl IntoView {
    let rows = (0..rows).map(|_| view! { <span class="skeleton sk-row"></span> }).collect_view();
    view! {
        <div class="waiting card" aria-busy="true">
            <p class="visually-hidden">"Loading"</p>
            <span class="skeleton sk-a"></span>
            {rows}
        </div>
    }
    .into_any()
}
