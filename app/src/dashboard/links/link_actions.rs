//! What can be done on a link's own page.

use super::{
    delete_dialog::Doomed,
    invoice::VoidInvoice,
    server_fns::{ActOnLinks, ChooseFrontLink, DuplicateLink, SetLinkLimit},
    undo,
};
use crate::dashboard::{
    mode::use_shown,
    parts::{Icon, failure, successes},
    tags::TagThem,
    undo::use_undoing,
};
use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// The actions of the page.
#[derive(Clone, Copy)]
pub struct LinkActions {
    /// Switches it, puts it away, deletes it.
    pub act: ServerAction<ActOnLinks>,
    /// Makes a copy.
    pub duplicate: ServerAction<DuplicateLink>,
    /// Makes it the merchant's front page.
    pub front: ServerAction<ChooseFrontLink>,
    /// Changes how many payments it takes.
    pub limit: ServerAction<SetLinkLimit>,
    /// Puts tags on it, or takes them off.
    pub tag: ServerAction<TagThem>,
    /// Voids its invoice.
    pub void: ServerAction<VoidInvoice>,
    /// What is about to be deleted.
    pub doomed: RwSignal<Doomed>,
    done: Memo<usize>,
}

impl LinkActions {
    /// For a page that offers them.
    pub fn new() -> Self {
        let (act, front, limit, tag, void) =
            (ServerAction::new(), ServerAction::new(), ServerAction::new(), ServerAction::new(), ServerAction::new());
        let (acted, chosen, limited, tagged) = (successes(act), successes(front), successes(limit), successes(tag));
        let voided = successes(void);
        let undoing = use_undoing();
        undoing.after(tag);
        let done = Memo::new(move |_| acted.get() + chosen.get() + limited.get() + tagged.get() + voided.get());
        let (duplicate, doomed) = (ServerAction::new(), RwSignal::new(Doomed::default()));
        Self { act, duplicate, front, limit, tag, void, doomed, done }
    }

    /// How often something was done; tracked, for a resource's source.
    pub fn done(self) -> usize {
        self.done.get()
    }

    /// Leads from what was put away or deleted to the list, which offers to take it back.
    pub fn lead_away(self) {
        let (shown, navigate, value) = (use_shown(), use_navigate(), self.act.value());
        Effect::new(move || {
            let page = value.with(|value| {
                let acted = value.as_ref()?.as_ref().ok()?;
                undo::page_after(acted).filter(|_| undo::leads_away(acted.act))
            });
            if let Some(page) = page {
                navigate(&shown.href(&page), NavigateOptions::default());
            }
        });
    }

    /// Why the newest was not done. Empty when it was.
    pub fn trouble(self) -> impl IntoView {
        let errors = [failure(self.act), failure(self.duplicate), failure(self.front)];
        move || {
            errors.iter().find_map(|error| error.get()).map(|error| {
                view! {
                    <div class="notice bad" role="alert">
                        <Icon name="triangle-alert"/>
                        <h2>"Not done"</h2>
                        <p>{error.to_string()}</p>
                    </div>
                }
            })
        }
    }
}
