//! Passkeys in the browser: what the server asks goes to the device, and the device's answer comes back, both as JSON that
//! the browser reads and writes itself. Browsers that cannot do that are offered no passkeys.

use js_sys::{Array, Function, JSON, Object, Promise, Reflect};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use std::cell::RefCell;
use wasm_bindgen_futures::JsFuture;

thread_local! {
    /// Ends the question that waits in the fields of the sign-in page: a browser answers one at a time.
    static WAITING: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoAnswer {
    /// The person said no, or did nothing for too long.
    Cancelled,
    /// The device has one for this member.
    HasOne,
    /// The page is not at the server's own address.
    OtherAddress,
    /// Something else was asked meanwhile.
    Replaced,
    /// The browser could not.
    Failed,
}

impl NoAnswer {
    /// What people read. Empty: nothing.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Cancelled => "No passkey was used: it was cancelled, or took too long.",
            Self::HasOne => "This device has a passkey for you already. Nothing was added.",
            Self::OtherAddress => "Your browser allows no passkeys at this address. Open the page at the server's own.",
            Self::Replaced => "",
            Self::Failed => "Your browser could not use a passkey.",
        }
    }

    fn of(thrown: &JsValue) -> Self {
        match get(thrown, "name").and_then(|name| name.as_string()).as_deref() {
            Some("NotAllowedError") => Self::Cancelled,
            Some("InvalidStateError") => Self::HasOne,
            Some("SecurityError") => Self::OtherAddress,
            Some("AbortError") => Self::Replaced,
            _ => Self::Failed,
        }
    }
}

/// Whether this browser can make and use passkeys. Only for effects: the server does not know.
pub fn can_use_passkeys() -> bool {
    let class = get(&window(), "PublicKeyCredential");
    class.is_some_and(|class| get(&class, "parseRequestOptionsFromJSON").is_some_and(|it| it.is_function()))
}

/// Whether this browser offers passkeys among what it fills in.
pub async fn can_wait_in_fields() -> bool {
    let asked = get(&window(), "PublicKeyCredential").and_then(|it| call(&it, "isConditionalMediationAvailable", None));
    match asked.and_then(|asked| asked.dyn_into::<Promise>().ok()) {
        Some(asked) => JsFuture::from(asked).await.is_ok_and(|it| it.is_truthy()),
        None => false,
    }
}

/// Makes a passkey.
pub async fn create(options: &str) -> Result<String, NoAnswer> {
    stop_waiting();
    answer("create", "parseCreationOptionsFromJSON", options, &Object::new()).await
}

/// Uses a passkey.
pub async fn use_one(options: &str) -> Result<String, NoAnswer> {
    stop_waiting();
    answer("get", "parseRequestOptionsFromJSON", options, &Object::new()).await
}

/// Waits until a passkey is chosen among what the browser fills in.
pub async fn wait_in_fields(options: &str) -> Result<String, NoAnswer> {
    stop_waiting();
    let request = Object::new();
    set(&request, "mediation", &"conditional".into());
    let class: Function =
        get(&window(), "AbortController").and_then(|it| it.dyn_into().ok()).ok_or(NoAnswer::Failed)?;
    let controller = Reflect::construct(&class, &Array::new()).map_err(|_| NoAnswer::Failed)?;
    if let Some(signal) = get(&controller, "signal") {
        set(&request, "signal", &signal);
    }
    WAITING.set(Some(controller));
    answer("get", "parseRequestOptionsFromJSON", options, &request).await
}

/// Ends what waits, if anything does.
pub fn stop_waiting() {
    if let Some(controller) = WAITING.take() {
        _ = call(&controller, "abort", None);
    }
}

async fn answer(verb: &str, parse: &str, options: &str, request: &Object) -> Result<String, NoAnswer> {
    let asked = || {
        let class = get(&window(), "PublicKeyCredential")?;
        let options = call(&class, parse, Some(&JSON::parse(options).ok()?))?;
        set(request, "publicKey", &options);
        let credentials = get(&window().navigator(), "credentials")?;
        call(&credentials, verb, Some(request.as_ref()))?.dyn_into::<Promise>().ok()
    };
    let asked = asked().ok_or(NoAnswer::Failed)?;
    let credential = JsFuture::from(asked).await.map_err(|thrown| NoAnswer::of(&thrown))?;
    let json = call(&credential, "toJSON", None).and_then(|it| JSON::stringify(&it).ok());
    json.map(String::from).ok_or(NoAnswer::Failed)
}

/// Sends the form of a hidden field with this in it, and takes it out again: it is an answer for once.
pub fn send_with(field: &JsValue, text: &str) {
    set(field, "value", &text.into());
    _ = get(field, "form").and_then(|form| call(&form, "requestSubmit", None));
    set(field, "value", &"".into());
}

fn get(from: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(from, &name.into()).ok().filter(|it| !it.is_undefined() && !it.is_null())
}

fn set(on: &JsValue, name: &str, value: &JsValue) {
    _ = Reflect::set(on, &name.into(), value);
}

fn call(on: &JsValue, method: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let method: Function = get(on, method)?.dyn_into().ok()?;
    match argument {
        Some(argument) => method.call1(on, argument).ok(),
        None => method.call0(on).ok(),
    }
}
