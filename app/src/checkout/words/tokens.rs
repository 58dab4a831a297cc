//! The words that stand for states on the wire, without serde. A test holds them equal to what serde writes.

use api_types::checkout::Phase;
use domain::Status;

const PHASES: [(Phase, &str); 13] = [
    (Phase::Waiting, "waiting"),
    (Phase::Partial, "partial"),
    (Phase::Confirming, "confirming"),
    (Phase::Paid, "paid"),
    (Phase::Overpaid, "overpaid"),
    (Phase::Expired, "expired"),
    (Phase::ExpiredShort, "expired_short"),
    (Phase::Late, "late"),
    (Phase::Returning, "returning"),
    (Phase::WrongAsset, "wrong_asset"),
    (Phase::Reverted, "reverted"),
    (Phase::NetworkDown, "network_down"),
    (Phase::Cancelled, "cancelled"),
];

/// The phase of this word.
pub fn phase(word: &str) -> Option<Phase> {
    PHASES.iter().find(|(_, name)| *name == word).map(|(phase, _)| *phase)
}

/// The status of this word.
pub fn status(word: &str) -> Option<Status> {
    word.parse().ok()
}

#[cfg(all(test, feature = "render"))]
mod tests {
    use super::{PHASES, phase};
    use leptos::serde_json::json;

    #[test]
    fn phases_are_called_what_serde_calls_them() {
        for (value, word) in PHASES {
            assert_eq!(json!(value), json!(word));
            assert_eq!(phase(word), Some(value));
        }
        assert_eq!(phase("other"), None);
    }
}
