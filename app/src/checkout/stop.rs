//! The page on which a customer asks for no more reminders: a button, since a look must change nothing.

use super::{
    Shell,
    frame::{self, Head, document},
    page::NOBODY,
};
use crate::ui::icon;
use api_types::checkout::StopPage;
use leptos::prelude::*;

/// Renders it.
pub fn page(shell: &Shell, page: StopPage) -> String {
    let accent = page.accent.clone();
    let title = if page.stopped { "No more reminders" } else { "Stop these reminders?" };
    let head = Head { title, icons: &["bell"], accent: Some(&accent), ..NOBODY };
    document(shell, head, move || {
        let StopPage { merchant, title: what, stopped, paid, .. } = page;
        let (sign, words) = match (stopped, paid) {
            (true, true) => ("check", format!("\"{what}\" is paid. {merchant} does not remind you of it any more.")),
            (true, false) => (
                "check",
                format!(
                    "{merchant} does not remind you of \"{what}\" any more. You can still pay it with the link that you have."
                ),
            ),
            (false, _) => (
                "bell",
                format!(
                    "{merchant} reminds you of \"{what}\" until it is paid. You can stop that. What you were asked to pay stays as it is."
                ),
            ),
        };
        let button = (!stopped).then(|| {
            // To this address: the code in it says whose reminders they are.
            view! {
                <form method="post" class="buttons">
                    <button class="btn primary large block">"Stop the reminders"</button>
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
                </section>
            </main>
            {frame::footer()}
        }
    })
}
