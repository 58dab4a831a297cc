//! A letter to send to a customer.

use super::{
    LinkText, SnippetError,
    button::button,
    text::{address, escaped, mark, plain, shortened},
};
use crate::preview::Price;

/// A letter, as text and as HTML for mail programs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line, at most 120 characters.
    pub subject: String,
    /// The whole letter as plain text.
    pub text: String,
    /// The same as a piece of HTML.
    pub html: String,
}

/// The letter.
///
/// # Errors
/// The address does not lead to a page.
pub fn email(link: &LinkText<'_>) -> Result<Letter, SnippetError> {
    let url = address(link)?;
    let (title, merchant) = (plain(link.title), plain(link.merchant));
    let ask = match link.price {
        Price::Fixed { .. } => format!("Please pay {} for {title}.", plain(&link.price.text())),
        Price::Open => format!("You can pay for {title}. You choose the amount."),
    };
    let how = "Open this page and pay from any wallet:";
    let safe =
        format!("The money goes straight to {merchant}. If you did not expect this letter, you need not do anything.");
    let test = match mark(link.test) {
        "" => "",
        _ => "This is a test. No real money moves.\n\n",
    };
    Ok(Letter {
        subject: shortened(&format!("{}{title}, from {merchant}", mark(link.test)), 120),
        text: format!("Hello,\n\n{test}{ask} {how}\n\n{url}\n\n{safe}\n\n{merchant}\n"),
        html: format!(
            "<p>Hello,</p>\n{}<p>{} {how}</p>\n<p>{}</p>\n<p><a href=\"{address}\">{address}</a></p>\n<p>{}</p>\n<p>{}</p>\n",
            if test.is_empty() { String::new() } else { format!("<p><strong>{}</strong></p>\n", test.trim_end()) },
            escaped(&ask),
            button(link)?.trim_end(),
            escaped(&safe),
            escaped(&merchant),
            address = escaped(url),
        ),
    })
}
