//! The page for addresses that lead nowhere.

use crate::ui::Icon;
use leptos::prelude::*;
use leptos_meta::Title;

/// Says that there is no such page.
#[component]
pub fn NotFound() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(response) = use_context::<leptos_axum::ResponseOptions>() {
        response.set_status(axum::http::StatusCode::NOT_FOUND);
    }
    view! {
        <Title text="No such page"/>
        <main class="welcome" id="main">
            <section class="card empty">
                <span class="spot large"><Icon name="search"/></span>
                <h1>"No such page"</h1>
                <p>"Nothing is at this address. It may have been typed wrongly, or the page was moved."</p>
                <div class="row"><a class="btn" href="/dashboard">"Go to Home"</a></div>
            </section>
        </main>
    }
    .into_any()
}
