//! A page that asks once more, because a look must change nothing: what it is about, and a button until it was pressed.

use super::{
    Shell,
    frame::{self, Head, document},
    page::NOBODY,
};
use crate::ui::icon;
use leptos::prelude::*;

/// What stands on it.
pub(super) struct OneButton {
    pub(super) title: &'static str,
    /// The business's colour.
    pub(super) accent: String,
    pub(super) words: String,
    /// What the button says. `None`: it was pressed.
    pub(super) button: Option<&'static str>,
    /// An address below, and what its link says.
    pub(super) elsewhere: Option<(&'static str, &'static str)>,
}

impl OneButton {
    /// Renders it.
    pub(super) fn page(self, shell: &Shell) -> String {
        let Self { title, accent, words, button, elsewhere } = self;
        let head = Head { title, icons: &["bell"], accent: Some(&accent), ..NOBODY };
        document(shell, head, move || {
            let sign = if button.is_some() { "bell" } else { "check" };
            let button = button.map(|says| {
                // To this address: the code in it says whom it is about.
                view! {
                    <form method="post" class="buttons">
                        <button class="btn primary large block">{says}</button>
                    </form>
                }
            });
            let elsewhere = elsewhere.map(|(href, says)| {
                view! {
                    <div class="buttons">
                        <a class="btn block" href=href>{says}</a>
                    </div>
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
                        {elsewhere}
                    </section>
                </main>
                {frame::footer()}
            }
        })
    }
}
