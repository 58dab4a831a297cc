//! Transaction history, one payment's page, and decisions about what did not match (A15).

use super::{Kept, listing, payment_item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    present,
    remind::Hours,
};
use api_types::{
    Problem,
    dashboard::{ListQuery, Listing, PaymentDetail, PaymentItem},
    undo::Undo,
};
use domain::{
    Act, Millis, Status,
    ids::SessionId,
    session::{Decision, Flag},
};
use storage::records::{JobState, Session, SessionFilter};

/// How many events a payment's page shows.
const SHOWN_EVENTS: u32 = 50;

/// What a list query asks of the database. Its days are those of the merchant's clock.
pub(super) fn filter(query: &ListQuery, hours: &Hours) -> SessionFilter {
    let statuses = match query.status.as_str() {
        "open" => vec![Status::Open, Status::Detected, Status::Confirming],
        "paid" => vec![Status::Paid, Status::Final],
        "expired" => vec![Status::Expired, Status::Closed],
        "cancelled" => vec![Status::Cancelled],
        _ => Vec::new(),
    };
    SessionFilter {
        search: listing::search(query),
        mode: listing::mode(query),
        statuses,
        source: listing::word(&query.source),
        attention: query.status == "attention",
        link: None,
        customer: None,
        network: None,
        from: listing::day(&query.from).map(|day| hours.begins(day)),
        until: listing::day(&query.until).map(|day| hours.over(day)),
        before: None,
    }
}

/// Whether a session waits for the merchant's word.
fn waits(session: &Session) -> bool {
    let seen = &session.assessment;
    let odd = seen.flags.has(Flag::Reorged)
        || seen.flags.has(Flag::Late)
        || seen.flags.has(Flag::WrongAsset)
        || seen.flags.has(Flag::OverLimit)
        || (seen.flags.has(Flag::Underpaid) && seen.status != Status::Open);
    odd && !seen.status.is_paid() && matches!(session.decision, Decision::None | Decision::Cancelled(_))
}

/// Decides so about a session that waits for it.
fn settles(decision: Decision) -> impl FnOnce(&Session, usize, Millis) -> Outcome<Decision> + Send {
    move |session, standing, _| {
        if standing == 0 || !waits(session) {
            return Err(fail::refused(
                "There is nothing to decide about this payment any more. Load the page again to see how it stands.",
            ));
        }
        Ok(decision)
    }
}

impl Service {
    /// A merchant's sessions, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn payments(&self, actor: &Actor, query: ListQuery) -> Outcome<Listing<PaymentItem>> {
        let failed = fail::storage("reading payments");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let filter = filter(&query, &hours);
        let rows = tx.sessions(actor.merchant, &filter, listing::page(query.page)).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        Ok(listing::listing(rows, query.page, |row| payment_item::item(&row, &networks)))
    }

    /// All about one session.
    ///
    /// # Errors
    /// `NotFound`: no such session of this merchant.
    pub async fn payment(&self, actor: &Actor, session: &str) -> Outcome<PaymentDetail> {
        let id: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a payment");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let row = tx.merchant_session(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let transfers = tx.transfers_of(&[id]).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let wallet = tx.wallet(actor.merchant, row.session.wallet).await.map_err(&failed)?;
        let events = tx.recent_events(actor.merchant, None, Some(id), SHOWN_EVENTS).await.map_err(&failed)?;
        let jobs = tx.jobs_of(id).await.map_err(&failed)?;
        let session = &row.session;
        let transactions: Vec<_> = transfers.iter().filter_map(|t| present::shown(t, &networks)).collect();
        Ok(PaymentDetail {
            item: payment_item::item(&row, &networks),
            customer: session.customer.clone(),
            customer_id: row.customer.map(|id| id.to_string()),
            address: session.address.to_string(),
            path: wallet.and_then(|wallet| wallet.source.path(session.address_index)),
            can_decide: waits(session) && !transactions.is_empty(),
            can_cancel: session.assessment.status == Status::Open
                && transactions.is_empty()
                && session.decision == Decision::None,
            can_try_again: jobs.iter().any(|job| matches!(job.state, JobState::Failed { .. })),
            transactions,
            url: self.url(format_args!("/s/{id}")),
            events: events.iter().map(payment_item::activity).collect(),
        })
    }

    /// Takes what came (late, short, another coin) as the payment.
    ///
    /// # Errors
    /// `Refused`: nothing there to decide about.
    pub async fn accept_payment(&self, actor: &Actor, session: &str) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id = session.parse().map_err(|_| Problem::NotFound)?;
        let rule = settles(Decision::Accepted);
        self.decide(id, Some((actor, Act::PaymentAccepted)), "payment.accepted", rule).await.map(|_| ())
    }

    /// Does not take what came; the merchant sends it back from its own wallet. It can be taken back for a while.
    ///
    /// # Errors
    /// `Refused`: nothing there to decide about.
    pub async fn dismiss_payment(&self, actor: &Actor, session: &str) -> Outcome<Undo> {
        actor.may(Right::Work)?;
        let id: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("dismissing a payment");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let by = Some((actor, Act::PaymentDismissed));
        let rule = settles(Decision::Dismissed);
        let decided = self.decide_in(&mut *tx, id, by, "payment.dismissed", rule).await?;
        let undo = self.keep(&mut *tx, actor, &Kept::Dismissed { session: id, before: decided.before }).await?;
        tx.commit().await.map_err(&failed)?;
        self.tell_of(&decided);
        Ok(undo)
    }

    /// Gives up a session that nothing came for.
    ///
    /// # Errors
    /// `Refused`: money has arrived.
    pub async fn cancel_payment(&self, actor: &Actor, session: &str) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id = session.parse().map_err(|_| Problem::NotFound)?;
        let rule = |session: &Session, standing: usize, now| {
            if standing > 0 || session.decision != Decision::None || session.assessment.status != Status::Open {
                return Err(fail::refused("Only a payment that is open and got no money can be cancelled."));
            }
            Ok(Decision::Cancelled(now))
        };
        self.decide(id, Some((actor, Act::PaymentCancelled)), "session.cancelled", rule).await.map(|_| ())
    }
}
