//! How long a source is left alone after it failed.

use crate::RateError;
use std::time::Duration;

const TRANSIENT: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(120));
const TOO_OFTEN: (Duration, Duration) = (Duration::from_secs(30), Duration::from_secs(3_600));
const PERSISTENT: (Duration, Duration) = (Duration::from_secs(60), Duration::from_secs(1_800));

/// The pause after the `failures`-th failure in a row: twice the last one, up to the longest of its kind; as long as the
/// source asks for, where it says.
pub(super) fn after(error: &RateError, failures: u32) -> Duration {
    let ((first, longest), asked_for) = match error {
        RateError::Transient(_) => (TRANSIENT, None),
        RateError::TooOften { wait, .. } => (TOO_OFTEN, *wait),
        RateError::Persistent(_) => (PERSISTENT, None),
    };
    let growing = first.saturating_mul(2_u32.saturating_pow(failures.saturating_sub(1)));
    growing.max(asked_for.unwrap_or_default()).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(error: &RateError) -> Vec<u64> {
        (1..=8).map(|failures| after(error, failures).as_secs()).collect()
    }

    #[test]
    fn pauses_grow_up_to_a_bound_and_are_as_long_as_a_source_asks_for() {
        assert_eq!(seconds(&RateError::Transient(String::new())), [5, 10, 20, 40, 80, 120, 120, 120]);
        assert_eq!(seconds(&RateError::Persistent(String::new())), [60, 120, 240, 480, 960, 1_800, 1_800, 1_800]);
        let too_often = |wait| RateError::TooOften { source_name: "Kraken", wait };
        assert_eq!(seconds(&too_often(None)), [30, 60, 120, 240, 480, 960, 1_920, 3_600]);
        assert_eq!(after(&too_often(Some(Duration::from_secs(90))), 1).as_secs(), 90);
        assert_eq!(after(&too_often(Some(Duration::MAX)), u32::MAX).as_secs(), 3_600);
    }
}
