//! What is planned for a link, and what comes of it.

use super::{Interval, Local, Most};
use crate::{
    Millis,
    calendar::{DAY, Date, WallClock},
};

/// How long a customer is left alone after a reminder, at least: one that comes late, since the server was away, is not
/// followed by the next a minute later.
pub const BREATH: Millis = Millis::minutes(12 * 60);
/// How many dates are looked through for the next one. The first guess is at most a few before it.
const GUESSES: i64 = 64;

/// The reminders of a link: what the merchant wants, and how far it has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// Whether the merchant wants any.
    pub enabled: bool,
    /// How often.
    pub every: Interval,
    /// How many at most.
    pub most: Most,
    /// How many there were.
    pub sent: u8,
    /// When the link itself went to the customer first: every date is counted from it. `None`: it did not yet.
    pub anchor: Option<Millis>,
    /// When the newest reminder was written. `None`: none was.
    pub last: Option<Millis>,
    /// Whether the link was paid.
    pub paid: bool,
    /// When the customer asked for no more. `None`: they did not.
    pub stopped_at: Option<Millis>,
}

/// How it stands with a plan: the first that is true.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// The link was paid: nobody is reminded of it any more.
    Complete,
    /// The customer asked for no more.
    Stopped,
    /// The merchant wants none.
    Off,
    /// There were as many as there may be.
    AtMost,
    /// It begins when the link has gone to the customer.
    NotBegun,
    /// The next has a date.
    Running,
}

impl Plan {
    /// How it stands.
    pub const fn standing(&self) -> Standing {
        if self.paid {
            Standing::Complete
        } else if self.stopped_at.is_some() {
            Standing::Stopped
        } else if !self.enabled {
            Standing::Off
        } else if self.remaining() == 0 {
            Standing::AtMost
        } else if self.anchor.is_none() {
            Standing::NotBegun
        } else {
            Standing::Running
        }
    }

    /// How many there may still be.
    pub const fn remaining(&self) -> u8 {
        self.most.get().saturating_sub(self.sent)
    }

    /// When the next is due, not before a moment. `None`: none is to come.
    ///
    /// The dates are one interval after the anchor, two, three and so on, at the same time by the merchant's clock; one that
    /// falls into quiet hours waits until they end. Each is counted from the anchor and not from the one before, so that the
    /// 31st comes back after a short month. Dates that were missed are not made up for.
    pub fn next(&self, not_before: Millis, local: &Local<'_>) -> Option<Millis> {
        if self.standing() != Standing::Running {
            return None;
        }
        let anchor = self.anchor?;
        let not_before = self.last.map_or(not_before, |last| not_before.max(last.plus(BREATH)));
        let first = self.every.guess(local.zone.shows(anchor), local.zone.shows(not_before));
        let due = |number| {
            let date = local.zone.moment(self.every.after(local.zone.shows(anchor), number));
            local.awake(date)
        };
        (first..first + GUESSES).map(due).find(|due| *due >= not_before)
    }

    /// All that are to come, the next first, as things stand.
    pub fn to_come(&self, not_before: Millis, local: &Local<'_>) -> Vec<Millis> {
        let (mut plan, mut dates, mut from) = (*self, Vec::new(), not_before);
        while let Some(date) = plan.next(from, local) {
            dates.push(date);
            plan = plan.reminded(date);
            from = date;
        }
        dates
    }

    /// After a reminder that was written then.
    #[must_use]
    pub fn reminded(self, at: Millis) -> Self {
        Self { sent: self.sent.saturating_add(1), last: Some(at), ..self }
    }
}

impl Interval {
    /// What the clock shows at the n-th date, counted from 1.
    fn after(self, anchor: WallClock, number: i64) -> WallClock {
        let day = match self.days() {
            Some(days) => anchor.day() + days * number,
            None => Date::of_day(anchor.day()).plus_months(number).day_number(),
        };
        WallClock::new(day, anchor.since_midnight())
    }

    /// The number of a date that is not after the first one that can be meant: quiet hours, and clocks that are put forward
    /// or over the date line, move a date by less than three days.
    fn guess(self, anchor: WallClock, not_before: WallClock) -> i64 {
        let passed = match self.days() {
            Some(days) => (not_before.0.saturating_sub(anchor.0) / (days * DAY)) - 3 / days - 1,
            None => {
                let month = |clock: WallClock| {
                    let date = Date::of_day(clock.day());
                    date.year * 12 + date.month
                };
                month(not_before) - month(anchor) - 2
            }
        };
        passed.max(1)
    }

    /// How many days are between. `None`: months.
    const fn days(self) -> Option<i64> {
        match self {
            Self::Daily => Some(1),
            Self::TwoDays => Some(2),
            Self::ThreeDays => Some(3),
            Self::Weekly => Some(7),
            Self::Monthly => None,
        }
    }
}
