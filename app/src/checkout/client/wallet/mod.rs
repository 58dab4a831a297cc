//! Wallets in this browser (EIP-6963, EIP-1193): found when the page opens, asked when a button is pressed.

mod words;

use super::js;
use crate::checkout::{session::Model, wallet_request::WalletRequest};
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

/// As many as fit into one row on a phone.
const MOST: usize = 2;

thread_local! {
    static FOUND: RefCell<Vec<Found>> = const { RefCell::new(Vec::new()) };
    static MODEL: RefCell<Option<Model>> = const { RefCell::new(None) };
}

/// A wallet that made itself known.
#[derive(Clone)]
struct Found {
    name: String,
    provider: JsValue,
}

/// Asks wallets to make themselves known, if the session can be paid by one.
pub fn find(model: Model) {
    MODEL.set(Some(model));
    let payable = model.view.with_untracked(|view| WalletRequest::read(&view.payment_uri).is_some());
    let Some(window) = js::window().filter(|_| payable) else { return };
    js::listen(&window, "eip6963:announceProvider", move |event| {
        let detail = js::get(&event, "detail");
        let name = js::text(&js::get(&detail, "info"), "name");
        found(model, name, js::get(&detail, "provider"));
    });
    if let Ok(question) = web_sys::Event::new("eip6963:requestProvider") {
        let _ = window.dispatch_event(&question);
    }
    // Older wallets only leave this behind.
    if FOUND.with_borrow(Vec::is_empty) {
        found(model, Some("this browser’s wallet".to_owned()), js::get(&window, "ethereum"));
    }
}

fn found(model: Model, name: Option<String>, provider: JsValue) {
    let Some(name) = name.filter(|_| provider.is_object()) else { return };
    let news = FOUND.with_borrow_mut(|found| {
        let news = found.len() < MOST && found.iter().all(|known| known.name != name);
        if news {
            found.push(Found { name: name.clone(), provider });
        }
        news
    });
    if news {
        model.wallets.update(|names| names.push(name));
    }
}

/// Asks a wallet to pay what is to be sent now.
pub fn pay(at: usize) {
    let wallet = FOUND.with_borrow(|found| found.get(at).cloned());
    let (Some(Found { name, provider }), Some(model)) = (wallet, MODEL.with_borrow(|model| *model)) else { return };
    let (uri, network) = model.view.with_untracked(|view| (view.payment_uri.clone(), view.network_name.clone()));
    let Some(request) = WalletRequest::read(&uri) else { return };
    model.wallet_says.set(words::asking(&name));
    leptos::task::spawn_local(async move {
        let says = match send(&provider, &request).await {
            Ok(()) => words::sent(&network),
            Err(error) => words::refused(&name, &network, &request.chain, &error),
        };
        model.wallet_says.set(says);
    });
}

/// Connects, changes to the right network, and asks for the transaction.
async fn send(provider: &JsValue, request: &WalletRequest) -> Result<(), JsValue> {
    let accounts = ask(provider, "eth_requestAccounts", JsValue::UNDEFINED).await?;
    let chain = js::object(&[("chainId", request.chain.as_str().into())]);
    ask(provider, "wallet_switchEthereumChain", list(chain)).await?;
    let mut transaction = vec![
        ("from", js_sys::Array::from(&accounts).get(0)),
        ("to", request.to.as_str().into()),
        ("value", request.value.as_str().into()),
    ];
    if !request.data.is_empty() {
        transaction.push(("data", request.data.as_str().into()));
    }
    ask(provider, "eth_sendTransaction", list(js::object(&transaction))).await?;
    Ok(())
}

async fn ask(provider: &JsValue, method: &str, params: JsValue) -> Result<JsValue, JsValue> {
    let question = js::object(&[("method", method.into()), ("params", params)]);
    let promise = js::call(provider, "request", &question).ok_or(JsValue::UNDEFINED)?;
    wasm_bindgen_futures::JsFuture::from(js_sys::Promise::resolve(&promise)).await
}

fn list(of: JsValue) -> JsValue {
    js_sys::Array::of1(&of).into()
}
