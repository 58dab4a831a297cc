//! A button that asks the device for a passkey.

use super::passkeys::{NoAnswer, can_use_passkeys, use_one};
use crate::{dashboard::error::UiError, ui::Icon};
use leptos::{prelude::*, task::spawn_local};
use std::pin::Pin;

/// A question of the server on its way.
type Question = Pin<Box<dyn Future<Output = Result<String, UiError>>>>;

/// Asks the server what to ask, then the device, and hands on what it answers. Only shown where the browser can.
#[component]
pub fn PasskeyButton(
    /// What it does.
    words: &'static str,
    /// Classes of the button.
    #[prop(default = "btn")]
    class: &'static str,
    /// What the server asks.
    ask: fn() -> Question,
    /// Takes the answer.
    #[prop(into)]
    answered: Callback<String>,
) -> impl IntoView {
    let (able, busy) = (RwSignal::new(false), RwSignal::new(false));
    let stopped = RwSignal::new(String::new());
    Effect::new(move || able.set(can_use_passkeys()));
    let use_passkey = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        stopped.set(String::new());
        spawn_local(async move {
            let answer = match ask().await {
                Ok(options) => use_one(&options).await.map_err(|none: NoAnswer| none.words().to_owned()),
                Err(error) => Err(error.to_string()),
            };
            busy.try_set(false);
            match answer {
                Ok(answer) => _ = answered.try_run(answer),
                Err(words) => _ = stopped.try_set(words),
            }
        });
    };
    view! {
        <button
            class=class type="button" hidden=move || !able.get()
            aria-disabled=move || busy.get().then_some("true") on:click=use_passkey
        ><Icon name="key-round"/>{words}</button>
        <NotUsed words=stopped/>
    }
    .into_any()
}

/// Why a passkey was not used or made.
#[component]
pub fn NotUsed(
    /// In words. Empty: it was.
    words: RwSignal<String>,
) -> impl IntoView {
    view! {
        <div role="alert">
            {move || (!words.with(String::is_empty)).then(|| view! {
                <div class="notice bad"><Icon name="triangle-alert"/><strong>"Not done"</strong><p>{words.get()}</p></div>
            })}
        </div>
    }
    .into_any()
}
