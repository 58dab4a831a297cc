//! Hours in which nobody is written to, by the merchant's own clock.

use crate::{
    Millis,
    calendar::{WallClock, Zone},
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// The minutes of a day.
const MINUTES: u16 = 1_440;

/// From one time of the day until another, over midnight where that is earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "(u16, u16)", into = "(u16, u16)")]
pub struct QuietHours {
    from: u16,
    until: u16,
}

/// The times are none of which hours can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum QuietHoursError {
    /// They begin at no time of the day.
    #[error("Enter a time of the day such as 21:00, or leave both empty.")]
    Begin,
    /// They end at none.
    #[error("Enter a time of the day such as 08:00, or leave both empty.")]
    End,
    /// Both are the same.
    #[error("Quiet hours end at another time than they begin. Leave both empty for none.")]
    Same,
}

impl QuietHours {
    /// From two times such as `21:00` and `08:00`; both empty: none.
    ///
    /// # Errors
    /// Something else.
    pub fn read(from: &str, until: &str) -> Result<Option<Self>, QuietHoursError> {
        match (from.trim(), until.trim()) {
            ("", "") => Ok(None),
            (from, until) => {
                let from = minute(from).ok_or(QuietHoursError::Begin)?;
                Self::try_from((from, minute(until).ok_or(QuietHoursError::End)?)).map(Some)
            }
        }
    }

    /// As two times.
    pub fn shown(self) -> (String, String) {
        let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
        (time(self.from), time(self.until))
    }

    /// Whether it is quiet while the clock shows that.
    pub fn holds(self, shown: WallClock) -> bool {
        let (from, until, minute) = (i64::from(self.from), i64::from(self.until), shown.minute());
        if from < until { (from..until).contains(&minute) } else { minute >= from || minute < until }
    }

    /// What the clock shows when they end that hold now.
    fn end(self, shown: WallClock) -> WallClock {
        let tomorrow = self.from > self.until && shown.minute() >= i64::from(self.from);
        WallClock::new(shown.day() + i64::from(tomorrow), i64::from(self.until) * 60_000)
    }
}

/// `21:00`, also with seconds, as some browsers send it.
fn minute(text: &str) -> Option<u16> {
    let text = text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text);
    let (hour, minute) = text.split_once(':')?;
    let number = |part: &str, below: u16| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<u16>().ok().filter(|number| digits && *number < below)
    };
    Some(number(hour, 24)? * 60 + number(minute, 60)?)
}

impl TryFrom<(u16, u16)> for QuietHours {
    type Error = QuietHoursError;
    fn try_from((from, until): (u16, u16)) -> Result<Self, QuietHoursError> {
        match (from, until) {
            (from, _) if from >= MINUTES => Err(QuietHoursError::Begin),
            (_, until) if until >= MINUTES => Err(QuietHoursError::End),
            (from, until) if from == until => Err(QuietHoursError::Same),
            (from, until) => Ok(Self { from, until }),
        }
    }
}

impl From<QuietHours> for (u16, u16) {
    fn from(quiet: QuietHours) -> Self {
        (quiet.from, quiet.until)
    }
}

/// A merchant's clock and quiet hours.
#[derive(Clone, Copy)]
pub struct Local<'a> {
    /// By which clock they live.
    pub zone: &'a dyn Zone,
    /// When nobody is written to. `None`: never.
    pub quiet: Option<QuietHours>,
}

impl fmt::Debug for Local<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Local").field("quiet", &self.quiet).finish_non_exhaustive()
    }
}

impl Local<'_> {
    /// The moment itself, or the end of the quiet hours that it is in.
    pub fn awake(&self, at: Millis) -> Millis {
        let shown = self.zone.shows(at);
        let Some(quiet) = self.quiet.filter(|quiet| quiet.holds(shown)) else { return at };
        let end = quiet.end(shown);
        let moment = self.zone.moment(end);
        // The clock was put back meanwhile, and shows the end a second time: that one.
        if moment > at { moment } else { at.plus(Millis(end.0.saturating_sub(shown.0))) }
    }
}
