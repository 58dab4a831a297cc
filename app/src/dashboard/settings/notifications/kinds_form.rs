//! Of what the member is told, and when the digest goes.

use super::{kind_row::KindRow, server_fns::SaveNotifications, words};
use crate::dashboard::parts::{ErrorSummary, FormScope, SavedMark, SelectField, Submit, failure, use_query};
use api_types::notifications::{KindChoice, NotificationForm};
use leptos::{form::ActionForm, prelude::*};

/// All kinds. Works without script.
#[component]
pub fn KindsForm(
    /// As they are.
    kinds: Vec<KindChoice>,
    /// When the digest goes.
    hour: u8,
    /// By which clock.
    zone: String,
    /// Where e-mails go.
    email: String,
    /// Keeps it.
    save: ServerAction<SaveNotifications>,
) -> impl IntoView {
    let error = failure(save);
    FormScope::provide("told", "form", error);
    let query = use_query();
    let saved = move || query.with(|query| query.get_str("saved") == Some("1")) && error.with(Option::is_none);
    let typed: Option<NotificationForm> = error.get_untracked().and_then(|error| error.typed());
    let chosen_hour = typed.as_ref().map_or_else(|| hour.to_string(), |typed| typed.hour.clone());
    let rows = kinds
        .into_iter()
        .map(|kept| {
            let word = kept.kind.as_str();
            let choice = match &typed {
                Some(typed) => KindChoice {
                    mail: typed.mail.get(word).and_then(|mail| mail.parse().ok()).unwrap_or(kept.mail),
                    push: typed.push.contains_key(word),
                    ..kept
                },
                None => kept,
            };
            view! { <KindRow choice/> }
        })
        .collect_view();
    let hours = (0..24).map(|hour: u8| (hour.to_string(), words::hour(hour))).collect();
    view! {
        <ActionForm action=save attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <section class="block">
                <header>
                    <h2>"What you are told"</h2>
                    <p>{format!("E-mails go to {email}. Of many things in a row you get one message.")}</p>
                </header>
                <div class="told-list">{rows}</div>
            </section>
            <section class="block">
                <header>
                    <h2>"The digest"</h2>
                    <p>"One e-mail a day with everything that you chose for it. On a day without news there is none."</p>
                </header>
                <SelectField name="hour" label="It goes at" options=hours value=chosen_hour
                    hint=format!("By the clock of your business: {zone}.")/>
            </section>
            <div class="actions"><SavedMark saved/><Submit words="Save" pending=save.pending()/></div>
        </ActionForm>
    }
    .into_any()
}
