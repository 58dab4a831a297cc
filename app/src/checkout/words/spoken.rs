//! What is announced when the state changes, and what the browser's tab says.

use super::outcome;
use crate::checkout::session::Live;
use api_types::checkout::{Phase, SessionView};
use domain::Status;

/// The state in a sentence or two, for the one status region of the page.
pub fn spoken(live: &Live, view: &SessionView) -> String {
    let SessionView { received, due, missing, symbol, confirmations, confirmations_needed, .. } = view;
    match view.phase {
        Phase::Waiting => format_parts(&["Waiting for payment. ", received, " of ", due, " ", symbol, " received."]),
        Phase::Partial => format_parts(&[
            received,
            " of ",
            due,
            " ",
            symbol,
            " received. ",
            missing,
            " ",
            symbol,
            " is still missing.",
        ]),
        Phase::Confirming if view.status != Status::Detected => format_parts(&[
            "Your payment has arrived. ",
            &confirmations.to_string(),
            " of ",
            &confirmations_needed.to_string(),
            " confirmations.",
        ]),
        _ => {
            let said = outcome(live, view);
            format_parts(&[&said.title, ". ", &said.words.plain()])
        }
    }
}

/// The title of the page.
pub fn title(live: &Live, view: &SessionView) -> String {
    let what = match view.phase {
        Phase::Waiting => format_parts(&["Pay ", &view.to_send, " ", &view.symbol]),
        Phase::Partial => format_parts(&[&view.missing, " ", &view.symbol, " is still missing"]),
        _ => outcome(live, view).title,
    };
    format_parts(&[&what, " · ", &live.merchant])
}

/// `concat`, under a name that says why it is here: `format!` would bring the formatting machinery into the bundle.
fn format_parts(parts: &[&str]) -> String {
    parts.concat()
}
