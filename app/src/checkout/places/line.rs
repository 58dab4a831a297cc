//! How many payments a link still takes (R9).

use crate::ui::{Markup, Tone};
use api_types::checkout::Places;

/// How many are left, by urgency, and whether somebody is paying now.
pub fn line(places: &Places) -> Markup {
    let Places { left, held, .. } = *places;
    let tone = match left {
        0 => Tone::Bad,
        1..=3 => Tone::Warn,
        _ => Tone::Ok,
    };
    let paying = || {
        let words = if held == 1 { " person is paying now" } else { " people are paying now" };
        Markup::new().raw("<span class=\"muted\">").text(&held.to_string()).raw(words).raw("</span>")
    };
    Markup::new()
        .raw("<span class=\"badge dotted ")
        .raw(tone.class())
        .raw("\">")
        .text(&remaining(left))
        .raw("</span>")
        .maybe((held > 0).then(paying))
}

/// "3 payments remaining".
pub fn remaining(left: u64) -> String {
    left.to_string() + if left == 1 { " payment remaining" } else { " payments remaining" }
}
