//! Live or test.

use crate::dashboard::parts::use_query;
use crate::dashboard::{mode::use_shown, parts::with_param};
use domain::Mode;
use leptos::prelude::*;

/// Chooses what lists show. Links, so that it works without script.
#[component]
pub fn ModeSwitch() -> impl IntoView {
    let shown = use_shown();
    let query = use_query();
    let choice = move |mode: Mode, words: &'static str| {
        let href = move || query.with(|query| with_param(query, "mode", mode.as_str()));
        let current = move || (shown.mode() == mode).then_some("true");
        let dot = (mode == Mode::Live).then(|| view! { <span class="live-dot still"></span> });
        view! { <a href=href aria-current=current>{dot}{words}</a> }
    };
    view! {
        <div class="segmented mode" role="group" aria-label="Data shown">
            {choice(Mode::Live, "Live")}
            {choice(Mode::Test, "Test")}
        </div>
    }
    .into_any()
}
