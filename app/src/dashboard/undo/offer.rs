//! Says what was done, with a button that takes it back.

use super::undoing::use_undoing;
use crate::dashboard::parts::{ActionForm, Icon, Passing, failure};
use api_types::undo::Did;
use leptos::prelude::*;

/// What was done, in words.
const fn said(did: Did) -> &'static str {
    match did {
        Did::TagDeleted => "Tag deleted",
        Did::TagMerged => "Tags merged",
        Did::PictureChanged => "Picture changed",
        Did::LogoChanged => "Logo changed",
        Did::PathsDropped => "Old addresses lead here no more",
        Did::WordsReset => "Back to our words",
        Did::RateCleared => "Back to the price sources",
        Did::RateReplaced => "Rate replaced",
        Did::TagsTaken => "Tags taken off",
        Did::LookedAt => "Left as nobody's",
        Did::InvitationRevoked => "Invitation taken back",
        Did::PaymentDismissed => "Marked for return",
        Did::MessageCalledBack => "Message called back",
    }
}

/// The offer. Goes by itself, unless somebody is at it.
#[component]
pub fn UndoOffer() -> impl IntoView {
    let undoing = use_undoing();
    let (offered, act) = (undoing.offered, undoing.act);
    let taken_back = RwSignal::new(false);
    let error = failure(act);
    let close = move || {
        _ = offered.try_set(None);
        _ = taken_back.try_set(false);
    };
    let passing = Passing::new(move || offered.with(Option::is_some) || taken_back.get(), close);
    Effect::new(move |before: Option<usize>| {
        let done = undoing.done();
        if before.is_some_and(|before| done > before) {
            offered.set(None);
            taken_back.set(true);
            // The button that had the focus goes without a word.
            passing.release();
        }
        done
    });
    Effect::new(move || {
        if offered.with(Option::is_some) {
            taken_back.set(false);
        }
    });
    let message = move || {
        let (icon, words, form) = match (offered.get(), error.get()) {
            (Some(_), Some(error)) => ("triangle-alert", error.to_string(), None),
            (Some(undo), None) => {
                let form = view! {
                    <ActionForm action=act attr:class="undo">
                        <input type="hidden" name="undo" value=undo.id/>
                        <button class="btn" type="submit"><Icon name="undo-2"/>"Undo"</button>
                    </ActionForm>
                };
                ("check", said(undo.did).to_owned(), Some(form))
            }
            (None, _) if taken_back.get() => ("check", "Taken back".to_owned(), None),
            (None, _) => return None,
        };
        Some(view! {
            <div
                class="paid-toast undo-toast"
                on:mouseenter=move |_| passing.hold() on:mouseleave=move |_| passing.release()
                on:focusin=move |_| passing.hold() on:focusout=move |_| passing.release()
            >
                <Icon name=icon/>
                <span>{words}</span>
                {form}
                <button class="btn quiet square needs-script" type="button" aria-label="Close" on:click=move |_| close()>
                    <Icon name="x"/>
                </button>
            </div>
        })
    };
    view! { <div class="toasts" role="status">{message}</div> }.into_any()
}
