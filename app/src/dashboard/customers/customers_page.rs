//! The list of all customers.

use super::{
    actions::CustomerActions, customer_table::CustomerTable, filters::CustomerFilters, server_fns::load_customers,
};
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{Empty, Icon, Loaded, PageHead, Pager, list_query, page_data, with_param},
    tab::with_business,
    tags::{OfTags, TagFilter, TagsDialog, load_tags},
    words,
};
use api_types::{
    customers::CustomerItem,
    dashboard::{ListQuery, Listing},
};
use leptos::prelude::*;

/// All customers.
#[component]
pub fn CustomersPage() -> impl IntoView {
    let (query, live, shown, address) = (list_query(), use_live(), use_shown(), use_query());
    let actions = CustomerActions::new();
    let customers =
        page_data(move || (query.get(), live.version(), actions.done()), |(query, ..)| load_customers(query));
    let tags = page_data(move || actions.done(), |_| load_tags("customer".to_owned()));
    // What is chosen is of the rows that are shown.
    Effect::new(move || {
        query.track();
        actions.selection.clear();
    });
    let csv = move || {
        let filters = address.with(|address| with_param(address, "mode", shown.mode().as_str()));
        with_business(&format!("/dashboard/customers.csv{filters}"))
    };
    let erased = move || {
        let payments: u64 = address.with(|address| address.get_str("erased").and_then(|count| count.parse().ok()))?;
        let payments = words::count(payments, "payment stays", "payments stay");
        Some(view! {
            <div class="notice ok"><Icon name="check"/><p>"The customer was erased. "{payments}" in your books, as nobody’s."</p></div>
        })
    };
    view! {
        <PageHead title="Customers">
            <a class="btn" href=csv rel="external" download="customers.csv"><Icon name="download"/>"Download CSV"</a>
            <a class="btn" data-needs="work" href=move || shown.href("/dashboard/customers/import")>"Import"</a>
            <a class="btn primary" data-needs="work" href=move || shown.href("/dashboard/customers/new")><Icon name="plus"/>"New customer"</a>
        </PageHead>
        <div role="status">{erased}</div>
        <section class="card" aria-label="Customers">
            <CustomerFilters><OfTags resource=tags view=move |tags| view! { <TagFilter tags/> }.into_any()/></CustomerFilters>
            <Loaded resource=customers view=move |listing| {
                view! { <CustomerList listing query=query.get_untracked() actions/> }.into_any()
            }/>
        </section>
        <OfTags resource=tags view=move |offered| view! {
            <TagsDialog
                kind="customer" title="Tags of the chosen customers" targets=actions.selection.signal() worn=None offered
                act=actions.tag
            />
        }.into_any()/>
    }
    .into_any()
}

/// The rows and the pager, or the next step.
#[component]
pub fn CustomerList(
    /// The rows.
    listing: Listing<CustomerItem>,
    /// What was asked for.
    query: ListQuery,
    /// What can be done to them.
    actions: CustomerActions,
) -> impl IntoView {
    let shown = use_shown();
    if listing.total > 0 {
        let Listing { rows, total, more, page, per_page } = listing;
        return view! {
            <CustomerTable items=rows actions/>
            <Pager total more page per_page one="customer" many="customers"/>
        }
        .into_any();
    }
    if !query.search.is_empty() || !query.tags.is_empty() {
        return view! {
            <Empty title="No customer fits" text="Nobody was found with this search and these tags.">
                <a class="btn" href=move || shown.href("/dashboard/customers")>"Show all customers"</a>
            </Empty>
        }
        .into_any();
    }
    view! {
        <Empty
            title="No customers yet" stick=true
            text="Whoever gives an e-mail address while paying shows here by themselves. You can add people and import a list too."
        >
            <a class="btn primary" data-needs="work" href=move || shown.href("/dashboard/customers/new")><Icon name="plus"/>"New customer"</a>
            <a class="btn" data-needs="work" href=move || shown.href("/dashboard/customers/import")>"Import a list"</a>
        </Empty>
    }
    .into_any()
}
