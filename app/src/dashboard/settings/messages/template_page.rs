//! The words of one kind of message.

use super::{
    server_fns::load_template,
    template_form::TemplateEditor,
    words::{name, when},
};
use crate::dashboard::{
    parts::{Crumb, Loaded, PageHead, page_data},
    undo::use_undoing,
};
use api_types::deliveries::TemplateItem;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

/// Edits them. Not live, so that what is being typed stays.
#[component]
pub fn TemplatePage() -> impl IntoView {
    let params = use_params_map();
    let purpose = move || params.with(|params| params.get("purpose")).unwrap_or_default();
    let save = ServerAction::new();
    let undoing = use_undoing();
    let template = page_data(
        move || (purpose(), undoing.done()),
        |(purpose, undone)| async move { Ok((undone, load_template(purpose).await?)) },
    );
    let view = move |(undone, template): (usize, TemplateItem)| {
        let crumbs = vec![
            Crumb { path: "/dashboard/settings".to_owned(), name: "Settings" },
            Crumb { path: "/dashboard/settings/messages".to_owned(), name: "Messages" },
        ];
        let purpose = template.form.purpose;
        // Whole again after an undo: what stands in a field that is there stays.
        let editor = move |_| view! { <TemplateEditor template=template.clone() save/> };
        view! {
            <PageHead title=format!("{} e-mail", name(purpose)) crumbs/>
            <p class="muted">{when(purpose)}</p>
            <For each=move || [undone] key=|undone| *undone children=editor/>
        }
        .into_any()
    };
    view! { <Loaded resource=template view/> }.into_any()
}
