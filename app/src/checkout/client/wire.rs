//! Reads what the server sends, from JavaScript's own parser: serde's would make the bundle a third larger.
//!
//! Each struct is written out in full, so that a field added to it does not compile until it is read here too.

use super::js::{get, text};
use crate::checkout::session::Live;
use api_types::checkout::{AfterView, LinkLive, Offer, Phase, Places, Room, SessionView, Transaction};
use domain::{Mode, Status};
use wasm_bindgen::JsValue;

/// What the islands need besides the session.
pub fn live(from: &JsValue) -> Option<Live> {
    Some(Live {
        merchant: text(from, "merchant")?,
        contact: text(from, "contact"),
        website: text(from, "website"),
        link: text(from, "link")?,
        can_change: get(from, "can_change").is_truthy(),
    })
}

/// A session.
pub fn view(from: &JsValue) -> Option<SessionView> {
    Some(SessionView {
        id: text(from, "id")?,
        version: number(from, "version")?,
        status: text(from, "status").as_deref().and_then(status)?,
        phase: text(from, "phase").as_deref().and_then(phase)?,
        due: text(from, "due")?,
        received: text(from, "received")?,
        missing: text(from, "missing")?,
        excess: text(from, "excess")?,
        to_send: text(from, "to_send")?,
        percent: u8::try_from(number(from, "percent")?).ok()?,
        symbol: text(from, "symbol")?,
        asset: text(from, "asset")?,
        network_name: text(from, "network_name")?,
        network_trouble: text(from, "network_trouble"),
        address: text(from, "address")?,
        payment_uri: text(from, "payment_uri")?,
        qr_size: count(from, "qr_size")?,
        qr_path: text(from, "qr_path")?,
        code: text(from, "code")?,
        confirmations: count(from, "confirmations")?,
        confirmations_needed: count(from, "confirmations_needed")?,
        confirms_in: number(from, "confirms_in"),
        remaining: number(from, "remaining")?,
        window: number(from, "window")?,
        late_by: number(from, "late_by"),
        transactions: js_sys::Array::from(&get(from, "transactions"))
            .iter()
            .filter_map(|tx| transaction(&tx))
            .collect(),
        customer_name: text(from, "customer_name"),
        paid_at: number(from, "paid_at"),
        mode: if text(from, "mode")? == "live" { Mode::Live } else { Mode::Test },
        after: Some(get(from, "after")).filter(JsValue::is_object).map(|after| AfterView {
            message: text(&after, "message"),
            download: offer(&get(&after, "download")),
            redirect: offer(&get(&after, "redirect")),
        }),
        accepted: text(from, "accepted"),
        shared: get(from, "shared").is_truthy(),
        link_closed: get(from, "link_closed").is_truthy(),
    })
}

fn offer(from: &JsValue) -> Option<Offer> {
    Some(Offer { host: text(from, "host")?, url: text(from, "url")? })
}

fn transaction(from: &JsValue) -> Option<Transaction> {
    Some(Transaction {
        id: text(from, "id")?,
        explorer_url: text(from, "explorer_url"),
        amount: text(from, "amount")?,
        symbol: text(from, "symbol")?,
        network_name: text(from, "network_name")?,
        at: number(from, "at")?,
    })
}

/// How the places of a link are taken.
pub fn places(from: &JsValue) -> Option<LinkLive> {
    let places = get(from, "places");
    let places = if places.is_object() {
        let total = u16::try_from(number(&places, "total")?).ok()?;
        let count = |name| number(&places, name).and_then(|count| u64::try_from(count).ok());
        Some(Places { total, paid: count("paid")?, left: count("left")?, held: count("held")? })
    } else {
        None
    };
    Some(LinkLive { room: room(&get(from, "room"))?, places })
}

/// The words are those of [`crate::checkout::places::word`].
fn room(from: &JsValue) -> Option<Room> {
    match text(from, "state")?.as_str() {
        "free" => Some(Room::Free),
        "held" => Some(Room::Held { free_in: number(from, "free_in") }),
        "gone" => Some(Room::Gone),
        "ended" => Some(Room::Ended),
        _ => None,
    }
}

/// JavaScript's numbers are exact up to 2^53, which no moment of ours reaches.
#[expect(clippy::cast_possible_truncation, reason = "whole numbers far below 2^53")]
fn number(from: &JsValue, name: &str) -> Option<i64> {
    get(from, name).as_f64().map(|number| number as i64)
}

fn count(from: &JsValue, name: &str) -> Option<u32> {
    u32::try_from(number(from, name)?).ok()
}

fn status(word: &str) -> Option<Status> {
    crate::checkout::words::status(word)
}

fn phase(word: &str) -> Option<Phase> {
    crate::checkout::words::phase(word)
}
