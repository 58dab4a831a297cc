//! The reminders of a link: how many went, when the next goes, and changing them (R15, R16).

use super::{reminder_form::ReminderForm, server_fns::SetReminders, words};
use crate::dashboard::parts::{Moment, PaymentBadge, successes};
use api_types::reminders::{LinkReminders, ReminderPlan};
use domain::reminder::Standing;
use leptos::prelude::*;

/// What can be done with reminders on a page.
#[derive(Clone, Copy)]
pub struct ReminderActions {
    /// Changes them.
    pub set: ServerAction<SetReminders>,
    done: Memo<usize>,
}

impl ReminderActions {
    /// For a page that offers them.
    pub fn new() -> Self {
        let set = ServerAction::new();
        let done = successes(set);
        Self { set, done: Memo::new(move |_| done.get()) }
    }

    /// How often something was done; tracked, for a resource's source.
    pub fn done(self) -> usize {
        self.done.get()
    }
}

/// The card.
#[component]
pub fn RemindersCard(
    /// Id of the link.
    link: String,
    /// Its reminders.
    reminders: LinkReminders,
    /// What can be done.
    actions: ReminderActions,
) -> impl IntoView {
    let LinkReminders { ways, plan } = reminders;
    let badge = plan.as_ref().map(|plan| view! { <PaymentBadge look=words::standing(plan)/> });
    let shown = plan.as_ref().map(|plan| view! { <PlanFacts plan=plan.clone() by=words::by(&ways)/> });
    let complete = plan.as_ref().is_some_and(|plan| plan.standing == Standing::Complete);
    let below = match (ways.is_empty(), complete) {
        (_, true) => ().into_any(),
        (true, _) => view! {
            <p class="muted sm">"Reminders go the way that the link went. Send it to its customer first."</p>
        }
        .into_any(),
        (false, _) => {
            let none = plan.is_none().then(|| {
                view! { <p class="muted sm">{format!("No reminders are set. They would go {}, as the link did.", words::by(&ways))}</p> }
            });
            view! { {none}<ReminderForm link plan set=actions.set/> }.into_any()
        }
    };
    view! {
        <section class="card side-card" id="reminders-card" aria-labelledby="reminders">
            <div class="card-head"><h2 id="reminders">"Reminders"</h2>{badge}</div>
            <div class="card-body">{shown}{below}</div>
        </section>
    }
    .into_any()
}

/// Sent of how many, how many failed, how often, how many remain, and when the next goes.
#[component]
fn PlanFacts(plan: ReminderPlan, by: &'static str) -> impl IntoView {
    let meaning = words::meaning(&plan);
    let meaning = (!meaning.is_empty()).then(|| view! { <p class="muted sm">{meaning}</p> });
    let stopped = plan.stopped_at.map(|at| view! { <dt>"Stopped"</dt><dd><Moment at/></dd> });
    let next = plan.next_at.is_some().then(|| {
        let zone = format!(" {} time", plan.zone);
        view! { <dt>"Next"</dt><dd>{plan.next.clone()}<small class="muted">{zone}</small></dd> }
    });
    let failed = (plan.failed > 0).then(|| view! { <dt>"Failed"</dt><dd class="num">{plan.failed}</dd> });
    let remaining = match (plan.standing, plan.remaining) {
        (Standing::Complete | Standing::Stopped | Standing::Off, _) => None,
        (_, remaining) => Some(view! { <dt>"Remaining"</dt><dd class="num">{remaining}</dd> }),
    };
    view! {
        <dl class="facts">
            <dt>"Sent"</dt>
            <dd class="num">{format!("{}/{}", plan.sent, plan.most)}</dd>
            {failed}
            {remaining}
            <dt>"How often"</dt>
            <dd>{words::every(plan.every)}", "{by}</dd>
            {next}
            {stopped}
        </dl>
        {meaning}
    }
    .into_any()
}
