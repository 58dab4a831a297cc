//! A link's own page: its address, its QR code, and who pays it now.

use super::{
    link_facts::LinkFacts,
    qr_card::QrCard,
    server_fns::{SetLinkActive, load_link},
    share::Share,
    state_badge::LinkStateBadge,
};
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{CopyButton, Crumb, Empty, Icon, Loaded, PageHead, PaymentsTable, failure, successes},
};
use api_types::dashboard::LinkDetail;
use leptos::{form::ActionForm, prelude::*};
use leptos_router::hooks::{use_params_map, use_query_map};

/// A link; read again when something happens.
#[component]
pub fn LinkPage() -> impl IntoView {
    let params = use_params_map();
    let live = use_live();
    let set_active = ServerAction::<SetLinkActive>::new();
    let changed = successes(set_active);
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let link = Resource::new(move || (id(), live.version(), changed.get()), |(id, ..)| load_link(id));
    view! { <Loaded resource=link view=move |link| view! { <LinkView link set_active/> }.into_any()/> }.into_any()
}

/// What the page shows.
#[component]
pub fn LinkView(
    /// The link.
    link: LinkDetail,
    /// Lets it be paid, or no longer.
    set_active: ServerAction<SetLinkActive>,
) -> impl IntoView {
    let shown = use_shown();
    let trouble = failure(set_active);
    let is_new = use_query_map().with_untracked(|query| query.get_str("new").is_some());
    let facts = view! { <LinkFacts link=link.clone()/> };
    let badge = view! { <LinkStateBadge active=link.item.active running=link.item.running/> }.into_any();
    let LinkDetail { item, qr_size, qr_path, sessions, .. } = link;
    let all = {
        let search = crate::dashboard::parts::encode(&item.title);
        move || shown.href(&format!("/dashboard/payments?search={search}"))
    };
    let any = !sessions.is_empty();
    let table = if any {
        view! { <PaymentsTable items=sessions caption="Sessions of this link" of_link=true/> }.into_any()
    } else {
        view! { <Empty title="Nobody has opened a payment yet" text="Share the link. Who pays it shows here at once."/> }
            .into_any()
    };
    let (id, url, copied, title) = (item.id.clone(), item.url.clone(), item.url.clone(), item.title.clone());
    let public = item.url.trim_start_matches("https://").trim_start_matches("http://").to_owned();
    let (next, words, icon) = if item.active { (false, "Deactivate", "unplug") } else { (true, "Activate", "check") };
    let crumbs = vec![Crumb { path: "/dashboard/links".to_owned(), name: "Links" }];
    view! {
        <PageHead title=item.title.clone() crumbs badge>
            <ActionForm action=set_active>
                <input type="hidden" name="id" value=id/>
                <input type="hidden" name="active" value=next.to_string()/>
                <button class="btn" type="submit"><Icon name=icon/>{words}</button>
            </ActionForm>
            <Share title url/>
        </PageHead>
        {is_new.then(|| view! {
            <div class="notice ok" role="status">
                <Icon name="check"/>
                <h2>"Your link is ready"</h2>
                <p>"Copy it into a message, or show the QR code."</p>
            </div>
        })}
        {(!item.active).then(|| view! {
            <div class="notice plain">
                <Icon name="info"/>
                <h2>"This link is inactive"</h2>
                <p>"Its address answers that there is no such page. What was paid stays here."</p>
            </div>
        })}
        {move || trouble.get().map(|error| view! {
            <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not done"</h2><p>{error.to_string()}</p></div>
        })}
        <div class="link-grid">
            <div class="stack">
                <section class="card address" aria-label="Address of the link">
                    <span class="value">{public}</span>
                    <span class="row">
                        <CopyButton text=copied what="the link's address"/>
                        <a class="btn square" href=item.url rel="external" target="_blank" aria-label="Open the link">
                            <Icon name="external-link"/>
                        </a>
                    </span>
                </section>
                <section class="card strip" aria-label="Figures">
                    <div class="metric">
                        <span class="name"><span class="spot ok"><Icon name="credit-card"/></span>"Paid"</span>
                        <span class="figure">{item.paid}</span>
                    </div>
                    <div class="metric">
                        <span class="name"><span class="spot info"><Icon name="clock"/></span>"Open now"</span>
                        <span class="figure">{item.running}</span>
                    </div>
                    <div class="metric">
                        <span class="name"><span class="spot plum"><Icon name="coins"/></span>"Price"</span>
                        <span class="figure">{item.amount}<small>" "{item.symbol}</small></span>
                    </div>
                </section>
                <section class="card" aria-labelledby="sessions">
                    <div class="card-head">
                        <h2 id="sessions">"Payments of this link"</h2>
                        {any.then(|| view! { <a class="btn quiet sm" href=all>"All"</a> })}
                    </div>
                    {table}
                </section>
            </div>
            <div class="stack">
                <QrCard size=qr_size path=qr_path id=item.id/>
                {facts}
            </div>
        </div>
    }
    .into_any()
}
