//! The form that makes or edits a product.

use super::server_fns::SaveProduct;
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, ErrorSummary, Field, FormScope, KNOWN_COINS, OwnRateNotice, SelectField, Submit, failure},
    words,
};
use api_types::dashboard::{self, ProductItem};
use leptos::prelude::*;

/// Name, price, stock, and whether it is sold.
#[component]
pub fn ProductForm(
    /// The product that is edited. `None`: a new one.
    product: Option<ProductItem>,
    /// Keeps it.
    save: ServerAction<SaveProduct>,
) -> impl IntoView {
    let shown = use_shown();
    let error = failure(save);
    let scope = FormScope::provide("product", "form", error);
    let id = product.as_ref().map(|product| product.id.clone());
    let typed: Option<dashboard::ProductForm> = error.get_untracked().and_then(|error| error.typed());
    let form = typed.unwrap_or_else(|| match product {
        Some(product) => dashboard::ProductForm {
            name: product.name,
            description: product.description.unwrap_or_default(),
            unit: product.unit,
            price: product.price,
            left: product.left.map(|left| left.to_string()).unwrap_or_default(),
            left_was: product.left.map(|left| left.to_string()).unwrap_or_default(),
            active: product.active,
        },
        None => dashboard::ProductForm { unit: "EUR".to_owned(), active: true, ..Default::default() },
    });
    let unit = RwSignal::new(form.unit.clone());
    let mut units = words::currencies();
    units.extend(KNOWN_COINS.iter().map(|symbol| ((*symbol).to_owned(), format!("{symbol}, coin"))));
    let words = if id.is_some() { "Save" } else { "Add product" };
    view! {
        <ActionForm action=save attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <input type="hidden" name="product" value=id/>
            <input type="hidden" name=scope.name("left_was") value=form.left_was/>
            <section class="block">
                <Field name="name" label="Name" value=form.name hint="For example Lofoten print, 50 × 70 cm."/>
                <Field name="description" label="Description" value=form.description lines=3 optional=true/>
                <div class="two">
                    <Field name="price" label="Price of one" value=form.price keys="decimal" hint="For example 48.30."/>
                    <SelectField name="unit" label="Price in" options=units value=form.unit typed=unit
                        hint="In a currency, customers pay the rate of the moment, in any coin that the link takes."/>
                </div>
                <OwnRateNotice unit/>
                <div class="two">
                    <Field name="left" label="How many are left" value=form.left keys="numeric" optional=true
                        hint="Empty: it never runs out. A payment in progress holds one."/>
                </div>
                <label class="tick">
                    <input type="checkbox" name=scope.name("active") value="true" checked=form.active/>
                    <span><span class="name">"For sale"</span><span class="note">"Links that sell it can be paid."</span></span>
                </label>
            </section>
            <div class="actions">
                <a class="btn quiet" href=move || shown.href("/dashboard/products")>"Cancel"</a>
                <span data-needs="work"><Submit words pending=save.pending()/></span>
            </div>
        </ActionForm>
    }
    .into_any()
}
