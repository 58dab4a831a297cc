//! A product's own page, and the one on which it is made.

use super::{
    picture_form::PictureForm,
    product_form::ProductForm,
    server_fns::{SaveProduct, load_product},
};
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    mode::use_shown,
    parts::{Crumb, Icon, Loaded, PageHead, PaymentBadge, page_data, successes},
    undo::use_undoing,
    words,
};
use api_types::dashboard::ProductItem;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The way back.
fn crumbs() -> Vec<Crumb> {
    vec![Crumb { path: "/dashboard/products".to_owned(), name: "Products" }]
}

/// Makes a product.
#[component]
pub fn NewProductPage() -> impl IntoView {
    view! {
        <PageHead title="New product" crumbs=crumbs()/>
        <div class="settings-page"><ProductForm product=None save=ServerAction::new()/></div>
    }
    .into_any()
}

/// Edits a product. Not live, so that what is being typed stays.
#[component]
pub fn ProductPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let save = ServerAction::new();
    let saved = successes(save);
    let undoing = use_undoing();
    let product = page_data(move || (id(), saved.get(), undoing.done()), |(id, ..)| load_product(id));
    view! { <Loaded resource=product view=move |product| view! { <ProductView product save/> }.into_any()/> }.into_any()
}

/// What the page shows.
#[component]
pub fn ProductView(
    /// The product.
    product: ProductItem,
    /// Keeps what is changed.
    save: ServerAction<SaveProduct>,
) -> impl IntoView {
    let shown = use_shown();
    let query = use_query();
    let says = move |word: &'static str| query.with(|query| query.get_str(word).is_some());
    let just = move || {
        let words = match () {
            () if says("new") => "Added to your catalogue. Give it a picture, then make a link that sells it.",
            () if says("saved") => {
                "Saved. Links that sell it ask the new price; who is paying already keeps the old one."
            }
            () if says("picture") => "The picture was saved.",
            () => return None,
        };
        Some(view! { <div class="notice ok"><Icon name="check"/><p>{words}</p></div> })
    };
    let badge = view! { <PaymentBadge look=words::product_state(product.active, product.left)/> }.into_any();
    let link = {
        let id = product.id.clone();
        move || shown.href(&format!("/dashboard/links/new?product={id}"))
    };
    let held = (product.held > 0).then(|| {
        let words = words::count(product.held, "piece is", "pieces are");
        view! { <p class="muted sm">{words}" sold or held by payments in progress."</p> }
    });
    let picture = view! { <PictureForm product=product.clone()/> };
    view! {
        <PageHead title=product.name.clone() crumbs=crumbs() badge>
            <a class="btn primary" data-needs="work" href=link><Icon name="link"/>"Make a link"</a>
        </PageHead>
        <div role="status">{just}</div>
        <div class="settings-page">
            {held}
            <ProductForm product=Some(product) save/>
            {picture}
        </div>
    }
    .into_any()
}
