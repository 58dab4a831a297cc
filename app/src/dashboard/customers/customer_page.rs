//! A customer's own page: what is known, what they paid, what they told, and their tags.

use super::{
    collected::CollectedCard, customer_facts::CustomerFacts, customer_menu::CustomerMenu, edit_page::crumbs,
    server_fns::load_customer,
};
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{Empty, Icon, Loaded, PageHead, Pager, PaymentsTable, encode, list_query, page_data, successes},
    tags::{TagThem, TagsCard},
    undo::use_undoing,
};
use api_types::{customers::CustomerDetail, dashboard::Listing};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A customer; read again when something happens.
#[component]
pub fn CustomerPage() -> impl IntoView {
    let params = use_params_map();
    let (query, live) = (list_query(), use_live());
    let tag = ServerAction::<TagThem>::new();
    let (tagged, undoing) = (successes(tag), use_undoing());
    undoing.after(tag);
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let customer = page_data(
        move || (id(), query.get(), live.version(), tagged.get() + undoing.done()),
        |(id, query, ..)| load_customer(id, query),
    );
    view! { <Loaded resource=customer view=move |customer| view! { <CustomerView customer tag/> }.into_any()/> }
        .into_any()
}

/// What the page shows.
#[component]
pub fn CustomerView(
    /// The customer.
    customer: CustomerDetail,
    /// Tags them.
    tag: ServerAction<TagThem>,
) -> impl IntoView {
    let shown = use_shown();
    let query = use_query();
    let says = move |word: &'static str| query.with(|query| query.get_str(word).is_some());
    let just = move || {
        let words = match () {
            () if says("new") => "Added. Payments with this e-mail address are put here.",
            () if says("saved") => "Saved.",
            () => return None,
        };
        Some(view! { <div class="notice ok"><Icon name="check"/><p>{words}</p></div> })
    };
    let facts = view! { <CustomerFacts customer=customer.clone()/> };
    let CustomerDetail { item, collected, collected_from, payments, tags, .. } = customer;
    let edit = {
        let id = item.id.clone();
        move || shown.href(&format!("/dashboard/customers/{id}/edit"))
    };
    let link = {
        let email = encode(&item.email);
        move || shown.href(&format!("/dashboard/links/new?customer={email}"))
    };
    let tags = view! {
        <TagsCard kind="customer" target=item.id.clone() worn=item.tags.clone() offered=tags act=tag/>
    };
    let menu = view! { <CustomerMenu id=item.id.clone()/> };
    let title = item.name.unwrap_or(item.email);
    view! {
        <PageHead title crumbs=crumbs()>
            <a class="btn primary" data-needs="work" href=link><Icon name="link"/>"Make a link"</a>
            <a class="btn" data-needs="work" href=edit><Icon name="pencil"/>"Edit"</a>
            {menu}
        </PageHead>
        <div role="status">{just}</div>
        <div class="link-grid">
            <div class="stack">
                <section class="card" aria-labelledby="payments">
                    <div class="card-head"><h2 id="payments">"Payments"</h2></div>
                    {paid(payments)}
                </section>
                <CollectedCard items=collected from=collected_from/>
            </div>
            <div class="stack">{facts}{tags}</div>
        </div>
    }
    .into_any()
}

/// A page of payments, or that there are none.
fn paid(payments: Listing<api_types::dashboard::PaymentItem>) -> AnyView {
    let Listing { rows, total, more, page, per_page } = payments;
    if total == 0 {
        return view! { <Empty title="No payments" text="What this customer pays shows here, also while it is under way."/> }
            .into_any();
    }
    view! {
        <PaymentsTable items=rows caption="Payments of this customer"/>
        <Pager total more page per_page one="payment" many="payments"/>
    }
    .into_any()
}
