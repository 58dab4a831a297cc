//! Judges sessions anew and says what changed, inside the transaction that changed it (I2, I3).

use super::places::Places;
use crate::{jobs::after_payment, live::Changed, ports::Entropy, random, remind::settle_reminders};
use domain::{
    Flags, Millis, Status, Transfer,
    ids::{EventId, SessionId},
    session::{Assessment, Flag, Horizon, assess},
};
use serde_json::json;
use std::collections::HashMap;
use storage::{
    StorageError, Transaction,
    records::{Event, NetworkHealth, Session, StoredTransfer},
};

/// How far a network has been followed, as judging needs it.
pub fn horizon(health: &NetworkHealth) -> Horizon {
    Horizon {
        head: health.height,
        safe: health.safe,
        finalized: health.finalized,
        known_until: health.known_until.unwrap_or(Millis(i64::MIN)),
    }
}

/// An entry of the activity log about a session.
pub fn event(entropy: &dyn Entropy, session: &Session, kind: &str, data: serde_json::Value, at: Millis) -> Event {
    Event {
        id: EventId::from_parts(at, random::bits(entropy)),
        merchant: session.merchant,
        link: Some(session.link),
        session: Some(session.id),
        kind: kind.to_owned(),
        data,
        at,
    }
}

/// What a judgement changed.
#[derive(Default)]
pub struct Judged {
    /// The sessions.
    pub sessions: Vec<Session>,
    /// The stocks that they hold or held pieces of.
    pub stocks: Vec<Changed>,
}

impl Judged {
    /// What pages are told, once it is committed.
    pub fn changed(&self) -> impl Iterator<Item = Changed> {
        self.sessions.iter().map(Changed::of).chain(self.stocks.iter().copied())
    }
}

/// Judges these sessions, read in the same transaction, by one network's horizon, stores what changed and appends what happened.
///
/// # Errors
/// The database's; nothing is kept then.
pub async fn judge(
    tx: &mut dyn Transaction,
    entropy: &dyn Entropy,
    sessions: &[Session],
    horizon: &Horizon,
    now: Millis,
) -> Result<Judged, StorageError> {
    if sessions.is_empty() {
        return Ok(Judged::default());
    }
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let mut by_session: HashMap<SessionId, Vec<Transfer>> = HashMap::new();
    for StoredTransfer { session, transfer, .. } in tx.transfers_of(&ids).await? {
        if let Some(session) = session {
            by_session.entry(session).or_default().push(transfer);
        }
    }
    let wanted = sessions
        .iter()
        .map(|session| {
            let transfers = by_session.remove(&session.id).unwrap_or_default();
            (session.id, assess(&session.terms, session.decision, &transfers, horizon))
        })
        .collect();
    let places = Places::of(tx, &ids).await?;
    let assessments = places.settle(tx, wanted).await?;
    let (mut judged, mut paid, mut turned) = (Vec::new(), Vec::new(), Vec::new());
    let mut events = Vec::new();
    for (session, assessment) in sessions.iter().zip(assessments) {
        if let Some(after) = rejudged(session, assessment, now) {
            for (kind, data) in happened(&session.assessment, &after.assessment, &after) {
                events.push(event(entropy, &after, kind, data, now));
            }
            if after.assessment.status.is_paid() && !session.assessment.status.is_paid() {
                paid.push(judged.len());
            }
            if after.assessment.status.is_paid() != session.assessment.status.is_paid() {
                turned.push(judged.len());
            }
            judged.push(after);
        }
    }
    if !judged.is_empty() {
        tx.update_sessions(&judged).await?;
        tx.append_all(&events).await?;
        let of = |places: Vec<usize>| places.into_iter().filter_map(|at| judged.get(at)).collect::<Vec<_>>();
        after_payment(tx, entropy, &of(paid), now).await?;
        settle_reminders(tx, &of(turned), now).await?;
    }
    Ok(Judged { stocks: places.stocks(&judged).collect(), sessions: judged })
}

/// The session with a new judgement. `None`: nothing changed.
pub fn rejudged(session: &Session, assessment: Assessment, now: Millis) -> Option<Session> {
    if assessment == session.assessment {
        return None;
    }
    // A payment that was taken back and paid again is paid when it came again.
    let begins = assessment.status.is_paid() && !session.assessment.status.is_paid();
    let paid_at = if begins { Some(now) } else { session.paid_at };
    Some(Session { assessment, assessed_at: now, paid_at, version: session.version + 1, ..session.clone() })
}

/// What a change of judgement means, in the words of the log.
fn happened(before: &Assessment, after: &Assessment, session: &Session) -> Vec<(&'static str, serde_json::Value)> {
    let amount = |units| domain::Amount::new(units, session.decimals).to_string();
    let data = json!({
        "status": after.status.as_str(),
        "received": amount(after.received),
        "missing": amount(after.missing),
        "excess": amount(after.excess),
        "symbol": session.symbol.as_str(),
    });
    let gained = |flags: (&Flags, &Flags), flag: Flag| !flags.0.has(flag) && flags.1.has(flag);
    let flags = (&before.flags, &after.flags);
    let mut kinds = Vec::new();
    if before.status.is_paid() && !after.status.is_paid() {
        kinds.push(if before.status == Status::Final { "payment.reverted_after_final" } else { "payment.reverted" });
    } else if gained(flags, Flag::Reorged) {
        kinds.push("payment.reverted");
    }
    if after.received > before.received {
        kinds.push("payment.received");
    }
    for (flag, kind) in [
        (Flag::Underpaid, "payment.underpaid"),
        (Flag::Overpaid, "payment.overpaid"),
        (Flag::Late, "payment.late"),
        (Flag::WrongAsset, "payment.wrong_asset"),
        (Flag::OverLimit, "payment.over_limit"),
    ] {
        if gained(flags, flag) {
            kinds.push(kind);
        }
    }
    if before.status != after.status {
        match after.status {
            Status::Confirming => kinds.push("payment.confirming"),
            Status::Paid if before.status != Status::Final => kinds.push("payment.paid"),
            Status::Final => {
                if !before.status.is_paid() {
                    kinds.push("payment.paid");
                }
                kinds.push("payment.final");
            }
            Status::Expired => kinds.push("session.expired"),
            Status::Closed if before.status == Status::Open => kinds.push("session.expired"),
            _ => {}
        }
    }
    kinds.into_iter().map(|kind| (kind, data.clone())).collect()
}
