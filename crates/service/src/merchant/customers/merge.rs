//! Two customers become one: the merchant knew somebody by two e-mail addresses (P2).

use super::{existing, item};
use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
    merchant::tags,
};
use api_types::{FieldError, Problem, customers::CustomerItem};
use domain::{Act, Customer, customer::About, ids::CustomerId};
use storage::Transaction;

/// What is said when another has the e-mail: that both may be one, and how to say so.
pub fn offer(other: &Customer) -> Problem {
    let called = super::called(other);
    let who = other.about.name.as_ref().map_or_else(String::new, |name| format!(", {name},"));
    Problem::Fields {
        errors: vec![
            FieldError::new("email", format!("Another of your customers{who} has the e-mail {}.", other.email)),
            FieldError::new(
                "merge",
                format!(
                    "Are they the same? Tick this box to put both together. {called} gets all payments, links, tags, messages and \
                     notes; what stands in this form holds."
                ),
            ),
        ],
    }
}

impl Service {
    /// Puts all that is one's to the other, who has the e-mail; what was typed holds, notes of both are kept. Ends the transaction.
    pub(super) async fn merge_into(
        &self,
        mut tx: Box<dyn Transaction>,
        actor: &Actor,
        (from, into): (CustomerId, CustomerId),
        typed: About,
    ) -> Outcome<CustomerItem> {
        let failed = fail::storage("putting customers together");
        // In one order, so that two who do the same never wait for each other.
        let mut held = Vec::new();
        for id in [from.min(into), from.max(into)] {
            let customer = tx.hold_customer(actor.merchant, id).await.map_err(&failed)?;
            held.push(customer.ok_or(Problem::NotFound)?);
        }
        tx.hold_payments_of(&held).await.map_err(&failed)?;
        let other = held.into_iter().find(|customer| customer.id == into).ok_or(Problem::NotFound)?;
        let notes = together(other.about.notes.as_deref(), typed.notes.as_deref())?;
        let about = About { notes, ..other.about.clone().replaced(typed) };
        tx.merge_customers(actor.merchant, from, into).await.map_err(&failed)?;
        tx.update_customer(&Customer { about, ..other }).await.map_err(&failed)?;
        let id = into.to_string();
        let row = existing(&mut *tx, actor.merchant, &id, None).await?;
        let worn = tags::worn(&mut *tx, actor.merchant, std::slice::from_ref(&id)).await?.remove(&id);
        let on = On::of(&id, "").saying("put together with another");
        self.note(&mut *tx, actor, Act::CustomerChanged, on).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(customer = %into, "customers put together");
        Ok(item(&row, worn.unwrap_or_default()))
    }
}

/// The notes of both, each once.
fn together(theirs: Option<&str>, typed: Option<&str>) -> Outcome<Option<String>> {
    let notes = match (theirs, typed) {
        (Some(theirs), Some(typed)) if theirs.contains(typed) => theirs.to_owned(),
        (Some(theirs), Some(typed)) if typed.contains(theirs) => typed.to_owned(),
        (Some(theirs), Some(typed)) => format!("{theirs}\n{typed}"),
        (one, other) => return Ok(one.or(other).map(str::to_owned)),
    };
    let (.., most) = About::MOST;
    if notes.chars().count() > most {
        return Err(Problem::field(
            "notes",
            format!("The notes of both together are longer than {most} characters. Shorten these, then save again."),
        ));
    }
    Ok(Some(notes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn p2_the_notes_of_both_are_kept_and_none_twice() {
        let kept = |theirs, typed| together(theirs, typed).unwrap();
        assert_eq!(kept(Some("rings twice"), Some("likes tea")).as_deref(), Some("rings twice\nlikes tea"));
        assert_eq!(kept(Some("likes tea\nrings twice"), Some("likes tea")).as_deref(), Some("likes tea\nrings twice"));
        assert_eq!((kept(None, Some("a")).as_deref(), kept(Some("b"), None).as_deref()), (Some("a"), Some("b")));
        let (.., most) = About::MOST;
        let long = "x".repeat(most);
        assert!(together(Some(&long), Some("y")).unwrap_err().message_for("notes").is_some());
    }
}
