//! A button for a website: one element, no script, no stylesheet, no picture that could be followed.

use super::{
    LinkText, SnippetError,
    text::{address, escaped, mark},
};
use crate::colour::{self, Colour};

/// The button as HTML.
///
/// # Errors
/// The address does not lead to a page.
pub fn button(link: &LinkText<'_>) -> Result<String, SnippetError> {
    let url = escaped(address(link)?);
    let ground = colour::parse(link.accent).unwrap_or((0x0e, 0x5e, 0x73));
    let words = escaped(&format!("{}{}", mark(link.test), link.price.button()));
    let about = escaped(&format!("{} to {}: {}", link.price.button(), link.merchant, link.title));
    Ok(format!(
        "<a href=\"{url}\" title=\"{about}\" style=\"display:inline-block;padding:12px 24px;border-radius:10px;\
         background:{};color:{};font:600 16px/1.5 system-ui,sans-serif;text-decoration:none\">{words}</a>\n",
        css(ground),
        css(colour::on(ground))
    ))
}

fn css((red, green, blue): Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}
