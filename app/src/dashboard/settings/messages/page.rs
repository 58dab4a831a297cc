//! The messages page of the settings.

use super::{
    hours_form::HoursForm,
    server_fns::load_message_settings,
    ways_card::WaysCard,
    words::{name, when},
};
use crate::dashboard::{
    frame::use_member,
    mode::use_shown,
    parts::{Icon, Loaded, page_data, successes},
    settings::SettingsHead,
};
use api_types::{
    deliveries::{MessageSettings, TemplateItem},
    reminders::HoursSettings,
};
use leptos::prelude::*;

/// The page.
#[component]
pub fn MessagesPage() -> impl IntoView {
    let save = ServerAction::new();
    let saved = successes(save);
    let settings = page_data(move || saved.get(), |_| load_message_settings());
    let member = use_member();
    // Other pages say by which clock days are.
    Effect::new(move || {
        if saved.get() > 0 {
            member.refresh();
        }
    });
    let view = move |(settings, hours): (MessageSettings, HoursSettings)| {
        view! {
            <WaysCard ways=settings.ways/>
            <Templates templates=settings.templates/>
            <HoursForm hours save/>
        }
        .into_any()
    };
    view! {
        <SettingsHead title="Messages"/>
        <div class="settings-page"><Loaded resource=settings view/></div>
    }
    .into_any()
}

/// The kinds of messages.
#[component]
fn Templates(templates: Vec<TemplateItem>) -> impl IntoView {
    let shown = use_shown();
    let rows = templates
        .into_iter()
        .map(|template| {
            let purpose = template.form.purpose;
            let href = move || shown.href(&format!("/dashboard/settings/messages/{}", purpose.as_str()));
            let own = template.is_own.then(|| view! { <span class="badge accent">"Your words"</span> });
            view! {
                <li>
                    <span class="spot"><Icon name="pencil"/></span>
                    <div class="what">
                        <p class="row tight-row"><a class="quiet-link" href=href><b>{name(purpose)}</b></a>{own}</p>
                        <small>{when(purpose)}</small>
                    </div>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="card" aria-labelledby="templates">
            <div class="card-head"><h2 id="templates">"What your e-mails say"</h2></div>
            <ul class="feed">{rows}</ul>
        </section>
    }
    .into_any()
}
