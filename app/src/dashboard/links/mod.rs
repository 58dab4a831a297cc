//! Links: the list of all, a link's own page, and the form that makes and edits one.

mod bulk_bar;
mod create;
mod delete_dialog;
mod duplicate;
mod filters;
mod insight;
mod invoice;
mod limit_badge;
mod limit_card;
mod link_actions;
mod link_facts;
mod link_menu;
mod link_page;
mod link_strip;
mod links_page;
mod links_table;
mod notices;
mod row_menu;
mod selection;
mod server_fns;
mod share;
mod switch;
mod undo;

use create::{EditLinkPage, NewLinkPage};
use invoice::NewInvoicePage;
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use link_page::LinkPage;
use links_page::LinksPage;

#[cfg(all(test, feature = "ssr"))]
pub use {
    create::LinkForm,
    insight::{ActivityCard, ActivityList, AnalyticsCard, AnalyticsView, QrCard, SharingCard, SharingView},
    invoice::InvoiceForm,
    link_actions::LinkActions,
    link_page::LinkView,
    links_page::LinkList,
    selection::ListActions,
    server_fns::NewLink,
    undo::UndoToast,
};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/links") view=LinksPage ssr=SsrMode::Async/>
        <Route path=path!("/links/new") view=NewLinkPage ssr=SsrMode::Async/>
        <Route path=path!("/links/new-invoice") view=NewInvoicePage ssr=SsrMode::Async/>
        <Route path=path!("/links/:id") view=LinkPage ssr=SsrMode::Async/>
        <Route path=path!("/links/:id/edit") view=EditLinkPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
