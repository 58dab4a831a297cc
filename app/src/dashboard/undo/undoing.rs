//! What can be taken back now, for all pages.

use super::server_fns::TakeBack;
use crate::dashboard::parts::{successes, use_query};
use api_types::undo::{Did, Undo};
use leptos::prelude::*;
use server_fn::ServerFn;

/// What can be taken back now, as context.
#[derive(Clone, Copy)]
pub struct Undoing {
    /// What was done last.
    pub offered: RwSignal<Option<Undo>>,
    /// Takes it back.
    pub act: ServerAction<TakeBack>,
    done: Memo<usize>,
}

impl Undoing {
    /// Makes it; what stands in the page's address is offered at once, so that it is without script too.
    pub fn provide() -> Self {
        let query = use_query();
        let in_address = move || {
            query.with(|query| {
                let did = Did::of(query.get_str("did")?)?;
                Some(Undo { id: query.get("undo")?, did })
            })
        };
        let (offered, act) = (RwSignal::new(untrack(in_address)), ServerAction::<TakeBack>::new());
        Effect::new(move |before: Option<Option<Undo>>| {
            let now = in_address();
            // Only what a page led to since: what stood there at first may be over.
            if now.is_some() && before.is_some_and(|before| before != now) {
                act.clear();
                offered.set(now.clone());
            }
            now
        });
        let undoing = Self { offered, act, done: successes(act) };
        provide_context(undoing);
        undoing
    }

    /// How often something was taken back; tracked, for the source of what a page reads again then.
    pub fn done(self) -> usize {
        self.done.get()
    }

    /// Offers to take back what an action does, each time that it did.
    pub fn after<S, O>(self, action: ServerAction<S>)
    where
        S: ServerFn<Output = O> + Clone + Send + Sync + 'static,
        S::Error: Clone + Send + Sync + 'static,
        O: Into<Option<Undo>> + Clone + Send + Sync + 'static,
    {
        let value = action.value();
        Effect::new(move || {
            if let Some(Ok(undo)) = value.get()
                && let Some(undo) = undo.into()
            {
                self.act.clear();
                self.offered.set(Some(undo));
            }
        });
    }
}

/// What can be taken back now.
pub fn use_undoing() -> Undoing {
    use_context().unwrap_or_else(Undoing::provide)
}
