//! A new page takes the focus: its heading, so that it is read out and the keyboard starts there.

use leptos::{html::H1, prelude::*};
use leptos_router::hooks::use_location;

/// Which page had the focus last, as context.
#[derive(Clone, Copy)]
pub struct HeadFocus {
    /// The page that was focused last. At first the page that the server sent: the browser has focused it itself.
    last: StoredValue<String>,
    /// The page that is shown.
    path: Memo<String>,
}

impl HeadFocus {
    /// Starts with the page that is shown now. Needs the router.
    pub fn provide() {
        let path = use_location().pathname;
        provide_context(Self { last: StoredValue::new(path.get_untracked()), path });
    }

    /// Focuses the heading if it stands on a page that had no focus yet.
    pub fn take(heading: NodeRef<H1>) {
        let Some(Self { last, path }) = use_context() else { return };
        Effect::new(move || {
            let Some(heading) = heading.get() else { return };
            let path = path.get_untracked();
            if last.try_get_value().is_some_and(|last| last != path) {
                last.set_value(path);
                _ = heading.focus();
            }
        });
    }
}
