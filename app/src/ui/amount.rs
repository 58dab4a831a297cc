//! The amount: the largest thing on a page.

use super::Markup;
use leptos::prelude::*;

/// From this many characters on, an amount is set smaller, so that it stays on one line on a phone.
const LONG: usize = 12;

/// An amount and its unit, as a paragraph.
pub fn amount_html(figure: &str, unit: &str) -> Markup {
    let long = if figure.len() + unit.len() > LONG { " data-long" } else { "" };
    Markup::new()
        .raw("<p class=\"amount\"")
        .raw(long)
        .raw(">")
        .text(figure)
        .raw(" <span class=\"unit\">")
        .text(unit)
        .raw("</span></p>")
}

/// [`amount_html`] as a view.
pub fn amount(figure: &str, unit: &str) -> impl IntoView + use<> {
    amount_html(figure, unit).view()
}

/// Whether an amount as text is more than zero.
pub fn is_something(amount: &str) -> bool {
    amount.bytes().any(|byte| (b'1'..=b'9').contains(&byte))
}

#[cfg(test)]
mod tests {
    use super::is_something;

    #[test]
    fn nothing_is_told_from_something() {
        assert!(!["0", "0.00", ""].into_iter().any(is_something));
        assert!(["0.000001", "22.50", "7"].into_iter().all(is_something));
    }
}
