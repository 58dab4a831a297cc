//! A product's picture: sent as a file, by the browser itself, so that it needs no script.

use crate::dashboard::{parts::Icon, tab::with_business};
use api_types::dashboard::ProductItem;
use leptos::prelude::*;

/// Shows the picture and takes another.
#[component]
pub fn PictureForm(
    /// The product.
    product: ProductItem,
) -> impl IntoView {
    let action = with_business(&format!("/dashboard/products/{}/picture", product.id));
    let remove = product.picture_url.is_some().then(|| {
        let action = action.clone();
        view! {
            <form method="post" data-needs="work" action=action enctype="multipart/form-data">
                <input type="hidden" name="picture" value=""/>
                <button class="btn quiet" type="submit">"Take the picture away"</button>
            </form>
        }
    });
    let picture = match product.picture_url {
        Some(url) => view! { <img class="picture" src=url alt=format!("Picture of {}", product.name)/> }.into_any(),
        None => view! { <span class="picture none"><Icon name="package"/></span> }.into_any(),
    };
    view! {
        <section class="card card-form picture-form" aria-labelledby="picture-title">
            <header><h2 id="picture-title">"Picture"</h2></header>
            <div class="row nowrap">
                {picture}
                <form class="field" data-needs="work" method="post" action=action enctype="multipart/form-data">
                    <label for="picture">"Another picture"</label>
                    <input
                        class="input" id="picture" name="picture" type="file" accept="image/png,image/jpeg,image/webp"
                        aria-describedby="picture-note" required
                    />
                    <p class="hint" id="picture-note">"A PNG, JPEG or WebP picture of up to 8 MB. It is made smaller and loses where it was taken."</p>
                    <div class="row"><button class="btn" type="submit">"Use this picture"</button></div>
                </form>
            </div>
            {remove}
        </section>
    }
    .into_any()
}
