//! A quiet word beside the button of a form that was kept.

use crate::ui::Icon;
use leptos::prelude::*;

/// `Saved`, once it is so.
#[component]
pub fn SavedMark(
    /// Whether the form was kept.
    saved: impl Fn() -> bool + Send + Sync + 'static,
) -> impl IntoView {
    let saved = Memo::new(move |_| saved());
    view! {
        <span class="saved" role="status">
            {move || saved.get().then(|| view! { <span class="badge ok"><Icon name="check"/>"Saved"</span> })}
        </span>
    }
    .into_any()
}
