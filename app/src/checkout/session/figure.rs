//! The amount to send, largest on the page.

use crate::ui::{Markup, amount_html};
use api_types::checkout::{Phase, SessionView};

/// The amount, and while some of it is missing, of what.
pub fn figure(view: &SessionView) -> Markup {
    if view.phase == Phase::Partial && !view.shared {
        Markup::new()
            .raw("<p class=\"over\">Still to send</p>")
            .with(amount_html(&view.to_send, &view.symbol))
            .raw("<p class=\"num\">of ")
            .text(&view.due)
            .raw(" ")
            .text(&view.symbol)
            .raw(" in all</p>")
    } else {
        amount_html(&view.due, &view.symbol)
    }
}
