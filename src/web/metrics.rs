//! Figures for Prometheus, in the OpenMetrics text form.

use super::{AppState, trace};
use axum::{
    extract::{Request, State},
    http::header,
    middleware::Next,
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::Registry,
};
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::Instant,
};

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
    status: u16,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Chain {
    network: String,
}

/// What is counted.
pub struct Metrics {
    registry: Registry,
    requests: Family<Route, Counter>,
    seconds: Histogram,
    /// Browsers that watch a session or the dashboard now.
    pub watchers: Gauge<i64, AtomicI64>,
    addresses: Gauge<i64, AtomicI64>,
    views: Counter,
    views_dropped: Counter,
    openings_refused: Counter,
    heights: Family<Chain, Gauge>,
    tips: Family<Chain, Gauge>,
    troubled: Family<Chain, Gauge>,
    halted: Family<Chain, Gauge>,
}

impl Default for Metrics {
    fn default() -> Self {
        let mut metrics = Self {
            registry: Registry::with_prefix("tallystick"),
            requests: Family::default(),
            seconds: Histogram::new([0.001, 0.005, 0.02, 0.1, 0.5, 2.0]),
            watchers: Gauge::default(),
            addresses: Gauge::default(),
            views: Counter::default(),
            views_dropped: Counter::default(),
            openings_refused: Counter::default(),
            heights: Family::default(),
            tips: Family::default(),
            troubled: Family::default(),
            halted: Family::default(),
        };
        let registry = &mut metrics.registry;
        registry.register("http_requests", "Requests by route and status", metrics.requests.clone());
        registry.register("http_request_seconds", "Time to the first byte of the answer", metrics.seconds.clone());
        registry.register("live_watchers", "Browsers that watch a page now", metrics.watchers.clone());
        registry.register("watched_addresses", "Addresses that are watched", metrics.addresses.clone());
        registry.register("link_views", "Looks at links' pages that were written, bots too", metrics.views.clone());
        registry.register("link_views_dropped", "Looks that were not counted", metrics.views_dropped.clone());
        registry.register(
            "session_openings_refused",
            "Payments not begun, because too many had begun at the same place",
            metrics.openings_refused.clone(),
        );
        registry.register("network_height", "Newest block that was processed", metrics.heights.clone());
        registry.register("network_tip", "Newest block of the node", metrics.tips.clone());
        registry.register("network_troubled", "1: the network cannot be followed now", metrics.troubled.clone());
        registry.register("network_halted", "1: following it stopped until a person looks", metrics.halted.clone());
        metrics
    }
}

/// Counts a request and its time.
pub async fn count(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let route = trace::route(&request).to_owned();
    let begun = Instant::now();
    let response = next.run(request).await;
    state.metrics.seconds.observe(begun.elapsed().as_secs_f64());
    state.metrics.requests.get_or_create(&Route { route, status: response.status().as_u16() }).inc();
    response
}

/// All figures.
pub async fn show(State(state): State<AppState>) -> Response {
    state.metrics.addresses.set(i64::try_from(state.service.watch().len()).unwrap_or(i64::MAX));
    let looks = state.service.visits().counts();
    state.metrics.views.inner().store(looks.written, Ordering::Relaxed);
    state.metrics.views_dropped.inner().store(looks.dropped, Ordering::Relaxed);
    state.metrics.openings_refused.inner().store(state.service.refused_openings(), Ordering::Relaxed);
    networks(&state).await;
    let mut text = String::new();
    if encode(&mut text, &state.metrics.registry).is_err() {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}

/// How the networks stand. What the database does not say now is left as it was.
async fn networks(state: &AppState) {
    let Ok(networks) = state.service.followed_networks().await else { return };
    let metrics = &state.metrics;
    for all in [&metrics.heights, &metrics.tips, &metrics.troubled, &metrics.halted] {
        // A network that is followed no more is not one that stands still.
        all.clear();
    }
    for followed in networks.into_iter().filter(|followed| followed.network.enabled) {
        let (chain, health) = (Chain { network: followed.network.id.to_string() }, followed.health);
        let set = |gauge: &Family<Chain, Gauge>, value: u64| {
            gauge.get_or_create(&chain).set(i64::try_from(value).unwrap_or(i64::MAX));
        };
        health.height.into_iter().for_each(|height| set(&metrics.heights, height));
        health.tip.into_iter().for_each(|tip| set(&metrics.tips, tip));
        set(&metrics.troubled, u64::from(health.trouble.is_some()));
        set(&metrics.halted, u64::from(health.halted));
    }
}
