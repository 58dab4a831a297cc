//! The places of a link: how many are left, and what stands in the card while there is none for the next customer.
//!
//! Pure functions of the [`LinkLive`](api_types::checkout::LinkLive) that the live stream brings, drawn by the server and
//! kept up to date by `client::places` (R6, R9, X5).

mod closed;
mod line;
mod spoken;

pub use closed::closed;
pub use line::line;
pub use spoken::spoken;

use api_types::checkout::Room;

/// The word of a state on the wire and in the card's `data-room`. A test holds it equal to what serde writes.
pub const fn word(room: &Room) -> &'static str {
    match room {
        Room::Free => "free",
        Room::Held { .. } => "held",
        Room::Gone => "gone",
        Room::Ended => "ended",
    }
}
