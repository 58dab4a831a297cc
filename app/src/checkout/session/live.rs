//! What the islands share.

use api_types::checkout::SessionView;
use leptos::prelude::*;

/// What the parts need to know besides the session; it does not change while the page is open.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Live {
    /// The merchant's name.
    pub merchant: String,
    /// Where questions go.
    pub contact: Option<String>,
    /// The merchant's site.
    pub website: Option<String>,
    /// The link's page below `/pay/`, for starting again.
    pub link: String,
    /// Whether the link takes several coins, so that the choice may be changed while nothing has arrived.
    pub can_change: bool,
}

/// What changes while the page is open. On the server nothing does; in the browser `client` writes to it.
#[derive(Debug, Clone, Copy)]
pub struct Model {
    /// See [`Live`].
    pub live: StoredValue<Live>,
    /// How the session stands.
    pub view: RwSignal<SessionView>,
    /// How many seconds are left to pay.
    pub left: RwSignal<i64>,
    /// What is to be announced.
    pub spoken: RwSignal<String>,
    /// Names of the wallets in this browser that can pay this session.
    pub wallets: RwSignal<Vec<String>>,
    /// What the wallet said when it was asked. Empty: it was not, or did as it was told.
    pub wallet_says: RwSignal<String>,
}

impl Model {
    /// As the server knows it.
    pub fn new(live: Live, view: SessionView) -> Self {
        let spoken = crate::checkout::words::spoken(&live, &view);
        Self {
            left: RwSignal::new(seconds(view.remaining)),
            spoken: RwSignal::new(spoken),
            live: StoredValue::new(live),
            view: RwSignal::new(view),
            wallets: RwSignal::new(Vec::new()),
            wallet_says: RwSignal::new(String::new()),
        }
    }
}

/// What moves without the server's doing, at one moment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Moving {
    /// See [`Model::left`].
    pub left: i64,
    /// See [`Model::wallets`].
    pub wallets: Vec<String>,
    /// See [`Model::wallet_says`].
    pub wallet_says: String,
}

/// Whole seconds, begun ones counted.
pub fn seconds(ms: i64) -> i64 {
    (ms.max(0) + 999) / 1000
}
