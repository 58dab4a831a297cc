//! What the customers pages ask the server.

use crate::dashboard::error::UiError;
use api_types::{
    customers::{CustomerDetail, CustomerForm, CustomerItem, ImportReport},
    dashboard::{ListQuery, Listing},
};
use leptos::prelude::*;

/// A page of the list.
#[server(prefix = "/dashboard/do", endpoint = "customers", client = crate::dashboard::Tab)]
pub async fn load_customers(query: ListQuery) -> Result<Listing<CustomerItem>, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.customers(&actor, query).await)
}

/// A customer's own page.
#[server(prefix = "/dashboard/do", endpoint = "customer", client = crate::dashboard::Tab)]
pub async fn load_customer(id: String, #[server(default)] query: ListQuery) -> Result<CustomerDetail, UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    answer(service.customer(&actor, &id, query).await)
}

/// The text that was asked for, and a few customers that it fits: e-mail and what they are called.
#[server(prefix = "/dashboard/do", endpoint = "customer_choices", client = crate::dashboard::Tab)]
pub async fn load_customer_choices(
    #[server(default)] text: String,
) -> Result<(String, Vec<(String, String)>), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let found = answer(service.customer_choices(&actor, &text).await)?;
    Ok((text, found))
}

/// The e-mail that was asked for, and the names of that customer's tags.
#[server(prefix = "/dashboard/do", endpoint = "tags_of_customer", client = crate::dashboard::Tab)]
pub async fn load_tags_of_customer(#[server(default)] email: String) -> Result<(String, Vec<String>), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let tags = answer(service.tags_of_customer(&actor, &email).await)?;
    Ok((email, tags.into_iter().map(|tag| tag.name).collect()))
}

/// Adds a customer, or changes the one that is named, and leads to their page.
#[server(prefix = "/dashboard/do", endpoint = "save_customer", client = crate::dashboard::Tab)]
pub async fn save_customer(#[server(default)] customer: String, form: CustomerForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    let id = Some(customer.as_str()).filter(|id| !id.is_empty());
    let saved = with_typed(answer(service.save_customer(&actor, id, &form).await), &form)?;
    let how = if id.is_some() { "saved" } else { "new" };
    leptos_axum::redirect(&format!("/dashboard/customers/{}?{how}=1", saved.id));
    Ok(())
}

/// Takes a file of customers. Without script it leads to the list, which says how many lines were taken.
#[server(prefix = "/dashboard/do", endpoint = "import_customers", client = crate::dashboard::Tab)]
pub async fn import_customers(#[server(default)] csv: String) -> Result<ImportReport, UiError> {
    use crate::dashboard::session::{actor, answer, plain_form, with_typed};
    use api_types::customers::LineOutcome;
    let (service, actor) = actor().await?;
    let report = with_typed(answer(service.import_customers(&actor, &csv).await), &csv)?;
    if plain_form() {
        let count = |outcome| report.count(outcome);
        let wrong = report.lines.iter().filter(|line| line.outcome == LineOutcome::Wrong);
        let wrong: Vec<_> = wrong.take(100).map(|line| line.line.to_string()).collect();
        leptos_axum::redirect(&format!(
            "/dashboard/customers/import?added={}&changed={}&same={}&wrong={}",
            count(LineOutcome::Added),
            count(LineOutcome::Changed),
            count(LineOutcome::Same),
            wrong.join(",")
        ));
    }
    Ok(report)
}

/// Forgets a customer for good, and leads to the list.
#[server(prefix = "/dashboard/do", endpoint = "erase_customer", client = crate::dashboard::Tab)]
pub async fn erase_customer(customer: String, #[server(default)] email: String) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let payments = answer(service.erase_customer(&actor, &customer, &email).await)?;
    leptos_axum::redirect(&format!("/dashboard/customers?erased={payments}"));
    Ok(())
}
