//! Text that our fonts can draw. A picture full of question marks would tell less than other words.

use crate::face::{Face, is_joiner};

/// The text without what the font lacks (pictures in it, single letters of another script). `None`: so little would be
/// left that it would not be the same text.
pub fn legible(face: &Face, text: &str) -> Option<String> {
    let seen = |c: &char| !c.is_whitespace() && !c.is_control() && !is_joiner(*c);
    let all = text.chars().filter(seen).count();
    let kept: String = text
        .chars()
        .filter(|c| !is_joiner(*c))
        .map(|c| if c.is_whitespace() || c.is_control() { ' ' } else { c })
        .filter(|c| face.has(*c))
        .collect();
    let left = kept.chars().filter(seen).count();
    let letters = kept.chars().any(char::is_alphanumeric);
    (letters && left * 2 >= all).then(|| kept.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The first letter or figure, as a capital.
pub fn initial(text: &str) -> Option<String> {
    text.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::face::Family;

    #[test]
    fn what_cannot_be_drawn_is_left_out_and_too_much_of_it_is_another_text() {
        let family = Family::inter().unwrap();
        let read = |text: &str| legible(&family.semibold, text);
        assert_eq!(read("Coffee ☕\u{FE0F} and cake 👩\u{200D}🍳").as_deref(), Some("Coffee and cake"));
        assert_eq!(read("ночь  νύχτα\tŁódź").as_deref(), Some("ночь νύχτα Łódź"));
        assert_eq!(read("a\u{202E}b").as_deref(), Some("ab"));
        for text in ["", " ", "夜景写真", "صورة ليلية", "👩\u{200D}🚀", "夜景写真ab", "!!!"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(initial("  »łódź"), Some("Ł".to_owned()));
        assert_eq!(initial("…"), None);
    }
}
