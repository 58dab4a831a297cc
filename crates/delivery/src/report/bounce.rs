//! A mail that comes back: a delivery status notification as mail servers write it (RFC 3464, in the form of RFC 6522).

use super::{Report, State, id};
use crate::MessageId;
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

/// Reads a mail that arrived at the address that ours are sent from. `None`: it is no such notification, is about no mail
/// of ours, or tells only of a delay.
pub fn read(raw: &[u8]) -> Option<Report> {
    let mail = MessageParser::default().parse(raw)?;
    let status = mail.parts.iter().find(|part| is(part, "message", "delivery-status"))?.text_contents()?.to_owned();
    let provider_id = original(&mail)?;
    // The first group is about the mail, each other about a recipient; ours have one.
    let fate = groups(&status).into_iter().find_map(|group| fate(&group))?;
    Some(Report { provider_id, state: fate })
}

fn is(part: &MessagePart<'_>, kind: &str, subkind: &str) -> bool {
    part.content_type().is_some_and(|it| {
        it.ctype().eq_ignore_ascii_case(kind) && it.subtype().is_some_and(|it| it.eq_ignore_ascii_case(subkind))
    })
}

/// The id of the mail that came back: of the mail itself or of its headers, which come along, else of what this one says
/// to be an answer to.
fn original(mail: &Message<'_>) -> Option<String> {
    let whole = mail.parts.iter().filter_map(MessagePart::message).filter_map(Message::message_id);
    let headers = mail.parts.iter().filter(|part| is(part, "text", "rfc822-headers"));
    let headers = headers.filter_map(|part| {
        let text = part.text_contents()?.trim_start().to_owned();
        MessageParser::default().parse_headers(text.as_bytes())?.message_id().map(ToOwned::to_owned)
    });
    let answered = [mail.in_reply_to().as_text(), mail.references().as_text()];
    let mut found =
        whole.map(ToOwned::to_owned).chain(headers).chain(answered.into_iter().flatten().map(ToOwned::to_owned));
    found.find_map(|found| found.parse::<MessageId>().ok()).and_then(|found| id(found.as_str()))
}

/// Fields that belong together, apart from others by an empty line.
fn groups(status: &str) -> Vec<String> {
    let lines = status.replace("\r\n", "\n");
    lines.split("\n\n").map(|group| format!("{}\n\n", group.trim())).filter(|group| group.len() > 2).collect()
}

fn fate(group: &str) -> Option<State> {
    let fields = MessageParser::default().parse_headers(group.as_bytes())?;
    let text = |name: &'static str| fields.header(name).and_then(|value| value.as_text()).map(str::trim);
    match text("Action")?.to_ascii_lowercase().as_str() {
        "delivered" => Some(State::Delivered),
        "failed" => {
            let code = text("Status").unwrap_or_default();
            // `smtp; 550 5.1.1 …`: who says so goes without saying.
            let words = text("Diagnostic-Code").unwrap_or_default();
            let words = words.split_once(';').map_or(words, |(_, words)| words).trim();
            Some(State::failed(&match (code, words) {
                (code, words) if words.contains(code) => words.to_owned(),
                (code, words) => format!("{code} {words}"),
            }))
        }
        // Delayed, relayed, expanded: not the end.
        _ => None,
    }
}
