//! The page on which a member asks for no more e-mails: a button, since a look must change nothing.

use super::{
    Shell,
    frame::{self, Head, document},
    page::NOBODY,
};
use crate::ui::icon;
use api_types::notifications::NoMorePage;
use leptos::prelude::*;

/// Renders it.
pub fn page(shell: &Shell, page: NoMorePage) -> String {
    let accent = page.accent.clone();
    let title = if page.stopped { "No more e-mails" } else { "No more e-mails?" };
    let head = Head { title, icons: &["bell"], accent: Some(&accent), ..NOBODY };
    document(shell, head, move || {
        let NoMorePage { merchant, email, stopped, .. } = page;
        let (sign, words) = if stopped {
            (
                "check",
                format!(
                    "{email} gets no e-mails about what happens at {merchant} any more. Browsers that show you notifications go on doing so."
                ),
            )
        } else {
            (
                "bell",
                format!(
                    "{email} gets an e-mail when something happens at {merchant}: payments that need you, networks that are away, the digest. You can switch all of them off."
                ),
            )
        };
        let button = (!stopped).then(|| {
            // To this address: the code in it says whose e-mails they are.
            view! {
                <form method="post" class="buttons">
                    <button class="btn primary large block">"Send me no more e-mails"</button>
                </form>
            }
        });
        view! {
            <main class="plain-main">
                <section class="card pay-card">
                    <div class="outcome">
                        <span class="spot large">{icon(sign)}</span>
                        <h1>{title}</h1>
                        <p>{words}</p>
                    </div>
                    {button}
                    <div class="buttons">
                        <a class="btn block" href="/dashboard/settings/notifications">"Choose what you are told"</a>
                    </div>
                </section>
            </main>
            {frame::footer()}
        }
    })
}
