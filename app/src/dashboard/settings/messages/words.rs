//! How kinds of messages are called.

use domain::delivery::Purpose;

/// Its name.
pub const fn name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Request => "Link",
        Purpose::Reminder => "Reminder",
        Purpose::Receipt => "Receipt",
    }
}

/// When it goes.
pub const fn when(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Request => "Goes when you send a link to a customer.",
        Purpose::Reminder => "Goes when a customer has not paid, as often as you say.",
        Purpose::Receipt => "Goes when a customer has paid, where a link says so.",
    }
}
