//! Which customers of the list are chosen, and what can be done to them.

use crate::dashboard::{
    parts::{Selection, successes},
    tags::TagThem,
    undo::use_undoing,
};
use leptos::prelude::*;

/// What can be done on the list.
#[derive(Clone, Copy)]
pub struct CustomerActions {
    /// Which customers are chosen.
    pub selection: Selection,
    /// Puts tags on several, or takes them off.
    pub tag: ServerAction<TagThem>,
    done: Memo<usize>,
}

impl CustomerActions {
    /// For a page with a list.
    pub fn new() -> Self {
        let selection = Selection::new();
        let tag = ServerAction::new();
        let (tagged, undoing) = (successes(tag), use_undoing());
        undoing.after(tag);
        let done = Memo::new(move |_| tagged.get() + undoing.done());
        Effect::new(move || {
            if done.get() > 0 {
                selection.clear();
            }
        });
        Self { selection, tag, done }
    }

    /// How often something was done; tracked, for a resource's source.
    pub fn done(self) -> usize {
        self.done.get()
    }
}
