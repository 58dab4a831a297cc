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
    /// Whether only script can do it: pressed before it runs, the form would be sent and what was typed be gone.
    #[prop(optional)]
    scripted: bool,
) -> impl IntoView {
    let runs = RwSignal::new(!scripted);
    if scripted {
        // Effects run in browsers alone, once the page is hydrated.
        Effect::new(move || runs.set(true));
    }
    view! {
        <button
            class=class type="submit" disabled=move || !runs.get()
            aria-disabled=move || pending.get().then_some("true")
            on:click=move |event| if pending.get_untracked() { event.prevent_default() }
        >{words}</button>
    }
    .into_any()
}
