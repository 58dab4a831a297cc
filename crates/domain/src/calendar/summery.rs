//! A zone of the tests' own, whose clock is put forward and back.

use super::{DAY, WallClock, Zone};
use crate::Millis;

const HOUR: i64 = 3_600_000;

/// A zone an hour before UTC, two from day 90 to day 300 of each 365: put forward at 02:00 and back at 03:00.
pub struct Summery;

impl Summery {
    fn offset(at: i64) -> i64 {
        let day = (at + HOUR - 2 * HOUR).div_euclid(DAY).rem_euclid(365);
        if (90..300).contains(&day) { 2 * HOUR } else { HOUR }
    }
}

impl Zone for Summery {
    fn shows(&self, at: Millis) -> WallClock {
        WallClock(at.0 + Self::offset(at.0))
    }

    fn moment(&self, shown: WallClock) -> Millis {
        // In summer first: of what is shown twice, that is the earlier.
        let [summer, winter] = [shown.0 - 2 * HOUR, shown.0 - HOUR];
        let shows = |at: i64| at + Self::offset(at) == shown.0;
        // Never shown: as much later as the clock is put forward.
        Millis(if shows(summer) { summer } else { winter })
    }
}
