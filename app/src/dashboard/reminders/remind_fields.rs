//! Reminders of a new link: offered once a customer and a way are chosen (R15).

use super::plan_fields::PlanFields;
use crate::dashboard::parts::use_form_scope;
use api_types::dashboard::LinkForm;
use leptos::prelude::*;

/// Whether, how often, and how many times at most.
#[component]
pub fn RemindFields(
    /// What stands in it at first.
    form: LinkForm,
) -> impl IntoView {
    let scope = use_form_scope();
    view! {
        <fieldset class="if-sent field remind-fields">
            <legend>"Remind them"<span class="opt">"Optional"</span></legend>
            <label class="tick">
                <input
                    type="checkbox" id=scope.id("remind") name=scope.name("remind") value="true" checked=form.remind
                />
                <span>
                    <span class="name">"Remind them until they pay"</span>
                    <span class="note">"The same way. The first comes after one interval."</span>
                </span>
            </label>
            <div class="if-remind">
                <PlanFields names=["remind_every", "remind_most"] every=form.remind_every most=form.remind_most/>
            </div>
        </fieldset>
    }
    .into_any()
}
