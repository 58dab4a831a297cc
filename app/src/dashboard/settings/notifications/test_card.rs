//! A test, so that the member sees where they are told.

use super::{server_fns::TestNotifications, words::tested};
use crate::dashboard::parts::{ActionForm, Submit, failure, use_query};
use leptos::prelude::*;

/// Sends one, and says where it went.
#[component]
pub fn TestCard(
    /// Sends it.
    test: ServerAction<TestNotifications>,
) -> impl IntoView {
    let error = failure(test);
    let query = use_query();
    let says = move || {
        let sent = test.value().with(|came| came.as_ref().and_then(|came| came.as_ref().ok().map(tested)));
        let failed = error.get().map(|error| error.to_string());
        // Without script the page is loaded again, and says less.
        let plain = query.with(|query| query.get_str("saved") == Some("test"));
        sent.or(failed).or_else(|| plain.then(|| "A test is on its way.".to_owned())).unwrap_or_default()
    };
    view! {
        <section class="card card-form" aria-labelledby="test">
            <header>
                <h2 id="test">"Try it"</h2>
                <p>"Sends a test to your e-mail address and to each of your browsers, whatever you chose above."</p>
            </header>
            <ActionForm action=test>
                <Submit words="Send a test" pending=test.pending() class="btn"/>
            </ActionForm>
            <p class="card-note" role="status">{says}</p>
        </section>
    }
    .into_any()
}
