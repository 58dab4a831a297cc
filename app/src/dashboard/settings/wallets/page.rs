//! The wallets page.

use super::{
    add_wallet::AddWalletForm,
    server_fns::{AddWallet, SetWalletActive, load_wallets},
    wallet_row::WalletRow,
};
use crate::dashboard::parts::use_query;
use crate::dashboard::{
    parts::{Empty, Icon, Loaded, failure, page_data, successes},
    settings::settings_head::SettingsHead,
};
use api_types::dashboard::WalletItem;
use leptos::prelude::*;

/// The page.
#[component]
pub fn WalletsPage() -> impl IntoView {
    let add = ServerAction::<AddWallet>::new();
    let set_active = ServerAction::<SetWalletActive>::new();
    let (added, set) = (successes(add), successes(set_active));
    let wallets = page_data(move || (added.get(), set.get()), |_| load_wallets());
    let trouble = failure(set_active);
    let query = use_query();
    let done = move || query.with(|query| query.get_str("added").is_some());
    view! {
        <SettingsHead title="Wallets"/>
        <div role="status">
            {move || done().then(|| view! {
                <div class="notice ok"><Icon name="check"/><strong>"Wallet added"</strong><p>"New payments go to it."</p></div>
            })}
        </div>
        {move || trouble.get().map(|error| view! {
            <div class="notice bad" role="alert"><Icon name="triangle-alert"/><h2>"Not done"</h2><p>{error.to_string()}</p></div>
        })}
        <div class="settings-page">
            <Loaded resource=wallets view=move |wallets| view! { <WalletList wallets set_active/> }.into_any()/>
            <AddWalletForm add/>
        </div>
    }
    .into_any()
}

/// The wallets.
#[component]
pub fn WalletList(
    /// All wallets.
    wallets: Vec<WalletItem>,
    /// Switches one.
    set_active: ServerAction<SetWalletActive>,
) -> impl IntoView {
    let body = if wallets.is_empty() {
        view! { <Empty title="No wallet yet" text="Add the public key of your own wallet below. Links on live networks need one."/> }
            .into_any()
    } else {
        let rows = wallets.into_iter().map(|wallet| view! { <WalletRow wallet set_active/> }).collect_view();
        view! { <ul class="wallets">{rows}</ul> }.into_any()
    };
    view! { <section class="card" aria-label="Wallets">{body}</section> }.into_any()
}
