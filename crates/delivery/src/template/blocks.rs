//! A filled-in text as paragraphs and a button, from which both parts of a mail are written.

use super::{Facts, Kind, Piece, Placeholder, Template};
use crate::WebAddress;

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Span {
    Text(String),
    /// What is read, and where it leads.
    Link(String, WebAddress),
}

/// A piece of a mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// The name of the business.
    Head(String),
    /// Lines that belong together.
    Paragraph(Vec<Vec<Span>>),
    /// The way to the page.
    Button(String, WebAddress),
    /// Why one gets this, and how it stops.
    Foot(String, Option<(&'static str, WebAddress)>),
}

impl Block {
    /// In plain text.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Head(text) => text.clone(),
            Self::Paragraph(lines) => {
                let line = |spans: &Vec<Span>| spans.iter().map(Span::text).collect::<String>();
                lines.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Self::Button(label, address) => format!("{label}:\n{address}"),
            Self::Foot(text, None) => text.clone(),
            Self::Foot(text, Some((label, address))) => format!("{text}\n{label}:\n{address}"),
        }
    }
}

impl Span {
    fn text(&self) -> &str {
        match self {
            Self::Text(text) | Self::Link(text, _) => text,
        }
    }
}

/// The whole letter.
pub(super) fn of(template: &Template, business: &str, facts: &Facts) -> Vec<Block> {
    let mut blocks = vec![Block::Head(business.to_owned())];
    if facts.test {
        blocks.push(Block::Paragraph(vec![vec![Span::Text("This is a test. No real money moves.".to_owned())]]));
    }
    let button = button(template.kind, facts);
    let mut lines: Vec<Vec<Span>> = Vec::new();
    let mut paragraphs = Vec::new();
    for line in &template.body {
        let end = line.is_empty();
        let alone = is_link_alone(line);
        if (end || alone) && !lines.is_empty() {
            paragraphs.push(Block::Paragraph(std::mem::take(&mut lines)));
        }
        if alone {
            paragraphs.push(button.clone());
        } else if !end {
            lines.extend(filled_in(line, business, facts));
        }
    }
    if !lines.is_empty() {
        paragraphs.push(Block::Paragraph(lines));
    }
    if !paragraphs.contains(&button) {
        paragraphs.push(button);
    }
    blocks.extend(paragraphs);
    let stop = facts.unsubscribe.clone().map(|address| ("Stop these reminders", address));
    blocks.push(Block::Foot(template.kind.reason(business), stop));
    blocks
}

fn button(kind: Kind, facts: &Facts) -> Block {
    let amount = facts.value(Placeholder::Amount, "");
    Block::Button(kind.button(amount.as_deref()), facts.link.clone())
}

/// Nothing but the link, perhaps between spaces.
fn is_link_alone(line: &[Piece]) -> bool {
    let mut meant = line.iter().filter(|piece| !matches!(piece, Piece::Text(text) if text.trim().is_empty()));
    meant.next() == Some(&Piece::Value(Placeholder::Link)) && meant.next().is_none()
}

/// `None`: something in the line is not known.
fn filled_in(line: &[Piece], business: &str, facts: &Facts) -> Option<Vec<Span>> {
    let mut spans = Vec::new();
    for piece in line {
        match piece {
            Piece::Text(text) => spans.extend(linked(text)),
            Piece::Value(Placeholder::Link) => spans.push(Span::Link(facts.link.to_string(), facts.link.clone())),
            // Not searched for addresses: what a stranger filled in stays text.
            Piece::Value(placeholder) => spans.push(Span::Text(facts.value(*placeholder, business)?)),
        }
    }
    Some(spans)
}

/// Text with the web addresses in it made links.
fn linked(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some(start) = ["https://", "http://"].iter().filter_map(|scheme| rest.find(scheme)).min() {
        let (before, after) = rest.split_at(start);
        let word = after.split(char::is_whitespace).next().unwrap_or_default();
        let word = word.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '"', '\'', '>', '”', '’']);
        if !before.is_empty() {
            spans.push(Span::Text(before.to_owned()));
        }
        let end = if word.is_empty() { after.len() } else { word.len() };
        let (word, after) = after.split_at(end);
        spans.push(match word.parse() {
            Ok(address) => Span::Link(word.to_owned(), address),
            Err(_) => Span::Text(word.to_owned()),
        });
        rest = after;
    }
    if !rest.is_empty() {
        spans.push(Span::Text(rest.to_owned()));
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_text_become_links_without_what_stands_around_them() {
        let text = "See https://a.example/b?c=1, (http://d.example) and ftp://e.example or https://. Done";
        let links: Vec<_> = linked(text)
            .into_iter()
            .filter_map(|span| match span {
                Span::Link(text, address) => Some((text, address.to_string())),
                Span::Text(_) => None,
            })
            .collect();
        let link = |text: &str, address: &str| (text.to_owned(), address.to_owned());
        assert_eq!(
            links,
            [link("https://a.example/b?c=1", "https://a.example/b?c=1"), link("http://d.example", "http://d.example/")]
        );
        assert_eq!(linked(text).iter().map(Span::text).collect::<String>(), text, "no letter is lost");
    }
}
