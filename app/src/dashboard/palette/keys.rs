//! What keys do, wherever one is.

use super::{
    desk::{close, use_desk},
    switched::Switched,
};
use crate::dashboard::mode::use_shown;
use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement},
};
use leptos_router::hooks::use_navigate;
use std::time::Duration;

/// How long after `g` its second key may come.
const SECOND: Duration = Duration::from_millis(1_500);

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Asked {
    /// A page.
    Page(&'static str),
    /// The search field of the page.
    Search,
    /// To take back what was done last.
    Undo,
    /// The list of keys.
    List,
    /// The first of two keys was pressed.
    First,
}

/// What a key asks for; `first`: whether `g` came right before.
fn asked(key: &str, first: bool) -> Option<Asked> {
    match (first, key) {
        (true, "h") => Some(Asked::Page("/dashboard")),
        (true, "l") => Some(Asked::Page("/dashboard/links")),
        (true, "p") => Some(Asked::Page("/dashboard/payments")),
        (true, "s") => Some(Asked::Page("/dashboard/settings")),
        (false, "n") => Some(Asked::Page("/dashboard/links/new")),
        (false, "/") => Some(Asked::Search),
        (false, "z") => Some(Asked::Undo),
        (false, "?") => Some(Asked::List),
        (_, "g") => Some(Asked::First),
        _ => None,
    }
}

/// Listens to keys for as long as the frame stands.
#[component]
pub fn Keys() -> impl IntoView {
    let (desk, shown, navigate) = (use_desk(), use_shown(), use_navigate());
    let switched = expect_context::<Switched>();
    let first = RwSignal::new(false);
    Effect::new(move || {
        let navigate = navigate.clone();
        let listener = window_event_listener(ev::keydown, move |event| {
            if event.default_prevented() || event.is_composing() {
                return;
            }
            if is_palette(&event) {
                event.prevent_default();
                if desk.palette.get_untracked().is_some_and(|palette| palette.open()) {
                    close(desk.palette);
                } else {
                    desk.open_palette();
                }
                return;
            }
            if event.ctrl_key() || event.meta_key() || event.alt_key() || event.repeat() {
                return;
            }
            if !switched.on() || is_typing(&event) || is_dialog_open() {
                return;
            }
            let Some(asked) = asked(&event.key(), first.get_untracked()) else { return first.set(false) };
            event.prevent_default();
            first.set(asked == Asked::First);
            match asked {
                Asked::Page(path) => navigate(&untrack(|| shown.href(path)), Default::default()),
                Asked::Search => match search_field() {
                    Some(field) => _ = field.focus(),
                    None => desk.open_palette(),
                },
                Asked::Undo => {
                    if let Some(button) = element(".undo-toast .undo button") {
                        button.click();
                    }
                }
                Asked::List => desk.open_keys(),
                Asked::First => {}
            }
        });
        on_cleanup(move || listener.remove());
    });
    Effect::new(move || {
        if first.get()
            && let Ok(over) = set_timeout_with_handle(move || _ = first.try_set(false), SECOND)
        {
            on_cleanup(move || over.clear());
        }
    });
}

/// Ctrl+K, or Cmd+K: works while typing too.
fn is_palette(event: &KeyboardEvent) -> bool {
    event.key().eq_ignore_ascii_case("k")
        && (event.ctrl_key() ^ event.meta_key())
        && !event.alt_key()
        && !event.shift_key()
}

/// Whether the key goes into a field.
fn is_typing(event: &KeyboardEvent) -> bool {
    let field = "input, textarea, select, [contenteditable]:not([contenteditable=false])";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| target.closest(field).is_ok_and(|field| field.is_some()))
}

/// Whether something stands before the page.
fn is_dialog_open() -> bool {
    document().query_selector("dialog[open], [popover]:popover-open").is_ok_and(|open| open.is_some())
}

/// The page's own search field.
fn search_field() -> Option<HtmlElement> {
    element("main input[type=search]")
}

/// The first that is there.
fn element(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_need_g_first_so_that_one_slip_leads_nowhere() {
        assert_eq!(asked("h", false), None);
        assert_eq!(asked("g", false), Some(Asked::First));
        assert_eq!(asked("h", true), Some(Asked::Page("/dashboard")));
        assert_eq!(asked("n", true), None);
        assert_eq!(asked("n", false), Some(Asked::Page("/dashboard/links/new")));
        assert_eq!((asked("z", false), asked("z", true)), (Some(Asked::Undo), None));
    }
}
