//! Making words of strangers fit to be shown and logged.

/// The most characters of what a server said that are kept.
const MOST: usize = 300;

/// One line without anything that cannot be seen or that turns what follows around, cut where it gets long.
pub(crate) fn tamed(text: &str) -> String {
    let line = one_line(text);
    if line.chars().count() <= MOST {
        return line;
    }
    let kept: String = line.chars().take(MOST - 1).collect();
    format!("{}…", kept.trim_end())
}

/// The same, however long.
pub(crate) fn one_line(text: &str) -> String {
    let seen: String = text.chars().filter_map(|c| if breaks(c) { Some(' ') } else { shown(c).then_some(c) }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Ends a line or is none of its characters.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Neither reorders what stands around it (UAX #9) nor hides.
fn shown(c: char) -> bool {
    let hidden = matches!(c, '\u{061C}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{FEFF}');
    !hidden && !matches!(c, '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_of_strangers_are_one_short_line() {
        assert_eq!(tamed(" no\r\nsuch\tuser\0\u{1b}[31m \u{202e}ereh "), "no such user [31m ereh");
        let long = tamed(&"word ".repeat(1_000));
        assert!(long.chars().count() <= MOST && long.ends_with('…'), "{long}");
    }

    proptest! {
        #[test]
        fn nothing_that_breaks_a_line_or_hides_is_left(text in any::<String>()) {
            let line = tamed(&text);
            prop_assert!(!line.chars().any(|c| breaks(c) || !shown(c)));
            prop_assert!(domain::text::optional_line("It", &line, MOST).is_ok());
        }
    }
}
