//! Whether single keys do something: can be switched off (WCAG 2.1.4), which this browser remembers.

use leptos::prelude::*;

/// Where the browser keeps it.
#[cfg(target_arch = "wasm32")]
const KEPT_AS: &str = "tallystick-keys";

/// The switch, as context.
#[derive(Debug, Clone, Copy)]
pub struct Switched(RwSignal<bool>);

impl Switched {
    /// Reads what the browser remembers, once the page is hydrated.
    pub fn provide() {
        let switched = Self(RwSignal::new(true));
        provide_context(switched);
        Effect::new(move || switched.0.set(!is_off()));
    }

    /// Whether single keys do something.
    pub fn on(self) -> bool {
        self.0.get_untracked()
    }

    /// As [`Switched::on`]; tracked.
    pub fn shown(self) -> bool {
        self.0.get()
    }

    /// Switches, and remembers it.
    pub fn set(self, on: bool) {
        self.0.set(on);
        remember(on);
    }
}

#[cfg(target_arch = "wasm32")]
mod browser {
    use wasm_bindgen::prelude::*;

    #[wasm_bindgen]
    extern "C" {
        /// Fails where the browser keeps nothing.
        #[wasm_bindgen(js_namespace = localStorage, js_name = getItem, catch)]
        pub fn get_item(key: &str) -> Result<Option<String>, JsValue>;
        /// As above.
        #[wasm_bindgen(js_namespace = localStorage, js_name = setItem, catch)]
        pub fn set_item(key: &str, value: &str) -> Result<(), JsValue>;
    }
}

/// Whether the browser remembers that it was switched off.
#[cfg(target_arch = "wasm32")]
fn is_off() -> bool {
    browser::get_item(KEPT_AS).is_ok_and(|kept| kept.as_deref() == Some("off"))
}

/// There is no browser here.
#[cfg(not(target_arch = "wasm32"))]
const fn is_off() -> bool {
    false
}

/// Has the browser remember.
#[cfg(target_arch = "wasm32")]
fn remember(on: bool) {
    _ = browser::set_item(KEPT_AS, if on { "on" } else { "off" });
}

/// There is no browser here.
#[cfg(not(target_arch = "wasm32"))]
const fn remember(_on: bool) {}
