//! What a page remembers about how its visitor came, until they pay (R30).

use super::Channel;
use crate::Millis;
use std::fmt;

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
        let (channel, seconds) = text.split_once('.')?;
        let came = Self { channel: channel.parse().ok()?, at: Millis::seconds(seconds.parse().ok()?) };
        let ago = now.since(came.at);
        // The text has whole seconds, so the present one may seem to be ahead by nothing, never by more.
        (Millis(0)..=Self::COUNTS_FOR).contains(&ago).then_some(came.channel)
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
    fn what_nobody_sent_belongs_to_no_channel_r30() {
        for text in ["", ".", "sms", "sms.", "fax.1767225600", "sms.x", "sms.9999999999", "sms.-1", "sms.1767225600.1"]
        {
            assert_eq!(Arrival::channel_at(text, NOW), None, "{text}");
        }
    }
}
