//! Text that people type: trimmed, bounded, without control characters and without what can spend money.

use crate::SecretKind;

/// Why a text was not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    /// Nothing but white space, where something is needed.
    #[error("{0} is needed.")]
    Empty(&'static str),
    /// Longer than the field may be.
    #[error("{what} can have {most} characters, and this has {given}.")]
    TooLong {
        /// The field's name, at the start of a sentence.
        what: &'static str,
        /// The most characters it may have.
        most: usize,
        /// How many were given.
        given: usize,
    },
    /// A character that cannot be seen and may deceive (a line break, a change of direction).
    #[error("{0} holds a character that cannot be shown. Type it again without it.")]
    Control(&'static str),
    /// Something that can spend money stands in it (I24). It is named and not repeated.
    #[error(
        "{what} holds {kind}. Whoever has it can spend your money, so it must never leave your wallet, and this server does not want it. Nothing was saved. Write it again without."
    )]
    Secret {
        /// The field's name, at the start of a sentence.
        what: &'static str,
        /// What it is.
        kind: SecretKind,
    },
}

/// What a reader may take an address for: letters and digits that look alike are one.
pub fn look(text: &str) -> String {
    let alike = |c: char| match c.to_ascii_lowercase() {
        '0' => 'o',
        '1' | 'i' => 'l',
        '_' => '-',
        other => other,
    };
    text.chars().map(alike).collect()
}

/// The word of a list that a text is, or may be taken for.
pub(crate) fn reads_as<'a>(text: &str, words: &[&'a str]) -> Option<&'a str> {
    let seen = look(text);
    words.iter().copied().find(|word| look(word) == seen)
}

/// One line of text, trimmed. `what` is the field's name at the start of a sentence, such as "The title".
///
/// # Errors
/// Empty, too long, or with control or bidirectional formatting characters.
pub fn line(what: &'static str, text: &str, most: usize) -> Result<String, TextError> {
    let text = optional_line(what, text, most)?;
    text.ok_or(TextError::Empty(what))
}

/// As [`line`], but nothing typed is `None`.
///
/// # Errors
/// Too long, or with characters that cannot be shown.
pub fn optional_line(what: &'static str, text: &str, most: usize) -> Result<Option<String>, TextError> {
    bounded(what, text, most, hidden)
}

/// As [`optional_line`], but line breaks are taken.
///
/// # Errors
/// Too long, or with characters that cannot be shown.
pub fn paragraph(what: &'static str, text: &str, most: usize) -> Result<Option<String>, TextError> {
    bounded(what, &text.replace("\r\n", "\n"), most, |c| hidden(c) && c != '\n')
}

fn bounded(
    what: &'static str,
    text: &str,
    most: usize,
    refused: impl Fn(char) -> bool,
) -> Result<Option<String>, TextError> {
    let text = text.trim();
    let given = text.chars().count();
    if given > most {
        return Err(TextError::TooLong { what, most, given });
    }
    if text.chars().any(refused) {
        return Err(TextError::Control(what));
    }
    if let Some(kind) = SecretKind::find_in(text) {
        return Err(TextError::Secret { what, kind });
    }
    Ok((!text.is_empty()).then(|| text.to_owned()))
}

/// Control characters, and those that reorder what stands around them (UAX #9).
fn hidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

/// An e-mail address as far as it can be told without sending to it: one `@`, a dot in the domain, no spaces.
///
/// # Errors
/// Another form, or longer than 254 characters (RFC 5321).
pub fn email(text: &str) -> Result<String, String> {
    let text = text.trim();
    if let Some(kind) = SecretKind::find_in(text) {
        return Err(TextError::Secret { what: "The e-mail address", kind }.to_string());
    }
    let fine = text.len() <= 254
        && text.split_once('@').is_some_and(|(user, domain)| {
            !user.is_empty()
                && user.len() <= 64
                && domain.contains('.')
                && !domain.starts_with('.')
                && !domain.ends_with('.')
                && !domain.contains("..")
                && !domain.contains('@')
        })
        && !text.chars().any(|c| {
            c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | ',' | ';' | '"' | '(' | ')' | '\\')
        });
    if fine { Ok(text.to_owned()) } else { Err("Enter an e-mail address such as maja@example.com.".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_deceives_or_overflows_is_refused() {
        assert_eq!(line("The title", "  ", 10), Err(TextError::Empty("The title")));
        assert!(matches!(line("The title", &"x".repeat(10_000), 120), Err(TextError::TooLong { given: 10_000, .. })));
        assert_eq!(line("The title", "pay\u{202E}eem", 20), Err(TextError::Control("The title")));
        assert_eq!(line("The title", "a\nb", 20), Err(TextError::Control("The title")));
        assert_eq!(paragraph("The note", "a\r\nb", 20), Ok(Some("a\nb".to_owned())));
        assert_eq!(line("The title", " <script> ", 20), Ok("<script>".to_owned()));
    }

    #[test]
    fn email_addresses_are_told_from_other_text() {
        assert!(email("maja@example.com").is_ok());
        for text in ["", "maja", "maja@", "@x.y", "a b@x.y", "a@x", "a@x..y", "a@b@c.d", "a@x.y\nBcc: q@x.y"] {
            assert!(email(text).is_err(), "{text}");
        }
    }
}
