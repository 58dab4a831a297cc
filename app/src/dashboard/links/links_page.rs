//! The list of all links.

use super::{
    bulk_bar::BulkBar, delete_dialog::DeleteDialog, filters::LinkFilters, links_table::LinksTable,
    selection::ListActions, server_fns::load_links, undo::UndoToast,
};
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{Empty, Icon, Loaded, PageHead, Pager, list_query, page_data},
    tags::{OfTags, TagFilter, TagsDialog, load_tags},
};
use api_types::dashboard::{LinkItem, ListQuery, Listing};
use domain::Mode;
use leptos::prelude::*;

/// All links, whoever made them (A14).
#[component]
pub fn LinksPage() -> impl IntoView {
    let (query, live, shown) = (list_query(), use_live(), use_shown());
    let actions = ListActions::new();
    let links = page_data(move || (query.get(), live.version(), actions.done()), |(query, ..)| load_links(query));
    let tags = page_data(move || actions.done(), |_| load_tags("link".to_owned()));
    // What is chosen is of the rows that are shown.
    Effect::new(move || {
        query.track();
        actions.selection.clear();
    });
    view! {
        <PageHead title="Links">
            <a class="btn" href=move || shown.href("/dashboard/links/new-invoice")><Icon name="file-text"/>"New invoice"</a>
            <a class="btn primary" href=move || shown.href("/dashboard/links/new")><Icon name="plus"/>"New link"</a>
        </PageHead>
        {actions.trouble()}
        <section class="card" aria-label="Links">
            <LinkFilters><OfTags resource=tags view=move |tags| view! { <TagFilter tags/> }.into_any()/></LinkFilters>
            <Loaded resource=links view=move |listing| {
                view! { <LinkList listing query=query.get_untracked() actions/> }.into_any()
            }/>
        </section>
        <OfTags resource=tags view=move |offered| view! {
            <TagsDialog kind="link" title="Tags of the chosen links" targets=actions.selection.signal() worn=None offered act=actions.tag/>
        }.into_any()/>
        <UndoToast act=actions.act/>
    }
    .into_any()
}

/// The rows and the pager, or the next step.
#[component]
pub fn LinkList(
    /// The rows.
    listing: Listing<LinkItem>,
    /// What was asked for.
    query: ListQuery,
    /// What can be done to them.
    actions: ListActions,
) -> impl IntoView {
    let shown = use_shown();
    let narrowed =
        [&query.search, &query.status, &query.source, &query.kind, &query.tags].iter().any(|text| !text.is_empty());
    if listing.total > 0 {
        let Listing { rows, total, more, page, per_page } = listing;
        return view! {
            <BulkBar items=rows.clone() actions/>
            <LinksTable items=rows actions/>
            <Pager total more page per_page one="link" many="links"/>
            <DeleteDialog act=actions.act doomed=actions.doomed/>
        }
        .into_any();
    }
    if narrowed {
        return view! {
            <Empty title="No link fits" text="Nothing was found with this search and these filters.">
                <a class="btn" href=move || shown.href("/dashboard/links")>"Show all links"</a>
            </Empty>
        }
        .into_any();
    }
    let (title, text) = match shown.mode() {
        Mode::Live => (
            "Make your first link",
            "Set a price, share the link, and watch the payment arrive. The money goes straight to your own wallet.",
        ),
        Mode::Test => {
            ("Make a link to rehearse with", "USDC on the built-in sandbox works at once. No real money moves.")
        }
    };
    view! {
        <Empty title text stick=true>
            <a class="btn primary" href=move || shown.href("/dashboard/links/new")><Icon name="plus"/>"New link"</a>
            {(shown.mode() == Mode::Live).then(|| view! { <a class="btn" href="/dashboard/links/new?mode=test">"Try one in test mode"</a> })}
        </Empty>
    }
    .into_any()
}
