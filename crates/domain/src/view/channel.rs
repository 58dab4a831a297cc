//! By which channel a visitor came (R22): what the link says about itself, else where the visitor came from.

use super::{Referrer, ReferrerHost};
use crate::secret::quoted;
use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// How a link reached a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// By e-mail.
    Email,
    /// By SMS.
    Sms,
    /// Through a social network or a messenger.
    Social,
    /// A QR code that was scanned.
    Qr,
    /// A button or link on a website.
    Website,
    /// Typed, from a bookmark, or nothing is known.
    Direct,
}

/// A stored word that names no channel.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a channel: expected email, sms, social, qr, website or direct")]
pub struct UnknownChannel(String);

/// Every channel with its stored word and the letter that links carry.
const CHANNELS: [(Channel, &str, Option<&str>); 6] = [
    (Channel::Email, "email", Some("e")),
    (Channel::Sms, "sms", Some("s")),
    (Channel::Social, "social", Some("p")),
    (Channel::Qr, "qr", Some("q")),
    (Channel::Website, "website", Some("w")),
    (Channel::Direct, "direct", None),
];

const EMAIL: &[&str] = &["email", "e-mail", "mail", "newsletter", "mailchimp", "sendgrid", "brevo", "klaviyo"];
const SMS: &[&str] = &["sms", "text", "mms", "rcs"];
const QR: &[&str] = &["qr", "qr-code", "qr_code", "qrcode", "print", "poster", "flyer"];
const WEBSITE: &[&str] = &[
    "website",
    "web",
    "site",
    "referral",
    "button",
    "blog",
    "banner",
    "display",
    "cpc",
    "organic",
    "search",
    "affiliate",
];
const SOCIAL: &[&str] = &[
    "social",
    "social-media",
    "social_media",
    "socialmedia",
    "paid_social",
    "post",
    "facebook",
    "fb",
    "instagram",
    "ig",
    "linkedin",
    "x",
    "twitter",
    "tiktok",
    "youtube",
    "reddit",
    "pinterest",
    "snapchat",
    "mastodon",
    "bluesky",
    "threads",
    "whatsapp",
    "telegram",
    "discord",
    "slack",
    "messenger",
    "chat",
    "teams",
];

const EMAIL_HOSTS: &[&str] = &[
    "mail.google.com",
    "outlook.com",
    "outlook.live.com",
    "outlook.office.com",
    "outlook.office365.com",
    "mail.yahoo.com",
    "mail.proton.me",
    "mail.aol.com",
    "mail.zoho.com",
    "app.fastmail.com",
    "mail.yandex.com",
    "mail.yandex.ru",
    "gmx.net",
    "web.de",
    "mail.com",
    "mail.ru",
    "webmail.icloud.com",
];
const SMS_HOSTS: &[&str] = &["messages.google.com"];
const SOCIAL_HOSTS: &[&str] = &[
    "facebook.com",
    "fb.com",
    "fb.me",
    "messenger.com",
    "instagram.com",
    "threads.net",
    "threads.com",
    "x.com",
    "twitter.com",
    "t.co",
    "linkedin.com",
    "lnkd.in",
    "tiktok.com",
    "youtube.com",
    "youtu.be",
    "reddit.com",
    "pinterest.com",
    "pin.it",
    "snapchat.com",
    "whatsapp.com",
    "wa.me",
    "telegram.org",
    "t.me",
    "discord.com",
    "slack.com",
    "vk.com",
    "bsky.app",
    "mastodon.social",
    "teams.microsoft.com",
    "tumblr.com",
    "news.ycombinator.com",
    "line.me",
];

/// What the address of the page says about how it was shared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Campaign {
    /// `c`: a letter that our own share buttons, codes and messages put there.
    pub marker: Option<String>,
    /// `utm_source`.
    pub source: Option<String>,
    /// `utm_medium`.
    pub medium: Option<String>,
}

impl Channel {
    /// All of them, in the order of the merchant's pages.
    pub const ALL: [Self; 6] = [Self::Email, Self::Sms, Self::Social, Self::Qr, Self::Website, Self::Direct];

    /// The stored word.
    pub fn as_str(self) -> &'static str {
        CHANNELS.iter().find(|(channel, ..)| *channel == self).map_or("direct", |(_, word, _)| word)
    }

    /// The letter for `?c=` in a link that is shared by this channel. `None`: the bare link.
    pub fn marker(self) -> Option<&'static str> {
        CHANNELS.iter().find(|(channel, ..)| *channel == self).and_then(|(.., marker)| *marker)
    }

    /// By which channel a visitor came: our own marker, else utm, else where they came from.
    pub fn of(campaign: &Campaign, referrer: &Referrer) -> Self {
        let marked = campaign.marker.as_deref().and_then(Self::marked);
        let named = || [&campaign.medium, &campaign.source].into_iter().flatten().find_map(|word| Self::named(word));
        let came = || match referrer {
            Referrer::Other(host) => Some(Self::from_host(host)),
            // A campaign that names neither: somebody put it on a page.
            _ => (campaign.source.is_some() || campaign.medium.is_some()).then_some(Self::Website),
        };
        marked.or_else(named).or_else(came).unwrap_or(Self::Direct)
    }

    fn marked(marker: &str) -> Option<Self> {
        CHANNELS.iter().find(|(.., letter)| *letter == Some(marker)).map(|(channel, ..)| *channel)
    }

    fn named(word: &str) -> Option<Self> {
        let word = word.to_ascii_lowercase();
        [(Self::Email, EMAIL), (Self::Sms, SMS), (Self::Social, SOCIAL), (Self::Qr, QR), (Self::Website, WEBSITE)]
            .into_iter()
            .find(|(_, words)| words.contains(&word.as_str()))
            .map(|(channel, _)| channel)
    }

    fn from_host(host: &ReferrerHost) -> Self {
        [(Self::Email, EMAIL_HOSTS), (Self::Sms, SMS_HOSTS), (Self::Social, SOCIAL_HOSTS)]
            .into_iter()
            .find(|(_, hosts)| hosts.iter().any(|name| host.is_within(name)))
            .map_or(Self::Website, |(channel, _)| channel)
    }
}

impl Campaign {
    /// Reads the query of a page's address. Values are compared with words, so only plain ones need to be understood:
    /// nothing is decoded, and what is odd is no campaign.
    pub fn read(query: &str) -> Self {
        let mut read = Self::default();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let field = match key {
                "c" => &mut read.marker,
                "utm_source" => &mut read.source,
                "utm_medium" => &mut read.medium,
                _ => continue,
            };
            if field.is_none() && (1..=64).contains(&value.len()) {
                *field = Some(value.to_owned());
            }
        }
        read
    }
}

impl FromStr for Channel {
    type Err = UnknownChannel;
    fn from_str(text: &str) -> Result<Self, UnknownChannel> {
        let known = CHANNELS.iter().find(|(_, word, _)| *word == text);
        known.map(|(channel, ..)| *channel).ok_or_else(|| UnknownChannel(quoted(text)))
    }
}

impl fmt::Display for Channel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(query: &str, referrer: &str) -> Channel {
        Channel::of(&Campaign::read(query), &Referrer::read(referrer, "https://pay.example"))
    }

    #[test]
    fn what_a_link_says_about_itself_comes_first_r22() {
        assert_eq!(came("c=q", "https://www.facebook.com/"), Channel::Qr);
        assert_eq!(came("c=s&utm_medium=email", ""), Channel::Sms);
        assert_eq!(came("utm_source=newsletter&utm_medium=Email", "https://t.co/"), Channel::Email);
        assert_eq!(came("utm_source=instagram&utm_medium=cpm", ""), Channel::Social);
        assert_eq!(came("utm_source=spring", ""), Channel::Website, "a campaign that names no channel is on a page");
        for channel in Channel::ALL {
            let query = channel.marker().map(|letter| format!("c={letter}")).unwrap_or_default();
            assert_eq!(came(&query, ""), channel, "{channel}");
        }
    }

    #[test]
    fn else_the_page_that_a_visitor_came_from_tells_r22() {
        for (referrer, channel) in [
            ("https://mail.google.com/mail/u/0/", Channel::Email),
            ("android-app://com.google.android.gm/", Channel::Email),
            ("https://l.facebook.com/l.php?u=x", Channel::Social),
            ("https://t.co/abc", Channel::Social),
            ("https://web.whatsapp.com/", Channel::Social),
            ("https://notfacebook.com/", Channel::Website),
            ("https://www.google.com/", Channel::Website),
            ("https://shop.example/cart", Channel::Website),
            ("https://pay.example/northlight", Channel::Direct),
            ("", Channel::Direct),
        ] {
            assert_eq!(came("", referrer), channel, "{referrer}");
        }
    }

    #[test]
    fn a_query_that_is_odd_names_no_channel() {
        for query in ["c=", "c", "=", "&&&", "c=zz", "C=e", "utm_medium=", "%00=%ff"] {
            assert_eq!(came(query, ""), Channel::Direct, "{query}");
        }
        let long = format!("utm_medium={}", "e".repeat(100));
        assert_eq!(came(&long, ""), Channel::Direct);
        assert_eq!(came("c=e&c=s", ""), Channel::Email, "the first one holds");
    }

    #[test]
    fn every_channel_survives_being_stored() {
        for channel in Channel::ALL {
            assert_eq!(channel.as_str().parse(), Ok(channel));
        }
        assert!("fax".parse::<Channel>().is_err());
    }
}
