//! The button that sends a form.

use leptos::prelude::*;

/// Sends the form. While it is on its way, the button says so and does not send it again.
#[component]
pub fn Submit(
    /// What it does.
    #[prop(into)]
    words: String,
    /// Whether the form is on its way.
    #[prop(optional, into)]
    pending: Signal<bool>,
    /// Classes of the button.
    #[prop(default = "btn primary")]
    class: &'static str,
) -> impl IntoView {
    view! {
        <button
            class=class type="submit"
            aria-disabled=move || pending.get().then_some("true")
            on:click=move |event| if pending.get_untracked() { event.prevent_default() }
        >{words}</button>
    }
    .into_any()
}
