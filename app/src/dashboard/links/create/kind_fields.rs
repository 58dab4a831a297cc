//! What kind of link it is, and what it asks for (R3, R29).

use super::{price_fields::PriceFields, product_fields::ProductFields, tiles::Tiles, typed::Typed};
use crate::dashboard::{
    parts::{Field, FieldNote, Icon, SelectField, use_form_scope},
    words,
};
use api_types::dashboard::{LinkForm, ProductItem};
use leptos::prelude::*;

/// The kinds.
const KINDS: &[(&str, &str, &str)] = &[
    ("fixed", "Fixed amount", "You set the price"),
    ("open", "Open amount", "The customer does"),
    ("product", "Product", "From your catalogue"),
];

/// Times to pay that are offered, in minutes.
pub const WINDOWS: &[i64] = &[15, 30, 60, 180, 720, 1_440, 4_320, 10_080];

/// The kind, unless it stands already, and the fields of each kind. What does not belong to the chosen one is hidden by
/// the stylesheet, with and without script.
#[component]
pub fn KindFields(
    /// What stands in it at first.
    form: LinkForm,
    /// What can be sold.
    products: Vec<ProductItem>,
    /// Whether a link is edited: its kind stays.
    edits: bool,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let scope = use_form_scope();
    let kind = typed.kind.get_untracked();
    let has = move |one: &str| !edits || typed.kind.with_untracked(|kind| kind == one);
    let kinds = if edits {
        view! {
            <p class="muted sm link-kind"><Icon name="lock"/>{words::link_kind(&kind)}". The kind of a link stays as it was made."</p>
            <input type="hidden" name=scope.name("kind") value=kind/>
        }
        .into_any()
    } else {
        view! {
            <div class="field">
                <Tiles name="kind" label="Kind of link" options=KINDS chosen=typed.kind/>
                <FieldNote name="kind"/>
            </div>
        }
        .into_any()
    };
    let unit = Signal::derive(move || typed.unit());
    let windows = WINDOWS.iter().map(|minutes| (minutes.to_string(), words::minutes(*minutes))).collect();
    view! {
        <section class="block">
            <header><h2>"Price"</h2></header>
            {kinds}
            {has("fixed").then(|| view! {
                <div class="if-fixed">
                    <Field name="amount" label="Amount" value=form.amount keys="decimal" typed=typed.amount after=unit
                        hint="For example 48.30."/>
                </div>
            })}
            {has("open").then(|| view! {
                <div class="if-open stack">
                    <div class="two">
                        <Field name="least" label="At least" value=form.least keys="decimal" optional=true typed=typed.least after=unit
                            hint="Empty: anything above 0."/>
                        <Field name="most" label="At most" value=form.most keys="decimal" optional=true typed=typed.most after=unit
                            hint="Empty: no upper bound."/>
                    </div>
                    <Field name="suggested" label="Amounts to choose from" value=form.suggested optional=true
                        hint="Up to a few, with spaces between, for example 5 10 25. The customer may still type another."/>
                </div>
            })}
            {has("product").then(|| view! { <div class="if-product"><ProductFields products chosen=typed.product/></div> })}
            <div class="two">
                {(has("fixed") || has("open")).then(|| view! { <PriceFields currency=typed.currency/> })}
                <SelectField name="window_minutes" label="Time to pay" options=windows value=form.window_minutes typed=typed.window
                    hint="Price and address are held for this long."/>
            </div>
        </section>
    }
    .into_any()
}
