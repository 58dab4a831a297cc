//! What the products pages ask the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::{ProductForm, ProductItem};
use leptos::prelude::*;

/// The catalogue, newest first.
#[server(prefix = "/dashboard/do", endpoint = "products", client = crate::dashboard::Tab)]
pub async fn load_products() -> Result<Vec<ProductItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.products(&actor).await)
}

/// One product.
#[server(prefix = "/dashboard/do", endpoint = "product", client = crate::dashboard::Tab)]
pub async fn load_product(id: String) -> Result<ProductItem, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.product(&actor, &id).await)
}

/// Makes a product, or edits the one that is named, and leads to its page.
#[server(prefix = "/dashboard/do", endpoint = "save_product", client = crate::dashboard::Tab)]
pub async fn save_product(#[server(default)] product: String, form: ProductForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let id = Some(product.as_str()).filter(|id| !id.is_empty());
    let saved = with_typed(answer(service.save_product(&actor, id, form.clone()).await), &form)?;
    let how = if id.is_some() { "saved" } else { "new" };
    leptos_axum::redirect(&format!("/dashboard/products/{}?{how}=1", saved.id));
    Ok(())
}
