//! Asks the browser to show notifications of this server, or to show none any more, and what it answers. All of it is script's: without it a browser shows
//! none.

use api_types::notifications::BrowserForm;
use js_sys::{Function, Object, Promise, Reflect};
use leptos::{
    prelude::window,
    wasm_bindgen::{JsCast, JsValue},
};
use wasm_bindgen_futures::JsFuture;

/// Where the service worker is.
const SCRIPT: &str = "/push.js";

/// How it stands with this browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Here {
    /// Not asked yet.
    Unknown,
    /// It cannot.
    Cannot,
    /// Its owner does not let it.
    Refused,
    /// It could.
    Off,
    /// It does, by this address.
    On(String),
    /// It is being asked.
    Asking,
    /// It did not come about.
    Failed(String),
}

/// How it stands, as far as the browser says without asking its owner.
pub async fn look() -> Here {
    let Some(workers) = workers() else { return Here::Cannot };
    if permission().as_deref() == Some("denied") {
        return Here::Refused;
    }
    match subscription(&workers).await {
        Some(known) => text(&known, "endpoint").map_or(Here::Off, Here::On),
        None => Here::Off,
    }
}

/// Asks its owner and the browser. Returns what to tell the server.
///
/// # Errors
/// How it stands instead.
pub async fn turn_on(key: &str) -> Result<BrowserForm, Here> {
    let workers = workers().ok_or(Here::Cannot)?;
    let asked = get(&window(), "Notification").and_then(|it| call(&it, "requestPermission", &[]));
    let allowed = finished(asked).await.map_err(failed)?;
    if allowed.as_string().as_deref() != Some("granted") {
        return Err(Here::Refused);
    }
    // Another server's key, or one that was taken away here: browsers keep one.
    if let Some(old) = subscription(&workers).await {
        _ = finished(call(&old, "unsubscribe", &[])).await;
    }
    finished(call(&workers, "register", &[JsValue::from_str(SCRIPT)])).await.map_err(failed)?;
    let ready = finished(get(&workers, "ready")).await.map_err(failed)?;
    let manager = get(&ready, "pushManager").ok_or(Here::Cannot)?;
    let options = Object::new();
    for (name, value) in [("userVisibleOnly", JsValue::TRUE), ("applicationServerKey", JsValue::from_str(key))] {
        _ = Reflect::set(&options, &JsValue::from_str(name), &value);
    }
    let made = finished(call(&manager, "subscribe", &[options.into()])).await.map_err(failed)?;
    let json = call(&made, "toJSON", &[]).ok_or(Here::Cannot)?;
    let keys = get(&json, "keys").ok_or(Here::Cannot)?;
    Ok(BrowserForm {
        endpoint: text(&json, "endpoint").ok_or(Here::Cannot)?,
        p256dh: text(&keys, "p256dh").ok_or(Here::Cannot)?,
        auth: text(&keys, "auth").ok_or(Here::Cannot)?,
    })
}

/// Lets the browser take no more notifications. The server forgets it by itself; this holds at once, also where the server is not
/// reached.
pub async fn turn_off() {
    let Some(workers) = workers() else { return };
    if let Some(known) = subscription(&workers).await {
        _ = finished(call(&known, "unsubscribe", &[])).await;
    }
}

/// Where the browser keeps service workers. `None`: it has none here, or shows no notifications.
fn workers() -> Option<JsValue> {
    get(&window(), "Notification")?;
    get(&window(), "PushManager")?;
    get(&window().navigator(), "serviceWorker")
}

fn permission() -> Option<String> {
    text(&get(&window(), "Notification")?, "permission")
}

/// What the browser gave out before. `None`: nothing.
async fn subscription(workers: &JsValue) -> Option<JsValue> {
    let registered = finished(call(workers, "getRegistration", &[])).await.ok()?;
    let manager = get(&registered, "pushManager")?;
    let known = finished(call(&manager, "getSubscription", &[])).await.ok()?;
    (!known.is_null() && !known.is_undefined()).then_some(known)
}

fn failed(error: JsValue) -> Here {
    // What browsers say here differs, and is for people.
    Here::Failed(text(&error, "message").unwrap_or_else(|| "The browser gives no reason.".to_owned()))
}

async fn finished(promise: Option<JsValue>) -> Result<JsValue, JsValue> {
    match promise.map(JsCast::dyn_into::<Promise>) {
        Some(Ok(promise)) => JsFuture::from(promise).await,
        Some(Err(value)) => Ok(value),
        None => Err(JsValue::UNDEFINED),
    }
}

/// A member that is there.
fn get(from: &JsValue, name: &str) -> Option<JsValue> {
    let found = Reflect::get(from, &JsValue::from_str(name)).ok()?;
    (!found.is_undefined() && !found.is_null()).then_some(found)
}

fn text(from: &JsValue, name: &str) -> Option<String> {
    get(from, name)?.as_string()
}

fn call(on: &JsValue, method: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let method: Function = get(on, method)?.dyn_into().ok()?;
    method.apply(on, &arguments.iter().cloned().collect()).ok()
}
