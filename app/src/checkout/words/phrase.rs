//! Sentences with some words set off.

use crate::ui::Markup;

/// Text in pieces, some of them bold.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Phrase(Vec<(bool, String)>);

impl Phrase {
    /// Plain text.
    pub fn say(mut self, text: &str) -> Self {
        self.0.push((false, text.to_owned()));
        self
    }

    /// Bold text.
    pub fn stress(mut self, text: &str) -> Self {
        self.0.push((true, text.to_owned()));
        self
    }

    /// With the emphasis.
    pub fn markup(&self) -> Markup {
        let piece = |(bold, text): &(bool, String)| {
            let text = Markup::new().text(text);
            if *bold { Markup::new().raw("<b>").with(text).raw("</b>") } else { text }
        };
        self.0.iter().map(piece).collect()
    }

    /// Without the emphasis.
    pub fn plain(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_str()).collect()
    }
}
