//! Why a page cannot be shown, and what to do.

use super::{go::Go, page_head::PageHead};
use crate::dashboard::error::UiError;
use crate::ui::Icon;
use api_types::Problem;
use leptos::prelude::*;

/// Stands in for a page that could not be read. Who is signed out is sent to sign in.
#[component]
pub fn Trouble(
    /// What the server said.
    error: UiError,
) -> impl IntoView {
    let away = (*error.problem() == Problem::SignedOut).then(|| view! { <Go to="/sign-in"/> });
    let (title, icon) = match error.problem() {
        Problem::SignedOut => ("You are signed out", "info"),
        Problem::NotAllowed => ("Not allowed", "info"),
        Problem::NotFound => ("Not here", "search"),
        _ => ("This could not be read", "triangle-alert"),
    };
    let (href, words) = match error.problem() {
        Problem::SignedOut => ("/sign-in", "Sign in"),
        _ => ("/dashboard", "Go to Home"),
    };
    view! {
        {away}
        <PageHead title/>
        <section class="card empty">
            <span class="spot large"><Icon name=icon/></span>
            <p>{error.to_string()}</p>
            <div class="row"><a class="btn" href=href>{words}</a></div>
        </section>
    }
    .into_any()
}
