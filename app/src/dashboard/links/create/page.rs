//! The page on which a link is made.

use super::form::LinkForm;
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    links::server_fns::load_new_link,
    mode::use_shown,
    parts::{Crumb, Loaded, PageHead, page_data},
};
use leptos::prelude::*;

/// Makes a link in what is shown, live or test.
#[component]
pub fn NewLinkPage() -> impl IntoView {
    let start = page_data(|| (), |()| load_new_link());
    let shown = use_shown();
    let query = use_query();
    let crumbs = vec![Crumb { path: "/dashboard/links".to_owned(), name: "Links" }];
    view! {
        <PageHead title="New link" crumbs/>
        <Loaded resource=start view=move |start| {
            // The whole form belongs to one mode: switching begins it anew.
            (move || {
                let product = query.with_untracked(|query| query.get("product")).unwrap_or_default();
                let customer = query.with_untracked(|query| query.get("customer")).unwrap_or_default();
                view! { <LinkForm start=start.clone() mode=shown.mode() product customer/> }
            })
            .into_any()
        }/>
    }
    .into_any()
}
