//! The page on which a customer asks for no more reminders.

use super::{Shell, one_button::OneButton};
use api_types::checkout::StopPage;

/// Renders it.
pub fn page(shell: &Shell, page: StopPage) -> String {
    let StopPage { merchant, accent, title: what, stopped, paid } = page;
    let title = if stopped { "No more reminders" } else { "Stop these reminders?" };
    let words = match (stopped, paid) {
        (true, true) => format!("\"{what}\" is paid. {merchant} does not remind you of it any more."),
        (true, false) => format!(
            "{merchant} does not remind you of \"{what}\" any more. You can still pay it with the link that you have."
        ),
        (false, _) => format!(
            "{merchant} reminds you of \"{what}\" until it is paid. You can stop that. What you were asked to pay stays as it is."
        ),
    };
    OneButton { title, accent, words, button: (!stopped).then_some("Stop the reminders"), elsewhere: None }.page(shell)
}
