//! Markup as text, for what server and browser both make.
//!
//! A view of Leptos brings the code that builds, hydrates and updates each of its nodes into the browser's bundle; for a
//! card with a dozen states that is more than the pay page may weigh. As text it is a few strings, and the browser parses
//! them. Safe by its types: only literals are taken as they are, everything else is escaped.

use leptos::{prelude::*, tachys::html::InertElement};

/// A piece of HTML.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Markup(String);

impl Markup {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self(String::new())
    }

    /// Markup of our own, as it is written in the source.
    pub fn raw(mut self, html: &'static str) -> Self {
        self.0.push_str(html);
        self
    }

    /// Text, for an element or a quoted attribute.
    pub fn text(mut self, text: &str) -> Self {
        for character in text.chars() {
            match character {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                other => self.0.push(other),
            }
        }
        self
    }

    /// A number.
    pub fn number(self, number: u32) -> Self {
        self.text(&number.to_string())
    }

    /// More markup.
    pub fn with(mut self, more: Self) -> Self {
        self.0.push_str(&more.0);
        self
    }

    /// More markup, if there is any.
    pub fn maybe(self, more: Option<Self>) -> Self {
        match more {
            Some(more) => self.with(more),
            None => self,
        }
    }

    /// As HTML.
    pub fn into_html(self) -> String {
        self.0
    }

    /// As a view. It has to be one element with everything inside.
    pub fn view(self) -> impl IntoView {
        InertElement::new(self.0)
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<T: IntoIterator<Item = Markup>>(pieces: T) -> Self {
        pieces.into_iter().fold(Self::new(), Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn text_cannot_become_markup() {
        let markup = Markup::new().raw("<p title=\"").text("\"><script>").raw("\">").text("a & b").raw("</p>");
        assert_eq!(markup.into_html(), "<p title=\"&quot;&gt;&lt;script&gt;\">a &amp; b</p>");
    }
}
