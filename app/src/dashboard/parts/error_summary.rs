//! What has to be put right in a form: a list of links to its fields, which takes the focus.

use super::form_scope::{Reveal, use_form_scope};
use crate::ui::Icon;
use api_types::{FieldError, Problem};
use leptos::{html::Div, prelude::*};

/// Shown when the server did not take the form.
#[component]
pub fn ErrorSummary() -> impl IntoView {
    let scope = use_form_scope();
    let reveal = use_context::<Reveal>();
    let summary = NodeRef::<Div>::new();
    Effect::new(move || {
        if let (Some(_), Some(summary)) = (scope.error(), summary.get()) {
            _ = summary.focus();
        }
    });
    // A secret is not kept, not even in the field that it was typed in (I24).
    Effect::new(move || {
        if let Some(Problem::Fields { errors }) = scope.error().as_ref().map(|error| error.problem()) {
            for error in errors.iter().filter(|error| domain::secret::is_refusal(&error.message)) {
                forget(&scope.id(&error.field));
            }
        }
    });
    move || {
        scope.error().map(|error| {
            let (title, body) = match error.problem() {
                Problem::Fields { errors } => {
                    let items = errors
                        .iter()
                        .map(|FieldError { field, message }| {
                            let (id, name) = (scope.id(field), field.clone());
                            let href = format!("#{id}");
                            let go = move |event: leptos::ev::MouseEvent| {
                                event.prevent_default();
                                if let Some(Reveal(reveal)) = reveal {
                                    reveal.run(name.clone());
                                }
                                focus(id.clone());
                            };
                            view! { <li><a href=href rel="external" on:click=go>{message.clone()}</a></li> }
                        })
                        .collect_view();
                    (title(errors.len()), view! { <ul class="to-fix">{items}</ul> }.into_any())
                }
                _ => ("Not done".to_owned(), view! { <p>{error.to_string()}</p> }.into_any()),
            };
            view! {
                <div class="notice bad summary" node_ref=summary tabindex="-1" role="alert" autofocus>
                    <Icon name="triangle-alert"/>
                    <h2>{title}</h2>
                    {body}
                </div>
            }
        })
    }
}

/// Puts the focus on a field, once what hid it is gone. Without script the link itself leads there.
fn focus(id: String) {
    request_animation_frame(move || {
        use leptos::{wasm_bindgen::JsCast, web_sys::HtmlElement};
        let field = document().get_element_by_id(&id).and_then(|field| field.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            _ = field.focus();
        }
    });
}

/// Empties a field as if somebody did, so that what follows what is typed in it is emptied, too.
fn forget(id: &str) {
    use leptos::{
        wasm_bindgen::JsCast,
        web_sys::{Event, HtmlInputElement},
    };
    if let Some(field) = document().get_element_by_id(id) {
        // Lines and paragraphs have their value under the same name.
        field.unchecked_ref::<HtmlInputElement>().set_value("");
        if let Ok(event) = Event::new("input") {
            _ = field.dispatch_event(&event);
        }
    }
}

/// `One thing to put right`, and so on.
fn title(count: usize) -> String {
    match count {
        0 | 1 => "One thing to put right".to_owned(),
        2 => "Two things to put right".to_owned(),
        3 => "Three things to put right".to_owned(),
        more => format!("{more} things to put right"),
    }
}
