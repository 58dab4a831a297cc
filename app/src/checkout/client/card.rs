//! Keeps the card as the model says.

use super::{icons, js, morph::morph};
use crate::{
    checkout::session::{Model, card_html, ring},
    ui::span,
};
use leptos::prelude::*;
use web_sys::Element;

/// Follows the model from now on.
pub fn follow(model: Model) {
    // What the server has drawn. Taken now: wallets announce themselves before the effect runs for the first time.
    let drawn = untrack(|| card_html(model));
    Effect::new(move |before: Option<String>| {
        let html = card_html(model);
        if html != before.unwrap_or_else(|| drawn.clone())
            && let Some(document) = js::document()
            && let Some(card) = document.get_element_by_id("card")
        {
            morph(&document, &card, &html);
            icons::complete(&document, &card);
        }
        html
    });
}

/// Shows the time left, wherever it stands.
pub fn tick(model: Model, left: i64) {
    let Some(card) = js::document().and_then(|document| document.get_element_by_id("card")) else { return };
    let text = span::clock(left);
    if let Ok(places) = card.query_selector_all("[data-left]") {
        for at in 0..places.length() {
            if let Some(place) = places.item(at) {
                place.set_text_content(Some(&text));
            }
        }
    }
    let window = model.view.with_untracked(|view| view.window);
    set(&card, ".ring", "class", ring::class(left));
    set(&card, ".ring .left", "stroke-dasharray", &ring::dashes(left, window));
}

fn set(within: &Element, selector: &str, attribute: &str, value: &str) {
    if let Ok(Some(element)) = within.query_selector(selector) {
        let _ = element.set_attribute(attribute, value);
    }
}
