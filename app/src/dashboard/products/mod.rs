//! Products: a small catalogue of what links can sell (R3).

mod picture_form;
mod product_form;
mod product_page;
mod product_table;
mod products_page;
mod server_fns;

use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use product_page::{NewProductPage, ProductPage};
use products_page::ProductsPage;

#[cfg(all(test, feature = "ssr"))]
pub use {product_form::ProductForm, product_page::ProductView, products_page::ProductList};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/products") view=ProductsPage ssr=SsrMode::Async/>
        <Route path=path!("/products/new") view=NewProductPage ssr=SsrMode::Async/>
        <Route path=path!("/products/:id") view=ProductPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
