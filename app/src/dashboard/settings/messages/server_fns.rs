//! What the pages about messages ask the server.

use crate::dashboard::error::UiError;
use api_types::{
    deliveries::{MessageSettings, TemplateForm, TemplateItem},
    reminders::{HoursForm, HoursSettings},
};
use domain::delivery::Purpose;
use leptos::prelude::*;

/// The ways, the words of each kind, and the clock by which reminders go.
#[server(prefix = "/dashboard/do", endpoint = "message_settings", client = crate::dashboard::Tab)]
pub async fn load_message_settings() -> Result<(MessageSettings, HoursSettings), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let settings = answer(service.message_settings(&actor).await)?;
    Ok((settings, answer(service.hours(&actor).await)?))
}

/// Keeps time zone and quiet hours.
#[server(prefix = "/dashboard/do", endpoint = "save_hours", client = crate::dashboard::Tab)]
pub async fn save_hours(form: HoursForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.save_hours(&actor, &form).await), &form)?;
    leptos_axum::redirect("/dashboard/settings/messages?saved=1");
    Ok(())
}

/// The words of one kind.
#[server(prefix = "/dashboard/do", endpoint = "template", client = crate::dashboard::Tab)]
pub async fn load_template(purpose: String) -> Result<TemplateItem, UiError> {
    use crate::dashboard::session::{actor, answer};
    use api_types::Problem;
    let (service, actor) = actor().await?;
    let settings = answer(service.message_settings(&actor).await)?;
    let found = settings.templates.into_iter().find(|template| template.form.purpose.as_str() == purpose);
    answer(found.ok_or(Problem::NotFound))
}

/// Keeps the words of one kind.
#[server(prefix = "/dashboard/do", endpoint = "save_template", client = crate::dashboard::Tab)]
pub async fn save_template(form: TemplateForm) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    let (service, actor) = actor().await?;
    with_typed(answer(service.save_template(&actor, &form).await), &form)?;
    leptos_axum::redirect(&format!("/dashboard/settings/messages/{}?saved=1", form.purpose.as_str()));
    Ok(())
}

/// Goes back to the words that the server brings along.
#[server(prefix = "/dashboard/do", endpoint = "reset_template", client = crate::dashboard::Tab)]
pub async fn reset_template(purpose: Purpose) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let undo = answer(service.reset_template(&actor, purpose).await)?;
    let offer = undo.map(|undo| format!("&{}", undo.in_address())).unwrap_or_default();
    leptos_axum::redirect(&format!("/dashboard/settings/messages/{}?saved=1{offer}", purpose.as_str()));
    Ok(())
}

/// Subject and plain text as typed words come to. `turn` comes back as it was given.
#[server(prefix = "/dashboard/do", endpoint = "preview_template", client = crate::dashboard::Tab)]
pub async fn preview_template(turn: u32, form: TemplateForm) -> Result<(u32, String, String), UiError> {
    use crate::dashboard::session::{actor, answer};
    let (service, actor) = actor().await?;
    let preview = answer(service.preview_template(&actor, &form).await)?;
    Ok((turn, preview.subject, preview.text))
}
