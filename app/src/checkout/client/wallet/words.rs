//! What a wallet's answers mean.

use crate::checkout::client::js;
use wasm_bindgen::JsValue;

/// It is being asked.
pub fn asking(name: &str) -> String {
    ["Waiting for ", name, ". Confirm the payment there."].concat()
}

/// It sent the payment.
pub fn sent(network: &str) -> String {
    ["Sent. We look for it on ", network, " now."].concat()
}

/// It did not. The codes are those of EIP-1193 and EIP-1474.
pub fn refused(name: &str, network: &str, chain: &str, error: &JsValue) -> String {
    let code = js::get(error, "code").as_f64().map(whole);
    match code {
        Some(4001) => ["You declined in ", name, ". Nothing was sent."].concat(),
        Some(-32002) => [name, " has asked you already. Open it and answer there."].concat(),
        Some(4902) => [
            name,
            " does not know ",
            network,
            ". Add this network there (chain id ",
            &decimal(chain),
            "), then try again.",
        ]
        .concat(),
        _ => match js::text(error, "message") {
            Some(message) => [name, " did not send it and says: ", &message].concat(),
            None => [name, " did not send it. Scan the code with another wallet instead."].concat(),
        },
    }
}

#[expect(clippy::cast_possible_truncation, reason = "error codes are small whole numbers")]
fn whole(number: f64) -> i64 {
    number as i64
}

/// A chain id as people write it.
fn decimal(hex: &str) -> String {
    let digits = hex.strip_prefix("0x").unwrap_or(hex);
    u64::from_str_radix(digits, 16).map_or_else(|_| hex.to_owned(), |id| id.to_string())
}
