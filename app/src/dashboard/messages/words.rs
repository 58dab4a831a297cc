//! How messages are called.

use crate::dashboard::words::Look;
use api_types::deliveries::DeliveryItem;
use domain::delivery::{Purpose, Way};

/// The icon of a way.
pub const fn icon(way: Way) -> &'static str {
    match way {
        Way::Email => "mail",
        Way::Sms => "message-square",
    }
}

/// What it is: `Link by e-mail`.
pub fn what(purpose: Purpose, way: Way) -> String {
    let purpose = match purpose {
        Purpose::Request => "Link",
        Purpose::Receipt => "Receipt",
        Purpose::Reminder => "Reminder",
    };
    let way = match way {
        Way::Email => "e-mail",
        Way::Sms => "SMS",
    };
    format!("{purpose} by {way}")
}

/// Whether a try failed, and another follows.
pub fn is_tried_again(item: &DeliveryItem) -> bool {
    item.state == "waiting" && item.attempts > 0 && !item.said.is_empty()
}

/// Where it is.
pub fn state(item: &DeliveryItem) -> Look {
    let (tone, icon, words) = match item.state.as_str() {
        "held" => ("warn", "box", "In the outbox"),
        "waiting" if is_tried_again(item) => ("warn", "refresh-cw", "Trying again"),
        "waiting" if item.attempts > 0 => ("info", "clock", "Being sent"),
        "waiting" => ("info", "clock", "On its way"),
        "taken" => ("ok", "check", "Sent"),
        "delivered" => ("ok", "check", "Arrived"),
        "cancelled" if item.said.is_empty() => ("", "x", "Called back"),
        "cancelled" => ("", "x", "Not sent"),
        _ => ("bad", "triangle-alert", "Failed"),
    };
    Look { tone, icon, words: words.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r13_a_message_is_called_by_what_it_is_and_where_it_is() {
        assert_eq!(what(Purpose::Receipt, Way::Sms), "Receipt by SMS");
        let item = |state: &str, attempts, said: &str| DeliveryItem {
            id: "dlv_1".to_owned(),
            link: "link_1".to_owned(),
            way: Way::Email,
            purpose: Purpose::Request,
            recipient: "maja@example.com".to_owned(),
            name: None,
            state: state.to_owned(),
            attempts,
            said: said.to_owned(),
            created_at: 0,
            changed_at: 0,
            due_at: None,
        };
        let words = |text: &str, attempts, said: &str| state(&item(text, attempts, said)).words;
        assert_eq!(words("waiting", 0, ""), "On its way");
        assert_eq!(words("waiting", 1, ""), "Being sent", "nothing failed yet");
        assert_eq!(words("waiting", 2, "busy"), "Trying again");
        assert_eq!(words("held", 0, ""), "In the outbox");
        assert_eq!(words("cancelled", 0, ""), "Called back", "by hand");
        assert_eq!(words("cancelled", 0, "The link was paid."), "Not sent", "and the row says why");
    }
}
