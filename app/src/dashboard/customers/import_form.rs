//! The form that sends a file of customers. The file is read by the browser into the field below, where it may be looked at;
//! without script it is pasted there.

use super::server_fns::ImportCustomers;
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, ErrorSummary, FieldNote, FormScope, Submit, failure},
};
use crate::ui::Markup;
use js_sys::{Function, Promise, Reflect};
use leptos::{ev::Event, html::Textarea, prelude::*, task::spawn_local};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// File or text, and what it should look like.
#[component]
pub fn ImportForm(
    /// Takes it.
    import: ServerAction<ImportCustomers>,
) -> impl IntoView {
    let shown = use_shown();
    let error = failure(import);
    let scope = FormScope::provide("import", "", error);
    let typed: String = error.get_untracked().and_then(|error| error.typed()).unwrap_or_default();
    let area = NodeRef::<Textarea>::new();
    let read = move |event: Event| {
        spawn_local(async move {
            if let (Some(text), Some(area)) = (chosen(&event).await, area.get_untracked()) {
                area.set_value(&text);
            }
        });
    };
    let typed = if cfg!(feature = "ssr") { Markup::new().text(&typed).into_html() } else { typed };
    view! {
        <ActionForm action=import attr:class="card card-form" attr:novalidate="novalidate">
            <ErrorSummary/>
            <section class="block">
                <p>"The first line names the columns: email, and any of name, phone, address, notes and tags. What stands in a cell replaces what is known; an empty cell changes nothing. Put semicolons between tags."</p>
                <div class="field needs-script">
                    <label for="import-file">"File"</label>
                    <input class="input" id="import-file" type="file" accept=".csv,text/csv,text/plain" on:change=read/>
                    <p class="hint">"A CSV file of up to 1 MB and 5,000 lines, from here or another program."</p>
                </div>
                <div class="field">
                    <label for=scope.id("csv")>"Lines"</label>
                    <textarea
                        class="input code-area" id=scope.id("csv") name="csv" rows="8" spellcheck="false" autocomplete="off"
                        aria-invalid=move || scope.message("csv").map(|_| "true") aria-describedby=format!("{}-note", scope.id("csv"))
                        node_ref=area
                    >{typed}</textarea>
                    <FieldNote name="csv" hint="For example: email,name,tags, and below it maja@example.com,Maja Berg,Press."/>
                </div>
            </section>
            <div class="actions">
                <a class="btn quiet" href=move || shown.href("/dashboard/customers")>"Back to customers"</a>
                <span data-needs="work"><Submit words="Import" pending=import.pending()/></span>
            </div>
        </ActionForm>
    }
    .into_any()
}

/// The text of the file that was chosen. `None`: none was, or it cannot be read.
async fn chosen(event: &Event) -> Option<String> {
    let get = |of: &JsValue, name: &str| Reflect::get(of, &JsValue::from_str(name)).ok();
    let files = get(&event.target()?.into(), "files")?;
    let file = get(&files, "0").filter(|file| !file.is_undefined())?;
    let read: Function = get(&file, "text")?.dyn_into().ok()?;
    let text: Promise = read.call0(&file).ok()?.dyn_into().ok()?;
    JsFuture::from(text).await.ok()?.as_string()
}
