//! The card of a session.

use super::{Moving, outcome_card::outcome_card, pay::pay};
use crate::{checkout::session::Live, ui::Markup};
use api_types::checkout::{Phase, SessionView};

/// How to pay while that is the next step, else what has become of it.
pub fn card(live: &Live, view: &SessionView, moving: &Moving) -> Markup {
    match view.phase {
        // At a shared address the rest could not be told apart from what others send.
        Phase::Partial if view.shared => outcome_card(live, view),
        Phase::Waiting | Phase::Partial => pay(live, view, moving),
        _ => outcome_card(live, view),
    }
}
