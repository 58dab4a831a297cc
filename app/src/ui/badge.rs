//! A state in a word.

use super::icon;
use leptos::prelude::*;

/// What kind of news something is; always beside an icon or a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Neither good nor bad.
    #[default]
    Plain,
    /// Done.
    Ok,
    /// Safe, but not settled.
    Warn,
    /// Cannot go on.
    Bad,
    /// Worth knowing.
    Info,
    /// The merchant's colour.
    Accent,
}

impl Tone {
    /// The class that colours it.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Plain => "",
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Bad => "bad",
            Self::Info => "info",
            Self::Accent => "accent",
        }
    }
}

/// A state in a word, with an icon, or with a dot if there is none.
pub fn badge(tone: Tone, sign: Option<&'static str>, words: impl Into<String>) -> impl IntoView {
    let dotted = if sign.is_none() { " dotted" } else { "" };
    let class = ["badge ", tone.class(), dotted].concat();
    view! { <span class=class>{sign.map(icon)} {words.into()}</span> }
}
