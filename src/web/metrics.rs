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
    let mut text = String::new();
    if encode(&mut text, &state.metrics.registry).is_err() {
        return axum::http::StatusCode::INTERNAL_SERVER_ERROR.into_response();
    }
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text).into_response()
}
