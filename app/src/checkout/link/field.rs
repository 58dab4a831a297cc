//! One question of the form.

use super::errors;
use crate::ui::{Markup, icon};
use domain::{FieldError, link::Ask};
use leptos::prelude::*;

/// A question: its name in the form, and in words.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    /// The form field's name, and its id.
    pub name: &'static str,
    /// What is asked.
    pub label: &'static str,
    /// What it is for, or how to write it.
    pub hint: &'static str,
    /// What keyboard to show.
    pub kind: &'static str,
    /// What the browser may fill in.
    pub autocomplete: &'static str,
    /// Whether several lines are expected.
    pub lines: bool,
}

/// Label, control, and the hint or what is wrong in its place. Nothing if it is not asked.
pub fn field(question: Question, ask: Ask, typed: Option<&str>, wrong: &[FieldError]) -> impl IntoView + use<> {
    let Question { name, label, hint, kind, autocomplete, lines } = question;
    let wrong = errors::of(wrong, name).map(str::to_owned);
    (ask != Ask::Off).then(|| {
        let typed = typed.unwrap_or_default().to_owned();
        let required = ask == Ask::Required;
        let note = [name, "-note"].concat();
        let invalid = wrong.is_some().then_some("true");
        let control = if lines {
            text_area(question, &typed, required, invalid.is_some()).into_any()
        } else {
            view! {
                <input
                    class="input"
                    id=name
                    name=name
                    type=kind
                    autocomplete=autocomplete
                    required=required
                    value=typed
                    aria-invalid=invalid
                    aria-describedby=note.clone()
                />
            }
            .into_any()
        };
        let below = match wrong {
            Some(message) => {
                view! { <p class="error" id=note>{icon("triangle-alert")} <span>{message}</span></p> }.into_any()
            }
            None => view! { <p class="hint" id=note>{hint}</p> }.into_any(),
        };
        view! {
            <div class="field">
                <label for=name>{label} {(!required).then(|| view! { <span class="opt">"Optional"</span> })}</label>
                {control}
                {below}
            </div>
        }
    })
}

/// As text and not as a view: Leptos (0.8.23) leaves what is inside a `<textarea>` unescaped.
fn text_area(question: Question, typed: &str, required: bool, invalid: bool) -> impl IntoView + use<> {
    let Question { name, autocomplete, .. } = question;
    Markup::new()
        .raw("<textarea class=\"input\" rows=\"3\" id=\"")
        .raw(name)
        .raw("\" name=\"")
        .raw(name)
        .raw("\" autocomplete=\"")
        .raw(autocomplete)
        .raw("\" aria-describedby=\"")
        .raw(name)
        .raw("-note\"")
        .raw(if required { " required" } else { "" })
        .raw(if invalid { " aria-invalid=\"true\"" } else { "" })
        .raw(">\n")
        .text(typed)
        .raw("</textarea>")
        .view()
}
