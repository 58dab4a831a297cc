//! The tags of a link, chosen while it is written (R4, R23, R28): a list to search in, and a new one in place.

use crate::dashboard::{
    parts::{Field, FieldNote, Icon, use_form_scope},
    tags::{ColourChoice, TagMark},
};
use api_types::{customers::TagItem, dashboard::LinkForm};
use leptos::prelude::*;

/// The fields.
#[component]
pub fn TagFields(
    /// What stands in it at first.
    form: LinkForm,
    /// What can be chosen.
    tags: Vec<TagItem>,
) -> impl IntoView {
    let scope = use_form_scope();
    let find = RwSignal::new(String::new());
    let none = tags.is_empty();
    let rows = tags
        .into_iter()
        .map(|tag| {
            let checked = form.tags.contains(&tag.id);
            let folded = tag.name.to_lowercase();
            let hidden = move || find.with(|find| !folded.contains(&find.trim().to_lowercase()));
            view! {
                <label class="tag-row" hidden=hidden>
                    <input type="checkbox" name="form[tags][]" value=tag.id checked=checked/>
                    <TagMark name=tag.name colour=tag.colour/>
                </label>
            }
        })
        .collect_view();
    let open_new = !form.new_tag.is_empty();
    view! {
        <input type="hidden" name="form[sets_tags]" value="true"/>
        <fieldset class="field" id=scope.id("tags") tabindex="-1">
            <legend>"Tags"</legend>
            <div class="input-group needs-script" hidden=none>
                <Icon name="search"/>
                <input
                    class="input" type="search" aria-label="Find a tag" placeholder="Find a tag"
                    on:input=move |event| find.set(event_target_value(&event))
                />
            </div>
            <div class="tag-rows">{rows}</div>
            {none.then(|| view! { <p class="hint">"You have no tags yet. They sort your links, and are yours alone."</p> })}
            <FieldNote name="tags"/>
        </fieldset>
        <details class="new-tag" open=open_new>
            <summary class="btn sm"><Icon name="plus"/>"New tag"</summary>
            <div class="stack">
                <Field name="new_tag" label="Name of the new tag" value=form.new_tag optional=true
                    hint="For example Workshop. It is made and put on with the link."/>
                <ColourChoice colour=form.new_tag_colour name="new_tag_colour"/>
            </div>
        </details>
    }
    .into_any()
}
