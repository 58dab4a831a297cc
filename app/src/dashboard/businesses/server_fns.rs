//! What is asked about the businesses of a member.

use crate::dashboard::error::UiError;
use api_types::businesses::{Businesses, NewBusinessForm};
use leptos::prelude::*;

/// The businesses that who is signed in can turn to; there may be none.
#[server(prefix = "/dashboard/do", endpoint = "businesses", client = crate::dashboard::Tab)]
pub async fn load_businesses() -> Result<Businesses, UiError> {
    use crate::dashboard::session::{answer, sign_in};
    let (service, token) = sign_in()?;
    answer(service.businesses(&token).await)
}

/// Turns this sign-in to another business. The page begins anew: nothing of the one before stays on it.
#[server(prefix = "/dashboard/do", endpoint = "switch_business", client = crate::dashboard::Tab)]
pub async fn switch_business(#[server(default)] to: String) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, sign_in};
    let (service, token) = sign_in()?;
    answer(service.switch_business(&token, &to).await)?;
    leptos_axum::redirect("/dashboard");
    Ok(())
}

/// Adds a business, and turns to it.
#[server(prefix = "/dashboard/do", endpoint = "add_business", client = crate::dashboard::Tab)]
pub async fn add_business(form: NewBusinessForm) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, sign_in, with_typed};
    let (service, token) = sign_in()?;
    with_typed(answer(service.add_business(&token, form.clone()).await), &form)?;
    leptos_axum::redirect("/dashboard");
    Ok(())
}

/// Joins the team that an invitation is to, as who is signed in.
#[server(prefix = "/dashboard/do", endpoint = "join_business", client = crate::dashboard::Tab)]
pub async fn join_business(#[server(default)] token: String) -> Result<(), UiError> {
    use crate::dashboard::session::{answer, sign_in};
    let (service, signed_in) = sign_in()?;
    answer(service.join_business(&signed_in, &token).await)?;
    leptos_axum::redirect("/dashboard");
    Ok(())
}

/// Leaves the business that the page is of.
#[server(prefix = "/dashboard/do", endpoint = "leave_business", client = crate::dashboard::Tab)]
pub async fn leave_business() -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.leave_business(&actor).await)?;
    leptos_axum::redirect("/businesses");
    Ok(())
}
