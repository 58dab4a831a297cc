//! Settings: the business, its team, the networks that are followed, the wallets that are paid, what coins are worth.

mod account;
mod audit;
mod business;
mod messages;
mod networks;
mod notifications;
mod prices;
mod settings_head;
mod tags;
mod team;
mod wallets;

use super::messages::OutboxPage;
use account::{AccountPage, RecoveryCodesPage, SecondFactorPage};
use audit::AuditPage;
use business::BusinessPage;
use leptos::prelude::*;
use leptos_router::{MatchNestedRoutes, SsrMode, components::Route, path};
use messages::{MessagesPage, TemplatePage};
use networks::NetworksPage;
use notifications::NotificationsPage;
pub use notifications::{NoticeRows, turn_notifications_off};
use prices::PricesPage;
pub use settings_head::{PAGES, SettingsHead, is_shown};
use tags::TagsPage;
use team::TeamPage;
pub use team::role_words;
pub use wallets::{GapForm, gap_words};
use wallets::{WalletPage, WalletsPage};

#[cfg(all(test, feature = "ssr"))]
pub use {
    account::{AccountActions, AccountView, RecoveryCodes, SecondFactorSetUp},
    audit::AuditList,
    business::{BusinessForm, LogoForm},
    messages::{HoursForm, TemplateEditor, WaysCard},
    networks::{NetworkActions, NetworkList},
    notifications::{NotificationActions, NotificationsView},
    prices::RateTable,
    tags::TagRows,
    team::{TeamActions, TeamView},
    wallets::{AddWalletForm, WalletAddresses, WalletList, WalletView},
};

/// The tab's pages.
#[component(transparent)]
pub fn Routes() -> impl MatchNestedRoutes + Clone {
    view! {
        <Route path=path!("/settings") view=BusinessPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/account") view=AccountPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/account/second-step") view=SecondFactorPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/account/recovery-codes") view=RecoveryCodesPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/messages") view=MessagesPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/messages/:purpose") view=TemplatePage ssr=SsrMode::Async/>
        <Route path=path!("/settings/outbox") view=OutboxPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/networks") view=NetworksPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/notifications") view=NotificationsPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/prices") view=PricesPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/tags") view=TagsPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/team") view=TeamPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/audit") view=AuditPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/wallets") view=WalletsPage ssr=SsrMode::Async/>
        <Route path=path!("/settings/wallets/:id") view=WalletPage ssr=SsrMode::Async/>
    }
    .into_inner()
}
