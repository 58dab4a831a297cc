//! The two steps of the form. Two radio buttons, so that the steps work before and without script.

use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, Submit},
};
use leptos::prelude::*;

/// Which step is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Price, coins, time to pay.
    Payment,
    /// What for, and what customers are asked.
    Page,
}

/// Fields of the second step, to lead to it when the server finds something there.
const OF_PAGE: &[&str] = &[
    "title",
    "customer",
    "customer_email",
    "customer_name",
    "customer_phone",
    "ways",
    "description",
    "reference",
    "private_note",
    "fields",
    "address",
    "path",
    "limit_kind",
    "limit",
    "last_day",
    "message",
    "download",
    "redirect",
    "apply_tag",
    "remove_tag",
    "tags",
    "new_tag",
    "new_tag_colour",
    "remind_every",
    "remind_most",
];

impl Step {
    /// The first step in which something is to be put right.
    pub fn of_field(field: &str) -> Self {
        if OF_PAGE.contains(&field) { Self::Page } else { Self::Payment }
    }
}

/// The steps, to go to.
#[component]
pub fn Steps(
    /// Which is shown.
    step: RwSignal<Step>,
) -> impl IntoView {
    let choice = move |own: Step, id: &'static str, number: &'static str, words: &'static str| {
        view! {
            <label class=move || if step.get() == Step::Page && own == Step::Payment { "done" } else { "" }>
                <input
                    type="radio" id=id name="step" checked=step.get_untracked() == own
                    prop:checked=move || step.get() == own on:change=move |_| step.set(own)
                />
                <span class="no">
                    {move || if step.get() == Step::Page && own == Step::Payment {
                        view! { <Icon name="check"/> }.into_any()
                    } else {
                        number.into_any()
                    }}
                </span>
                {words}
            </label>
        }
    };
    view! {
        <fieldset class="steps needs-script">
            <legend class="visually-hidden">"Step"</legend>
            {choice(Step::Payment, "step-payment", "1", "Payment")}
            {choice(Step::Page, "step-page", "2", "Page and customer")}
        </fieldset>
    }
    .into_any()
}

/// Forwards, back, and done.
#[component]
pub fn Actions(
    /// Which step is shown.
    step: RwSignal<Step>,
    /// What the last button does.
    words: &'static str,
    /// Where one goes without doing it.
    back: String,
    /// Whether the form is on its way.
    pending: Signal<bool>,
) -> impl IntoView {
    let shown = use_shown();
    let to = move |next: Step| {
        step.set(next);
        window().scroll_to_with_x_and_y(0.0, 0.0);
    };
    view! {
        <div class="actions">
            <a class="btn quiet" href=move || shown.href(&back)>"Cancel"</a>
            <button class="btn in-page needs-script" type="button" on:click=move |_| to(Step::Payment)>"Back"</button>
            <button class="btn primary in-payment needs-script" type="button" on:click=move |_| to(Step::Page)>"Continue"</button>
            <span class="in-page-send"><Submit words pending/></span>
        </div>
    }
    .into_any()
}
