//! Making text harmless where it goes.

use super::{LinkText, SnippetError};

/// Text for an element or a quoted attribute of HTML.
pub fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in plain(text).chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}

/// One line: no breaks (a mail's subject is a header), nothing that cannot be seen or turns what follows around.
pub fn plain(text: &str) -> String {
    let kept = text.chars().filter_map(|c| match c {
        c if c.is_whitespace() || c.is_control() => Some(' '),
        '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' => None,
        c => Some(c),
    });
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many characters, the last then an ellipsis.
pub fn shortened(text: &str, most: usize) -> String {
    let text = plain(text);
    if text.chars().count() <= most {
        return text;
    }
    let kept: String = text.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

/// The address, if it is one that only leads somewhere, without what would end an attribute or a line.
pub fn address<'a>(link: &LinkText<'a>) -> Result<&'a str, SnippetError> {
    let url = link.url;
    let leads = url.starts_with("https://") || url.starts_with("http://");
    let bare = !url.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '\'' | '<' | '>' | '`'));
    if leads && bare { Ok(url) } else { Err(SnippetError::Address) }
}

/// What stands before the words of a test link, so that nobody takes it for a real one.
pub const fn mark(test: bool) -> &'static str {
    if test { "[TEST] " } else { "" }
}
