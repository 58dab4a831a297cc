//! What the payments pages ask the server.

use crate::dashboard::error::UiError;
use api_types::{
    dashboard::{ListQuery, Listing, PaymentDetail, PaymentItem, UnattributedItem},
    undo::Undo,
};
use leptos::prelude::*;

/// A page of the list.
#[server(prefix = "/dashboard/do", endpoint = "payments", client = crate::dashboard::Tab)]
pub async fn load_payments(query: ListQuery) -> Result<Listing<PaymentItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.payments(&actor, query).await)
}

/// A payment's own page.
#[server(prefix = "/dashboard/do", endpoint = "payment", client = crate::dashboard::Tab)]
pub async fn load_payment(id: String) -> Result<PaymentDetail, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.payment(&actor, &id).await)
}

/// Takes what came as payment.
#[server(prefix = "/dashboard/do", endpoint = "accept_payment", client = crate::dashboard::Tab)]
pub async fn accept_payment(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.accept_payment(&actor, &id).await)
}

/// Sets what came aside, to be sent back by hand. It can be taken back.
#[server(prefix = "/dashboard/do", endpoint = "dismiss_payment", client = crate::dashboard::Tab)]
pub async fn dismiss_payment(id: String) -> Result<Undo, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form};
    let (service, actor) = actor().await?;
    let undo = answer(service.dismiss_payment(&actor, &id).await)?;
    if plain_form() {
        leptos_axum::redirect(&format!("/dashboard/payments/{id}?{}", undo.in_address()));
    }
    Ok(undo)
}

/// Ends a session that nobody has paid.
#[server(prefix = "/dashboard/do", endpoint = "cancel_payment", client = crate::dashboard::Tab)]
pub async fn cancel_payment(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.cancel_payment(&actor, &id).await)
}

/// Tries again what was to follow a payment and could not be done.
#[server(prefix = "/dashboard/do", endpoint = "try_actions_again", client = crate::dashboard::Tab)]
pub async fn try_actions_again(id: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.try_actions_again(&actor, &id).await)
}

/// Money that no payment asked for.
#[server(prefix = "/dashboard/do", endpoint = "unattributed", client = crate::dashboard::Tab)]
pub async fn load_unattributed(query: ListQuery) -> Result<Listing<UnattributedItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.unattributed(&actor, query).await)
}

/// Gives such money to the payment that was chosen, or to the one with the code that was typed.
#[server(prefix = "/dashboard/do", endpoint = "attribute_transfer", client = crate::dashboard::Tab)]
pub async fn attribute_transfer(
    id: String,
    #[server(default)] session: String,
    #[server(default)] code: String,
) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let session = answer(service.attribute_transfer(&actor, &id, &session, &code).await)?;
    leptos_axum::redirect(&format!("/dashboard/payments/{session}"));
    Ok(())
}

/// Leaves such money as nobody's.
#[server(prefix = "/dashboard/do", endpoint = "look_at_transfer", client = crate::dashboard::Tab)]
pub async fn look_at_transfer(id: String) -> Result<Undo, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form};
    let (service, actor) = actor().await?;
    let undo = answer(service.look_at_transfer(&actor, &id).await)?;
    if plain_form() {
        leptos_axum::redirect(&format!("/dashboard/payments/unattributed?{}", undo.in_address()));
    }
    Ok(undo)
}
