//! The browsers that show the member notifications.

use super::{page::NotificationActions, server_fns::RemoveBrowser, this_browser::ThisBrowser};
use crate::dashboard::parts::{ActionForm, Icon, Moment, SavedMark, use_query};
use api_types::notifications::BrowserItem;
use leptos::prelude::*;

/// All of them, and whether this one is among them.
#[component]
pub fn BrowsersCard(
    /// The newest first.
    browsers: Vec<BrowserItem>,
    /// The key of this server.
    key: String,
    /// What can be done.
    actions: NotificationActions,
) -> impl IntoView {
    let query = use_query();
    let removed = move || query.with(|query| query.get_str("saved") == Some("removed"));
    let known: Vec<String> = browsers.iter().map(|browser| browser.endpoint.clone()).collect();
    let rows = browsers.into_iter().map(|browser| view! { <BrowserRow browser remove=actions.remove/> }).collect_view();
    view! {
        <section class="card sign-ins" aria-labelledby="browsers">
            <div class="card-head"><h2 id="browsers">"Browsers"</h2><SavedMark saved=removed/></div>
            <ThisBrowser known key add=actions.add/>
            <ul class="feed">{rows}</ul>
            <p class="muted sm card-note">
                "They show a title, an amount and the way to the page, to whoever sees the screen. They end when you sign out there, end that sign-in under Your account, or change your password. They go on when a sign-in runs out by itself, so that you miss nothing."
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn BrowserRow(browser: BrowserItem, remove: ServerAction<RemoveBrowser>) -> impl IntoView {
    let about = format!(": {}", browser.name);
    let asked = about.clone();
    let told = browser.told_at.map(|at| view! { <small>"Told something last "<Moment at/></small> });
    let said = (!browser.said.is_empty()).then(|| view! { <small class="said">{browser.said}</small> });
    view! {
        <li>
            <span class="spot"><Icon name="globe"/></span>
            <div class="what">
                <p><b>{browser.name}</b></p>
                <small>"Since "<Moment at=browser.since/></small>
                {told}
                {said}
            </div>
            <details class="change">
                <summary class="btn sm">"Take away"<span class="visually-hidden">{asked}</span></summary>
                <ActionForm action=remove attr:class="stack">
                    <input type="hidden" name="id" value=browser.id/>
                    <p class="sm">"It shows nothing more at once. This cannot be taken back; turn notifications on there again."</p>
                    <div><button class="btn sm danger" type="submit">"Take it away now"<span class="visually-hidden">{about}</span></button></div>
                </ActionForm>
            </details>
        </li>
    }
    .into_any()
}
