//! HTTP: thin handlers over the service, one page or endpoint a file.

mod bounces;
mod customers;
mod dashboard;
mod ending;
mod finish;
mod form;
mod health;
mod live;
mod messages;
mod metrics;
pub mod pages;
mod security;
mod serve;
mod site;
mod sms_reports;
mod state;
#[cfg(test)]
mod tests;
mod trace;
mod visitor;

pub use ending::ending;
pub use metrics::Metrics;
pub use serve::serve;
pub use site::Site;
pub use sms_reports::SmsReports;
pub use state::AppState;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    response::Redirect,
    routing::{get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, trace::TraceLayer};

/// The largest body of a form.
const LARGEST_FORM: usize = 512 * 1024;
/// The largest report of a provider.
const LARGEST_REPORT: usize = 64 * 1024;
/// The largest mail that came back: what is read stands at its beginning.
const LARGEST_BOUNCE: usize = 1024 * 1024;
/// The largest body with a picture: the picture, and what is around it.
const LARGEST_PICTURE: usize = 9 * 1024 * 1024;

/// Every route.
pub fn router(state: AppState) -> Router {
    let pages = Router::new()
        .route("/pay/{link}", get(pages::link::show).post(pages::link::open))
        .route("/pay/{link}/qr.png", get(pages::link_art::qr_png))
        .route("/pay/{link}/qr.svg", get(pages::link_art::qr_svg))
        .route("/pay/{link}/qr.pdf", get(pages::link_art::qr_pdf))
        .route("/pay/{link}/preview.png", get(pages::link_art::preview))
        .route("/pay/{link}/invoice.pdf", get(pages::invoice::pdf))
        .route("/pay/{link}/places", get(pages::link::live))
        .route("/pay/{link}/live", get(live::link))
        .route("/p/{code}", get(pages::handle::short))
        .route("/picture/{name}", get(pages::picture::show))
        .route("/{handle}", get(pages::handle::front))
        .route("/{handle}/{last}", get(pages::handle::below))
        .route("/s/{session}", get(pages::session::show))
        .route("/s/{session}/view", get(pages::session::view))
        .route("/s/{session}/live", get(live::session))
        .route("/s/{session}/cancel", post(pages::session::cancel))
        .route("/s/{session}/receipt", get(pages::receipt::show))
        .route("/s/{session}/receipt.pdf", get(pages::receipt::pdf))
        .route("/verify", get(pages::verify::show))
        .route("/.well-known/tallystick-receipts.json", get(pages::receipt::key))
        .route("/reminders/{token}", get(pages::reminders::show).post(pages::reminders::stop))
        .route("/sandbox/{session}", get(pages::sandbox::show).post(pages::sandbox::act))
        .route("/logo/{handle}", get(pages::logo::show))
        .route("/dashboard/live", get(live::dashboard))
        .route("/dashboard/payments.csv", get(dashboard::payments_csv))
        .route("/dashboard/customers.csv", get(customers::csv))
        .route("/dashboard/customers/{id}/data.json", get(customers::data))
        .route("/dashboard/messages/preview", get(messages::preview))
        .route("/dashboard/logo", post(dashboard::logo).layer(DefaultBodyLimit::max(LARGEST_PICTURE)))
        .route(
            "/dashboard/products/{id}/picture",
            post(dashboard::product_picture).layer(DefaultBodyLimit::max(LARGEST_PICTURE)),
        )
        .merge(dashboard::routes(&state))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn(finish::finish))
        .layer(middleware::from_fn_with_state(state.clone(), security::guard));
    Router::new()
        // Merchants are the ones who come without a link.
        .route("/", get(|| async { Redirect::to("/dashboard") }))
        .route("/livez", get(health::livez))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(metrics::show))
        // From providers, who prove who they are: no page of ours writes here.
        .route("/reports/email", post(bounces::take).layer(DefaultBodyLimit::max(LARGEST_BOUNCE)))
        .route(
            "/reports/sms/{provider}",
            get(sms_reports::take).post(sms_reports::take).layer(DefaultBodyLimit::max(LARGEST_REPORT)),
        )
        .merge(pages)
        .nest_service("/pkg", state.site.hashed_files())
        .fallback_service(state.site.files(state.clone()))
        .layer(middleware::from_fn_with_state(state.clone(), metrics::count))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(trace::span))
        .with_state(state)
}
