//! What is written to members: they work with this server and are nobody's customers, so no merchant words it.

use super::{
    Accent, Rendered,
    blocks::{Block, Span},
    html,
};
use crate::WebAddress;

/// The way to a new password. `hours`: how long it leads there.
pub fn password_reset(link: &WebAddress, accent: Accent, hours: u32) -> Rendered {
    let subject = "Choose a new password for Tallystick".to_owned();
    let paragraph = |text: String| Block::Paragraph(vec![vec![Span::Text(text)]]);
    let lasts = if hours == 1 { "an hour".to_owned() } else { format!("{hours} hours") };
    let blocks = [
        Block::Head("Tallystick".to_owned()),
        paragraph(
            "Somebody asked for a new password for this e-mail address. If it was you, choose one here.".to_owned(),
        ),
        Block::Button("Choose a new password".to_owned(), link.clone()),
        paragraph(format!(
            "This works once, within {lasts}. You are signed out everywhere then. If you have a second step at sign-in, you \
             are still asked for it."
        )),
        Block::Foot("If it was not you, there is nothing to do: your password stays as it is.".to_owned(), None),
    ];
    Rendered {
        text: blocks.iter().map(Block::text).collect::<Vec<_>>().join("\n\n"),
        html: html::document(&subject, accent, false, &blocks),
        subject,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn i22_the_mail_leads_to_the_page_and_says_how_long() {
        let link: WebAddress = "https://pay.example/sign-in/reset?token=a-b_c".parse().unwrap();
        let mail = password_reset(&link, "#0e5e73".parse().unwrap(), 1);
        for words in
            ["Choose a new password:\nhttps://pay.example/sign-in/reset?token=a-b_c\n", "within an hour", "second step"]
        {
            assert!(mail.text.contains(words), "{words}: {}", mail.text);
        }
        assert!(mail.html.contains("href=\"https://pay.example/sign-in/reset?token=a-b_c\""), "{}", mail.html);
    }
}
