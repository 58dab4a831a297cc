//! What an SMS says: one sentence and the link, as every 160 characters are charged.

use super::{Brand, Facts, Kind, Placeholder};
use crate::sms::{LONGEST, Segments};

/// The most characters of a name, an amount or a title.
const MOST: usize = 40;
/// As many messages a reminder may be charged as before it says less, so that there is room for how it stops.
const SEGMENTS: usize = 2;

/// The text of an SMS. Whatever is in the facts, it is one line, and never too long to be sent. What comes again by itself says
/// where it stops; for that it rather leaves out what for, and then to whom.
pub fn sms(kind: Kind, brand: &Brand, facts: &Facts) -> String {
    let whole = sentence(kind, brand, facts);
    let Some(stop) = facts.unsubscribe.as_ref().filter(|_| kind == Kind::Reminder) else { return whole };
    let untitled = Facts { title: None, ..facts.clone() };
    let unnamed = Facts { customer_name: None, ..untitled.clone() };
    let briefer = [&untitled, &unnamed].map(|facts| sentence(kind, brand, facts));
    let stops = |text: &String| format!("{text} Stop reminders: {stop}");
    let fits = |text: &String| Segments::of(text).count <= SEGMENTS;
    let [_, briefest] = &briefer;
    let text = [&whole].into_iter().chain(&briefer).map(stops).find(fits).unwrap_or_else(|| stops(briefest));
    // Of a server with an address that fills the SMS.
    if text.chars().count() > LONGEST { whole } else { text }
}

fn sentence(kind: Kind, brand: &Brand, facts: &Facts) -> String {
    let business = short(&brand.shown());
    let known = |placeholder| facts.value(placeholder, &business).map(|text| short(&text));
    let mark = if facts.test { "[TEST] " } else { "" };
    let name = known(Placeholder::CustomerName).unwrap_or_default();
    let amount = known(Placeholder::Amount);
    let what = match (&amount, known(Placeholder::Title)) {
        (Some(amount), Some(title)) => format!(" {amount} for {title}"),
        (Some(amount), None) => format!(" {amount}"),
        (None, Some(title)) => format!(" for {title}"),
        (None, None) => String::new(),
    };
    let link = &facts.link;
    match kind {
        Kind::Request => format!("{mark}Hello {name}, {business} asks you to pay{what}: {link}"),
        Kind::Reminder => format!(
            "{mark}Hello {name}, {business} still waits for your payment{}: {link}",
            of(amount.as_deref(), &what)
        ),
        Kind::Receipt => format!(
            "{mark}Hello {name}, {business} received your payment{}. Thank you! {link}",
            of(amount.as_deref(), &what)
        ),
        Kind::Invitation => format!("{mark}Hello {name}, {business} invites you to join its team: {link}"),
    }
}

/// "payment of 25.00 EUR", but "payment for Beans".
fn of(amount: Option<&str>, what: &str) -> String {
    if amount.is_some() { format!(" of{what}") } else { what.to_owned() }
}

/// Cut with full stops: an ellipsis is no letter of GSM's, and would make the whole SMS wide.
fn short(text: &str) -> String {
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MOST - 3).collect();
    format!("{}...", kept.trim_end())
}
