//! The colours that a tag may have.

use super::tag_list::class;
use crate::dashboard::parts::{FieldNote, use_form_scope};
use domain::TagColour;
use leptos::prelude::*;

/// Colours of which one is chosen; each is named too.
#[component]
pub fn ColourChoice(
    /// The word of the one that is chosen at first; empty: the first.
    #[prop(into)]
    colour: String,
    /// The field's name.
    #[prop(default = "colour")]
    name: &'static str,
) -> impl IntoView {
    let scope = use_form_scope();
    let chosen = colour.parse::<TagColour>().unwrap_or_default();
    let colours = TagColour::ALL
        .map(|colour| {
            let word = colour.as_str();
            view! {
                <label class=format!("tag pickable {}", class(word))>
                    <input type="radio" name=scope.name(name) value=word checked=colour == chosen/>
                    {called(colour)}
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field" id=scope.id(name) tabindex="-1">
            <legend>"Colour"</legend>
            <div class="row colours">{colours}</div>
            <FieldNote name=name/>
        </fieldset>
    }
    .into_any()
}

const fn called(colour: TagColour) -> &'static str {
    match colour {
        TagColour::Blue => "Blue",
        TagColour::Green => "Green",
        TagColour::Amber => "Amber",
        TagColour::Red => "Red",
        TagColour::Violet => "Violet",
        TagColour::Teal => "Teal",
    }
}
