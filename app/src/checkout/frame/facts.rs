//! What one may want to know besides.

use crate::ui::icon;
use leptos::prelude::*;

/// The order number, whom to ask (an address and the letter to it), and where the money goes.
pub fn facts(reference: Option<String>, question: Option<(String, String)>) -> impl IntoView {
    let any = reference.is_some() || question.is_some();
    let rows = view! {
        {reference.map(|number| view! { <dt>"Order"</dt><dd>{number}</dd> })}
        {question
            .map(|(email, letter)| {
                view! { <dt>"Questions"</dt><dd><a href=letter>{email}</a></dd> }
            })}
    };
    view! {
        {any.then(|| view! { <dl class="facts ruled">{rows}</dl> })}
        <p class="trust">
            {icon("shield-check")} <span>"Paid straight to the merchant’s wallet. This server cannot touch it."</span>
        </p>
    }
}
