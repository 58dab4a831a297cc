//! Lengths of time in words.

/// A length of time, in milliseconds, as people say it: "15 seconds", "6 minutes", "3 hours", "2 days".
pub fn spelled(ms: i64) -> String {
    let seconds = (ms.max(0) + 500) / 1000;
    let (count, unit) = match seconds {
        0..=99 => (seconds.max(1), "second"),
        100..=5_399 => ((seconds + 30) / 60, "minute"),
        5_400..=172_799 => ((seconds + 1_800) / 3_600, "hour"),
        _ => ((seconds + 43_200) / 86_400, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    [&count.to_string(), " ", unit, plural].concat()
}

/// A payment window, which is a round number of minutes: "15 minutes", "1 hour", "24 hours", "3 days".
pub fn window(ms: i64) -> String {
    let minutes = ms / 60_000;
    let (count, unit) = match minutes {
        _ if minutes > 1_440 && minutes % 1_440 == 0 => (minutes / 1_440, "day"),
        _ if minutes >= 60 && minutes % 60 == 0 => (minutes / 60, "hour"),
        _ => (minutes, "minute"),
    };
    let plural = if count == 1 { "" } else { "s" };
    [&count.to_string(), " ", unit, plural].concat()
}

/// A countdown: "14:32", "1:02:05", "2 d 04 h".
pub fn clock(seconds: i64) -> String {
    let seconds = seconds.max(0);
    let two = |n: i64| [if n < 10 { "0" } else { "" }, &n.to_string()].concat();
    let (days, hours, minutes) = (seconds / 86_400, seconds / 3_600, seconds / 60 % 60);
    if days >= 2 {
        [&days.to_string(), " d ", &two(hours % 24), " h"].concat()
    } else if hours > 0 {
        [&hours.to_string(), ":", &two(minutes), ":", &two(seconds % 60)].concat()
    } else {
        [&two(minutes), ":", &two(seconds % 60)].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{clock, spelled, window};

    #[test]
    fn lengths_are_said_as_people_say_them() {
        for (ms, words) in [
            (0, "1 second"),
            (15_000, "15 seconds"),
            (360_000, "6 minutes"),
            (3_600_000, "60 minutes"),
            (7_200_000, "2 hours"),
            (259_200_000, "3 days"),
        ] {
            assert_eq!(spelled(ms), words);
        }
    }

    #[test]
    fn windows_are_said_in_their_largest_whole_unit() {
        for (minutes, words) in
            [(15, "15 minutes"), (60, "1 hour"), (90, "90 minutes"), (1_440, "24 hours"), (4_320, "3 days")]
        {
            assert_eq!(window(minutes * 60_000), words);
        }
    }

    #[test]
    fn a_countdown_keeps_its_width() {
        for (seconds, text) in [(-5, "00:00"), (59, "00:59"), (872, "14:32"), (3_725, "1:02:05"), (187_200, "2 d 04 h")]
        {
            assert_eq!(clock(seconds), text);
        }
    }
}
