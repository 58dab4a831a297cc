//! Which links of the list are chosen, and what can be done to them.

use super::{
    delete_dialog::Doomed,
    server_fns::{ActOnLinks, DuplicateLink},
};
use crate::dashboard::parts::{Icon, failure, successes};
use leptos::prelude::*;

/// Ids of the chosen links.
#[derive(Debug, Clone, Copy)]
pub struct Selection(RwSignal<Vec<String>>);

impl Selection {
    /// Whether a link is chosen; tracked.
    pub fn has(self, id: &str) -> bool {
        self.0.with(|chosen| chosen.iter().any(|one| one == id))
    }

    /// Chooses a link, or no longer.
    pub fn set(self, id: &str, on: bool) {
        self.0.update(|chosen| {
            chosen.retain(|one| one != id);
            if on {
                chosen.push(id.to_owned());
            }
        });
    }

    /// Chooses these and no others.
    pub fn only(self, ids: Vec<String>) {
        self.0.set(ids);
    }

    /// Chooses none.
    pub fn clear(self) {
        if self.0.with_untracked(|chosen| !chosen.is_empty()) {
            self.0.set(Vec::new());
        }
    }

    /// The chosen ids; tracked.
    pub fn ids(self) -> Vec<String> {
        self.0.get()
    }

    /// How many are chosen; tracked.
    pub fn count(self) -> usize {
        self.0.with(Vec::len)
    }
}

/// What can be done on the list.
#[derive(Clone, Copy)]
pub struct ListActions {
    /// Which links are chosen.
    pub selection: Selection,
    /// Does the same to several.
    pub act: ServerAction<ActOnLinks>,
    /// Makes a copy of one.
    pub duplicate: ServerAction<DuplicateLink>,
    /// What is about to be deleted.
    pub doomed: RwSignal<Doomed>,
    done: Memo<usize>,
}

impl ListActions {
    /// For a page with a list.
    pub fn new() -> Self {
        let selection = Selection(RwSignal::new(Vec::new()));
        let act = ServerAction::new();
        let done = successes(act);
        Effect::new(move || {
            if done.get() > 0 {
                selection.clear();
            }
        });
        Self { selection, act, duplicate: ServerAction::new(), doomed: RwSignal::new(Doomed::default()), done }
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
