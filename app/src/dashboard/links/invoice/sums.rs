//! What the invoice comes to, while it is written.

use super::amounts::Amounts;
use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// The sums, beside the form.
#[component]
pub fn Sums(
    /// What is typed.
    amounts: Amounts,
) -> impl IntoView {
    let shown = Memo::new(move |_| amounts.shown());
    let parts = move || {
        let parts = shown.with(|shown| shown.parts.clone());
        parts.into_iter().map(|(called, sum)| view! { <dt>{called}</dt><dd>{sum}</dd> }).collect_view()
    };
    let wrong = move || shown.with(|shown| shown.wrong.clone()).map(|words| view! { <p class="sm muted">{words}</p> });
    view! {
        <aside class="preview needs-script" aria-label="What it comes to">
            <p class="cap"><Icon name="calculator"/>"What it comes to"</p>
            <section class="card invoice-sums">
                <dl class="facts">{parts}<dt class="total">"Total"</dt><dd class="total">{move || shown.with(|it| it.total.clone())}</dd></dl>
                {wrong}
                <p class="sm muted">"Each line is rounded once. Tax is added to the sum of each rate, after the discount."</p>
            </section>
        </aside>
    }
    .into_any()
}
