//! The catalogue.

use super::{product_table::ProductTable, server_fns::load_products};
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{Empty, Icon, Loaded, PageHead, page_data},
};
use api_types::dashboard::ProductItem;
use leptos::prelude::*;

/// All products.
#[component]
pub fn ProductsPage() -> impl IntoView {
    let (live, shown) = (use_live(), use_shown());
    let products = page_data(move || live.version(), |_| load_products());
    view! {
        <PageHead title="Products">
            <a class="btn primary" data-needs="work" href=move || shown.href("/dashboard/products/new")><Icon name="plus"/>"New product"</a>
        </PageHead>
        <section class="card" aria-label="Products">
            <Loaded resource=products view=move |products| view! { <ProductList products/> }.into_any()/>
        </section>
    }
    .into_any()
}

/// The rows, or the next step.
#[component]
pub fn ProductList(
    /// The catalogue.
    products: Vec<ProductItem>,
) -> impl IntoView {
    let shown = use_shown();
    if products.is_empty() {
        return view! {
            <Empty
                title="Add what you sell" stick=true
                text="A product has a price, a picture and, if you like, a stock. Links sell it; change its price in one place."
            >
                <a class="btn primary" data-needs="work" href=move || shown.href("/dashboard/products/new")><Icon name="plus"/>"New product"</a>
            </Empty>
        }
        .into_any();
    }
    view! { <ProductTable products/> }.into_any()
}
