//! The address that is being made, and what is worth a warning about it. Asked while one types; never stops anything.

use super::typed::Typed;
use crate::dashboard::{links::server_fns::load_link_warnings, parts::Icon};
use api_types::dashboard::{LinkForm, LinkWarnings};
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing was typed before the server is asked.
const PAUSE: Duration = Duration::from_millis(350);

/// What is asked: a number that comes back with the answer, the link, and what was typed.
type Question = (u32, String, LinkForm);

/// Whole address and warnings.
#[component]
pub fn Warnings(
    /// The link that is edited; empty: a new one.
    link: String,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let found = RwSignal::new(LinkWarnings::default());
    let turn = RwSignal::new(0_u32);
    let ask = Action::new(|(turn, link, form): &Question| load_link_warnings(*turn, link.clone(), form.clone()));
    let answer = ask.value();
    Effect::new(move || {
        // An older answer may come after a newer question.
        if let Some(Ok((of, warnings))) = answer.get()
            && of == turn.get_untracked()
        {
            found.set(warnings);
        }
    });
    Effect::new(move || {
        let form = LinkForm {
            title: typed.title.get(),
            address: typed.address.get(),
            path: typed.path.get(),
            customer: typed.customer.get(),
            ..LinkForm::default()
        };
        let link = link.clone();
        let asked = set_timeout_with_handle(
            move || {
                turn.update(|turn| *turn += 1);
                ask.dispatch((turn.get_untracked(), link, form));
            },
            PAUSE,
        );
        if let Ok(asked) = asked {
            on_cleanup(move || asked.clear());
        }
    });
    let caution = |words: String| {
        view! { <p class="error caution"><Icon name="info"/><span>{words}</span></p> }
    };
    view! {
        <div class="field address-found" role="status">
            {move || found.with(|found| found.url.clone()).map(|url| view! { <p class="sm">"Its address: "<b class="whole">{url}</b></p> })}
            {move || found.with(|found| found.error.clone()).map(caution)}
            {move || found.with(|found| found.warnings.clone()).into_iter().map(caution).collect_view()}
        </div>
    }
    .into_any()
}
