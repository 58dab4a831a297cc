//! Putting an SMS into a gateway's address and body.

use super::{Body, GatewaySettings, Method};
use crate::sms::Sms;

/// What there is to put in.
const NAMES: [&str; 5] = ["to", "to_digits", "text", "sender", "reference"];
/// Holds all that could end something.
const HARD: &str = "\"\\{}&=<'\n";

/// Where something is put, which says how it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// An address or a form.
    Address,
    /// A string of JSON.
    Json,
}

impl Place {
    fn written(self, value: &str) -> String {
        match self {
            // Also right in a path, where + would be a plus.
            Self::Address => form_urlencoded::byte_serialize(value.as_bytes()).collect::<String>().replace('+', "%20"),
            Self::Json => {
                let quoted = serde_json::Value::from(value).to_string();
                quoted.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default().to_owned()
            }
        }
    }
}

/// With an SMS put in.
pub(super) fn fill(template: &str, sms: &Sms, place: Place) -> String {
    filled(template, place, |name| match name {
        "to" => sms.to().as_str(),
        "to_digits" => sms.to().digits(),
        "text" => sms.text(),
        "sender" => sms.sender().as_str(),
        _ => sms.reference().as_str(),
    })
}

/// With the worst put in that could be.
pub(super) fn sample(template: &str, place: Place) -> String {
    filled(template, place, |name| match name {
        "to" => "+31612345678",
        "to_digits" => "31612345678",
        "text" => HARD,
        _ => "Northlight",
    })
}

/// In one pass, so that what is put in is not looked through again.
fn filled<'a>(template: &str, place: Place, value: impl Fn(&str) -> &'a str) -> String {
    let mut whole = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        whole.push_str(before);
        match after.split_once('}') {
            Some((name, after)) if NAMES.contains(&name) => {
                whole.push_str(&place.written(value(name)));
                rest = after;
            }
            _ => {
                whole.push('{');
                rest = after;
            }
        }
    }
    whole.push_str(rest);
    whole
}

/// Says what is wrong with the settings, if something is.
pub(super) fn check(settings: &GatewaySettings) -> Result<(), String> {
    let Some((host, path)) = parts(settings.url.trim()) else {
        return Err("The gateway's address is missing: expected one such as https://sms.example.com/send.".to_owned());
    };
    if host.contains(['{', '}', '@']) {
        return Err("Nothing can be put into the host of the gateway's address, only after it.".to_owned());
    }
    let body = match &settings.body {
        Body::Empty => "",
        Body::Json(template) | Body::Form(template) => template,
    };
    if settings.method == Method::Get && settings.body != Body::Empty {
        return Err("A GET request has no body: put {to} and {text} into the address, or choose POST.".to_owned());
    }
    for template in [path, body] {
        if let Some(name) = unknown(template) {
            return Err(format!(
                "There is no {{{name}}}. You can use {{to}}, {{to_digits}}, {{text}}, {{sender}} and {{reference}}."
            ));
        }
    }
    let holds = |name| holds(settings, name);
    if !holds("{text}") || !(holds("{to}") || holds("{to_digits}")) {
        return Err(
            "The gateway would not learn what to send to whom: put {to} and {text} into the address or the body."
                .to_owned(),
        );
    }
    if let Body::Json(template) = &settings.body {
        serde_json::from_str::<serde_json::Value>(&sample(template, Place::Json)).map_err(|_| {
            r#"The body is not JSON: expected quotes around the texts, as in {"to": "{to}", "message": "{text}"}."#
                .to_owned()
        })?;
    }
    Ok(())
}

/// Whether something, such as `{text}`, is put into the address or the body.
pub(super) fn holds(settings: &GatewaySettings, name: &str) -> bool {
    let body = match &settings.body {
        Body::Empty => "",
        Body::Json(template) | Body::Form(template) => template,
    };
    settings.url.contains(name) || body.contains(name)
}

/// Host of an address, and what follows it.
fn parts(url: &str) -> Option<(&str, &str)> {
    let (_, rest) = url.split_once("://")?;
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    (!host.is_empty()).then_some((host, path))
}

/// A word between braces that is not one of ours.
fn unknown(template: &str) -> Option<&str> {
    let word = |text: &&str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    let mut words = template.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    words.find(|name| word(name) && !NAMES.contains(name))
}
