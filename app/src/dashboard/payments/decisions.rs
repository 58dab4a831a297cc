//! What the merchant decides about a payment: take it, send it back, end it.

use super::server_fns::{AcceptPayment, CancelPayment, DismissPayment, TryActionsAgain};
use crate::dashboard::{
    parts::{ActionForm, Icon, failure, successes},
    undo::use_undoing,
};
use leptos::prelude::*;

/// The decisions of a page.
#[derive(Clone, Copy)]
pub struct Decisions {
    /// Takes what came as payment.
    accept: ServerAction<AcceptPayment>,
    /// Sets what came aside, to be sent back by hand.
    dismiss: ServerAction<DismissPayment>,
    /// Ends a session that nobody has paid.
    cancel: ServerAction<CancelPayment>,
    /// Tries again what was to follow and could not be done.
    again: ServerAction<TryActionsAgain>,
    /// How many were made, or taken back.
    made: Memo<usize>,
}

impl Decisions {
    /// For a page that offers them.
    pub fn new() -> Self {
        let (accept, dismiss, cancel) = (ServerAction::new(), ServerAction::new(), ServerAction::new());
        let again = ServerAction::new();
        let (accepted, dismissed, cancelled) = (successes(accept), successes(dismiss), successes(cancel));
        let tried = successes(again);
        let undoing = use_undoing();
        undoing.after(dismiss);
        let made =
            Memo::new(move |_| accepted.get() + dismissed.get() + cancelled.get() + tried.get() + undoing.done());
        Self { accept, dismiss, cancel, again, made }
    }

    /// How many were made or taken back; tracked, for a resource's source.
    pub fn made(self) -> usize {
        self.made.get()
    }

    /// Why the newest was not done. Empty when it was.
    pub fn trouble(self) -> impl IntoView {
        let errors = [failure(self.accept), failure(self.dismiss), failure(self.cancel), failure(self.again)];
        move || {
            errors.iter().find_map(|error| error.get()).map(|error| {
                view! {
                    <div class="notice bad" role="alert">
                        <Icon name="triangle-alert"/>
                        <h3>"Not done"</h3>
                        <p>{error.to_string()}</p>
                    </div>
                }
            })
        }
    }
}

/// Take it, or send it back.
#[component]
pub fn DecisionButtons(
    /// The payment.
    id: String,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    let same = id.clone();
    view! {
        <ActionForm action=decisions.accept attr:data-needs="work">
            <input type="hidden" name="id" value=same/>
            <button class="btn" type="submit">"Accept it"</button>
        </ActionForm>
        <ActionForm action=decisions.dismiss attr:data-needs="work">
            <input type="hidden" name="id" value=id/>
            <button class="btn quiet" type="submit">"Mark for return"</button>
        </ActionForm>
    }
    .into_any()
}

/// Says that something was to follow and could not be done, and tries it again.
#[component]
pub fn TryAgain(
    /// The payment.
    id: String,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    view! {
        <section class="notice warn decide" aria-label="Something was not done">
            <Icon name="triangle-alert"/>
            <h2>"Something was not done"</h2>
            <p>"What was to follow this payment could not all be done. “What happened” says why. Put that right first, then try again. What was done already is not done twice."</p>
            <div class="row">
                <ActionForm action=decisions.again attr:data-needs="work">
                    <input type="hidden" name="id" value=id/>
                    <button class="btn" type="submit"><Icon name="refresh-cw"/>"Try again"</button>
                </ActionForm>
            </div>
        </section>
    }
    .into_any()
}

/// Ends the session.
#[component]
pub fn CancelButton(
    /// The payment.
    id: String,
    /// What can be decided.
    decisions: Decisions,
) -> impl IntoView {
    view! {
        <details class="change" data-needs="work">
            <summary class="btn danger"><Icon name="x"/>"Cancel this payment"</summary>
            <ActionForm action=decisions.cancel attr:class="stack">
                <input type="hidden" name="id" value=id/>
                <p class="sm">"The customer reads that it is over. This cannot be taken back; money that comes still is seen."</p>
                <div><button class="btn danger" type="submit">"Cancel it for good"</button></div>
            </ActionForm>
        </details>
    }
    .into_any()
}
