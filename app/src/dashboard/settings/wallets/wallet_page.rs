//! A wallet's own page: the addresses that were given out.

use super::{
    address_table::AddressTable,
    compare_form::CompareForm,
    gap_form::GapForm,
    server_fns::{SetWalletActive, WalletAddresses, load_wallet},
    wallet_row::gap_words,
};
use crate::dashboard::{
    live::use_live,
    mode::use_shown,
    parts::{Crumb, Empty, Icon, Loaded, ModeBadge, PageHead, Pager, list_query, page_data, successes, use_query},
    words,
};
use domain::wallet::GAP_LIMIT;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// The page.
#[component]
pub fn WalletPage() -> impl IntoView {
    let (params, query, live) = (use_params_map(), list_query(), use_live());
    let id = move || params.with(|params| params.get("id")).unwrap_or_default();
    let page = move || query.with(|query| query.page);
    let query = use_query();
    let raised = Memo::new(move |_| query.with(|query| query.get("raised")));
    let set_active = ServerAction::<SetWalletActive>::new();
    let set = successes(set_active);
    let wallet = page_data(
        move || (id(), page(), live.version(), raised.get(), set.get()),
        |(id, page, ..)| load_wallet(id, page),
    );
    let noted = move || {
        raised.get().map(|_| {
            view! {
                <div class="notice ok">
                    <Icon name="check"/>
                    <strong>"Noted"</strong>
                    <p>{format!("You are told again when {GAP_LIMIT} more addresses in a row are unused.")}</p>
                </div>
            }
        })
    };
    view! {
        <div role="status">{noted}</div>
        <Loaded resource=wallet view=move |found| view! { <WalletView found set_active/> }.into_any()/>
    }
    .into_any()
}

/// What the page shows.
#[component]
pub fn WalletView(
    /// The wallet and its addresses.
    found: WalletAddresses,
    /// Puts it in use.
    set_active: ServerAction<SetWalletActive>,
) -> impl IntoView {
    let WalletAddresses { wallet, addresses, unattributed, to_compare } = found;
    let shown = use_shown();
    let apart = (unattributed > 0).then(|| {
        let came = words::count(unattributed, "sum came", "sums came");
        view! {
            <div class="notice plain">
                <Icon name="coins"/>
                <h2>{came}" here that no payment asked for"</h2>
                <p><a href=move || shown.href("/dashboard/payments/unattributed")>"See them under Payments"</a></p>
            </div>
        }
    });
    let crumbs = vec![
        Crumb { path: "/dashboard/settings".to_owned(), name: "Settings" },
        Crumb { path: "/dashboard/settings/wallets".to_owned(), name: "Wallets" },
    ];
    let id = wallet.id.clone();
    let gap = gap_words(&wallet).map(|words| (words, wallet.clone()));
    let body = if addresses.rows.is_empty() {
        view! { <Empty title="No address was given out yet" text="Each customer who starts a payment gets one."/> }
            .into_any()
    } else {
        view! {
            <AddressTable items=addresses.rows/>
            <Pager
                total=addresses.total more=addresses.more page=addresses.page per_page=addresses.per_page
                one="address" many="addresses"/>
        }
        .into_any()
    };
    let badge = view! { <ModeBadge mode=wallet.mode/> }.into_any();
    view! {
        <PageHead title=wallet.name crumbs badge/>
        {gap.map(|(words, wallet)| view! {
            <div class="notice warn">
                <Icon name="triangle-alert"/>
                <h2>"Many unused addresses in a row"</h2>
                <p>{words}</p>
                <div class="row"><GapForm wallet/></div>
            </div>
        })}
        {apart}
        <div class="stack">
            {to_compare.map(|found| view! { <CompareForm id found set_active/> })}
            <section class="card" aria-label="Addresses given out">{body}</section>
        </div>
    }
    .into_any()
}
