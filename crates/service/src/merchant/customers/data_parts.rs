//! The parts of a customer's data, as they are handed out.

use super::is_own;
use crate::merchant::{invoice_bill, payment_item, spreadsheet::moment};
use domain::{Amount, Customer, Email, Invoice, Link, link::LinkKey, reminder::Plan, view::Day};
use serde_json::{Value, json};
use storage::records::{Delivery, FollowedNetwork, Session, SessionRow};

/// A link that is for them, and what is planned to remind them of it.
pub(super) fn link(link: &Link, plan: Option<&Plan>) -> Value {
    let reminders = plan.map(|plan| {
        json!({
            "on": plan.enabled,
            "every": plan.every,
            "most": plan.most.get(),
            "sent": plan.sent,
            // They asked for no more.
            "stopped_at": plan.stopped_at.map(|at| moment(at.0)),
        })
    });
    json!({
        "id": link.id,
        "title": link.title,
        "created_at": moment(link.created_at.0),
        "deleted_at": link.deleted_at.map(|at| moment(at.0)),
        "reminders": reminders,
    })
}

/// What was billed to them.
pub(super) fn invoice(invoice: &Invoice, paid: bool, today: Day) -> Value {
    let bill = invoice_bill(invoice, &LinkKey::from(invoice.link), paid, today);
    json!({
        "number": bill.number,
        "link": invoice.link,
        "mode": invoice.mode,
        "state": bill.state,
        "issued": bill.issued,
        "due": bill.due,
        "voided_at": invoice.voided_at.map(|at| moment(at.0)),
        "seller": bill.seller,
        "buyer": bill.buyer,
        "lines": bill.lines,
        "subtotal": bill.subtotal,
        "discount": bill.discount,
        "taxes": bill.taxes,
        "total": bill.total,
        "unit": bill.unit,
        "notes": bill.notes,
    })
}

/// A payment that was put to them, begun or done. What somebody else told who paid for them is not for others' eyes.
pub(super) fn payment(
    row: &SessionRow,
    (customer, former): (&Customer, &[Email]),
    networks: &[FollowedNetwork],
) -> Value {
    let item = payment_item::item(row, networks);
    let told = &row.session.customer;
    json!({
        "id": item.id,
        "code": item.code,
        "link": item.title,
        "reference": item.reference,
        "mode": item.mode,
        "status": item.status,
        "price": item.due,
        "received": item.received,
        "symbol": item.symbol,
        "network": item.network_name,
        "address": row.session.address.to_string(),
        "transaction": item.tx,
        "opened_at": moment(item.opened_at),
        "paid_at": item.paid_at.map(moment),
        "told": is_own(told, customer, former).then_some(told),
    })
}

/// What they gave with a payment that is somebody else's: not what that was for.
pub(super) fn payment_for_another(session: &Session) -> Value {
    json!({
        "id": session.id,
        "code": session.code.to_string(),
        "mode": session.mode,
        "status": session.assessment.status,
        "price": Amount::new(session.terms.due, session.decimals).to_string(),
        "symbol": session.symbol.to_string(),
        "opened_at": moment(session.terms.opened_at.0),
        "paid_at": session.paid_at.map(|at| moment(at.0)),
        "told": session.customer,
    })
}

/// A message to them.
pub(super) fn message(message: &Delivery) -> Value {
    json!({
        "way": message.way,
        "purpose": message.purpose,
        "to": message.recipient,
        "subject": message.subject,
        "text": message.body,
        "state": message.state.as_str(),
        "created_at": moment(message.created_at.0),
    })
}
