//! What is announced when places come and go.

use super::{
    closed::{is_held_stock, told},
    line::remaining,
    word,
};
use api_types::checkout::{LinkLive, Room};

/// What to announce now that `before` has become `now`. `None`: nothing that matters has changed.
pub fn spoken(before: &LinkLive, now: &LinkLive) -> Option<String> {
    if word(&before.room) != word(&now.room) {
        let free = if is_held_stock(before) { "It is for sale again." } else { "A place is free." };
        return told(now).or_else(|| Some([free, " You can pay now."].concat()));
    }
    let left = |live: &LinkLive| live.places.as_ref().map(|places| places.left);
    left(now).filter(|left_now| now.room == Room::Free && left(before) != Some(*left_now)).map(remaining)
}
