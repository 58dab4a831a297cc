//! The tags of a kind, each with what can be done to it.

use crate::dashboard::{
    error::UiError,
    parts::{ActionForm, Field, FormScope, Icon, SelectField, Submit, failure},
    tags::{ColourChoice, DeleteTag, MergeTags, SaveTag, TagMark},
    words,
};
use api_types::customers::{TagForm, TagItem};
use leptos::prelude::*;

/// The list, and a form for a new one.
#[component]
pub fn TagRows(
    /// `link` or `customer`.
    kind: &'static str,
    /// By name.
    tags: Vec<TagItem>,
    /// Makes or renames one.
    save: ServerAction<SaveTag>,
    /// Merges two.
    merge: ServerAction<MergeTags>,
    /// Deletes one.
    delete: ServerAction<DeleteTag>,
) -> impl IntoView {
    let heading = if kind == "link" { "Tags of links" } else { "Tags of customers" };
    let id = format!("tags-{kind}");
    let same = id.clone();
    let all = tags.clone();
    let none = all.is_empty().then(|| view! { <p class="pad muted">"None yet."</p> });
    // By what they show, with what they can be merged into: a row whose form is open never becomes that of another tag.
    let names: Vec<_> = all.iter().map(|tag| tag.name.clone()).collect();
    let key = move |tag: &TagItem| (tag.id.clone(), tag.name.clone(), tag.colour.clone(), tag.used, names.clone());
    let each = move || tags.clone();
    let row = move |tag: TagItem| {
        let others = all.iter().filter(|other| other.id != tag.id).cloned().collect();
        view! { <Row kind tag others save merge delete/> }
    };
    view! {
        <section class="card" aria-labelledby=same>
            <div class="card-head"><h2 id=id>{heading}</h2></div>
            {none}
            <ul class="tag-settings"><For each key children=row/></ul>
            <details class="change pad" data-needs="work">
                <summary class="btn sm"><Icon name="plus"/>"New tag"<span class="visually-hidden">": "{heading}</span></summary>
                <SaveForm kind tag=None save/>
            </details>
        </section>
    }
    .into_any()
}

/// One tag.
#[component]
fn Row(
    kind: &'static str,
    tag: TagItem,
    others: Vec<TagItem>,
    save: ServerAction<SaveTag>,
    merge: ServerAction<MergeTags>,
    delete: ServerAction<DeleteTag>,
) -> impl IntoView {
    let used = if kind == "link" {
        words::count(tag.used, "link", "links")
    } else {
        words::count(tag.used, "customer", "customers")
    };
    let (name, doomed) = (tag.name.clone(), tag.id.clone());
    let merging = (!others.is_empty()).then(|| view! { <MergeForm tag=tag.clone() others merge/> });
    let taken = if tag.used == 0 {
        "No one has it.".to_owned()
    } else {
        format!("It is taken from {used}. For a moment you can take that back.")
    };
    view! {
        <li>
            <span class="row tag-head"><TagMark name=tag.name.clone() colour=tag.colour.clone()/><span class="muted sm">{used}</span></span>
            <details class="change" data-needs="work">
                <summary class="btn sm">"Change"<span class="visually-hidden">": "{name.clone()}</span></summary>
                <div class="stack">
                    <SaveForm kind tag=Some(tag) save/>
                    {merging}
                    <details class="delete-tag">
                        <summary class="btn sm danger">"Delete"<span class="visually-hidden">": "{name}</span></summary>
                        <ActionForm action=delete attr:class="stack">
                            <p class="sm">{taken}</p>
                            <input type="hidden" name="tag" value=doomed/>
                            <div><button class="btn danger" type="submit">"Delete this tag"</button></div>
                        </ActionForm>
                    </details>
                </div>
            </details>
        </li>
    }
    .into_any()
}

/// Name and colour of a tag, or of a new one.
#[component]
fn SaveForm(kind: &'static str, tag: Option<TagItem>, save: ServerAction<SaveTag>) -> impl IntoView {
    let id = tag.as_ref().map(|tag| tag.id.clone()).unwrap_or_default();
    let own = StoredValue::new(id.clone());
    // All tags share the action: what it said belongs to the one that was sent.
    let (input, sent) = (save.input(), RwSignal::new(None::<String>));
    Effect::new(move || {
        if let Some(SaveTag { tag, .. }) = input.get() {
            sent.set(Some(tag));
        }
    });
    let failed = failure(save);
    let error = Signal::derive(move || {
        let error = failed.get()?;
        let of = sent.get().or_else(|| error.typed::<(String, TagForm)>().map(|(tag, _)| tag))?;
        own.with_value(|own| *own == of).then_some(error)
    });
    FormScope::provide(format!("tag-{kind}-{id}"), "form", error);
    let typed = error.get_untracked().as_ref().and_then(UiError::typed::<(String, TagForm)>).map(|(_, form)| form);
    let (name, colour) = match (typed, tag) {
        (Some(form), _) => (form.name, form.colour),
        (None, Some(tag)) => (tag.name, tag.colour),
        (None, None) => (String::new(), String::new()),
    };
    let words = if id.is_empty() { "Make tag" } else { "Save" };
    view! {
        <ActionForm action=save attr:class="stack" attr:novalidate="novalidate">
            <input type="hidden" name="tag" value=id/>
            <input type="hidden" name="form[kind]" value=kind/>
            <Field name="name" label="Name" value=name/>
            <ColourChoice colour/>
            <div><Submit words pending=save.pending() class="btn"/></div>
        </ActionForm>
    }
    .into_any()
}

/// Puts another tag in this one's place.
#[component]
fn MergeForm(tag: TagItem, others: Vec<TagItem>, merge: ServerAction<MergeTags>) -> impl IntoView {
    FormScope::provide(format!("merge-{}", tag.id), "", failure(merge));
    let mut options = vec![(String::new(), "Choose a tag".to_owned())];
    options.extend(others.into_iter().map(|other| (other.id, other.name)));
    view! {
        <ActionForm action=merge attr:class="stack">
            <input type="hidden" name="tag" value=tag.id/>
            <SelectField name="into" label="Merge into" options value="" hint="All that have this tag get that one, and this one goes."/>
            <div><button class="btn" type="submit">"Merge"</button></div>
        </ActionForm>
    }
    .into_any()
}
