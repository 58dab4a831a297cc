//! The dialog that puts tags on: a list to search in and to choose several from, and a new tag in place.

use super::{TagThem, colour_choice::ColourChoice, tag_list::TagMark};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Icon, Submit, failure, successes};
use api_types::customers::{TagItem, Tagging};
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlElement, HtmlFormElement},
};

/// The dialog's id, for the buttons that open it.
pub const DIALOG: &str = "tags-dialog";

/// The tags of a kind, for one link or customer or for several.
#[component]
pub fn TagsDialog(
    /// `link` or `customer`.
    kind: &'static str,
    /// What it is called.
    title: &'static str,
    /// Ids of what is tagged.
    #[prop(into)]
    targets: Signal<Vec<String>>,
    /// Ids of the tags that are on it. `None`: there are several, and tags are put on or taken off all of them.
    #[prop(optional_no_strip)]
    worn: Option<Vec<String>>,
    /// What can be chosen.
    offered: Vec<TagItem>,
    /// Tags it.
    act: ServerAction<TagThem>,
) -> impl IntoView {
    let error = failure(act);
    let scope = FormScope::provide(DIALOG, "asked", error);
    let typed_before = error.get_untracked().and_then(|error| error.typed::<Tagging>()).unwrap_or_default();
    let many = worn.is_none();
    let worn = worn.unwrap_or_default();
    let find = RwSignal::new(String::new());
    let none = offered.is_empty();
    let rows = offered
        .into_iter()
        .map(|tag| {
            let checked = worn.contains(&tag.id) || typed_before.tags.contains(&tag.id);
            let folded = tag.name.to_lowercase();
            let hidden = move || find.with(|find| !folded.contains(&find.trim().to_lowercase()));
            view! {
                <label class="tag-row" hidden=hidden>
                    <input type="checkbox" name="asked[tags][]" value=tag.id checked=checked/>
                    <TagMark name=tag.name colour=tag.colour/>
                </label>
            }
        })
        .collect_view();
    let done = successes(act);
    Effect::new(move |before: Option<usize>| {
        let now = done.get();
        if before.is_some_and(|before| now > before) {
            find.set(String::new());
            hide();
        }
        now
    });
    let hidden_targets = move || {
        let ids = targets.get();
        ids.into_iter().map(|id| view! { <input type="hidden" name="asked[targets][]" value=id/> }).collect_view()
    };
    let send = if many {
        view! {
            <button class="btn" type="submit" name="asked[act]" value="take">"Take off"</button>
            <button class="btn primary" type="submit" name="asked[act]" value="add">"Put on"</button>
        }
        .into_any()
    } else {
        view! { <Submit words="Save tags" pending=act.pending()/> }.into_any()
    };
    let open_new = none || !typed_before.name.is_empty();
    view! {
        <div class="dialog tags-dialog" id=DIALOG popover="auto" role="dialog" aria-labelledby="tags-dialog-title">
            <header>
                <h2 id="tags-dialog-title">{title}</h2>
                <button class="btn quiet square" type="button" popovertarget=DIALOG aria-label="Close"><Icon name="x"/></button>
            </header>
            <ActionForm action=act attr:novalidate="novalidate">
                <div class="body stack">
                    <ErrorSummary/>
                    <input type="hidden" name="asked[kind]" value=kind/>
                    {hidden_targets}
                    <div class="input-group needs-script" hidden=none>
                        <Icon name="search"/>
                        <input
                            class="input" type="search" aria-label="Find a tag" placeholder="Find a tag"
                            on:input=move |event| find.set(event_target_value(&event))
                        />
                    </div>
                    <fieldset class="tag-rows" id=scope.id("tags") tabindex="-1">
                        <legend class="visually-hidden">"Tags"</legend>
                        {rows}
                        {none.then(|| view! { <p class="muted sm">"There are no tags yet. Make the first one."</p> })}
                    </fieldset>
                    <details class="new-tag" open=open_new>
                        <summary class="btn sm"><Icon name="plus"/>"New tag"</summary>
                        <div class="stack">
                            <Field name="name" label="Name" value=typed_before.name optional=true
                                hint="For example Workshop. It is made and put on at once."/>
                            <ColourChoice colour=typed_before.colour/>
                        </div>
                    </details>
                </div>
                <footer>
                    <button class="btn quiet" type="button" popovertarget=DIALOG popovertargetaction="hide">"Cancel"</button>
                    {send}
                </footer>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// Closes the dialog once its form was taken, and clears what was typed: the next choice begins anew.
fn hide() {
    request_animation_frame(|| {
        let Some(dialog) = document().get_element_by_id(DIALOG) else { return };
        let form = dialog.query_selector("form").ok().flatten();
        if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
            form.reset();
        }
        if let Ok(dialog) = dialog.dyn_into::<HtmlElement>() {
            _ = dialog.hide_popover();
        }
    });
}
