//! The lines of the palette, under their headings.

use super::entries::{Does, Entry};
use crate::dashboard::parts::Icon;
use leptos::prelude::*;

/// The id of a line.
pub fn option_id(place: usize) -> String {
    format!("palette-{place}")
}

/// The lines. The focus stays in the field; `active` is the line that Enter chooses.
#[component]
pub fn Options(
    /// The lines, those of a heading together.
    entries: Vec<Entry>,
    /// Which is active.
    #[prop(into)]
    active: Signal<usize>,
    /// Called when a line is chosen; links lead to their pages by themselves.
    chosen: Callback<Does>,
) -> impl IntoView {
    let lines: Vec<_> = entries.into_iter().enumerate().collect();
    let groups = lines
        .chunk_by(|a, b| a.1.group == b.1.group)
        .map(|lines| {
            let name = lines.first().map(|(_, entry)| entry.group).unwrap_or_default();
            let lines = lines.iter().cloned().map(|(place, entry)| line(place, entry, active, chosen)).collect_view();
            view! {
                <div role="group" aria-label=name>
                    <div class="head" aria-hidden="true">{name}</div>
                    {lines}
                </div>
            }
        })
        .collect_view();
    view! { <div class="found" role="listbox" id="palette-found" aria-label="Found">{groups}</div> }.into_any()
}

/// One line.
fn line(place: usize, entry: Entry, active: Signal<usize>, chosen: Callback<Does>) -> AnyView {
    let Entry { icon, title, detail, does, .. } = entry;
    let selected = move || if active.get() == place { "true" } else { "false" };
    let inside = view! { <Icon name=icon/><span class="cut">{title}</span><span class="detail">{detail}</span> };
    match does.clone() {
        Does::Go(href) => view! {
            <a role="option" id=option_id(place) aria-selected=selected tabindex="-1" href=href on:click=move |_| chosen.run(does.clone())>
                {inside}
            </a>
        }
        .into_any(),
        Does::ShowKeys | Does::SignOut => view! {
            <button role="option" type="button" id=option_id(place) aria-selected=selected tabindex="-1" on:click=move |_| chosen.run(does.clone())>
                {inside}
            </button>
        }
        .into_any(),
    }
}
