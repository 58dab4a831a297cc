//! What stands where a list will be: the next step.

use leptos::prelude::*;

/// An empty place with the next step.
#[component]
pub fn Empty(
    /// The heading.
    title: &'static str,
    /// Why it is empty, or what to do.
    #[prop(into)]
    text: String,
    /// Whether to draw the tally stick: only where nothing was made yet.
    #[prop(optional)]
    stick: bool,
    /// The next step.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let drawing = stick.then(|| {
        view! {
            <svg class="stick" width="176" height="96" viewBox="0 0 176 96" fill="none" aria-hidden="true">
                <path class="upper" d="M20 26h22l5 8 5-8h16l5 8 5-8h16l5 8 5-8h52v20H20z"/>
                <path class="lower" d="M20 72h22l5-8 5 8h16l5-8 5 8h16l5-8 5 8h52V52H20z"/>
            </svg>
        }
    });
    view! {
        <div class="empty">
            {drawing}
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| view! { <div class="row">{children()}</div> })}
        </div>
    }
    .into_any()
}
