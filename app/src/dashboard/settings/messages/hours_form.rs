//! By which clock the business lives, and when nobody is written to (R14).

use super::server_fns::SaveHours;
use crate::dashboard::parts::{
    ActionForm, ErrorSummary, Field, FieldNote, FormScope, SavedMark, Submit, failure, use_query,
};
use api_types::reminders::{HoursForm as Form, HoursSettings};
use leptos::prelude::*;

/// Time zone and quiet hours.
#[component]
pub fn HoursForm(
    /// What stands in it at first, and the zones to choose from.
    hours: HoursSettings,
    /// Keeps it.
    save: ServerAction<SaveHours>,
) -> impl IntoView {
    let error = failure(save);
    let scope = FormScope::provide("hours", "form", error);
    let query = use_query();
    let saved = move || query.with(|query| query.get_str("saved").is_some()) && error.with(Option::is_none);
    let typed: Option<Form> = error.get_untracked().and_then(|error| error.typed());
    let form = typed.unwrap_or(hours.form);
    let (id, list) = (scope.id("zone"), scope.id("zones"));
    let note = format!("{id}-note");
    let zones = hours.zones.into_iter().map(|zone| view! { <option value=zone></option> }).collect_view();
    view! {
        <ActionForm action=save attr:data-needs="manage" attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <section class="block">
                <header>
                    <h2>"When reminders go"</h2>
                    <p>"At the time of day at which the link went first, by your clock. In quiet hours nobody is reminded: it waits until they end."</p>
                </header>
                <div class="field">
                    <label for=id.clone()>"Time zone"</label>
                    <input
                        class="input" id=id name=scope.name("zone") type="text" value=form.zone list=list.clone() autocomplete="off"
                        spellcheck="false" aria-describedby=note aria-invalid=move || scope.message("zone").map(|_| "true")
                    />
                    <datalist id=list>{zones}</datalist>
                    <FieldNote name="zone" hint="Type a few letters, for example Amsterdam. Summer time is taken into account. Today's money, figures by day and the last days of links and invoices go by it too. When you change it, a link's last day stays that day, by the new time zone."/>
                </div>
                <div class="two">
                    <Field name="quiet_from" label="Quiet from" value=form.quiet_from kind="time" optional=true/>
                    <Field name="quiet_until" label="Quiet until" value=form.quiet_until kind="time" optional=true
                        hint="For example from 21:00 until 08:00."/>
                </div>
            </section>
            <div class="actions"><SavedMark saved/><Submit words="Save" pending=save.pending()/></div>
        </ActionForm>
    }
    .into_any()
}
