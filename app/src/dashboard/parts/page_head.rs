//! The head of a page: where one is, the heading, and what can be done.

use super::head_focus::HeadFocus;
use crate::dashboard::mode::use_shown;
use crate::ui::Icon;
use leptos::{html::H1, prelude::*};
use leptos_meta::Title;

/// A page above this one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Where it is.
    pub path: String,
    /// What it is called.
    pub name: &'static str,
}

/// The head of a page; also sets the document's title and takes the focus on a new page.
#[component]
pub fn PageHead(
    /// The heading.
    #[prop(into)]
    title: String,
    /// Pages above this one.
    #[prop(optional)]
    crumbs: Vec<Crumb>,
    /// A state beside the heading.
    #[prop(optional, into)]
    badge: Option<AnyView>,
    /// What can be done.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let heading = NodeRef::<H1>::new();
    HeadFocus::take(heading);
    let shown = use_shown();
    let in_title: String = crumbs.iter().rev().map(|crumb| format!(" · {}", crumb.name)).collect();
    let document_title = format!("{title}{in_title}");
    let trail = (!crumbs.is_empty()).then(|| {
        let links = crumbs
            .into_iter()
            .map(|crumb| view! { <a href=move || shown.href(&crumb.path)>{crumb.name}</a><Icon name="chevron-right"/> })
            .collect_view();
        view! { <nav class="crumbs" aria-label="Above this page">{links}<span aria-current="page">{title.clone()}</span></nav> }
    });
    view! {
        <Title text=document_title/>
        <div class="page-head">
            <div class="page-title">
                {trail}
                <div class="row"><h1 node_ref=heading tabindex="-1">{title}</h1>{badge}</div>
            </div>
            {children.map(|children| view! { <div class="row actions-row">{children()}</div> })}
        </div>
    }
    .into_any()
}
