//! What is written to customers: text that the merchant may change, with placeholders, and the mail that it becomes.
//!
//! A merchant writes plain text. [`Template::render`] puts the facts in and gives the subject, the plain text and the
//! branded HTML, whose words are the same. It is pure, so that a preview is what will be sent.

mod accent;
mod blocks;
mod defaults;
mod facts;
mod html;
mod kind;
mod member;
mod notice;
mod parse;
mod placeholder;
mod short;

pub use accent::{Accent, AccentError};
pub use facts::{Brand, Facts};
pub use html::{LOGO_ID, shows_logo, with_logo};
pub use kind::Kind;
pub use member::password_reset;
pub use notice::{Group, Happened, Notice, notice};
pub use parse::TemplateError;
pub use placeholder::Placeholder;
pub use short::sms;

use crate::words;
use blocks::{Block, Span};
use parse::Piece;

/// The most characters of a subject.
const SUBJECT: usize = 200;

/// A template that was checked: it holds only placeholders that its kind has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    kind: Kind,
    subject: Vec<Piece>,
    /// By line.
    body: Vec<Vec<Piece>>,
}

/// What a template came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// One line.
    pub subject: String,
    /// The plain text part.
    pub text: String,
    /// The HTML part: a whole document.
    pub html: String,
}

impl Template {
    /// Reads what a merchant wrote.
    ///
    /// # Errors
    /// What is wrong with it, and what there is instead.
    pub fn parse(kind: Kind, subject: &str, body: &str) -> Result<Self, TemplateError> {
        parse::template(kind, subject, body)
    }

    /// What it is for.
    pub const fn kind(&self) -> Kind {
        self.kind
    }

    /// The mail that it becomes. Whatever is in the facts stays text.
    pub fn render(&self, brand: &Brand, facts: &Facts) -> Rendered {
        let business = brand.shown();
        let subject = self.subject_line(&business, facts);
        let blocks = blocks::of(self, &business, facts);
        Rendered {
            text: blocks.iter().map(Block::text).collect::<Vec<_>>().join("\n\n"),
            html: html::document(&subject, brand.accent, brand.logo, &blocks),
            subject,
        }
    }

    fn subject_line(&self, business: &str, facts: &Facts) -> String {
        let mark = if facts.test { "[TEST] " } else { "" };
        let mut line = String::from(mark);
        for piece in &self.subject {
            match piece {
                Piece::Text(text) => line.push_str(text),
                // A subject is too short to leave a line of it out.
                Piece::Value(placeholder) => line.push_str(&facts.value(*placeholder, business).unwrap_or_default()),
            }
        }
        let line = words::one_line(&line);
        if line == mark.trim_end() {
            return format!("{mark}Message from {business}");
        }
        if line.chars().count() <= SUBJECT {
            return line;
        }
        let kept: String = line.chars().take(SUBJECT - 1).collect();
        format!("{}…", kept.trim_end())
    }
}
