//! Links: the list of all, a link's own page, and making one.

mod create;
mod filters;
mod link_facts;
mod link_page;
mod links_page;
mod links_table;
mod qr_card;
mod server_fns;
mod share;
mod state_badge;

use create::NewLinkPage;
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use link_page::LinkPage;
use links_page::LinksPage;

#[cfg(all(test, feature = "ssr"))]
pub use {create::LinkForm, link_page::LinkView, links_page::LinkList, server_fns::NewLink};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/links") view=LinksPage ssr=SsrMode::Async/>
        <Route path=path!("/links/new") view=NewLinkPage ssr=SsrMode::Async/>
        <Route path=path!("/links/:id") view=LinkPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
