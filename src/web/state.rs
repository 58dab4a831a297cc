//! What every handler may use.

use super::{Metrics, Site, SmsReports, ending::Ending, pages::kept::KeptPages};
use axum::extract::FromRef;
use leptos::config::LeptosOptions;
use service::Service;
use std::sync::Arc;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// Use cases.
    pub service: Arc<Service>,
    /// Built files.
    pub site: Arc<Site>,
    /// Pages that were made lately.
    pub kept_pages: Arc<KeptPages>,
    /// Figures.
    pub metrics: Arc<Metrics>,
    /// Reads what SMS providers report.
    pub reports: Arc<SmsReports>,
    /// What proves that a bounce is handed over by the operator's mail server. `None`: none are taken.
    pub bounce_key: Option<delivery::Secret>,
    /// Where people reach the server.
    pub origin: Arc<str>,
    /// Whether they do so over HTTPS.
    pub secure: bool,
    /// Whether a trusted proxy says where requests come from.
    pub behind_proxy: bool,
    /// Learns that the server ends.
    pub ending: Ending,
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.site.dashboard_options()
    }
}
