//! The service itself: what every use case works with.

use crate::DefaultNetwork;
use crate::{
    Live, WatchList, WhoAdds,
    auth::{Attempts, FreshCodes, RESETS_AT_ONCE, SetupToken, UnsentResets},
    checkout::Openings,
    deliver::Ways,
    notify::{LastForgot, LookingSince},
    ports::{Clock, Connector, Entropy, Rates, SandboxBank},
    qr_codes::QrCodes,
    random,
    visits::Visits,
};
use domain::Millis;
use std::sync::Arc;
use storage::Store;

/// What the service is given.
#[derive(Clone)]
pub struct Outside {
    /// Database.
    pub store: Arc<dyn Store>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// Nodes.
    pub connector: Arc<dyn Connector>,
    /// What coins are worth.
    pub rates: Arc<dyn Rates>,
    /// The sandbox's bank. `None`: the sandbox is switched off.
    pub sandbox: Option<Arc<dyn SandboxBank>>,
    /// By which ways messages leave.
    pub ways: Ways,
    /// Networks that every server knows, added at start where they are missing.
    pub defaults: Vec<DefaultNetwork>,
    /// Who may add businesses to the server.
    pub businesses: WhoAdds,
    /// How many payments of a link may begin at one place within its time to pay, an hour at most (X5).
    pub openings: u32,
    /// Where the server is reached, without a slash at the end; every absolute address comes from it (I21).
    pub origin: String,
}

/// Every use case.
pub struct Service {
    pub(crate) out: Outside,
    pub(crate) watch: Arc<WatchList>,
    pub(crate) live: Live,
    pub(crate) setup_token: SetupToken,
    pub(crate) attempts: Attempts,
    pub(crate) fresh_codes: FreshCodes,
    /// Turns for mails about forgotten passwords.
    pub(crate) resets: Arc<tokio::sync::Semaphore>,
    /// Those of them that wait to be tried again.
    pub(crate) unsent_resets: UnsentResets,
    pub(crate) openings: Openings,
    pub(crate) visits: Visits,
    pub(crate) qr_codes: QrCodes,
    /// Told when there may be something to do.
    pub(crate) jobs: tokio::sync::Notify,
    /// Told when there may be something to send.
    pub(crate) deliveries: tokio::sync::Notify,
    /// Told when there may be a letter to send to a member.
    pub(crate) letters: tokio::sync::Notify,
    /// Told when there may be something to tell members.
    pub(crate) notices: tokio::sync::Notify,
    /// Since when networks are looked at.
    pub(crate) looking_since: LookingSince,
    /// When it was looked last for notifications to forget.
    pub(crate) last_forgot: LastForgot,
    pub(crate) reload: tokio::sync::watch::Sender<u64>,
}

impl Service {
    /// Puts it together. Call [`Service::start`] before anything else.
    pub fn new(out: Outside) -> Self {
        let setup_token = SetupToken::new(random::token(&*out.entropy));
        let openings = Openings::new(out.openings);
        Self {
            out,
            watch: Arc::default(),
            live: Live::default(),
            setup_token,
            attempts: Attempts::default(),
            fresh_codes: FreshCodes::default(),
            resets: Arc::new(tokio::sync::Semaphore::new(RESETS_AT_ONCE)),
            unsent_resets: UnsentResets::default(),
            openings,
            visits: Visits::default(),
            qr_codes: QrCodes::default(),
            jobs: tokio::sync::Notify::new(),
            deliveries: tokio::sync::Notify::new(),
            letters: tokio::sync::Notify::new(),
            notices: tokio::sync::Notify::new(),
            looking_since: LookingSince::default(),
            last_forgot: LastForgot::default(),
            reload: tokio::sync::watch::channel(0).0,
        }
    }

    /// Where changes are announced.
    pub fn live(&self) -> &Live {
        &self.live
    }

    /// Addresses that followers look for.
    pub fn watch(&self) -> Arc<WatchList> {
        Arc::clone(&self.watch)
    }

    /// How many payments were not begun, since the start, because too many had begun at the same place.
    pub fn refused_openings(&self) -> u64 {
        self.openings.refused()
    }

    /// Asks the database whether it answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<(), storage::StorageError> {
        self.out.store.ping().await
    }

    /// The time by the server's clock.
    pub fn now(&self) -> Millis {
        self.out.clock.now()
    }

    pub(crate) fn url(&self, path: impl std::fmt::Display) -> String {
        format!("{}{path}", self.out.origin)
    }
}
