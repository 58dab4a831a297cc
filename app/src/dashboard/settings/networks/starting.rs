//! Networks whose first blocks are being read: asked again until they are, beside the forms, so that what is being typed
//! stays.

use super::server_fns::load_networks;
use api_types::dashboard::NetworkItem;
use leptos::{prelude::*, task::spawn_local};
use std::time::Duration;

/// How often they are asked again.
const AGAIN: Duration = Duration::from_secs(2);

/// The networks as the server last told of them. Asks again for as long as one is starting and the page is open.
pub fn newest(networks: Vec<NetworkItem>) -> RwSignal<Vec<NetworkItem>> {
    let newest = RwSignal::new(networks);
    let starting = Memo::new(move |_| newest.with(|networks| networks.iter().any(|network| network.starting)));
    Effect::new(move || {
        if starting.get()
            && let Ok(asking) = set_interval_with_handle(move || ask(newest), AGAIN)
        {
            on_cleanup(move || asking.clear());
        }
    });
    newest
}

/// Asks the server once. Without an answer, what was last told stays.
fn ask(newest: RwSignal<Vec<NetworkItem>>) {
    spawn_local(async move {
        if let Ok(networks) = load_networks().await {
            _ = newest.try_set(networks);
        }
    });
}
