//! Reading what a merchant wrote.

use super::{Kind, Placeholder, SUBJECT, Template};
use crate::words;
use domain::{
    secret::quoted,
    text::{self, TextError},
};

/// The most characters of a body.
const BODY: usize = 4_000;
/// The most placeholders in a body: each may become long.
const PLACEHOLDERS: usize = 30;

/// Text as it stands, or a place for a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Text(String),
    Value(Placeholder),
}

/// Why a text cannot be a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateError {
    /// Empty, too long, or with characters that cannot be shown.
    #[error(transparent)]
    Text(#[from] TextError),
    /// A placeholder that there is not.
    #[error("There is no {{{{{name}}}}}. You can use {known}.")]
    Unknown {
        /// What stands between the braces.
        name: String,
        /// Those that there are, as they are written.
        known: String,
    },
    /// Braces that are not closed.
    #[error("A placeholder begins with {{{{ and does not end: expected }}}} after its name, as in {example}.")]
    Open {
        /// One that is right.
        example: String,
    },
    /// More than can be filled in.
    #[error("A text can have {most} placeholders, and this has {given}.")]
    TooMany {
        /// The most.
        most: usize,
        /// How many there are.
        given: usize,
    },
}

pub(super) fn template(kind: Kind, subject: &str, body: &str) -> Result<Template, TemplateError> {
    let subject = text::line("The subject", subject, SUBJECT)?;
    let body = text::paragraph("The text", &body.replace('\t', " "), BODY)?.ok_or(TextError::Empty("The text"))?;
    let body = body.lines().map(|line| pieces(kind, line.trim_end())).collect::<Result<Vec<_>, _>>()?;
    let given = body.iter().flatten().filter(|piece| matches!(piece, Piece::Value(_))).count();
    if given > PLACEHOLDERS {
        return Err(TemplateError::TooMany { most: PLACEHOLDERS, given });
    }
    Ok(Template { kind, subject: pieces(kind, &subject)?, body })
}

fn pieces(kind: Kind, line: &str) -> Result<Vec<Piece>, TemplateError> {
    let mut pieces = Vec::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("{{") {
        let example = || TemplateError::Open { example: Placeholder::Business.written() };
        let (name, after) = after.split_once("}}").ok_or_else(example)?;
        if !before.is_empty() {
            pieces.push(Piece::Text(before.to_owned()));
        }
        let placeholder = Placeholder::of(kind, name.trim()).ok_or_else(|| unknown(kind, name))?;
        pieces.push(Piece::Value(placeholder));
        rest = after;
    }
    if !rest.is_empty() {
        pieces.push(Piece::Text(rest.to_owned()));
    }
    Ok(pieces)
}

fn unknown(kind: Kind, name: &str) -> TemplateError {
    let name = quoted(&words::one_line(name));
    let mut known: Vec<String> = kind.placeholders().iter().map(|it| it.written()).collect();
    let last = known.pop().unwrap_or_default();
    TemplateError::Unknown { name, known: format!("{} and {last}", known.join(", ")) }
}
