//! A business, what it tells, and how both parts of a mail are read.

use delivery::{
    Mail, MailDraft, MailError, MessageId, WebAddress,
    template::{Accent, Brand, Facts, Kind, Rendered, Template},
};
use domain::Millis;
use std::collections::BTreeSet;

pub fn brand() -> Brand {
    Brand { business: "Northlight".to_owned(), accent: Accent::DEFAULT, logo: false }
}

pub fn facts() -> Facts {
    Facts {
        customer_name: Some("Lena".to_owned()),
        amount: Some("25.00 EUR".to_owned()),
        title: Some("Beans".to_owned()),
        link: "https://pay.example.com/pay/link_1?c=e&x=1".parse().expect("an address"),
        due: Some("1 December 2025".to_owned()),
        unsubscribe: None,
        test: false,
    }
}

pub fn bare() -> Facts {
    Facts { customer_name: None, amount: None, title: None, due: None, ..facts() }
}

pub fn rendered(subject: &str, body: &str, facts: &Facts) -> Rendered {
    Template::parse(Kind::Request, subject, body).expect("a template").render(&brand(), facts)
}

/// What a reader of the HTML part reads, with the addresses of links whose words are not the address.
pub fn read(html: &str) -> String {
    let body = html.split_once("<body").and_then(|(_, rest)| rest.split_once('>')).expect("a body").1;
    let mut words = String::new();
    let mut address = None;
    let mut label = String::new();
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').expect("a tag ends");
        let text = html_escape::decode_html_entities(text).into_owned();
        if let Some(href) = tag.strip_prefix("a href=\"") {
            address = href.split('"').next().map(|it| html_escape::decode_html_entities(it).into_owned());
            label = text;
            continue;
        }
        if tag == "/a" {
            let address = address.take().expect("a link");
            // The address as it is written in the text, or words and then where they lead.
            let same = label.parse::<WebAddress>().is_ok_and(|it| it.as_str() == address);
            words.push_str(&if same { label.clone() } else { format!(" {label}: {address} ") });
        }
        if matches!(tag, "br" | "/p" | "/table") {
            words.push(' ');
        }
        words.push_str(&text);
    }
    words
}

pub fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

/// Every tag with its attributes, but for where links lead.
pub fn tags(html: &str) -> BTreeSet<String> {
    let tags = html.split('<').skip(1).map(|piece| piece.split_once('>').expect("a tag ends").0);
    tags.map(|tag| match tag.split_once("href=\"") {
        Some((before, rest)) => {
            let (address, after) = rest.split_once('"').expect("an attribute ends");
            assert!(address.starts_with("https://") || address.starts_with("http://"), "{tag}");
            format!("{before}href=\"…\"{after}")
        }
        None => tag.to_owned(),
    })
    .collect()
}

/// The mail that it is sent as.
pub fn mail(rendered: Rendered) -> Result<Mail, MailError> {
    Mail::new(&MailDraft {
        id: MessageId::new("dlv_1", "pay.example.com").expect("an id"),
        date: Millis(0),
        from_name: "Northlight".to_owned(),
        from: "billing@northlight.example".parse().expect("an address"),
        reply_to: None,
        to: "lena@example.com".parse().expect("an address"),
        subject: rendered.subject,
        text: rendered.text,
        html: rendered.html,
        unsubscribe: None,
        logo: None,
    })
}
