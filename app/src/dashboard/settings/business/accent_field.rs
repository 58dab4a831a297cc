//! The colour, with what becomes of it.

use crate::dashboard::{
    accent::is_color,
    parts::{FieldNote, use_form_scope},
};
use leptos::prelude::*;

/// A colour as text and as a picker, and a button in that colour. The whole page follows while one chooses.
#[component]
pub fn AccentField(
    /// What stands in it at first.
    value: String,
) -> impl IntoView {
    let scope = use_form_scope();
    let id = scope.id("accent");
    let color = RwSignal::new(value.clone());
    let picked = move || if color.with(|color| is_color(color)) { color.get() } else { "#0e5e73".to_owned() };
    // Shows the colour on this page; saved or not, a reload brings back what was saved.
    Effect::new(move |before: Option<()>| {
        let color = color.get();
        if before.is_some() && is_color(&color) {
            crate::dashboard::accent::show(&color);
        }
    });
    view! {
        <div class="field">
            <label for=id.clone()>"Accent colour"</label>
            <div class="accent-row">
                <input
                    class="input num" id=id.clone() name=scope.name("accent") type="text" value=value.clone() spellcheck="false"
                    autocomplete="off" prop:value=move || color.get() aria-describedby=format!("{id}-note")
                    aria-invalid=move || scope.message("accent").map(|_| "true")
                    on:input=move |event| color.set(event_target_value(&event))
                />
                <input
                    class="swatch needs-script" type="color" aria-label="Choose the accent colour" value=value prop:value=picked
                    on:input=move |event| color.set(event_target_value(&event))
                />
                <span class="btn primary" aria-hidden="true">"Pay"</span>
            </div>
            <FieldNote name="accent" hint="Six hexadecimal digits, for example #0e5e73. Contrast is seen to."/>
        </div>
    }
    .into_any()
}
