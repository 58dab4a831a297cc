//! The browser that the page is open in.

use super::{
    server_fns::AddBrowser,
    turn_on::{Here, look, turn_on},
};
use crate::dashboard::parts::Icon;
use leptos::{prelude::*, task::spawn_local};

/// Turns notifications on here, or says why that cannot be.
#[component]
pub fn ThisBrowser(
    /// Addresses of the browsers that are in the list.
    known: Vec<String>,
    /// The key that the browser is to let write to it.
    key: String,
    /// Tells the server.
    add: ServerAction<AddBrowser>,
) -> impl IntoView {
    let here = RwSignal::new(Here::Unknown);
    Effect::new(move || {
        spawn_local(async move {
            let found = look().await;
            here.try_set(found);
        });
    });
    let ask = move |_| {
        let key = key.clone();
        here.set(Here::Asking);
        spawn_local(async move {
            match turn_on(&key).await {
                Ok(form) => {
                    here.try_set(Here::On(form.endpoint.clone()));
                    add.dispatch(AddBrowser { form });
                }
                Err(instead) => _ = here.try_set(instead),
            }
        });
    };
    let known = StoredValue::new(known);
    let refused =
        move || add.value().with(|came| came.as_ref().and_then(|came| came.as_ref().err().map(ToString::to_string)));
    let on = Memo::new(move |_| {
        here.with(|here| match here {
            Here::On(endpoint) => known.with_value(|known| known.contains(endpoint)),
            _ => false,
        })
    });
    let says = move || {
        if let Some(why) = refused() {
            return format!("The browser agreed, but this server did not take it: {why}");
        }
        match here.get() {
            Here::Unknown => String::new(),
            Here::Cannot => {
                "This browser cannot show notifications of this page. It takes an address with https; on an iPhone or iPad, put \
                 Tallystick on the home screen and open it from there."
                    .to_owned()
            }
            Here::Refused => {
                "This browser refuses notifications of this page. Allow them in its settings for this site, then load the page \
                 again."
                    .to_owned()
            }
            Here::Off => "This browser shows you no notifications yet.".to_owned(),
            Here::On(_) if on.get() => "This browser shows you notifications, also while Tallystick is closed.".to_owned(),
            Here::On(_) => "This browser shows you no notifications any more.".to_owned(),
            Here::Asking => "Answer the question of your browser.".to_owned(),
            Here::Failed(why) => format!("The browser could not turn them on: {why}"),
        }
    };
    let can_ask = move || !on.get() && !matches!(here.get(), Here::Unknown | Here::Cannot | Here::Asking);
    view! {
        <div class="this-browser needs-script">
            <p role="status">{says}</p>
            <button class="btn" type="button" hidden=move || !can_ask() on:click=ask>
                <Icon name="bell"/>"Turn on notifications in this browser"
            </button>
        </div>
    }
    .into_any()
}
