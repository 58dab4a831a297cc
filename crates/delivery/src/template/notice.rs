//! What members are told: what happened, and the way to it.

use super::{
    Brand, Rendered, SUBJECT,
    blocks::{Block, Span},
    html,
};
use crate::{WebAddress, words};

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Happened {
    /// One line.
    pub headline: String,
    /// One line more; may be empty.
    pub detail: String,
    /// The page about it.
    pub page: WebAddress,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// What they are called together. Empty: they need no name.
    pub name: String,
    /// Some of them.
    pub some: Vec<Happened>,
    /// How many more there are.
    pub more: usize,
}

/// An e-mail to a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice<'a> {
    /// Whose.
    pub brand: &'a Brand,
    /// One line.
    pub subject: String,
    /// What happened.
    pub groups: Vec<Group>,
    /// What the button says, and where it leads.
    pub button: (&'static str, WebAddress),
    /// Where the member chooses what they are told.
    pub choose: WebAddress,
    /// Where they ask for no more e-mails. `None`: they asked for this one.
    pub stop: Option<WebAddress>,
    /// Whether all of it is a rehearsal.
    pub test: bool,
}

/// Writes it. Titles of links are the merchant's own words, amounts are the network's: both are shown as they are.
pub fn notice(notice: &Notice<'_>) -> Rendered {
    let Notice { brand, groups, button: (label, page), choose, stop, test, .. } = notice;
    let mark = if *test { "[TEST] " } else { "" };
    let subject = shortened(&format!("{mark}{}", words::one_line(&notice.subject)));
    let mut blocks = vec![Block::Head(brand.shown())];
    if *test {
        blocks.push(Block::Paragraph(vec![vec![Span::Text("This is a test. No real money moves.".to_owned())]]));
    }
    blocks.extend(groups.iter().map(|group| Block::Paragraph(lines(group))));
    blocks.push(Block::Button((*label).to_owned(), page.clone()));
    blocks.push(Block::Paragraph(vec![vec![
        Span::Text("You choose what you are told: ".to_owned()),
        Span::Link(choose.to_string(), choose.clone()),
    ]]));
    let why = format!("You get this because you work with {} on Tallystick.", brand.shown());
    blocks.push(Block::Foot(why, stop.clone().map(|stop| ("No more e-mails about this business", stop))));
    Rendered {
        text: blocks.iter().map(Block::text).collect::<Vec<_>>().join("\n\n"),
        html: html::document(&subject, brand.accent, brand.logo, &blocks),
        subject,
    }
}

fn lines(group: &Group) -> Vec<Vec<Span>> {
    let mut lines = Vec::new();
    if !group.name.is_empty() {
        lines.push(vec![Span::Text(group.name.clone())]);
    }
    lines.extend(group.some.iter().map(|it| {
        let mut line = vec![Span::Link(words::one_line(&it.headline), it.page.clone())];
        if !it.detail.is_empty() {
            line.push(Span::Text(format!(". {}", words::one_line(&it.detail))));
        }
        line
    }));
    if group.more > 0 {
        lines.push(vec![Span::Text(format!("And {} more.", group.more))]);
    }
    lines
}

fn shortened(line: &str) -> String {
    if line.chars().count() <= SUBJECT {
        return line.to_owned();
    }
    let kept: String = line.chars().take(SUBJECT - 1).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(path: &str) -> WebAddress {
        format!("https://pay.example{path}").parse().unwrap()
    }

    #[test]
    fn a_notice_says_what_happened_in_both_parts_and_how_it_stops() {
        let brand =
            Brand { business: "Northlight <Studio>".to_owned(), accent: "#0e5e73".parse().unwrap(), logo: false };
        let happened = Happened {
            headline: "Underpaid: <b>Deposit</b>\nBcc: all@example.com".to_owned(),
            detail: "2.00 USDC is still missing".to_owned(),
            page: address("/dashboard/payments/ses_1"),
        };
        let mail = notice(&Notice {
            brand: &brand,
            subject: happened.headline.clone(),
            groups: vec![Group { name: "Underpaid".to_owned(), some: vec![happened], more: 3 }],
            button: ("Open the payment", address("/dashboard/payments/ses_1")),
            choose: address("/dashboard/settings/notifications"),
            stop: Some(address("/notifications/t0ken")),
            test: true,
        });
        assert_eq!(mail.subject, "[TEST] Underpaid: <b>Deposit</b> Bcc: all@example.com");
        for words in [
            "Northlight <Studio>\n\nThis is a test.",
            "Underpaid: <b>Deposit</b> Bcc: all@example.com. 2.00 USDC is still missing\nAnd 3 more.",
            "Open the payment:\nhttps://pay.example/dashboard/payments/ses_1",
            "https://pay.example/dashboard/settings/notifications",
            "No more e-mails about this business:\nhttps://pay.example/notifications/t0ken",
        ] {
            assert!(mail.text.contains(words), "{words}: {}", mail.text);
        }
        assert!(mail.html.contains("Northlight &lt;Studio&gt;") && !mail.html.contains("<b>Deposit"), "{}", mail.html);
        assert!(mail.html.contains("href=\"https://pay.example/notifications/t0ken\""));
    }

    #[test]
    fn a_long_title_is_cut_off_in_the_subject() {
        let brand = Brand { business: "N".to_owned(), accent: "#0e5e73".parse().unwrap(), logo: false };
        let mail = notice(&Notice {
            brand: &brand,
            subject: "word ".repeat(100),
            groups: Vec::new(),
            button: ("Open Tallystick", address("/dashboard")),
            choose: address("/dashboard/settings/notifications"),
            stop: None,
            test: false,
        });
        assert!(mail.subject.chars().count() <= SUBJECT && mail.subject.ends_with('…'));
    }
}
