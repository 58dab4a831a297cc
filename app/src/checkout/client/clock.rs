//! The countdown. The server sends how much time is left; the wall clock of this machine does not matter.

use super::{announce, card, js};
use crate::checkout::session::{Model, seconds};
use leptos::prelude::*;
use std::cell::Cell;

thread_local! {
    /// When, on the page's own clock, the time to pay is over.
    static END: Cell<i64> = const { Cell::new(0) };
}

/// Ticks from now on.
pub fn start(model: Model) {
    set(model.view.with_untracked(|view| view.remaining));
    js::every(250, move || {
        let left = seconds(END.get() - js::now());
        if left != model.left.get_untracked() {
            model.left.set(left);
            card::tick(model, left);
            announce::time(model, left);
        }
    });
}

/// Takes what the server says is left.
pub fn set(remaining: i64) {
    END.set(js::now() + remaining);
}
