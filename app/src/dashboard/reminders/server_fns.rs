//! What the card of reminders asks the server.

use crate::dashboard::error::UiError;
use leptos::prelude::*;

/// Switches the reminders of a link on or off, and says how often and how many (R15).
#[server(prefix = "/dashboard/do", endpoint = "set_reminders", client = crate::dashboard::Tab)]
pub async fn set_reminders(
    link: String,
    #[server(default)] on: bool,
    #[server(default)] every: String,
    #[server(default)] most: String,
    #[server(default)] wanted_again: bool,
) -> Result<(), UiError> {
    use crate::dashboard::session::{actor, answer, with_typed};
    use api_types::reminders::ReminderForm;
    let (service, actor) = actor().await?;
    let form = ReminderForm { on, every, most, wanted_again };
    with_typed(answer(service.set_reminders(&actor, &link, &form).await), &form)
}
