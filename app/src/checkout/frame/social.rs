//! What chats and social sites read in a page's head to show it (Open Graph, and what X adds to it).

use super::document::{escaped, write};

/// What is shown of a page that was passed on.
#[derive(Debug, Clone, Copy)]
pub struct Social<'a> {
    /// The page's own address, absolute; made from the settings (I21).
    pub url: &'a str,
    /// What it is about.
    pub title: &'a str,
    /// One sentence more.
    pub description: &'a str,
    /// Whose it is.
    pub site: &'a str,
    /// The picture: absolute address, 1200 by 630 pixels.
    pub image: &'a str,
}

/// Writes the elements. X reads the title and the rest from Open Graph's.
pub fn social(html: &mut String, lang: &str, facts: &Social<'_>) {
    let locale = if lang == "en" { "en_US" } else { lang };
    for (property, content) in [
        ("og:type", "website"),
        ("og:locale", locale),
        ("og:site_name", facts.site),
        ("og:url", facts.url),
        ("og:title", facts.title),
        ("og:description", facts.description),
        ("og:image", facts.image),
        ("og:image:type", "image/png"),
        ("og:image:width", "1200"),
        ("og:image:height", "630"),
        ("og:image:alt", facts.title),
    ] {
        write(html, &["<meta property=\"", property, "\" content=\"", &escaped(content), "\">"]);
    }
    for (name, content) in [
        ("twitter:card", "summary_large_image"),
        ("twitter:title", facts.title),
        ("twitter:description", facts.description),
        ("twitter:image", facts.image),
    ] {
        write(html, &["<meta name=\"", name, "\" content=\"", &escaped(content), "\">"]);
    }
}
