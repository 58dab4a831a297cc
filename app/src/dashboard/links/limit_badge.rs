//! How many payments a link has had, of how many (R8).

use api_types::dashboard::LinkItem;
use domain::link::Left;
use leptos::prelude::*;

/// The tone of what is left: green from four on, orange below, red for none.
pub const fn tone(urgency: Left) -> &'static str {
    match urgency {
        Left::Plenty => "ok",
        Left::Few => "warn",
        Left::None => "bad",
    }
}

/// `3 of 20`, `Limit reached`, or the number alone when there is no limit.
pub fn said(item: &LinkItem) -> String {
    match (item.limit, item.urgency) {
        (Some(_), Some(Left::None)) => "Limit reached".to_owned(),
        (Some(limit), _) => format!("{} of {limit}", item.paid),
        (None, _) => item.paid.to_string(),
    }
}

/// The count as a badge, or as a number when there is no limit.
#[component]
pub fn LimitBadge(
    /// What it says.
    words: String,
    /// How urgent what is left looks. `None`: no limit.
    urgency: Option<Left>,
) -> impl IntoView {
    match urgency {
        Some(urgency) => view! { <span class=format!("badge dotted {}", tone(urgency))>{words}</span> }.into_any(),
        None => view! { <span>{words}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r8_the_tone_says_how_much_is_left() {
        assert_eq!([Left::Plenty, Left::Few, Left::None].map(tone), ["ok", "warn", "bad"]);
    }
}
