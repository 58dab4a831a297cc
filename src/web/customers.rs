//! Customers as files: the list as CSV, and one with all that is kept about them as JSON.

use super::{AppState, dashboard::signed_in, form::status};
use api_types::{Problem, dashboard::ListQuery};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};

/// What the list shows, as CSV.
pub async fn csv(State(state): State<AppState>, headers: HeaderMap, Query(query): Query<ListQuery>) -> Response {
    let file = async { state.service.customers_csv(&signed_in(&state, &headers).await?, &query).await };
    download(file.await, "text/csv; charset=utf-8", "customers.csv")
}

/// All that is kept about one customer, as JSON.
pub async fn data(State(state): State<AppState>, headers: HeaderMap, Path(customer): Path<String>) -> Response {
    let file = async { state.service.customer_data(&signed_in(&state, &headers).await?, &customer).await };
    download(file.await, "application/json", "customer.json")
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
