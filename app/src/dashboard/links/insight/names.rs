//! Words for figures.

use crate::ui::moment::date_and_time;
use domain::view::Channel;

/// What a channel is called.
pub const fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "E-mail",
        Channel::Sms => "Text message",
        Channel::Social => "Social",
        Channel::Qr => "QR code",
        Channel::Website => "Website",
        Channel::Direct => "Direct",
    }
}

/// The icon of a channel.
pub const fn channel_icon(channel: Channel) -> &'static str {
    match channel {
        Channel::Email => "mail",
        Channel::Sms => "message-square",
        Channel::Social => "message-circle",
        Channel::Qr => "qr-code",
        Channel::Website => "globe",
        Channel::Direct => "link",
    }
}

/// Hundredths of a percent as people write them: `4.13%`, `12.5%`, `100%`; a dash where there is nothing to divide by.
pub fn percent(hundredths: Option<u32>) -> String {
    let Some(hundredths) = hundredths else { return "–".to_owned() };
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{whole}%"),
        rest if rest % 10 == 0 => format!("{whole}.{}%", rest / 10),
        rest => format!("{whole}.{rest:02}%"),
    }
}

/// A day of this or the last year: `19 Mar`.
pub fn day(ms: i64) -> String {
    let text = date_and_time(ms);
    let mut words = text.split(' ');
    let (day, month) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    format!("{day} {}", month.get(..3).unwrap_or(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r18_conversion_is_said_to_the_hundredth_of_a_percent() {
        for (hundredths, words) in [(0, "0%"), (5, "0.05%"), (413, "4.13%"), (1_250, "12.5%"), (10_000, "100%")] {
            assert_eq!(percent(Some(hundredths)), words);
        }
        assert_eq!(percent(None), "–", "nobody looked");
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(day(1_773_929_525_000), "19 Mar");
        assert_eq!(day(0), "1 Jan");
    }
}
