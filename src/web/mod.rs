//! HTTP: thin handlers over the service, one page or endpoint a file.

mod access;
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
mod push_script;
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

use access::{Routes, Rule};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware,
    response::Redirect,
    routing::{get, post},
};
use service::Right;
use tower_http::{catch_panic::CatchPanicLayer, trace::TraceLayer};

/// The largest body of a form.
const LARGEST_FORM: usize = 512 * 1024;
/// The largest report of a provider.
const LARGEST_REPORT: usize = 64 * 1024;
/// The largest mail that came back: what is read stands at its beginning.
const LARGEST_BOUNCE: usize = 1024 * 1024;
/// The largest body with a picture: the picture, and what is around it.
const LARGEST_PICTURE: usize = 9 * 1024 * 1024;

/// Every route, each with its rule.
pub fn router(state: AppState) -> Router {
    let people = for_people(&state)
        .into_router()
        .merge(dashboard::routes(&state))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(middleware::from_fn(finish::finish))
        .layer(middleware::from_fn_with_state(state.clone(), security::guard));
    for_machines(&state)
        .into_router()
        .merge(people)
        .nest_service("/pkg", state.site.hashed_files())
        .fallback_service(state.site.files(state.clone()))
        .layer(middleware::from_fn_with_state(state.clone(), metrics::count))
        .layer(CatchPanicLayer::new())
        .layer(TraceLayer::new_for_http().make_span_with(trace::span))
        .with_state(state)
}

/// What people and the application's pages ask for.
fn for_people(state: &AppState) -> Routes {
    let logo = post(dashboard::logo).layer(DefaultBodyLimit::max(LARGEST_PICTURE));
    let picture = post(dashboard::product_picture).layer(DefaultBodyLimit::max(LARGEST_PICTURE));
    Routes::new(state)
        .route(Rule::Secret, "/pay/{link}", get(pages::link::show).post(pages::link::open))
        .route(Rule::Secret, "/pay/{link}/qr.png", get(pages::link_art::qr_png))
        .route(Rule::Secret, "/pay/{link}/qr.svg", get(pages::link_art::qr_svg))
        .route(Rule::Secret, "/pay/{link}/qr.pdf", get(pages::link_art::qr_pdf))
        .route(Rule::Secret, "/pay/{link}/preview.png", get(pages::link_art::preview))
        .route(Rule::Secret, "/pay/{link}/invoice.pdf", get(pages::invoice::pdf))
        .route(Rule::Secret, "/pay/{link}/places", get(pages::link::live))
        .route(Rule::Secret, "/pay/{link}/live", get(live::link))
        .route(Rule::Secret, "/p/{code}", get(pages::handle::short))
        .route(Rule::Public, "/picture/{name}", get(pages::picture::show))
        .route(Rule::Public, "/{handle}", get(pages::handle::front))
        .route(Rule::Public, "/{handle}/{last}", get(pages::handle::below))
        .route(Rule::Secret, "/s/{session}", get(pages::session::show))
        .route(Rule::Secret, "/s/{session}/view", get(pages::session::view))
        .route(Rule::Secret, "/s/{session}/live", get(live::session))
        .route(Rule::Secret, "/s/{session}/cancel", post(pages::session::cancel))
        .route(Rule::Secret, "/s/{session}/receipt", get(pages::receipt::show))
        .route(Rule::Secret, "/s/{session}/receipt.pdf", get(pages::receipt::pdf))
        .route(Rule::Public, "/verify", get(pages::verify::show))
        .route(Rule::Public, "/.well-known/tallystick-receipts.json", get(pages::receipt::key))
        .route(Rule::Secret, "/reminders/{token}", get(pages::reminders::show).post(pages::reminders::stop))
        .route(Rule::Secret, "/notifications/{token}", get(pages::notices::show).post(pages::notices::stop))
        .route(Rule::Secret, "/sandbox/{session}", get(pages::sandbox::show).post(pages::sandbox::act))
        .route(Rule::Public, "/logo/{handle}", get(pages::logo::show))
        .route(Rule::Member(Right::Look), "/dashboard/live", get(live::dashboard))
        .route(Rule::Member(Right::Look), "/dashboard/payments.csv", get(dashboard::payments_csv))
        .route(Rule::Member(Right::Look), "/dashboard/customers.csv", get(customers::csv))
        .route(Rule::Member(Right::Look), "/dashboard/customers/{id}/data.json", get(customers::data))
        .route(Rule::Member(Right::Look), "/dashboard/messages/preview", get(messages::preview))
        .route(Rule::Member(Right::Manage), "/dashboard/logo", logo)
        .route(Rule::Member(Right::Work), "/dashboard/products/{id}/picture", picture)
}

/// What machines ask for.
fn for_machines(state: &AppState) -> Routes {
    let mails = post(bounces::take).layer(DefaultBodyLimit::max(LARGEST_BOUNCE));
    let reports = get(sms_reports::take).post(sms_reports::take).layer(DefaultBodyLimit::max(LARGEST_REPORT));
    Routes::new(state)
        // Merchants are the ones who come without a link.
        .route(Rule::Public, "/", get(|| async { Redirect::to("/dashboard") }))
        .route(Rule::Public, "/livez", get(health::livez))
        .route(Rule::Public, "/readyz", get(health::readyz))
        .route(Rule::Public, "/metrics", get(metrics::show))
        .route(Rule::Public, "/push.js", get(push_script::show))
        // From providers, who prove who they are: no page of ours writes here.
        .route(Rule::Secret, "/reports/email", mails)
        .route(Rule::Secret, "/reports/sms/{provider}", reports)
}
