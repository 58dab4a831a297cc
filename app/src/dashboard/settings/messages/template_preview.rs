//! What the typed words come to, followed while one types.

use super::server_fns::preview_template;
use crate::dashboard::parts::{Icon, encode};
use api_types::deliveries::TemplateForm;
use domain::delivery::Purpose;
use leptos::{html, prelude::*};
use std::time::Duration;

/// How long nothing was typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(350);

/// The mail as it looks, its subject and its plain text.
#[component]
pub fn TemplatePreview(
    /// What for.
    purpose: Purpose,
    /// What is typed.
    subject: RwSignal<String>,
    /// What is typed.
    body: RwSignal<String>,
) -> impl IntoView {
    let turn = RwSignal::new(0_u32);
    let ask = Action::new(|(turn, form): &(u32, TemplateForm)| preview_template(*turn, form.clone()));
    let answer = ask.value();
    let newest = move || answer.get().filter(|answer| !matches!(answer, Ok((of, ..)) if *of != turn.get_untracked()));
    let frame = NodeRef::<html::Iframe>::new();
    let address = move |subject: &str, body: &str| {
        format!(
            "/dashboard/messages/preview?purpose={}&subject={}&body={}",
            purpose.as_str(),
            encode(subject),
            encode(body)
        )
    };
    let first = address(&subject.get_untracked(), &body.get_untracked());
    let (look, shown) = (RwSignal::new(first.clone()), StoredValue::new(first.clone()));
    Effect::new(move |_| {
        let form = TemplateForm { purpose, subject: subject.get(), body: body.get() };
        let asked = set_timeout_with_handle(
            move || {
                turn.update(|turn| *turn += 1);
                look.set(address(&form.subject, &form.body));
                ask.dispatch((turn.get_untracked(), form));
            },
            PAUSE,
        );
        if let Ok(asked) = asked {
            on_cleanup(move || asked.clear());
        }
    });
    // Only what the server took: an address is no place for words that it refuses, a secret among them (I24).
    Effect::new(move |_| {
        let look = look.get_untracked();
        if matches!(newest(), Some(Ok(_)))
            && look != shown.get_value()
            && let Some(window) = frame.get_untracked().and_then(|frame| frame.content_window())
        {
            // In place, so that going back leaves the page and not a letter typed.
            drop(window.location().replace(&look));
            shown.set_value(look);
        }
    });
    let said = move || match newest() {
        Some(Ok((_, subject, _))) => view! { <p><span class="muted">"Subject: "</span><b>{subject}</b></p> }.into_any(),
        Some(Err(error)) => {
            let why = error.message_for("subject").or_else(|| error.message_for("body")).map(str::to_owned);
            let why = why.unwrap_or_else(|| error.to_string());
            view! { <p class="error"><Icon name="triangle-alert"/><span>{why}</span></p> }.into_any()
        }
        None => ().into_any(),
    };
    let text = move || match newest() {
        Some(Ok((.., text))) => text,
        _ => String::new(),
    };
    view! {
        <section class="card template-preview" aria-labelledby="preview">
            <div class="card-head"><h2 id="preview">"As your customer reads it"</h2></div>
            <div class="pad" role="status">{said}</div>
            <iframe node_ref=frame src=first title="The e-mail as it looks" sandbox=""></iframe>
            <details class="pad">
                <summary>"As plain text"</summary>
                <p class="lines">{text}</p>
            </details>
        </section>
    }
    .into_any()
}
