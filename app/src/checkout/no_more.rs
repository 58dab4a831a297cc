//! The page on which a member asks for no more e-mails.

use super::{Shell, one_button::OneButton};
use api_types::notifications::NoMorePage;

/// Renders it.
pub fn page(shell: &Shell, page: NoMorePage) -> String {
    let NoMorePage { merchant, accent, email, stopped } = page;
    let (title, words) = if stopped {
        (
            "No more e-mails",
            format!(
                "{email} gets no e-mails about what happens at {merchant} any more. Browsers that show you notifications go on doing so."
            ),
        )
    } else {
        (
            "No more e-mails?",
            format!(
                "{email} gets an e-mail when something happens at {merchant}: payments that need you, networks that are away, the digest. You can switch all of them off."
            ),
        )
    };
    let elsewhere = Some(("/dashboard/settings/notifications", "Choose what you are told"));
    OneButton { title, accent, words, button: (!stopped).then_some("Send me no more e-mails"), elsewhere }.page(shell)
}
