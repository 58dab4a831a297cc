//! Writing the words of one kind of message.

use super::{
    server_fns::{ResetTemplate, SaveTemplate},
    template_preview::TemplatePreview,
};
use crate::dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, SavedMark, Submit, failure, use_query};
use crate::dashboard::tab::with_business;
use api_types::deliveries::{TemplateForm, TemplateItem};
use leptos::prelude::*;
use server_fn::ServerFn;

/// Subject and text, what can stand in them, and what they come to.
#[component]
pub fn TemplateEditor(
    /// The words as they are.
    template: TemplateItem,
    /// Keeps them.
    save: ServerAction<SaveTemplate>,
) -> impl IntoView {
    let error = failure(save);
    FormScope::provide("template", "form", error);
    let purpose = template.form.purpose;
    let shown = error.get_untracked().and_then(|error| error.typed::<TemplateForm>()).unwrap_or(template.form);
    let (subject, body) = (RwSignal::new(shown.subject.clone()), RwSignal::new(shown.body.clone()));
    let query = use_query();
    let saved = move || query.with(|query| query.get_str("saved").is_some()) && error.with(Option::is_none);
    let placeholders = template
        .placeholders
        .into_iter()
        .map(|it| view! { <dt><code>{it.written}</code></dt><dd>{it.meaning}</dd> })
        .collect_view();
    let back = template.is_own.then(|| {
        view! {
            // Without script on purpose: the fields begin anew with the page.
            <form class="card card-form row apart" data-needs="manage" method="post" action=with_business(ResetTemplate::PATH)>
                <p class="muted sm">"These are your own words."</p>
                <input type="hidden" name="purpose" value=purpose.as_str()/>
                <button class="btn" type="submit">"Back to ours"</button>
            </form>
        }
    });
    view! {
        <div class="template-grid">
            <div class="stack">
                <ActionForm action=save attr:class="card card-form" attr:novalidate="novalidate">
                    <ErrorSummary/>
                    <input type="hidden" name="form[purpose]" value=purpose.as_str()/>
                    <section class="block">
                        <Field name="subject" label="Subject" value=shown.subject typed=subject/>
                        <Field name="body" label="Text" value=shown.body lines=14 typed=body
                            hint="An empty line begins a new paragraph. The address of the page alone in a line becomes a button."/>
                    </section>
                    <div class="actions" data-needs="manage"><SavedMark saved/><Submit words="Save" pending=save.pending()/></div>
                </ActionForm>
                {back}
                <section class="card side-card" aria-labelledby="placeholders">
                    <div class="card-head"><h2 id="placeholders">"What you can put in"</h2></div>
                    <div class="card-body"><dl class="facts placeholders">{placeholders}</dl></div>
                </section>
            </div>
            <TemplatePreview purpose subject body/>
        </div>
    }
    .into_any()
}
