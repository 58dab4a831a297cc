//! The entries of the audit log.

use crate::dashboard::{
    mode::use_shown,
    parts::{Empty, Icon, Moment, encode},
};
use api_types::team::{AuditItem, AuditPage};
use leptos::prelude::*;

/// A page of them, with the choice of whose to see.
#[component]
pub fn AuditList(
    /// The page.
    log: AuditPage,
) -> impl IntoView {
    let AuditPage { entries, people, member, more, page } = log;
    let chosen = member.clone();
    let options = people
        .into_iter()
        .map(|(id, name)| {
            let selected = id == member;
            view! { <option value=id selected=selected>{name}</option> }
        })
        .collect_view();
    let body = if entries.is_empty() {
        view! { <Empty title="Nothing yet" text="What members change is written down here."/> }.into_any()
    } else {
        let rows = entries.into_iter().map(|entry| view! { <Row entry/> }).collect_view();
        view! { <ul class="feed audit">{rows}</ul> }.into_any()
    };
    view! {
        <form class="row audit-filter" method="get" action="/dashboard/settings/audit">
            <label for="audit-member">"Done by"</label>
            <select class="input" id="audit-member" name="member">
                <option value="">"Everybody"</option>
                {options}
            </select>
            <button class="btn" type="submit">"Show"</button>
        </form>
        <section class="card" aria-label="Audit log">
            {body}
            <Pages member=chosen page more/>
        </section>
    }
    .into_any()
}

/// One entry.
#[component]
fn Row(entry: AuditItem) -> impl IntoView {
    let shown = use_shown();
    let AuditItem { at, who, did, called, href, detail } = entry;
    let called = match href {
        Some(path) => {
            let words = if called.is_empty() { "Look".to_owned() } else { called };
            view! { " "<a href=move || shown.href(&path)>{words}</a> }.into_any()
        }
        None if called.is_empty() => ().into_any(),
        None => view! { " "<b>{called}</b> }.into_any(),
    };
    let detail = (!detail.is_empty()).then(|| view! { <small>{detail}</small> });
    view! {
        <li>
            <span class="spot"><Icon name="users"/></span>
            <div class="what"><p><b>{who}</b>" "{did}{called}</p>{detail}</div>
            <span class="when"><Moment at/><small><Moment at exact=true/></small></span>
        </li>
    }
    .into_any()
}

/// The pages beside. How many there are is not counted.
#[component]
fn Pages(member: String, page: u32, more: bool) -> impl IntoView {
    let to = move |page: u32| format!("/dashboard/settings/audit?member={}&page={page}", encode(&member));
    let newer = (page > 1).then(|| view! { <a class="btn quiet" href=to(page - 1)>"Newer"</a> });
    let older = more.then(|| view! { <a class="btn quiet" href=to(page + 1)>"Older"</a> });
    (newer.is_some() || older.is_some())
        .then(|| view! { <nav class="pager" aria-label="Pages"><span class="row">{newer}{older}</span></nav> })
        .into_any()
}
