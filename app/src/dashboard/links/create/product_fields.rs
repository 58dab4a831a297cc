//! Which product is sold.

use crate::dashboard::{
    mode::use_shown,
    parts::{FieldNote, Icon, SelectField},
};
use api_types::dashboard::ProductItem;
use leptos::prelude::*;

/// The catalogue as a list to choose from, and the way to add to it.
#[component]
pub fn ProductFields(
    /// The catalogue.
    products: Vec<ProductItem>,
    /// The chosen one.
    chosen: RwSignal<String>,
) -> impl IntoView {
    let shown = use_shown();
    let add = move || {
        view! {
            <a class="btn" data-needs="work" href=move || shown.href("/dashboard/products/new")><Icon name="plus"/>"New product"</a>
        }
    };
    if products.is_empty() {
        return view! {
            <div class="field">
                <p>"Your catalogue is empty. Add what you sell, then come back."</p>
                <FieldNote name="product"/>
                <p>{add()}</p>
            </div>
        }
        .into_any();
    }
    let mut options = vec![(String::new(), "Choose a product".to_owned())];
    options.extend(
        products.into_iter().filter(|product| product.active || chosen.with_untracked(|id| *id == product.id)).map(
            |product| {
                let words = format!("{}, {} {}", product.name, product.price, product.unit);
                (product.id, words)
            },
        ),
    );
    view! {
        <SelectField name="product" label="Product" options value=chosen.get_untracked() typed=chosen
            hint="The price is the catalogue's: change it there, and this link asks the new one."/>
        <p>{add()}</p>
    }
    .into_any()
}
