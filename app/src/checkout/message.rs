//! A page that only says something.

use super::{
    Shell,
    frame::{self, Head, document},
    page::NOBODY,
};
use crate::ui::icon;
use leptos::prelude::*;

/// Renders a page with a title, a few words and perhaps a way on.
pub fn page(shell: &Shell, title: &str, words: &str, back: Option<(&str, &str)>) -> String {
    let head = Head { title, icons: &["arrow-right"], ..NOBODY };
    let (title, words) = (title.to_owned(), words.to_owned());
    let back = back.map(|(href, label)| (href.to_owned(), label.to_owned()));
    document(shell, head, || {
        view! {
            <main class="plain-main">
                <section class="card pay-card">
                    <div class="outcome">
                        <span class="spot large">{icon("info")}</span>
                        <h1>{title}</h1>
                        <p>{words}</p>
                    </div>
                    <div class="buttons">
                        {back.map(|(href, label)| view! { <a class="btn large block" href=href>{label}</a> })}
                    </div>
                </section>
            </main>
            {frame::footer()}
        }
    })
}
