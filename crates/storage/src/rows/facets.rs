//! The facets that a filter asks for: the words that the column `facet` is made of, in every combination that fits. There are
//! few, whatever the list holds, and each is a stretch of an index in the order of the list.

use super::{column, link::SOURCES};
use crate::records::{LinkFilter, SessionFilter};
use domain::{LinkState, Mode, Status};

/// Kinds of prices, as `Price::kind` names them.
const KINDS: [&str; 3] = ["fixed", "open", "product"];
const MODES: [Mode; 2] = [Mode::Live, Mode::Test];
const STATUSES: [Status; 8] = [
    Status::Open,
    Status::Detected,
    Status::Confirming,
    Status::Paid,
    Status::Final,
    Status::Expired,
    Status::Closed,
    Status::Cancelled,
];

/// The states that links are stored in, of those that a filter may name. A link that is full and over is found as either.
const fn stored(state: Option<LinkState>) -> &'static [&'static str] {
    match state {
        None => &["active", "inactive", "limit_reached", "limit_reached_ended", "ended"],
        Some(LinkState::Active) => &["active"],
        Some(LinkState::Inactive) => &["inactive"],
        Some(LinkState::LimitReached) => &["limit_reached", "limit_reached_ended"],
        Some(LinkState::Ended) => &["ended", "limit_reached_ended"],
        Some(LinkState::Archived) => &["archived"],
    }
}

/// Whether sessions in this state may wait for the merchant, as the column says. Each facet that is asked for costs a look at the
/// index, so those that no session has are left out.
const fn may_wait(status: Status) -> bool {
    !matches!(status, Status::Paid | Status::Final | Status::Closed)
}

fn modes(mode: Option<Mode>) -> Vec<Mode> {
    mode.map_or_else(|| MODES.to_vec(), |mode| vec![mode])
}

/// The words that are asked for: the one that the filter names, or all that there are.
fn words(given: &'static [&'static str], asked: Option<&String>) -> Vec<String> {
    asked.map_or_else(|| given.iter().map(|word| (*word).to_owned()).collect(), |word| vec![word.clone()])
}

/// The facets of links, as a JSON list of one-column rows.
pub fn link_facets(filter: &LinkFilter) -> String {
    let (sources, kinds) = (words(&SOURCES, filter.source.as_ref()), words(&KINDS, filter.kind.as_ref()));
    let mut facets = Vec::new();
    for mode in modes(filter.mode) {
        for state in stored(filter.state) {
            for source in &sources {
                for kind in &kinds {
                    facets.push(format!("{} {state} {source} {kind}", mode.as_str()));
                }
            }
        }
    }
    column(&facets)
}

/// The facets of sessions, as a JSON list of one-column rows.
pub fn session_facets(filter: &SessionFilter) -> String {
    let statuses = if filter.statuses.is_empty() { STATUSES.as_slice() } else { filter.statuses.as_slice() };
    let sources = words(&SOURCES, filter.source.as_ref());
    let mut facets = Vec::new();
    for mode in modes(filter.mode) {
        for status in statuses {
            for source in &sources {
                let facet = format!("{} {} {source}", mode.as_str(), status.as_str());
                if may_wait(*status) {
                    facets.push(format!("{facet} waits"));
                }
                if !filter.attention {
                    facets.push(facet);
                }
            }
        }
    }
    column(&facets)
}
