//! Small ways into JavaScript.

use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{Document, EventTarget, Window};

/// The window; there is one wherever the bundle runs.
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// The document.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// A property; `undefined` if there is none.
pub fn get(from: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(from, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A property that is text.
pub fn text(from: &JsValue, name: &str) -> Option<String> {
    get(from, name).as_string()
}

/// An object with these properties.
pub fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = js_sys::Object::new();
    for (name, value) in properties {
        // Setting a property of a plain object of our own cannot fail.
        let _ = js_sys::Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// Calls a method with one argument.
pub fn call(on: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    get(on, method).dyn_ref::<js_sys::Function>()?.call1(on, argument).ok()
}

/// Goes on when a promise is kept, and otherwise when it is broken.
pub fn settle(promise: &JsValue, kept: impl FnOnce(JsValue) + 'static, broken: impl FnOnce(JsValue) + 'static) {
    let (kept, broken) = (Closure::once_into_js(kept), Closure::once_into_js(broken));
    let _ = get(promise, "then").dyn_ref::<js_sys::Function>().map(|then| then.call2(promise, &kept, &broken));
}

/// Listens for as long as the page is open.
pub fn listen(to: &EventTarget, event: &str, then: impl FnMut(JsValue) + 'static) {
    let then = Closure::<dyn FnMut(JsValue)>::new(then);
    // The only failure would be a listener that is not a function.
    let _ = to.add_event_listener_with_callback(event, then.as_ref().unchecked_ref());
    then.forget();
}

/// Calls again and again.
pub fn every(ms: i32, then: impl FnMut() + 'static) {
    let then = Closure::<dyn FnMut()>::new(then);
    if let Some(window) = window() {
        let _ = window.set_interval_with_callback_and_timeout_and_arguments_0(then.as_ref().unchecked_ref(), ms);
    }
    then.forget();
}

/// Calls once, later.
pub fn after(ms: i32, then: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let then = Closure::once_into_js(then);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then.unchecked_ref(), ms);
    }
}

/// Milliseconds since the page began to load. It never jumps, whatever happens to the system's clock.
#[expect(clippy::cast_possible_truncation, reason = "a page is not open for 2^63 milliseconds")]
pub fn now() -> i64 {
    window().and_then(|window| window.performance()).map_or(0, |performance| performance.now() as i64)
}
