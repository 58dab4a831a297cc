//! Slows down guessing. What is limited by account cannot be got around from many places; what is limited by place keeps one
//! place from trying many accounts.

use super::limiter::Limiter;
use domain::{Millis, ids::MemberId};

/// Tries to get in.
pub struct Attempts {
    by_place: Limiter,
    by_account: Limiter,
    codes: Limiter,
    resets: Limiter,
    questions: Limiter,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            by_place: Limiter::new(20, Millis::seconds(3)),
            by_account: Limiter::new(10, Millis::seconds(6)),
            // Three of a million codes are right at a time: at 288 a day, one of 1,100 days of guessing finds one.
            codes: Limiter::new(10, Millis::minutes(5)),
            resets: Limiter::new(3, Millis::minutes(20)),
            // Each sign-in page that is looked at asks once, and each is a row for ten minutes.
            questions: Limiter::new(60, Millis::seconds(1)),
        }
    }
}

impl Attempts {
    /// Whether one more try is allowed from a place; counts it.
    pub fn allows_from(&self, place: &str, now: Millis) -> bool {
        self.by_place.allows(place, now)
    }

    /// Whether one more password may be tried; counts it.
    pub fn allows(&self, place: &str, account: &str, now: Millis) -> bool {
        self.allows_from(place, now) && self.by_account.allows(account, now)
    }

    /// Whether one more code of a second factor may be tried; counts it. Also after the right one: whoever has the password and
    /// guesses must not be given new tries by the member who signs in.
    pub fn allows_code(&self, member: MemberId, now: Millis) -> bool {
        self.codes.allows(&member.to_string(), now)
    }

    /// Whether one more passkey may be asked from a place; counts it.
    pub fn allows_question(&self, place: &str, now: Millis) -> bool {
        self.questions.allows(place, now)
    }

    /// Whether one more mail about a forgotten password may go to an address; counts it.
    pub fn allows_reset(&self, email: &str, now: Millis) -> bool {
        self.resets.allows(email, now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: i64 = 24 * 60 * 60;

    /// How many of one try a second are looked at in a day.
    fn in_a_day(allows: impl Fn(i64, Millis) -> bool) -> usize {
        (0..DAY).filter(|second| allows(*second, Millis::seconds(*second))).count()
    }

    #[test]
    fn the_eleventh_guess_at_an_account_within_a_minute_is_refused() {
        let attempts = Attempts::default();
        let allowed =
            (0..11).filter(|n| attempts.allows(&format!("place {n}"), "owner@example.com", Millis(*n))).count();
        assert_eq!(allowed, 10);
        let from_one = (0..30).filter(|n| attempts.allows("place", &format!("{n}@example.com"), Millis(*n))).count();
        assert_eq!(from_one, 20);
    }

    #[test]
    fn i22_a_day_of_guessing_codes_from_everywhere_gets_under_300_looked_at() {
        let attempts = Attempts::default();
        let member = MemberId::from_parts(Millis(1), 1);
        let guesses = in_a_day(|_, now| attempts.allows_code(member, now));
        assert!((288..300).contains(&guesses), "{guesses}");
        assert!(attempts.allows_code(MemberId::from_parts(Millis(1), 2), Millis(0)), "others are not locked out");
    }

    #[test]
    fn i22_a_day_of_guessing_passwords_from_everywhere_gets_ten_a_minute_looked_at() {
        let attempts = Attempts::default();
        let guesses = in_a_day(|n, now| attempts.allows(&n.to_string(), "owner@example.com", now));
        assert!((14_400..=14_410).contains(&guesses), "{guesses}");
    }
}
