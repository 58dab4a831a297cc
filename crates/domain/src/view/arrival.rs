//! What a page remembers about how its visitor came, until they pay (R30).

use super::Channel;
use crate::Millis;
use std::{fmt, str::FromStr};

/// When and by which channel somebody came. Travels through the page's form as text such as `email.1767225600`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Arrival {
    /// By which channel.
    pub channel: Channel,
    /// When, to the second.
    pub at: Millis,
}

impl Arrival {
    /// How long a payment belongs to the channel that brought the customer.
    pub const COUNTS_FOR: Millis = Millis::minutes(120);

    /// The channel that a payment begun at `now` belongs to, from what the form sent back. `None`: nothing that was
    /// sent, or the customer came too long ago.
    pub fn channel_at(text: &str, now: Millis) -> Option<Channel> {
        Self::still(text, now).map(|came| came.channel)
    }

    /// What was sent back, while it counts.
    pub fn still(text: &str, now: Millis) -> Option<Self> {
        let came: Self = text.parse().ok()?;
        let ago = now.since(came.at);
        // The text has whole seconds, so the present one may seem to be ahead by nothing, never by more.
        (Millis(0)..=Self::COUNTS_FOR).contains(&ago).then_some(came)
    }

    /// The query with which a customer goes back to the page of the link: how they came, so that nobody new seems to come and
    /// the payment stays with its channel.
    pub fn back(self) -> String {
        let marker = self.channel.marker().map(|letter| format!("&c={letter}")).unwrap_or_default();
        format!("{CAME}={self}{marker}")
    }

    /// Reads the query of a page's address: how a customer came who comes back. `None`: somebody new, or too long ago.
    pub fn returning(query: &str, now: Millis) -> Option<Self> {
        let mut pairs = query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(key, _)| *key == CAME).and_then(|(_, value)| Self::still(value, now))
    }
}

/// The key of an arrival in a query.
const CAME: &str = "came";

/// A text that says of nobody how they came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a channel and seconds, such as email.1767225600")]
pub struct NoArrival;

impl FromStr for Arrival {
    type Err = NoArrival;
    fn from_str(text: &str) -> Result<Self, NoArrival> {
        let (channel, seconds) = text.split_once('.').ok_or(NoArrival)?;
        let channel = channel.parse().map_err(|_| NoArrival)?;
        let seconds: i64 = seconds.parse().map_err(|_| NoArrival)?;
        // More seconds than a moment has room for would not be read back as they were written.
        let at = seconds.checked_mul(1_000).map(Millis).ok_or(NoArrival)?;
        Ok(Self { channel, at })
    }
}

impl fmt::Display for Arrival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.channel, self.at.0.div_euclid(1_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: Millis = Millis(1_767_225_600_789);

    #[test]
    fn a_payment_within_two_hours_belongs_to_the_channel_r30() {
        let sent = Arrival { channel: Channel::Sms, at: NOW }.to_string();
        assert_eq!(sent, "sms.1767225600");
        assert_eq!(Arrival::channel_at(&sent, NOW), Some(Channel::Sms));
        assert_eq!(Arrival::channel_at(&sent, NOW.plus(Millis::minutes(119))), Some(Channel::Sms));
        assert_eq!(Arrival::channel_at(&sent, NOW.plus(Millis::minutes(121))), None);
    }

    #[test]
    fn who_comes_back_is_known_for_two_hours_r30() {
        let came = Arrival { channel: Channel::Sms, at: NOW };
        assert_eq!(came.back(), "came=sms.1767225600&c=s");
        assert_eq!(Arrival { channel: Channel::Direct, at: NOW }.back(), "came=direct.1767225600");
        let at = |minutes| NOW.plus(Millis::minutes(minutes));
        assert_eq!(Arrival::returning(&came.back(), at(119)).map(|came| came.channel), Some(Channel::Sms));
        assert_eq!(Arrival::returning(&came.back(), at(121)), None);
        for query in ["", "c=s", "came=", "came=sms", "xcame=sms.1767225600", "came=sms.9223372036854775807"] {
            assert_eq!(Arrival::returning(query, NOW), None, "{query}");
        }
    }

    #[test]
    fn what_nobody_sent_belongs_to_no_channel_r30() {
        for text in ["", ".", "sms", "sms.", "fax.1767225600", "sms.x", "sms.9999999999", "sms.-1", "sms.1767225600.1"]
        {
            assert_eq!(Arrival::channel_at(text, NOW), None, "{text}");
        }
    }
}
