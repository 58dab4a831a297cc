//! Customers: the list of all, one's own page, the form that makes and edits one, files, and forgetting (P2).

mod actions;
mod collected;
mod customer_facts;
mod customer_form;
mod customer_menu;
mod customer_page;
mod customer_table;
mod customers_page;
mod edit_page;
mod erase_page;
mod filters;
mod import_form;
mod import_page;
mod import_report;
mod server_fns;

use customer_page::CustomerPage;
use customers_page::CustomersPage;
use edit_page::{EditCustomerPage, NewCustomerPage};
use erase_page::ErasePage;
use import_page::ImportPage;
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
pub use server_fns::{load_customer_choices, load_tags_of_customer};

#[cfg(all(test, feature = "ssr"))]
pub use {
    actions::CustomerActions, customer_form::CustomerForm, customer_page::CustomerView, customers_page::CustomerList,
    erase_page::EraseForm, import_form::ImportForm, import_report::ImportReport,
};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/customers") view=CustomersPage ssr=SsrMode::Async/>
        <Route path=path!("/customers/new") view=NewCustomerPage ssr=SsrMode::Async/>
        <Route path=path!("/customers/import") view=ImportPage ssr=SsrMode::Async/>
        <Route path=path!("/customers/:id") view=CustomerPage ssr=SsrMode::Async/>
        <Route path=path!("/customers/:id/edit") view=EditCustomerPage ssr=SsrMode::Async/>
        <Route path=path!("/customers/:id/erase") view=ErasePage ssr=SsrMode::Async/>
    }
    .into_inner()
}
