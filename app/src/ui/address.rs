//! Addresses and transaction ids, so that people can compare them.

use super::Markup;
use leptos::prelude::*;

/// How many characters are set off at each end.
const ENDS: usize = 6;

/// Splits into a prefix that all share (`0x`), the first six characters, the middle and the last six.
fn split(text: &str) -> (&str, &str, &str, &str) {
    let (prefix, rest) = text.split_at(if text.starts_with("0x") { 2 } else { 0 });
    if !rest.is_ascii() || rest.len() <= 2 * ENDS {
        return (prefix, rest, "", "");
    }
    let (first, rest) = rest.split_at(ENDS);
    let (middle, last) = rest.split_at(rest.len() - ENDS);
    (prefix, first, middle, last)
}

/// A whole address, six characters bold at each end. What must be compared or copied is never shortened.
pub fn address_html(text: &str) -> Markup {
    let (prefix, first, middle, last) = split(text);
    Markup::new()
        .raw("<span class=\"addr\">")
        .text(prefix)
        .raw("<b>")
        .text(first)
        .raw("</b>")
        .text(middle)
        .raw("<b>")
        .text(last)
        .raw("</b></span>")
}

/// The two ends of a transaction's id; only beside a link that shows all of it.
pub fn short_id_html(text: &str) -> Markup {
    let (prefix, first, middle, last) = split(text);
    Markup::new()
        .raw("<span class=\"addr short\">")
        .text(prefix)
        .raw("<b>")
        .text(first)
        .raw("</b>")
        .raw(if middle.is_empty() { "" } else { "…" })
        .raw("<b>")
        .text(last)
        .raw("</b></span>")
}

/// [`address_html`] as a view.
pub fn address(text: &str) -> impl IntoView + use<> {
    address_html(text).view()
}

/// [`short_id_html`] as a view.
pub fn short_id(text: &str) -> impl IntoView + use<> {
    short_id_html(text).view()
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn six_characters_are_set_off_at_each_end_after_the_prefix() {
        let (prefix, first, middle, last) = split("0x7A3fE291bC04d8F6aE35b1907C2dF48e6B5cD9e1");
        assert_eq!((prefix, first, last), ("0x", "7A3fE2", "5cD9e1"));
        assert_eq!(middle.len(), 28);
    }

    #[test]
    fn what_is_short_or_not_ascii_stays_whole() {
        assert_eq!(split("sbx1"), ("", "sbx1", "", ""));
        assert_eq!(split("öööööööööööööööö").1, "öööööööööööööööö");
    }
}
