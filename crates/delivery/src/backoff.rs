//! When to try again.

use crate::DeliveryError;
use std::time::Duration;

/// What is waited after the first failure, the second and so on: nearly two days in all. Short ones for a server that
/// starts anew or greylists, long ones for a full mailbox or a weekend's mistake.
pub const WAITS: [Duration; 7] =
    [minutes(1), minutes(5), minutes(30), minutes(120), minutes(360), minutes(720), minutes(1_440)];
/// However long somebody wants to be left alone, no longer than this.
const LONGEST: Duration = minutes(1_440);

const fn minutes(minutes: u64) -> Duration {
    Duration::from_secs(minutes * 60)
}

/// How long to wait after the n-th failure, counted from 1. `None`: it is given up. Wrong settings are tried again, as
/// somebody may set them right; a message that will not be taken is not.
pub fn next(failures: usize, error: &DeliveryError) -> Option<Duration> {
    let wait = *WAITS.get(failures.saturating_sub(1))?;
    match error {
        DeliveryError::Transient { wait: Some(asked), .. } => Some(wait.max((*asked).min(LONGEST))),
        DeliveryError::Transient { wait: None, .. } | DeliveryError::Settings(_) => Some(wait),
        DeliveryError::Persistent(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn busy(seconds: Option<u64>) -> DeliveryError {
        let wait = seconds.map(Duration::from_secs);
        DeliveryError::Transient { why: "busy".to_owned(), wait, maybe_taken: false }
    }

    #[test]
    fn r13_waits_grow_and_end() {
        let waits: Vec<_> = (1..=8).map(|n| next(n, &busy(None)).map(|wait| wait.as_secs() / 60)).collect();
        assert_eq!(
            waits,
            [Some(1), Some(5), Some(30), Some(120), Some(360), Some(720), Some(1_440), None],
            "1 min, 5 min, 30 min, 2 h, 6 h, 12 h, 24 h, given up"
        );
    }

    #[test]
    fn r13_a_refusal_is_final_and_wrong_settings_are_not() {
        assert_eq!(next(1, &DeliveryError::Persistent("no such user".to_owned())), None);
        assert_eq!(next(1, &DeliveryError::Settings("wrong password".to_owned())), Some(WAITS[0]));
    }

    #[test]
    fn who_asks_to_be_left_alone_is_but_not_for_ever() {
        assert_eq!(next(1, &busy(Some(600))), Some(minutes(10)), "longer than ours");
        assert_eq!(next(3, &busy(Some(600))), Some(minutes(30)), "shorter than ours");
        assert_eq!(next(1, &busy(Some(u64::MAX))), Some(LONGEST));
    }

    proptest! {
        #[test]
        fn there_is_always_an_end_and_never_a_rush(failures in any::<usize>(), asked in any::<Option<u64>>()) {
            match next(failures, &busy(asked)) {
                Some(wait) => prop_assert!(failures <= WAITS.len() && wait >= WAITS[0] && wait <= LONGEST),
                None => prop_assert!(failures > WAITS.len()),
            }
        }
    }
}
