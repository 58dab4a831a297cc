//! How many of a product (R3).

use super::errors;
use crate::{
    checkout::{LinkFormState, words},
    ui::{Markup, icon},
};
use api_types::checkout::{Asking, LinkPage, Room};
use domain::FieldError;
use leptos::prelude::*;

/// Whether there is anything to choose.
pub const fn several(most: u16) -> bool {
    most > 1
}

/// How many are asked for; 1 where what was typed cannot be had.
pub fn chosen(form: &LinkFormState, most: u16) -> u32 {
    let typed = form.quantity.trim().parse::<u16>().ok();
    typed.filter(|typed| (1..=most).contains(typed)).unwrap_or(1).into()
}

/// What is wrong when there was no place because more were asked for than are left.
pub fn too_many(page: &LinkPage, form: &LinkFormState) -> Option<FieldError> {
    let Asking::Product { most, left: Some(_), .. } = &page.asking else { return None };
    let typed = form.quantity.trim().parse::<u16>().ok()?;
    let only = match *most {
        1 => "Only 1 is left.".to_owned(),
        most => ["Only ", &most.to_string(), " are left. Choose ", &most.to_string(), " or fewer."].concat(),
    };
    let meant = form.refused.is_some() && page.live.room == Room::Free && typed > *most;
    meant.then(|| FieldError::new("quantity", only))
}

/// A figure that script keeps at the price as often as it is taken (`client::quantity`).
pub fn total(page: &LinkPage, shown: &str) -> Markup {
    match &page.asking {
        Asking::Product { most, .. } if several(*most) => {
            Markup::new().raw("<span data-total=\"").text(&page.bill.amount).raw("\">").text(shown).raw("</span>")
        }
        _ => Markup::new().text(shown),
    }
}

/// The number with its two buttons, and what it comes to. Nothing where there is no choice.
pub fn quantity(page: &LinkPage, form: &LinkFormState) -> Option<impl IntoView + use<>> {
    let Asking::Product { most, .. } = &page.asking else { return None };
    let most = *most;
    let wrong = errors::of(&form.errors, "quantity").map(str::to_owned);
    // Where only one can be had and that is not what was asked for, the error needs its field.
    (several(most) || wrong.is_some()).then(|| {
        let typed = if form.quantity.is_empty() { "1".to_owned() } else { form.quantity.clone() };
        let sum = words::times(&page.bill.amount, chosen(form, most));
        let sum =
            Markup::new().raw("<b class=\"num\">").with(total(page, &sum)).raw(" ").text(&page.bill.symbol).raw("</b>");
        let invalid = wrong.is_some().then_some("true");
        let below = match wrong {
            Some(message) => {
                view! { <p class="error" id="quantity-note">{icon("triangle-alert")} <span>{message}</span></p> }
                    .into_any()
            }
            None => {
                let hint = ["Up to ", &most.to_string(), " in one payment."].concat();
                view! { <p class="hint" id="quantity-note">{hint}</p> }.into_any()
            }
        };
        view! {
            <div class="field">
                <label for="quantity">"Quantity"</label>
                <div class="quantity">
                    <div class="stepper">
                        <button class="btn needs-script" type="button" data-step="-1" aria-label="One less">
                            {icon("minus")}
                        </button>
                        <input
                            class="input num"
                            id="quantity"
                            name="quantity"
                            type="number"
                            inputmode="numeric"
                            min="1"
                            max=most.to_string()
                            step="1"
                            required
                            value=typed
                            autocomplete="off"
                            aria-invalid=invalid
                            aria-describedby="quantity-note"
                        />
                        <button class="btn needs-script" type="button" data-step="1" aria-label="One more">
                            {icon("plus")}
                        </button>
                    </div>
                    <output class="total needs-script" for="quantity">
                        <span class="muted">"Total "</span>
                        {sum.view()}
                    </output>
                </div>
                {below}
            </div>
        }
    })
}
