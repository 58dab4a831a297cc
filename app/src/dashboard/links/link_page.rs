//! A link's own page: its address, its QR code, what it is set to, how it does and what happened with it.

use super::{
    delete_dialog::DeleteDialog,
    insight::{Insight, InsightParts, QrCard, asked},
    invoice::InvoiceCard,
    limit_card::LimitCard,
    link_actions::LinkActions,
    link_facts::LinkFacts,
    link_menu::LinkMenu,
    link_strip::LinkStrip,
    notices::LinkNotices,
    server_fns::load_link,
    share::Share,
    undo::UndoToast,
};
use crate::dashboard::{
    live::use_live,
    messages::{MessageActions, MessagesCard},
    mode::use_shown,
    parts::{CopyButton, Crumb, Icon, Loaded, PageHead, PaymentBadge, page_data},
    reminders::{ReminderActions, RemindersCard},
    tags::TagsCard,
    undo::use_undoing,
    words,
};
use api_types::{dashboard::LinkDetail, deliveries::LinkMessages};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// A link; read again when something happens.
#[component]
pub fn LinkPage() -> impl IntoView {
    let params = use_params_map();
    let live = use_live();
    let (actions, sending, reminding) = (LinkActions::new(), MessageActions::new(), ReminderActions::new());
    actions.lead_away();
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let asked = asked();
    let undoing = use_undoing();
    let done = move || actions.done() + sending.done() + reminding.done() + undoing.done();
    let link = page_data(
        move || (id(), asked.get(), live.version_with_views(), done()),
        |(id, asked, ..)| load_link(id, asked),
    );
    let page = move |(link, messages, insight): (LinkDetail, LinkMessages, Insight)| {
        let insight = view! { <InsightParts insight/> }.into_any();
        let reminders = messages.reminders.clone();
        // Those of a customer who was erased since wait for another, and are told of here.
        let remind = messages.email.is_some() || reminders.plan.as_ref().is_some_and(|plan| plan.enabled);
        let reminders = remind.then(|| {
            view! { <RemindersCard link=link.item.id.clone() reminders actions=reminding/> }
        });
        let messages =
            view! { <MessagesCard link=link.item.id.clone() messages actions=sending/>{reminders} }.into_any();
        view! { <LinkView link actions insight messages/> }.into_any()
    };
    view! {
        <Loaded resource=link view=page/>
        <UndoToast act=actions.act/>
    }
    .into_any()
}

/// What the page shows.
#[component]
pub fn LinkView(
    /// The link.
    link: LinkDetail,
    /// What can be done to it.
    actions: LinkActions,
    /// How it does and what happened with it.
    #[prop(optional)]
    insight: Option<AnyView>,
    /// What was sent to its customer.
    #[prop(optional)]
    messages: Option<AnyView>,
) -> impl IntoView {
    let shown = use_shown();
    let item = link.item.clone();
    let look = match &item.invoice {
        Some(invoice) => words::invoice_state(invoice.state, item.running),
        None => words::link(&item),
    };
    let badge = view! { <PaymentBadge look/> }.into_any();
    let is_invoice = item.invoice.is_some();
    let invoice = link.invoice.clone().map(|invoice| {
        view! { <InvoiceCard invoice link=item.id.clone() running=item.running paid=item.paid void=actions.void/> }
    });
    let facts = view! { <LinkFacts link=link.clone()/> };
    let limit = (!is_invoice).then(|| view! { <LimitCard link=link.clone() set=actions.limit/> });
    let tags = view! {
        <TagsCard kind="link" target=item.id.clone() worn=item.tags.clone() offered=link.tags.clone() act=actions.tag/>
    };
    let notices = view! { <LinkNotices link=link.clone() actions/> };
    let menu = view! { <LinkMenu item=item.clone() is_front=link.is_front actions/> };
    let strip = view! { <LinkStrip item=item.clone()/> };
    // An issued invoice is not changed.
    let edit = (!is_invoice).then(|| {
        let id = item.id.clone();
        let href = move || shown.href(&format!("/dashboard/links/{id}/edit"));
        view! { <a class="btn" data-needs="work" href=href><Icon name="pencil"/>"Edit"</a> }
    });
    let public = item.url.trim_start_matches("https://").trim_start_matches("http://");
    let (before, own) = public.rsplit_once('/').unwrap_or_default();
    let public = view! { <span class="value">{format!("{before}/")}<b>{own.to_owned()}</b></span> };
    let title = item.title.clone();
    let share = view! { <Share title=item.title.clone() url=item.url.clone()/> };
    let copy = view! { <CopyButton text=item.url.clone() what="the link's address"/> };
    let crumbs = vec![Crumb { path: "/dashboard/links".to_owned(), name: "Links" }];
    view! {
        <PageHead title=title crumbs badge>
            {edit}
            {share}
            {menu}
        </PageHead>
        {actions.trouble()}
        {notices}
        <div class="link-grid">
            <div class="stack">
                <section class="card address" aria-label="Address of the link">
                    {public}
                    <span class="row">
                        {copy}
                        <a class="btn square" href=item.url rel="external" target="_blank" aria-label="Open the link">
                            <Icon name="external-link"/>
                        </a>
                    </span>
                </section>
                {invoice}
                {strip}
                {insight}
            </div>
            <div class="stack">
                <QrCard size=link.qr_size path=link.qr_path id=item.id open=item.active && !item.archived/>
                {limit}
                {messages}
                {tags}
                {facts}
            </div>
        </div>
        <DeleteDialog act=actions.act doomed=actions.doomed/>
    }
    .into_any()
}
