//! The card on which set-up and sign-in stand.

use crate::ui::logo::mark;
use leptos::prelude::*;
use leptos_meta::Title;

/// A card in the middle of an otherwise empty page.
#[component]
pub fn WelcomeCard(
    /// The heading, also the document's title.
    title: &'static str,
    /// What the page is for.
    #[prop(optional, into)]
    lede: String,
    /// The form.
    children: Children,
) -> impl IntoView {
    view! {
        <Title text=title/>
        <main class="welcome" id="main">
            <p class="wordmark">
                {mark()}
                "Tallystick"
            </p>
            <section class="card welcome-card">
                <h1>{title}</h1>
                {(!lede.is_empty()).then(|| view! { <p class="muted">{lede}</p> })}
                {children()}
            </section>
        </main>
    }
    .into_any()
}
