//! When a day is unlike the days before it (R32).

/// How many times the usual is unusual.
const TIMES: u64 = 10;
/// How many days must have been lived through before anything is usual.
const HISTORY: usize = 3;

/// More than usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unusual {
    /// How many today.
    pub today: u64,
    /// How many on a day in the middle of those before.
    pub usual: u64,
}

impl Unusual {
    /// Fewer than this are never worth a word.
    pub const LEAST: u64 = 50;
}

/// Compares the last of the days with those before it, from the first on which anything happened. `None`: as usual, or
/// too new to say.
pub fn unusual(days: &[u64]) -> Option<Unusual> {
    let (&today, before) = days.split_last()?;
    let first = before.iter().position(|&count| count > 0)?;
    let mut lived = before.get(first..)?.to_vec();
    if lived.len() < HISTORY {
        return None;
    }
    lived.sort_unstable();
    let usual = *lived.get(lived.len() / 2)?;
    let far = usual.max(1).checked_mul(TIMES).is_some_and(|bound| today >= bound);
    (far && today >= Unusual::LEAST).then_some(Unusual { today, usual })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn r32_ten_times_the_usual_is_told() {
        assert_eq!(unusual(&[12, 9, 14, 11, 540]), Some(Unusual { today: 540, usual: 12 }));
        assert_eq!(unusual(&[12, 9, 14, 11, 100]), None);
    }

    #[test]
    fn r32_a_link_that_was_just_passed_on_is_as_usual() {
        assert_eq!(unusual(&[0, 0, 0, 900]), None);
        assert_eq!(unusual(&[0, 0, 40, 900]), None);
        assert_eq!(unusual(&[]), None);
    }

    #[test]
    fn r32_small_numbers_are_never_unusual() {
        assert_eq!(unusual(&[1, 0, 1, 0, 49]), None);
        assert_eq!(unusual(&[1, 0, 1, 0, 50]), Some(Unusual { today: 50, usual: 1 }));
    }

    /// Queries find links by the nine (`queries/views/busy.sql`).
    #[test]
    fn r32_a_day_that_is_worth_a_word_has_nine_views_by_some_channel() {
        let channels = u64::try_from(crate::view::Channel::ALL.len()).unwrap();
        assert!(Unusual::LEAST > 8 * channels);
    }

    proptest! {
        #[test]
        fn r32_a_day_like_the_others_is_never_unusual(count in any::<u64>(), days in 0_usize..90) {
            prop_assert_eq!(unusual(&vec![count; days]), None);
        }
    }
}
