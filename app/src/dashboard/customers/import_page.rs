//! The page on which a file of customers is imported.

use super::{edit_page::crumbs, import_form::ImportForm, import_report::ImportReport, server_fns::ImportCustomers};
use crate::dashboard::parts::use_query;
use crate::dashboard::parts::{Icon, PageHead};
use leptos::prelude::*;

/// The form, and what became of the file, line by line.
#[component]
pub fn ImportPage() -> impl IntoView {
    let import = ServerAction::<ImportCustomers>::new();
    let query = use_query();
    // Without script the answer comes in the address, in short.
    let in_short = move || {
        let text = |name: &str| query.with(|query| query.get(name));
        let (added, changed, same) = (text("added")?, text("changed")?, text("same")?);
        let wrong = text("wrong").filter(|lines| !lines.is_empty());
        let wrong = wrong.map(|lines| format!(" Not taken: lines {}.", lines.replace(',', ", ")));
        Some(view! {
            <div class="notice ok">
                <Icon name="check"/>
                <p>"Imported. New: "{added}". Changed: "{changed}". Known already: "{same}"."{wrong}</p>
            </div>
        })
    };
    let report = move || {
        let report = import.value().with(|value| value.as_ref().and_then(|value| value.as_ref().ok().cloned()));
        report.map(|report| view! { <ImportReport report/> })
    };
    view! {
        <PageHead title="Import customers" crumbs=crumbs()/>
        <div class="settings-page">
            <div role="status" class="stack">{in_short}{report}</div>
            <ImportForm import/>
        </div>
    }
    .into_any()
}
