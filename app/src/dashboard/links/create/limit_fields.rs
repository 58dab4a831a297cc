//! How many payments a link takes, and until when (R5).

use super::{tiles::Tiles, typed::Typed};
use crate::dashboard::{frame::use_member, parts::Field};
use api_types::dashboard::LinkForm;
use leptos::prelude::*;

/// The kinds of limits.
const KINDS: &[(&str, &str, &str)] = &[("unlimited", "No limit", ""), ("once", "One", ""), ("number", "A number", "")];

/// Limit and last day.
#[component]
pub fn LimitFields(
    /// What stands in it at first.
    form: LinkForm,
    /// What is typed.
    typed: Typed,
) -> impl IntoView {
    let last =
        format!("After it, by the clock of {}, the link takes no more payments.", untrack(|| use_member().me().zone));
    let hint = "A whole number from 1 to 1,000. Customers see how many remain.";
    view! {
        <section class="block">
            <header><h2>"How many payments"</h2><p>"The link closes by itself at its limit. You can raise it later."</p></header>
            <Tiles name="limit_kind" label="How many payments" options=KINDS chosen=typed.limit_kind/>
            <div class="two">
                <div class="if-number"><Field name="limit" label="Limit" value=form.limit keys="numeric" typed=typed.limit hint/></div>
                <Field name="last_day" label="Last day" value=form.last_day kind="date" optional=true
                    hint=last/>
            </div>
        </section>
    }
    .into_any()
}
