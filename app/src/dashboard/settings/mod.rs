//! Settings: the business, the networks that are followed, the wallets that are paid, what coins are worth.

mod business;
mod messages;
mod networks;
mod prices;
mod settings_head;
mod tags;
mod wallets;

use super::messages::OutboxPage;
use business::BusinessPage;
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use messages::{MessagesPage, TemplatePage};
use networks::NetworksPage;
use prices::PricesPage;
pub use settings_head::{PAGES, SettingsHead};
use tags::TagsPage;
pub use wallets::gap_words;
use wallets::{WalletPage, WalletsPage};

#[cfg(all(test, feature = "ssr"))]
pub use {
    business::BusinessForm,
    messages::{HoursForm, TemplateEditor, WaysCard},
    networks::{NetworkActions, NetworkList},
    prices::RateTable,
    tags::TagRows,
    wallets::{AddWalletForm, WalletAddresses, WalletList, WalletView},
};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/settings") view=BusinessPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/messages") view=MessagesPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/messages/:purpose") view=TemplatePage ssr=SsrMode::Async/>
        <Route path=path!("/settings/outbox") view=OutboxPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/networks") view=NetworksPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/prices") view=PricesPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/tags") view=TagsPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/wallets") view=WalletsPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/wallets/:id") view=WalletPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
