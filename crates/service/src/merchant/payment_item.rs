//! A session as merchants see it in a row.

use api_types::dashboard::{ActivityItem, PaymentItem};
use domain::{Amount, Units, link::Source, session::Flag};
use storage::records::{FollowedNetwork, SessionRow, StoredEvent};

/// The word for who made a link.
pub const fn source(source: Source) -> &'static str {
    match source {
        Source::Dashboard => "dashboard",
        Source::Api => "api",
        Source::Invoice => "invoice",
    }
}

/// A session's row.
pub fn item(row: &SessionRow, networks: &[FollowedNetwork]) -> PaymentItem {
    let session = &row.session;
    let seen = &session.assessment;
    let amount = |units: Units| Amount::new(units, session.decimals).to_string();
    let network = session.terms.asset.network();
    let (name, email) = row.payer();
    PaymentItem {
        id: session.id.to_string(),
        code: session.code.to_string(),
        link: session.link.to_string(),
        title: row.link_title.clone(),
        reference: row.link_reference.clone(),
        customer: name.or(email).map(str::to_owned),
        due: amount(session.terms.due),
        received: amount(seen.received),
        missing: amount(seen.missing),
        excess: amount(seen.excess),
        stands: !seen.received.is_zero() || seen.flags.has(Flag::WrongAsset),
        symbol: session.symbol.to_string(),
        network_name: networks
            .iter()
            .find(|n| n.network.id == network)
            .map_or_else(|| network.to_string(), |n| n.network.name.clone()),
        status: seen.status,
        flags: seen.flags.to_string().split(',').filter(|word| !word.is_empty()).map(str::to_owned).collect(),
        confirmations: seen.progress.reached,
        confirmations_needed: seen.progress.needed,
        opened_at: session.terms.opened_at.0,
        deadline: session.terms.deadline.0,
        paid_at: session.paid_at.filter(|_| seen.status.is_paid()).map(|at| at.0),
        tx: row.tx.clone(),
        source: row.source.clone(),
        mode: session.mode,
    }
}

/// An entry of the log, as a sentence.
pub fn activity(stored: &StoredEvent) -> ActivityItem {
    let event = &stored.event;
    let part = |key: &str| event.data.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
    let number = |key: &str| event.data.get(key).and_then(serde_json::Value::as_u64).unwrap_or_default();
    let (received, missing, excess, symbol) = (part("received"), part("missing"), part("excess"), part("symbol"));
    let text = match event.kind.as_str() {
        "session.opened" => "A customer began to pay".to_owned(),
        "session.expired" => "The time to pay is over".to_owned(),
        "session.cancelled" => "Given up".to_owned(),
        "payment.received" => format!("{received} {symbol} received"),
        "payment.confirming" => "The payment is in a block and being confirmed".to_owned(),
        "payment.paid" if received.is_empty() => "Paid, accepted by hand".to_owned(),
        "payment.paid" => format!("Paid, {received} {symbol}"),
        "payment.final" => "Final: the network cannot take it back".to_owned(),
        "payment.underpaid" => format!("{missing} {symbol} is still missing"),
        "payment.overpaid" => format!("{excess} {symbol} too much"),
        "payment.late" => "Money came after the time was over".to_owned(),
        "payment.wrong_asset" => "Another coin or network than agreed".to_owned(),
        "payment.reverted" => "The network took the payment back".to_owned(),
        "payment.reverted_after_final" => {
            "The network took back a payment that was final. Check with your own wallet before you deliver".to_owned()
        }
        "payment.over_limit" => "Money came when no place was left. It is not counted: return it".to_owned(),
        "quote.refused" => {
            format!(
                "A customer could not begin to pay: no rate for {} in {}. {}",
                part("coin"),
                part("currency"),
                part("why")
            )
        }
        "payment.unattributed" => {
            format!("{} {symbol} came on {} that no payment asked for", part("amount"), part("network"))
        }
        "payment.not_seen" => format!(
            "Coin that a contract sent to {} on {} from block {} on may not have been seen: the node keeps no balances that \
             old. Look the address up in an explorer",
            part("address"),
            part("network"),
            number("from")
        ),
        "payment.attributed" => format!("{} {symbol} given to this payment by hand", part("amount")),
        "payment.looked_at" => format!("{} {symbol} looked at and left without a payment", part("amount")),
        "payment.waits_again" => format!("{} {symbol} waits for your word again", part("amount")),
        "payment.accepted" => "Accepted by hand".to_owned(),
        "payment.dismissed" => "Marked for return".to_owned(),
        "payment.reopened" => "Not marked for return any more: it waits for your word".to_owned(),
        "invoice.issued" => format!("{} issued", part("number")),
        "invoice.voided" => format!("{} voided", part("number")),
        "action.done" | "action.failed" => part("result").to_owned(),
        "reminder.written" => "Reminder written".to_owned(),
        "reminders.stopped" => "The customer asked for no more reminders".to_owned(),
        "message.sent" => format!("{} sent by {}", message(part("purpose")), by(part("way"))),
        "message.delivered" => format!("{} arrived by {}", message(part("purpose")), by(part("way"))),
        "message.failed" => format!("{} could not be sent by {}", message(part("purpose")), by(part("way"))),
        "network.down" => part("why").to_owned(),
        "network.back" => format!("{} works again. It was away for {}", part("name"), part("lasted")),
        other => other.to_owned(),
    };
    ActivityItem {
        seq: stored.seq,
        kind: event.kind.clone(),
        text,
        session: event.session.map(|id| id.to_string()),
        at: event.at.0,
    }
}

/// What a message is for, at the beginning of a sentence.
fn message(purpose: &str) -> &'static str {
    match purpose {
        "receipt" => "Receipt",
        "reminder" => "Reminder",
        _ => "Link",
    }
}

/// A message's way, in words.
fn by(way: &str) -> &'static str {
    if way == "sms" { "SMS" } else { "e-mail" }
}
