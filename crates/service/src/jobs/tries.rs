//! How often something is tried, and how long it rests in between.

use domain::Millis;

/// How often it is tried before the merchant is told that it cannot be done: over about two hours.
pub(super) const MOST: u32 = 8;
/// Attempts of a round: one more than are tried, so that what takes the server down each time ends too. When a merchant lets it be
/// tried again, the next round begins.
pub(super) const ROUND: u32 = MOST + 1;
/// The longest rest.
const LONGEST: Millis = Millis::minutes(60);

/// What the attempt is in its round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Attempt {
    /// One that more may follow.
    Early,
    /// The last that is tried.
    Last,
    /// Begun more often than it is tried.
    TooMany,
}

impl Attempt {
    /// Of how many attempts there were in all.
    pub(super) const fn of(attempts: u32) -> Self {
        match attempts % ROUND {
            0 => Self::TooMany,
            MOST => Self::Last,
            _ => Self::Early,
        }
    }
}

/// How long it rests after an attempt: a minute, two, four and so on, an hour at most.
pub(super) fn rest(attempts: u32) -> Millis {
    let doubled = 1_i64.checked_shl((attempts % ROUND).saturating_sub(1)).unwrap_or(i64::MAX);
    Millis::minutes(doubled.min(LONGEST.0 / 60_000))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r26_each_rest_is_twice_as_long_and_none_longer_than_an_hour() {
        let rests: Vec<_> = (1..=MOST).map(|attempt| rest(attempt).0 / 60_000).collect();
        assert_eq!(rests, [1, 2, 4, 8, 16, 32, 60, 60]);
        assert_eq!(rest(ROUND + 1), rest(1), "the next round begins anew");
    }

    #[test]
    fn r26_every_round_ends() {
        for round in 0..3 {
            let first = round * ROUND;
            let of: Vec<_> = (first + 1..=first + ROUND).map(Attempt::of).collect();
            assert_eq!(of[..7], [Attempt::Early; 7]);
            assert_eq!(of[7..], [Attempt::Last, Attempt::TooMany]);
        }
    }
}
