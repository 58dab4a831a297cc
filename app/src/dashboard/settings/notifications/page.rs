//! The page of notifications.

use super::{
    browsers_card::BrowsersCard,
    kinds_form::KindsForm,
    notices_card::NoticesCard,
    server_fns::{AddBrowser, RemoveBrowser, SaveNotifications, TestNotifications, load_notifications},
    test_card::TestCard,
};
use crate::dashboard::{
    parts::{Loaded, page_data, successes},
    settings::SettingsHead,
};
use api_types::notifications::NotificationPage;
use leptos::prelude::*;

/// What can be done here.
#[derive(Clone, Copy)]
pub struct NotificationActions {
    /// Keeps what the member wants to be told.
    pub save: ServerAction<SaveNotifications>,
    /// Lets a browser show notifications.
    pub add: ServerAction<AddBrowser>,
    /// Takes one away.
    pub remove: ServerAction<RemoveBrowser>,
    /// Sends a test.
    pub test: ServerAction<TestNotifications>,
}

impl NotificationActions {
    /// Nothing done yet.
    pub fn new() -> Self {
        Self {
            save: ServerAction::new(),
            add: ServerAction::new(),
            remove: ServerAction::new(),
            test: ServerAction::new(),
        }
    }
}

/// The page. Not live, so that what is being chosen stays.
#[component]
pub fn NotificationsPage() -> impl IntoView {
    let actions = NotificationActions::new();
    let (saved, added) = (successes(actions.save), successes(actions.add));
    let (removed, tested) = (successes(actions.remove), successes(actions.test));
    let source = move || (saved.get(), added.get(), removed.get(), tested.get());
    let page = page_data(source, |_| load_notifications());
    view! {
        <SettingsHead title="Notifications"/>
        <Loaded resource=page view=move |page| view! { <NotificationsView page actions/> }.into_any()/>
    }
    .into_any()
}

/// All parts of it.
#[component]
pub fn NotificationsView(
    /// As it is.
    page: NotificationPage,
    /// What can be done.
    actions: NotificationActions,
) -> impl IntoView {
    let NotificationPage { kinds, hour, zone, email, by_email, key, browsers, notices } = page;
    view! {
        <div class="settings-page">
            <KindsForm kinds hour zone email save=actions.save/>
            <BrowsersCard browsers key actions/>
            <TestCard test=actions.test/>
            <NoticesCard notices by_email/>
        </div>
    }
    .into_any()
}
