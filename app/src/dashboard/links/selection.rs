//! Which links of the list are chosen, and what can be done to them.

use super::{
    delete_dialog::Doomed,
    server_fns::{ActOnLinks, DuplicateLink},
};
use crate::dashboard::{
    parts::{Icon, Selection, failure, successes},
    tags::TagThem,
    undo::use_undoing,
};
use leptos::prelude::*;

/// What can be done on the list.
#[derive(Clone, Copy)]
pub struct ListActions {
    /// Which links are chosen.
    pub selection: Selection,
    /// Does the same to several.
    pub act: ServerAction<ActOnLinks>,
    /// Makes a copy of one.
    pub duplicate: ServerAction<DuplicateLink>,
    /// Puts tags on several, or takes them off.
    pub tag: ServerAction<TagThem>,
    /// What is about to be deleted.
    pub doomed: RwSignal<Doomed>,
    done: Memo<usize>,
}

impl ListActions {
    /// For a page with a list.
    pub fn new() -> Self {
        let selection = Selection::new();
        let (act, tag) = (ServerAction::new(), ServerAction::new());
        let (acted, tagged, undoing) = (successes(act), successes(tag), use_undoing());
        undoing.after(tag);
        let done = Memo::new(move |_| acted.get() + tagged.get() + undoing.done());
        Effect::new(move || {
            if done.get() > 0 {
                selection.clear();
            }
        });
        Self { selection, act, duplicate: ServerAction::new(), tag, doomed: RwSignal::new(Doomed::default()), done }
    }

    /// How often something was done; tracked, for a resource's source.
    pub fn done(self) -> usize {
        self.done.get()
    }

    /// Why the newest was not done. Empty when it was.
    pub fn trouble(self) -> impl IntoView {
        let errors = [failure(self.act), failure(self.duplicate)];
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
