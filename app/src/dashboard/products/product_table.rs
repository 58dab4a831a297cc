//! Products as rows; under 760 px each row becomes a block.

use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, PaymentBadge},
    words,
};
use api_types::dashboard::ProductItem;
use leptos::prelude::*;

/// The catalogue.
#[component]
pub fn ProductTable(
    /// The rows.
    products: Vec<ProductItem>,
) -> impl IntoView {
    let rows = products.into_iter().map(|product| view! { <Row product/> }).collect_view();
    view! {
        <table class="table rows-to-blocks products-table">
            <caption class="visually-hidden">"Products"</caption>
            <thead>
                <tr>
                    <th scope="col">"Product"</th>
                    <th scope="col" class="n">"Price"</th>
                    <th scope="col" class="n">"Left"</th>
                    <th scope="col">"State"</th>
                    <th scope="col"><span class="visually-hidden">"Actions"</span></th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// One product.
#[component]
fn Row(product: ProductItem) -> impl IntoView {
    let shown = use_shown();
    let badge = view! { <PaymentBadge look=words::product_state(product.active, product.left)/> };
    let picture = match product.picture_url {
        Some(url) => view! { <img class="thumb" src=url alt="" width="40" height="40" loading="lazy"/> }.into_any(),
        None => view! { <span class="thumb spot"><Icon name="package"/></span> }.into_any(),
    };
    let left = product.left.map_or_else(|| "No limit".to_owned(), |left| left.to_string());
    let (id, sold) = (product.id.clone(), product.id.clone());
    let href = move || shown.href(&format!("/dashboard/products/{id}"));
    let link = move || shown.href(&format!("/dashboard/links/new?product={sold}"));
    let label = format!("Make a link for {}", product.name);
    view! {
        <tr>
            <td class="who">
                <span class="with-thumb">
                    {picture}
                    <span class="names">
                        <a class="main" href=href>{product.name}</a>
                        <span class="path"><span class="cut">{product.description}</span></span>
                    </span>
                </span>
            </td>
            <td class="n strong" data-label="Price">{product.price}" "<span class="muted">{product.unit}</span></td>
            <td class="n" data-label="Left">{left}</td>
            <td class="st">{badge}</td>
            <td class="make-link"><a class="btn sm" data-needs="work" href=link aria-label=label><Icon name="link"/>"Make a link"</a></td>
        </tr>
    }
    .into_any()
}
