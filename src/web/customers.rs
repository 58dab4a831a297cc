//! Customers as files: the list as CSV, and one with all that is kept about them as JSON.

use super::{AppState, form::status};
use api_types::{Problem, dashboard::ListQuery};
use axum::{
    Extension,
    extract::{Path, Query, State},
    http::header,
    response::{IntoResponse, Response},
};
use service::Actor;

/// What the list shows, as CSV.
pub async fn csv(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Query(query): Query<ListQuery>,
) -> Response {
    download(state.service.customers_csv(&actor, &query).await, "text/csv; charset=utf-8", "customers.csv")
}

/// All that is kept about one customer, as JSON.
pub async fn data(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Path(customer): Path<String>,
) -> Response {
    download(state.service.customer_data(&actor, &customer).await, "application/json", "customer.json")
}

fn download(file: Result<Vec<u8>, Problem>, kind: &'static str, name: &str) -> Response {
    match file {
        Ok(bytes) => {
            let disposition = format!("attachment; filename=\"{name}\"");
            ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes)
                .into_response()
        }
        Err(problem) => (status(&problem), problem.to_string()).into_response(),
    }
}
