//! What is put in.

use super::{Accent, Placeholder};
use crate::{WebAddress, words};

/// The most characters of one fact.
const FACT: usize = 200;

/// Whose letter it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// The name of the business.
    pub business: String,
    /// Its colour.
    pub accent: Accent,
    /// Whether the mail brings its logo along ([`MailDraft::logo`](crate::MailDraft::logo)), and shows it.
    pub logo: bool,
}

impl Brand {
    pub(super) fn shown(&self) -> String {
        shown(&self.business)
    }
}

/// What a message tells. Texts may be anything: they are made one line, and are shown as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Who gets it, if known. What looks like a web address is not taken for a name: strangers choose their names, and
    /// could have our mail carry their links.
    pub customer_name: Option<String>,
    /// With its currency, as people read it.
    pub amount: Option<String>,
    /// What for.
    pub title: Option<String>,
    /// The page.
    pub link: WebAddress,
    /// Until when, as people read it.
    pub due: Option<String>,
    /// For reminders: where one stops them.
    pub unsubscribe: Option<WebAddress>,
    /// Of a test link: marked, so that nobody takes it for a real one.
    pub test: bool,
}

impl Facts {
    /// `None`: not known, and nothing can stand in for it.
    pub(super) fn value(&self, placeholder: Placeholder, business: &str) -> Option<String> {
        match placeholder {
            Placeholder::CustomerName => {
                let name = known(self.customer_name.as_deref()).filter(|name| !looks_like_address(name));
                Some(name.unwrap_or_else(|| "there".to_owned()))
            }
            Placeholder::Business => Some(business.to_owned()),
            Placeholder::Amount => known(self.amount.as_deref()),
            Placeholder::Title => known(self.title.as_deref()),
            Placeholder::Link => Some(self.link.to_string()),
            Placeholder::Due => known(self.due.as_deref()),
        }
    }
}

fn known(text: Option<&str>) -> Option<String> {
    text.map(shown).filter(|text| !text.is_empty())
}

fn shown(text: &str) -> String {
    words::one_line(text).chars().take(FACT).collect::<String>().trim_end().to_owned()
}

/// `https://…`, `www.…`, `example.com/…`, `example.com`; not `J. R. Smith`.
fn looks_like_address(name: &str) -> bool {
    let dotted = |word: &str| {
        let parts: Vec<&str> = word.split('.').collect();
        parts.windows(2).any(|pair| pair.iter().all(|part| part.chars().filter(|c| c.is_alphanumeric()).count() >= 2))
    };
    name.contains(['/', '\\', '@', ':']) || name.split_whitespace().any(dotted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_cannot_carry_a_link() {
        for name in
            ["https://evil.example", "Win at evil.example", "www.evil.example", "a@evil.example", "evil.example."]
        {
            assert!(looks_like_address(name), "{name}");
        }
        for name in ["Maja Berg", "J. R. R. Smith", "J.R. Smith", "O'Neill-Žižek", "王小明", "Dr. No", "Maja."] {
            assert!(!looks_like_address(name), "{name}");
        }
    }
}
