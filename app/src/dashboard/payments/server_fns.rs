//! What the payments pages ask the server.

use crate::dashboard::error::UiError;
use api_types::dashboard::{ListQuery, Listing, PaymentDetail, PaymentItem};
use leptos::prelude::*;

/// A page of the list.
#[server(prefix = "/dashboard/do", endpoint = "payments")]
pub async fn load_payments(query: ListQuery) -> Result<Listing<PaymentItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.payments(&actor, query).await)
}

/// A payment's own page.
#[server(prefix = "/dashboard/do", endpoint = "payment")]
pub async fn load_payment(id: String) -> Result<PaymentDetail, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.payment(&actor, &id).await)
}

/// Takes what came as payment.
#[server(prefix = "/dashboard/do", endpoint = "accept_payment")]
pub async fn accept_payment(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.accept_payment(&actor, &id).await)
}

/// Sets what came aside, to be sent back by hand.
#[server(prefix = "/dashboard/do", endpoint = "dismiss_payment")]
pub async fn dismiss_payment(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.dismiss_payment(&actor, &id).await)
}

/// Ends a session that nobody has paid.
#[server(prefix = "/dashboard/do", endpoint = "cancel_payment")]
pub async fn cancel_payment(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.cancel_payment(&actor, &id).await)
}
