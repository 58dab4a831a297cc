//! A field of a form: label, control, and a line for the hint or what is wrong.

use super::form_scope::use_form_scope;
use crate::ui::Icon;
use leptos::prelude::*;

/// A field for a line or, with `lines`, a paragraph.
#[component]
pub fn Field(
    /// The field's name.
    name: &'static str,
    /// What it is called.
    label: &'static str,
    /// What stands in it at first.
    #[prop(optional, into)]
    value: String,
    /// What is expected; replaced by what is wrong.
    #[prop(optional, into)]
    hint: String,
    /// Whether it may be left empty.
    #[prop(optional)]
    optional: bool,
    /// `text`, `email`, `password`, `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Which keyboard a phone shows. Empty: the usual one.
    #[prop(optional)]
    keys: &'static str,
    /// What a browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Rows of a paragraph; 0: a line.
    #[prop(optional)]
    lines: u8,
    /// Fixed text before the value.
    #[prop(optional, into)]
    before: String,
    /// Fixed text after the value.
    #[prop(optional, into)]
    after: Signal<String>,
    /// Follows what is typed.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
) -> impl IntoView {
    let scope = use_form_scope();
    let id = scope.id(name);
    let note = format!("{id}-note");
    let invalid = move || scope.message(name).map(|_| "true");
    let follow = move |text: String| {
        if let Some(typed) = typed {
            typed.set(text);
        }
    };
    let keys = (!keys.is_empty()).then_some(keys);
    let plain = matches!(kind, "text") && autocomplete == "off" && lines == 0;
    let control = if lines > 0 {
        view! {
            <textarea
                class="input" id=id.clone() name=scope.name(name) rows=lines.to_string() autocomplete=autocomplete
                aria-invalid=invalid aria-describedby=note.clone()
                on:input=move |event| follow(event_target_value(&event))
            >{area_text(value)}</textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input" id=id.clone() name=scope.name(name) type=kind value=value inputmode=keys autocomplete=autocomplete
                spellcheck=plain.then_some("false") aria-invalid=invalid aria-describedby=note.clone()
                on:input=move |event| follow(event_target_value(&event))
            />
        }
        .into_any()
    };
    let welded = !before.is_empty() || !after.get_untracked().is_empty();
    let control = if welded {
        view! {
            <div class="input-group">
                {(!before.is_empty()).then(|| view! { <span class="affix">{before}</span> })}
                {control}
                <span class="affix last">{after}</span>
            </div>
        }
        .into_any()
    } else {
        control
    };
    view! {
        <div class="field">
            <label for=id>{label}{optional.then(|| view! { <span class="opt">"Optional"</span> })}</label>
            {control}
            <FieldNote name hint/>
        </div>
    }
    .into_any()
}

/// What stands between the tags of a `<textarea>`: Leptos does not escape it on the server, and sets it as text in the
/// browser.
fn area_text(value: String) -> String {
    if cfg!(feature = "ssr") { crate::ui::Markup::new().text(&value).into_html() } else { value }
}

/// The line under a control: its hint, or what is wrong.
#[component]
pub fn FieldNote(
    /// The field's name.
    name: &'static str,
    /// What is expected.
    #[prop(optional, into)]
    hint: String,
) -> impl IntoView {
    let scope = use_form_scope();
    let id = format!("{}-note", scope.id(name));
    let note = move || match scope.message(name) {
        Some(message) => view! { <Icon name="triangle-alert"/><span>{message}</span> }.into_any(),
        None if hint.is_empty() => ().into_any(),
        None => hint.clone().into_any(),
    };
    view! { <p id=id class=move || if scope.message(name).is_some() { "error" } else { "hint" }>{note}</p> }.into_any()
}
