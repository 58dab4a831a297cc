//! The two dialogs that can be opened from anywhere.

use super::switched::Switched;
use leptos::{html::Dialog, prelude::*};

/// The dialogs, as context.
#[derive(Clone, Copy)]
pub struct Desk {
    /// Finds pages, links and payments.
    pub(super) palette: NodeRef<Dialog>,
    /// Lists the keys.
    pub(super) keys: NodeRef<Dialog>,
    /// How often the palette was opened; it starts empty each time.
    pub(super) opened: RwSignal<u32>,
}

impl Desk {
    /// Provides the dialogs, which are shown beside, and the switch of the single keys.
    pub fn provide() {
        provide_context(Self { palette: NodeRef::new(), keys: NodeRef::new(), opened: RwSignal::new(0) });
        Switched::provide();
    }

    /// Opens the palette.
    pub(super) fn open_palette(self) {
        self.opened.update(|opened| *opened = opened.wrapping_add(1));
        show(self.palette);
    }

    /// Opens the list of keys.
    pub(super) fn open_keys(self) {
        show(self.keys);
    }
}

/// The dialogs.
///
/// # Panics
/// Outside of the frame, where there are none.
pub(super) fn use_desk() -> Desk {
    expect_context()
}

/// Shows a dialog, unless it is shown. One that another dialog is open before stays closed.
fn show(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked()
        && !dialog.open()
        && document().query_selector("dialog[open]").is_ok_and(|open| open.is_none())
    {
        _ = dialog.show_modal();
    }
}

/// Closes a dialog; the focus goes back to where it was.
pub(super) fn close(dialog: NodeRef<Dialog>) {
    if let Some(dialog) = dialog.get_untracked() {
        dialog.close();
    }
}
