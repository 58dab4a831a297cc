//! How a link is passed on: its address for each channel, and texts to embed and to send (R17, R31, P7).

use domain::view::Channel;
use serde::{Deserialize, Serialize};

/// A link, ready to be passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkSharing {
    /// Its address for each channel that can be told apart, in the order of the pages.
    pub channels: Vec<(Channel, String)>,
    /// The same by its short address. Empty: its address is a secret, and there is no shorter way to it.
    pub short: Vec<(Channel, String)>,
    /// A button for a website, as HTML.
    pub button: String,
    /// One line for an e-mail.
    pub subject: String,
    /// The e-mail as plain text.
    pub letter: String,
    /// A text message.
    pub message: String,
    /// A post for many readers.
    pub post: String,
}

/// A link's address that tells by which channel a visitor came.
pub fn marked(url: &str, channel: Channel) -> String {
    match channel.marker() {
        Some(letter) => format!("{url}{}c={letter}", if url.contains('?') { '&' } else { '?' }),
        None => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r22_an_address_tells_by_which_channel_a_visitor_came() {
        assert_eq!(marked("https://pay.example/a", Channel::Email), "https://pay.example/a?c=e");
        assert_eq!(marked("https://pay.example/a?x=1", Channel::Qr), "https://pay.example/a?x=1&c=q");
        assert_eq!(marked("https://pay.example/a", Channel::Direct), "https://pay.example/a");
    }
}
