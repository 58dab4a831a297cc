//! A place on a link with a limit or in a product's stock, held by a session (R5 to R9, X5).

use crate::{Assessment, Status, secret::quoted, session::Flag};
use serde::{Deserialize, Serialize};

/// Whether a session has its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// It has. A paid session holds its place for good.
    Held,
    /// It gave the place back: the time was over, or it was given up.
    Released,
    /// Money came after the place was given back, and there was no other: to be refunded, never counted (I8).
    Over,
}

const SLOTS: [(Slot, &str); 3] = [(Slot::Held, "held"), (Slot::Released, "released"), (Slot::Over, "over")];

impl Slot {
    /// The word that is stored.
    pub fn as_str(self) -> &'static str {
        SLOTS.iter().find(|(slot, _)| *slot == self).map_or("released", |(_, word)| word)
    }
}

impl std::str::FromStr for Slot {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        SLOTS
            .iter()
            .find(|(_, word)| *word == text)
            .map(|(slot, _)| *slot)
            .ok_or_else(|| format!("\"{}\" is not the state of a slot", quoted(text)))
    }
}

/// What must be done about a session's place after it was judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotMove {
    /// Nothing.
    Stay,
    /// Give it back: others may have it.
    Release,
    /// Take one again; without one the money is over the limit.
    Claim,
    /// Money came late: it is over the limit unless there is a place that the merchant may still give it.
    Look,
}

/// What a session with this slot needs, given the judgement it would have if there were places without end.
pub fn slot_move(slot: Slot, judged: &Assessment) -> SlotMove {
    let counts = matches!(judged.status, Status::Detected | Status::Confirming | Status::Paid | Status::Final);
    let ended = matches!(judged.status, Status::Expired | Status::Closed | Status::Cancelled);
    match slot {
        Slot::Held if ended => SlotMove::Release,
        Slot::Released if counts => SlotMove::Claim,
        Slot::Released if ended && judged.flags.has(Flag::Late) => SlotMove::Look,
        // The money is gone again: the network took it back.
        Slot::Over if ended && judged.received.is_zero() => SlotMove::Release,
        Slot::Held | Slot::Released | Slot::Over => SlotMove::Stay,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Units,
        session::{Flags, Progress},
    };

    fn judged(status: Status, late: bool) -> Assessment {
        Assessment {
            status,
            flags: Flags::collect(|flag| late && flag == Flag::Late),
            received: Units::from(u64::from(late)),
            missing: Units::ZERO,
            excess: Units::ZERO,
            progress: Progress::default(),
        }
    }

    #[test]
    fn x5_a_place_is_held_until_the_session_ends_unpaid() {
        for status in [Status::Open, Status::Detected, Status::Confirming, Status::Paid, Status::Final] {
            assert_eq!(slot_move(Slot::Held, &judged(status, false)), SlotMove::Stay, "{status:?}");
        }
        for status in [Status::Expired, Status::Closed, Status::Cancelled] {
            assert_eq!(slot_move(Slot::Held, &judged(status, false)), SlotMove::Release, "{status:?}");
        }
    }

    #[test]
    fn i8_money_after_the_place_was_given_back_needs_a_new_one() {
        assert_eq!(slot_move(Slot::Released, &judged(Status::Confirming, false)), SlotMove::Claim);
        assert_eq!(slot_move(Slot::Released, &judged(Status::Expired, false)), SlotMove::Stay);
        assert_eq!(slot_move(Slot::Released, &judged(Status::Expired, true)), SlotMove::Look);
        assert_eq!(slot_move(Slot::Over, &judged(Status::Paid, false)), SlotMove::Stay);
        assert_eq!(slot_move(Slot::Over, &judged(Status::Expired, true)), SlotMove::Stay);
        assert_eq!(slot_move(Slot::Over, &judged(Status::Expired, false)), SlotMove::Release);
    }

    #[test]
    fn what_is_stored_reads_back() {
        for slot in [Slot::Held, Slot::Released, Slot::Over] {
            assert_eq!(slot.as_str().parse(), Ok(slot));
        }
    }
}
