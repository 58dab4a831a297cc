//! The page that a visitor came from: its host and nothing more, since paths and queries tell about people.

use crate::secret::quoted;
use std::{fmt, str::FromStr};

/// A host such as `news.example`, in lower case, without `www.`, port or path.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReferrerHost(String);

/// A stored text that is no host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a host: expected a name such as news.example")]
pub struct ReferrerHostError(String);

/// What a browser says about where it came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Referrer {
    /// Nothing, or nothing that can be read.
    None,
    /// A page of this server that customers look around on, such as the merchant's own page.
    Own,
    /// A payment's page or the dashboard of this server: a customer comes back to choose another coin, or the merchant
    /// looks. Nobody new has come.
    Returning,
    /// Another site.
    Other(ReferrerHost),
}

/// The longest name that DNS allows.
const LONGEST: usize = 253;
/// Where paths of this server begin from which nobody new comes.
const RETURNING: [&str; 3] = ["/s/", "/dashboard", "/sandbox/"];

impl ReferrerHost {
    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is this name or below it.
    pub fn is_within(&self, name: &str) -> bool {
        self.0.strip_suffix(name).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

impl Referrer {
    /// Reads a `Referer` header. `origin` is this server's own, such as `https://pay.example`.
    pub fn read(header: &str, origin: &str) -> Self {
        let (Some((scheme, authority, path)), own) = (parts(header), parts(origin)) else { return Self::None };
        if own.is_some_and(|(_, own, _)| authority.eq_ignore_ascii_case(own)) {
            let returning = RETURNING.iter().any(|start| path.starts_with(start));
            return if returning { Self::Returning } else { Self::Own };
        }
        // An Android application names itself by its package.
        if scheme.eq_ignore_ascii_case("android-app") {
            return app(authority).map_or(Self::None, |name| Self::Other(ReferrerHost(name.to_owned())));
        }
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host).to_ascii_lowercase();
        host.strip_prefix("www.").unwrap_or(&host).parse().map_or(Self::None, Self::Other)
    }
}

/// Scheme, authority and path.
fn parts(url: &str) -> Option<(&str, &str, &str)> {
    let (scheme, rest) = url.trim().split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    (!authority.is_empty()).then_some((scheme, authority, path))
}

/// The site behind an application's package.
fn app(package: &str) -> Option<&'static str> {
    [
        ("com.google.android.gm", "mail.google.com"),
        ("com.google.android.googlequicksearchbox", "google.com"),
        ("com.facebook", "facebook.com"),
        ("com.instagram", "instagram.com"),
        ("com.linkedin", "linkedin.com"),
        ("com.twitter", "x.com"),
        ("com.slack", "slack.com"),
        ("org.telegram", "telegram.org"),
        ("com.whatsapp", "whatsapp.com"),
        ("com.reddit", "reddit.com"),
        ("com.pinterest", "pinterest.com"),
        ("com.microsoft.office.outlook", "outlook.com"),
        ("com.google.android.apps.messaging", "messages.google.com"),
    ]
    .into_iter()
    .find(|(start, _)| package.starts_with(start))
    .map(|(_, name)| name)
}

impl FromStr for ReferrerHost {
    type Err = ReferrerHostError;
    fn from_str(text: &str) -> Result<Self, ReferrerHostError> {
        let fine = (1..=LONGEST).contains(&text.len())
            && !text.starts_with(['.', '-'])
            && !text.contains("..")
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'_'))
            // A bare address of a machine would be a place, not a site.
            && text.bytes().any(|b| b.is_ascii_lowercase());
        if fine { Ok(Self(text.to_owned())) } else { Err(ReferrerHostError(quoted(text))) }
    }
}

impl fmt::Display for ReferrerHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ORIGIN: &str = "https://pay.example";

    fn host(header: &str) -> Option<String> {
        match Referrer::read(header, ORIGIN) {
            Referrer::Other(host) => Some(host.to_string()),
            _ => None,
        }
    }

    #[test]
    fn only_the_host_of_a_referrer_is_kept_r19() {
        assert_eq!(host("https://www.News.example:8443/a/private?token=1#x").as_deref(), Some("news.example"));
        assert_eq!(host("https://someone:secret@t.co").as_deref(), Some("t.co"));
        assert_eq!(host("http://mail.example?q=/").as_deref(), Some("mail.example"));
        assert_eq!(host("android-app://com.google.android.gm/").as_deref(), Some("mail.google.com"));
    }

    #[test]
    fn what_is_no_site_is_no_referrer() {
        for header in [
            "",
            "about:blank",
            "https://",
            "nonsense",
            "https://<script>",
            "https://203.0.113.7/",
            "https://[::1]/",
            "data:text/html,x",
        ] {
            assert_eq!(host(header), None, "{header}");
        }
        assert_eq!(host(&format!("https://{}.example/", "a".repeat(300))), None);
    }

    #[test]
    fn whoever_comes_back_from_paying_or_from_the_dashboard_is_nobody_new() {
        let read = |header| Referrer::read(header, ORIGIN);
        assert_eq!(read("https://pay.example/s/ses_1"), Referrer::Returning);
        assert_eq!(read("https://pay.example/dashboard/links"), Referrer::Returning);
        assert_eq!(read("https://pay.example/northlight"), Referrer::Own);
        assert_eq!(read("https://pay.example/"), Referrer::Own);
        assert!(matches!(read("https://other.example/s/ses_1"), Referrer::Other(_)));
    }

    proptest! {
        #[test]
        fn path_query_and_password_never_show_r19(path in "[a-z0-9]{1,20}", secret in "[A-Z]{12}") {
            let header = format!("https://u:{secret}@news.example/{path}/{secret}?{secret}#{secret}");
            prop_assert_eq!(host(&header), Some("news.example".to_owned()));
        }

        #[test]
        fn whatever_is_sent_a_referrer_that_is_kept_survives_being_stored(header in ".{0,80}") {
            if let Some(host) = host(&header) {
                prop_assert!(host.parse::<ReferrerHost>().is_ok());
            }
        }
    }
}
