//! Taking back what was done to links: a word at the foot of the page with a button, for a while.

use super::server_fns::{ActOnLinks, Acted};
use crate::dashboard::{
    parts::{ActionForm, Icon, Passing, use_query},
    words,
};
use api_types::dashboard::LinkAct;
use leptos::prelude::*;

/// What takes an act back. `None`: nothing was lost by it.
const fn back(act: LinkAct) -> Option<LinkAct> {
    match act {
        LinkAct::Deactivate => Some(LinkAct::Activate),
        LinkAct::Archive => Some(LinkAct::Unarchive),
        LinkAct::Delete => Some(LinkAct::Restore),
        LinkAct::Activate | LinkAct::Unarchive | LinkAct::Restore => None,
    }
}

/// The value of an act in a form.
pub const fn value(act: LinkAct) -> &'static str {
    match act {
        LinkAct::Activate => "activate",
        LinkAct::Deactivate => "deactivate",
        LinkAct::Archive => "archive",
        LinkAct::Unarchive => "unarchive",
        LinkAct::Delete => "delete",
        LinkAct::Restore => "restore",
    }
}

/// The list that offers to take an act back, for those who come from elsewhere. `None`: nothing to take back.
pub fn page_after(acted: &Acted) -> Option<String> {
    let back = back(acted.act).filter(|_| !acted.links.is_empty());
    back.map(|_| format!("/dashboard/links?done={}&ids={}", value(acted.act), acted.links.join(".")))
}

/// Whether the link's own page is no place to stay: there is none any more, or it is put away.
pub const fn leads_away(act: LinkAct) -> bool {
    matches!(act, LinkAct::Archive | LinkAct::Delete)
}

/// What the address says was done.
fn from_address() -> Option<Acted> {
    use_query().with_untracked(|query| {
        let act = match query.get_str("done")? {
            "archive" => LinkAct::Archive,
            "deactivate" => LinkAct::Deactivate,
            "delete" => LinkAct::Delete,
            _ => return None,
        };
        let links: Vec<_> = query.get_str("ids")?.split('.').map(str::to_owned).collect();
        Some(Acted { act, links })
    })
}

/// What was done, in words.
fn said(acted: &Acted) -> String {
    if acted.links.is_empty() {
        return "That changed no link".to_owned();
    }
    let links = words::count(acted.links.len() as u64, "link", "links");
    match acted.act {
        LinkAct::Activate => format!("{links} activated"),
        LinkAct::Deactivate => format!("{links} deactivated"),
        LinkAct::Archive => format!("{links} archived"),
        LinkAct::Delete => format!("{links} deleted"),
        LinkAct::Unarchive | LinkAct::Restore => format!("{links} taken back"),
    }
}

/// Says what was done last and offers to take it back.
#[component]
pub fn UndoToast(
    /// Does it.
    act: ServerAction<ActOnLinks>,
) -> impl IntoView {
    let shown = RwSignal::new(from_address());
    let value_of = act.value();
    let passing = Passing::new(move || shown.with(Option::is_some), move || _ = shown.try_set(None));
    Effect::new(move || {
        if let Some(Ok(acted)) = value_of.get() {
            shown.set(Some(acted));
            // A button that had the focus may be gone.
            passing.release();
        }
    });
    let message = move || {
        shown.get().map(|acted| {
            let undo = back(acted.act).filter(|_| !acted.links.is_empty()).map(|back| {
                let links = acted
                    .links
                    .iter()
                    .map(|link| view! { <input type="hidden" name="links[]" value=link.clone()/> })
                    .collect_view();
                view! {
                    <ActionForm action=act attr:class="undo">
                        {links}
                        <input type="hidden" name="act" value=value(back)/>
                        <button class="btn" type="submit"><Icon name="undo-2"/>"Undo"</button>
                    </ActionForm>
                }
            });
            view! {
                <div
                    class="paid-toast undo-toast"
                    on:mouseenter=move |_| passing.hold() on:mouseleave=move |_| passing.release()
                    on:focusin=move |_| passing.hold() on:focusout=move |_| passing.release()
                >
                    <Icon name="check"/>
                    <span>{said(&acted)}</span>
                    {undo}
                    <button class="btn quiet square needs-script" type="button" aria-label="Close" on:click=move |_| shown.set(None)>
                        <Icon name="x"/>
                    </button>
                </div>
            }
        })
    };
    view! { <div class="toasts" role="status">{message}</div> }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r24_what_was_deleted_or_archived_can_be_taken_back() {
        let acted = |act| Acted { act, links: vec!["link_1".to_owned(), "link_2".to_owned()] };
        assert_eq!(
            page_after(&acted(LinkAct::Delete)).as_deref(),
            Some("/dashboard/links?done=delete&ids=link_1.link_2")
        );
        assert_eq!(
            page_after(&acted(LinkAct::Deactivate)).as_deref(),
            Some("/dashboard/links?done=deactivate&ids=link_1.link_2")
        );
        assert_eq!(page_after(&acted(LinkAct::Activate)), None);
        assert_eq!(back(LinkAct::Deactivate), Some(LinkAct::Activate));
        assert!(!leads_away(LinkAct::Deactivate) && leads_away(LinkAct::Archive) && leads_away(LinkAct::Delete));
        assert_eq!(back(LinkAct::Archive), Some(LinkAct::Unarchive));
        assert_eq!(said(&acted(LinkAct::Archive)), "2 links archived");
    }

    #[test]
    fn r24_what_changed_nothing_is_not_taken_back() {
        let acted = Acted { act: LinkAct::Deactivate, links: Vec::new() };
        assert_eq!((page_after(&acted), said(&acted).as_str()), (None, "That changed no link"));
    }
}
