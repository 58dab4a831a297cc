//! Which rows of a list are chosen.

use leptos::prelude::*;

/// Ids of the chosen rows.
#[derive(Debug, Clone, Copy)]
pub struct Selection(RwSignal<Vec<String>>);

impl Selection {
    /// None chosen.
    pub fn new() -> Self {
        Self(RwSignal::new(Vec::new()))
    }

    /// Whether a row is chosen; tracked.
    pub fn has(self, id: &str) -> bool {
        self.0.with(|chosen| chosen.iter().any(|one| one == id))
    }

    /// Chooses a row, or no longer.
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

    /// The chosen ids, as they are now and will be.
    pub fn signal(self) -> Signal<Vec<String>> {
        self.0.into()
    }

    /// How many are chosen; tracked.
    pub fn count(self) -> usize {
        self.0.with(Vec::len)
    }
}
