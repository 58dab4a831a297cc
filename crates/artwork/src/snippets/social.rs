//! Short texts for posts and chats. The address stands last and alone, so that it is made a link and a preview is shown.

use super::{
    LinkText, SnippetError,
    text::{address, mark, plain, shortened},
};
use crate::preview::Price;

/// The most characters of a post; X takes no more.
const POST: usize = 280;
/// What X counts for any address.
const ADDRESS: usize = 23;

/// A post for many readers.
///
/// # Errors
/// The address does not lead to a page.
pub fn post(link: &LinkText<'_>) -> Result<String, SnippetError> {
    let url = address(link)?;
    let merchant = shortened(link.merchant, 60);
    let end = match link.price {
        Price::Fixed { .. } => format!("{} to {merchant}.", plain(&link.price.text())),
        Price::Open => format!("You choose the amount. To {merchant}."),
    };
    let end = shortened(&end, 120);
    // Two characters between title and end, one before the address.
    let room = POST - ADDRESS - end.chars().count() - mark(link.test).len() - 3;
    let title = shortened(link.title, room);
    Ok(format!("{}{title}. {end}\n{url}", mark(link.test)))
}

/// A message to one person.
///
/// # Errors
/// The address does not lead to a page.
pub fn message(link: &LinkText<'_>) -> Result<String, SnippetError> {
    let url = address(link)?;
    let (title, merchant, price) = (plain(link.title), plain(link.merchant), plain(&link.price.text()));
    Ok(format!("{}{merchant}: {title}. {price}. Pay from any wallet:\n{url}", mark(link.test)))
}
