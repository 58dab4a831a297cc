//! The page on which a link is edited (R23).

use super::form::LinkForm;
use crate::dashboard::{
    links::server_fns::{EditedLink, load_edited_link},
    parts::{Crumb, Loaded, PageHead, page_data},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Edits a link. Not live, so that what is being typed stays.
#[component]
pub fn EditLinkPage() -> impl IntoView {
    let params = use_params_map();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let found = page_data(id, load_edited_link);
    view! {
        <Loaded resource=found view=move |EditedLink { start, link }| {
            let crumbs = vec![Crumb { path: "/dashboard/links".to_owned(), name: "Links" }];
            let title = format!("Edit {}", link.item.title);
            let mode = link.item.mode;
            view! {
                <PageHead title crumbs/>
                <LinkForm start mode edited=link/>
            }
            .into_any()
        }/>
    }
    .into_any()
}
