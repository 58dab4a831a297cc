//! The time left to pay.

use crate::ui::{Markup, span};

/// Below this many seconds the ring warns.
const SHORT: i64 = 120;

/// A ring that closes, and the time in figures. It is never announced by itself; the status region does that twice.
pub fn ring(left: i64, window: i64) -> Markup {
    Markup::new()
        .raw("<span class=\"")
        .raw(class(left))
        .raw("\" role=\"timer\" aria-label=\"Time left to pay\"><svg viewBox=\"0 0 28 28\" aria-hidden=\"true\">")
        .raw("<circle class=\"track\" cx=\"14\" cy=\"14\" r=\"11.5\"></circle>")
        .raw("<circle class=\"left\" cx=\"14\" cy=\"14\" r=\"11.5\" pathLength=\"100\" stroke-dasharray=\"")
        .text(&dashes(left, window))
        .raw("\"></circle></svg><time data-left>")
        .text(&span::clock(left))
        .raw("</time></span>")
}

/// The ring's class.
pub fn class(left: i64) -> &'static str {
    if left < SHORT { "ring short" } else { "ring" }
}

/// How much of the ring is drawn, as its `stroke-dasharray`.
pub fn dashes(left: i64, window: i64) -> String {
    let whole = (window / 1000).max(1);
    [&(left.clamp(0, whole) * 100 / whole).to_string(), " 100"].concat()
}
