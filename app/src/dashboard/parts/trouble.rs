//! Why a page cannot be shown, and what to do.

use super::{go::Go, page_head::PageHead};
use crate::dashboard::error::UiError;
use crate::ui::Icon;
use api_types::Problem;
use leptos::prelude::*;

/// Stands in for a page that could not be read. Who is signed out, or in no business, is sent where they belong.
#[component]
pub fn Trouble(
    /// What the server said.
    error: UiError,
) -> impl IntoView {
    let away = match error.problem() {
        Problem::SignedOut => Some(view! { <Go to="/sign-in"/> }),
        Problem::NoBusiness => Some(view! { <Go to="/businesses"/> }),
        _ => None,
    };
    let (title, icon) = match error.problem() {
        Problem::SignedOut => ("You are signed out", "info"),
        Problem::NotAllowed => ("Not allowed", "info"),
        Problem::NoBusiness => ("You are in no business", "info"),
        Problem::Switched { .. } => ("Another business", "info"),
        Problem::NotFound => ("Not here", "search"),
        _ => ("This could not be read", "triangle-alert"),
    };
    let (href, words) = match error.problem() {
        Problem::SignedOut => ("/sign-in", "Sign in"),
        Problem::NoBusiness => ("/businesses", "Go on"),
        Problem::Switched { .. } => ("/dashboard", "Load again"),
        _ => ("/dashboard", "Go to Home"),
    };
    // The whole page begins anew with the other business.
    let rel = matches!(error.problem(), Problem::Switched { .. }).then_some("external");
    view! {
        {away}
        <PageHead title/>
        <section class="card empty">
            <span class="spot large"><Icon name=icon/></span>
            <p>{error.to_string()}</p>
            <div class="row"><a class="btn" href=href rel=rel>{words}</a></div>
        </section>
    }
    .into_any()
}
