//! The coin and network that were chosen, and the time left.

use super::{Live, Moving, ring::ring};
use crate::ui::{Markup, coin_html};
use api_types::checkout::{Phase, SessionView};

/// What to pay with, with a way back while nothing has arrived.
pub fn method(live: &Live, view: &SessionView, moving: &Moving) -> Markup {
    let below = if view.phase == Phase::Partial {
        Markup::new().raw("<span class=\"keep\">Keep this coin and network</span>")
    } else if live.can_change {
        Markup::new()
            .raw("<form method=\"post\" action=\"/s/")
            .text(&view.id)
            .raw("/cancel\"><button class=\"change\">Change</button></form>")
    } else {
        Markup::new()
    };
    Markup::new()
        .raw("<div class=\"pay-method\">")
        .with(coin_html(&view.symbol))
        .raw("<div><span class=\"name\">")
        .text(&view.symbol)
        .raw(" on ")
        .text(&view.network_name)
        .raw("</span>")
        .with(below)
        .raw("</div>")
        .with(ring(moving.left, view.window))
        .raw("</div>")
}
