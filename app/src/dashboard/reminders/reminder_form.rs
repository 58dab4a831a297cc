//! Changes the reminders of a link, behind a button until they are wanted (R15).

use super::{plan_fields::PlanFields, server_fns::SetReminders};
use crate::dashboard::parts::{ActionForm, ErrorSummary, FieldNote, FormScope, Submit, failure};
use api_types::reminders::{ReminderForm as Form, ReminderPlan};
use domain::reminder::Standing;
use leptos::prelude::*;

/// On or off, how often, how many at most.
#[component]
pub fn ReminderForm(
    /// Id of the link.
    link: String,
    /// What is planned. `None`: nothing ever was.
    plan: Option<ReminderPlan>,
    /// Keeps it.
    set: ServerAction<SetReminders>,
) -> impl IntoView {
    let error = failure(set);
    let scope = FormScope::provide("reminders", "", error);
    let typed: Option<Form> = error.get_untracked().and_then(|error| error.typed());
    let open = error.with_untracked(Option::is_some);
    let stopped = plan.as_ref().is_some_and(|plan| plan.standing == Standing::Stopped);
    let (words, first) = match plan {
        Some(plan) => {
            let (every, most) = (plan.every.as_str().to_owned(), plan.most.to_string());
            ("Change", Form { on: plan.enabled, every, most, wanted_again: false })
        }
        None => ("Set reminders", Form { on: true, ..Form::default() }),
    };
    let form = typed.unwrap_or(first);
    let again = stopped.then(|| {
        view! {
            <div class="field">
                <label class="tick">
                    <input
                        type="checkbox" id=scope.id("wanted_again") name="wanted_again" value="true"
                        aria-describedby=format!("{}-note", scope.id("wanted_again"))
                    />
                    <span>
                        <span class="name">"They want reminders again"</span>
                        <span class="note">"Only tick this if they told you so: they had asked for no more."</span>
                    </span>
                </label>
                <FieldNote name="wanted_again"/>
            </div>
        }
    });
    view! {
        <details class="change" open=open>
            <summary class="btn">{words}</summary>
            <ActionForm action=set attr:data-needs="work" attr:class="stack" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="link" value=link/>
                <label class="tick">
                    <input type="checkbox" id=scope.id("on") name="on" value="true" checked=form.on/>
                    <span><span class="name">"Remind them until they pay"</span></span>
                </label>
                {again}
                <PlanFields names=["every", "most"] every=form.every most=form.most/>
                <Submit words="Save the reminders" pending=set.pending() class="btn"/>
            </ActionForm>
        </details>
    }
    .into_any()
}
