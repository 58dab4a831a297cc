//! The logo: sent as a file, by the browser itself, so that it needs no script.

use crate::dashboard::{frame::BusinessMark, tab::with_business};
use leptos::prelude::*;

/// Shows the logo and takes another.
#[component]
pub fn LogoForm(
    /// Address of the logo. `None`: none.
    logo_url: Option<String>,
    /// The business's name.
    name: String,
) -> impl IntoView {
    let (away, remove) = match logo_url {
        Some(_) => (
            Some(view! {
                <form id="logo-away" method="post" action="/dashboard/logo" enctype="multipart/form-data" hidden>
                    <input type="hidden" name="logo" value=""/>
                </form>
            }),
            Some(view! { <button class="btn quiet" type="submit" form="logo-away">"Take the logo away"</button> }),
        ),
        None => (None, None),
    };
    view! {
        <form class="card card-form logo-form" data-needs="manage" method="post" action=with_business("/dashboard/logo") enctype="multipart/form-data">
            <header><h2>"Logo"</h2></header>
            <div class="row nowrap">
                <BusinessMark logo_url name/>
                <div class="field">
                    <label for="logo">"Picture"</label>
                    <input
                        class="input" id="logo" name="logo" type="file" accept="image/png,image/jpeg,image/webp"
                        aria-describedby="logo-note" required
                    />
                    <p class="hint" id="logo-note">"A square PNG, JPEG or WebP picture of up to 256 kB, for example 256 by 256 pixels."</p>
                </div>
            </div>
            <div class="actions">{remove}<button class="btn" type="submit">"Use this logo"</button></div>
        </form>
        {away}
    }
    .into_any()
}
