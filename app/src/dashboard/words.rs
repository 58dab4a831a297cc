//! Words and tones for what the pages list.

use api_types::dashboard::{LinkItem, PaymentItem};
use domain::{LinkState, Status, fiat::Currency, invoice::InvoiceState};

/// How a state is shown: tone of the badge, icon, words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// Class of the badge: `ok`, `warn`, `bad`, `info` or nothing.
    pub tone: &'static str,
    /// Icon beside the words.
    pub icon: &'static str,
    /// What it says.
    pub words: String,
}

impl Look {
    /// A look.
    fn new(tone: &'static str, icon: &'static str, words: impl Into<String>) -> Self {
        Self { tone, icon, words: words.into() }
    }
}

/// How a payment stands, in the fewest words that tell what matters.
pub fn payment(item: &PaymentItem) -> Look {
    let has = |flag: &str| item.flags.iter().any(|word| word == flag);
    match item.status {
        Status::Paid | Status::Final if has("overpaid") => Look::new("ok", "check", "Paid, too much"),
        Status::Paid | Status::Final if has("manual") => Look::new("ok", "check", "Accepted"),
        Status::Paid | Status::Final => Look::new("ok", "check", "Paid"),
        Status::Confirming => {
            Look::new("info", "layers", format!("Confirming, {} of {}", item.confirmations, item.confirmations_needed))
        }
        Status::Detected => Look::new("info", "layers", "Arriving"),
        Status::Closed | Status::Cancelled
            if has("late") || has("wrong_asset") || has("underpaid") || has("over_limit") =>
        {
            Look::new("", "x", if item.status == Status::Closed { "Set aside" } else { "Cancelled" })
        }
        _ if has("reorged") => Look::new("warn", "shuffle", "Taken back"),
        _ if has("wrong_asset") => Look::new("warn", "shuffle", "Other coin"),
        Status::Expired | Status::Open if has("over_limit") => Look::new("warn", "ticket-x", "No place left"),
        Status::Expired | Status::Open if has("late") => Look::new("warn", "hourglass", "Late"),
        Status::Expired | Status::Open if has("underpaid") => {
            Look::new("warn", "triangle-alert", format!("{} missing", item.missing))
        }
        Status::Open => Look::new("info", "clock", "Waiting"),
        Status::Expired => Look::new("", "hourglass", "Expired"),
        Status::Closed => Look::new("", "x", "Closed"),
        Status::Cancelled => Look::new("", "x", "Cancelled"),
    }
}

/// How a merchant came to know of a customer.
pub fn customer_source(source: &str) -> &'static str {
    match source {
        "payment" => "A payment",
        "import" => "Imported",
        _ => "Added by hand",
    }
}

/// What a link is now. `running`: sessions that are being paid.
fn link_state(state: LinkState, running: u64) -> Look {
    match state {
        LinkState::Active if running > 0 => Look::new("info", "clock", "Paying now"),
        LinkState::Active => Look::new("ok", "check", "Active"),
        LinkState::Inactive => Look::new("", "power", "Inactive"),
        LinkState::LimitReached => Look::new("bad", "ticket-x", "Limit reached"),
        LinkState::Ended => Look::new("", "hourglass", "Ended"),
        LinkState::Archived => Look::new("", "box", "Archived"),
    }
}

/// How an invoice stands. `running`: sessions that are being paid.
pub fn invoice_state(state: InvoiceState, running: u64) -> Look {
    match state {
        InvoiceState::Open | InvoiceState::Overdue if running > 0 => Look::new("info", "clock", "Paying now"),
        InvoiceState::Open => Look::new("info", "clock", "Open"),
        InvoiceState::Overdue => Look::new("bad", "hourglass", "Overdue"),
        InvoiceState::Paid => Look::new("ok", "check", "Paid"),
        InvoiceState::Void => Look::new("", "x", "Void"),
    }
}

/// What a merchant's number of a link or payment is called.
pub fn reference(source: &str) -> &'static str {
    if source == "invoice" { "Invoice" } else { "Order number" }
}

/// What a link is now, with what it sells.
pub fn link(item: &LinkItem) -> Look {
    if item.off_sale && item.state == LinkState::Active {
        return Look::new("warn", "power", "Not for sale");
    }
    link_state(item.state, item.running)
}

/// Whether a product is sold.
pub fn product_state(active: bool, left: Option<u64>) -> Look {
    match (active, left) {
        (false, _) => Look::new("", "power", "Not for sale"),
        (true, Some(0)) => Look::new("bad", "ticket-x", "Sold out"),
        (true, _) => Look::new("ok", "check", "For sale"),
    }
}

/// A link's price: the amount with its unit, the bounds of an open one, or whose it is.
pub fn price(kind: &str, amount: &str, unit: &str) -> String {
    match (kind, amount) {
        ("open", "") => format!("Any amount, {unit}"),
        (_, "") => "From catalogue".to_owned(),
        _ => format!("{amount} {unit}"),
    }
}

/// The name of a link's kind.
pub fn link_kind(kind: &str) -> &'static str {
    match kind {
        "open" => "Open amount",
        "product" => "Product",
        _ => "Fixed amount",
    }
}

/// What waits for the merchant's word: what happened, and what it means.
pub fn decision(item: &PaymentItem) -> (String, String) {
    let has = |flag: &str| item.flags.iter().any(|word| word == flag);
    let who = item.customer.as_deref().map(|name| format!(" from {name}")).unwrap_or_default();
    let coin = format!("{} on {}", item.symbol, item.network_name);
    if has("reorged") && !item.stands {
        (
            format!("The network took the payment{who} back."),
            format!(
                "It was {} {} for {}. Most come back by themselves, and this server watches for it. Until then there is nothing \
                 to accept: do not deliver yet.",
                item.due, item.symbol, item.title
            ),
        )
    } else if has("wrong_asset") {
        (
            format!("Another coin or network than {coin}{who}."),
            format!("It is in your wallet, for {}. The order is waiting for your word.", item.title),
        )
    } else if has("over_limit") {
        (
            format!("{} {}{who} came when no place was left: return it.", item.received, item.symbol),
            format!(
                "It is in your wallet, for {}, and not counted. To keep it, raise the link's limit and accept it.",
                item.title
            ),
        )
    } else if has("late") && crate::ui::is_something(&item.missing) {
        (
            format!("{} of {} {}{who}: late, and too little.", item.received, item.due, item.symbol),
            format!(
                "It is in your wallet; {} {} is missing for {}. To accept it is to take less than the price.",
                item.missing, item.symbol, item.title
            ),
        )
    } else if has("late") {
        (
            format!("{} {}{who} came late.", item.received, item.symbol),
            format!("It is in your wallet, for {}. The order is waiting for your word.", item.title),
        )
    } else {
        (
            format!("{} of {} {}{who}: too little.", item.received, item.due, item.symbol),
            format!("{} {} is missing for {}. The time to pay is over.", item.missing, item.symbol, item.title),
        )
    }
}

/// The name of a link's source.
pub fn source(source: &str) -> &'static str {
    match source {
        "api" => "API",
        "invoice" => "Invoice",
        _ => "Dashboard",
    }
}

/// The icon of a link's source.
pub fn source_icon(source: &str) -> &'static str {
    match source {
        "api" => "code",
        "invoice" => "file-text",
        _ => "house",
    }
}

/// The tone and icon of an entry of the activity log.
pub fn activity(kind: &str) -> (&'static str, &'static str) {
    match kind {
        "payment.paid" | "payment.final" | "payment.accepted" => ("ok", "check"),
        "payment.received" | "payment.confirming" => ("info", "layers"),
        "payment.underpaid" | "payment.overpaid" | "quote.refused" | "payment.not_seen" => ("warn", "triangle-alert"),
        "payment.over_limit" => ("warn", "ticket-x"),
        "payment.unattributed" | "payment.waits_again" => ("warn", "coins"),
        "payment.late" | "payment.reopened" => ("warn", "hourglass"),
        "payment.wrong_asset" => ("warn", "shuffle"),
        "payment.reverted" | "payment.reverted_after_final" => ("bad", "shuffle"),
        "session.opened" => ("info", "clock"),
        "session.expired" => ("", "hourglass"),
        "session.cancelled" | "payment.dismissed" => ("", "x"),
        "invoice.issued" => ("info", "file-text"),
        "invoice.voided" => ("", "x"),
        "action.done" => ("ok", "tag"),
        "reminder.written" => ("info", "bell"),
        "reminders.stopped" => ("warn", "bell"),
        "message.sent" => ("info", "send"),
        "message.delivered" => ("ok", "check"),
        "message.failed" => ("warn", "triangle-alert"),
        "action.failed" => ("warn", "triangle-alert"),
        "network.back" => ("ok", "unplug"),
        _ if kind.starts_with("link.") => ("", "link"),
        _ if kind.starts_with("network.") => ("warn", "unplug"),
        _ if kind.starts_with("wallet.") => ("", "wallet"),
        _ if kind.starts_with("payment.") => ("info", "arrow-left-right"),
        _ => ("", "settings"),
    }
}

/// Currencies that most prices are in.
const COMMON: &[&str] = &["EUR", "USD", "GBP", "CHF", "NOK", "SEK", "DKK", "JPY", "CAD", "AUD"];

/// All currencies to choose from, the common ones first: code, and code with name, and whether it needs a rate set by hand.
pub fn currencies() -> Vec<(String, String)> {
    let option = |it: Currency| {
        let by_hand = if it.is_widely_quoted() { "" } else { " (rate by hand)" };
        (it.code().to_owned(), format!("{}, {}{by_hand}", it.code(), it.name()))
    };
    let common = COMMON.iter().filter_map(|code| code.parse().ok());
    let others = Currency::all().filter(|it| !COMMON.contains(&it.code()));
    common.chain(others).map(option).collect()
}

/// A span in minutes as people say it: `15 minutes`, `1 hour`, `2 days`.
pub fn minutes(minutes: i64) -> String {
    let (count, unit) = match minutes {
        m if m > 0 && m % 1_440 == 0 => (m / 1_440, "day"),
        m if m > 0 && m % 60 == 0 => (m / 60, "hour"),
        m => (m, "minute"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

/// `1 link`, `2 links`.
pub fn count(number: u64, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// `more than 1,000 links`.
pub fn more_than(number: u64, many: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("more than {grouped} {many}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_currencies_come_first_and_each_once() {
        let codes: Vec<_> = currencies().into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes[..2], ["EUR", "USD"]);
        assert_eq!(codes.len(), Currency::all().count());
        assert_eq!(codes.iter().filter(|code| *code == "EUR").count(), 1);
    }

    #[test]
    fn prices_of_every_kind_are_said() {
        assert_eq!(price("fixed", "48.30", "EUR"), "48.30 EUR");
        assert_eq!(price("open", "", "USDC"), "Any amount, USDC");
        assert_eq!(price("open", "5.00 to 50.00", "USDC"), "5.00 to 50.00 USDC");
        assert_eq!(price("product", "", "EUR"), "From catalogue");
    }

    #[test]
    fn spans_are_said_in_the_largest_whole_unit() {
        assert_eq!(minutes(15), "15 minutes");
        assert_eq!(minutes(60), "1 hour");
        assert_eq!(minutes(90), "90 minutes");
        assert_eq!(minutes(2_880), "2 days");
    }
}
