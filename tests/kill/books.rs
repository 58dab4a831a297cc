//! Whether all that is stored belongs together, down to the last session, event, place and receipt.

use crate::{LIMIT, PRICE, customer::Ledger};
use domain::{
    Units,
    delivery::Purpose,
    ids::{LinkId, MerchantId, SessionId},
};
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};
use storage::{Store, records::JobState};
use testkit::world::{recomputed, sessions};

/// Waits until every payment that was sent is paid, none is on its way, and all that follows them is done. What a killed server
/// had begun is begun anew a minute later.
pub async fn settled(store: &dyn Store, merchant: MerchantId, ledger: &Ledger) {
    let mut open = Vec::new();
    for _ in 0..600 {
        let mut tx = store.read().await.unwrap();
        let done = tx.next_job().await.unwrap().is_none();
        open = sessions(&mut *tx, merchant).await;
        drop(tx);
        open.retain(|session| {
            let sent = ledger.sent.contains(&session.id.to_string());
            !session.assessment.status.is_paid() && (sent || !session.assessment.received.is_zero())
        });
        if done && open.is_empty() {
            return;
        }
        // The server is another process, and only its database says how far it is.
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    panic!("it does not settle: {open:?}");
}

/// How often the log says each thing of each session.
async fn told(store: &dyn Store, merchant: MerchantId) -> HashMap<(SessionId, String), usize> {
    let mut tx = store.read().await.unwrap();
    let mut told = HashMap::new();
    let mut from = 0;
    loop {
        let events = tx.merchant_events_after(merchant, from, 500).await.unwrap();
        let Some(last) = events.last() else { return told };
        from = last.seq;
        for event in events.into_iter().map(|stored| stored.event) {
            if let Some(session) = event.session {
                *told.entry((session, event.kind)).or_default() += 1;
            }
        }
    }
}

/// Fails the test where something was lost or doubled. No server may be running.
pub async fn balance(store: &dyn Store, merchant: MerchantId, links: &[String], ledger: &Ledger) {
    let sessions = recomputed(store, merchant).await;
    let known: HashSet<_> = sessions.iter().map(|session| session.id.to_string()).collect();
    assert!(ledger.opened.iter().all(|opened| known.contains(opened)), "an opened session is kept");
    let addresses: HashSet<_> = sessions.iter().map(|session| &session.address).collect();
    assert_eq!(addresses.len(), sessions.len(), "nobody got another's address");
    let told = told(store, merchant).await;
    let mut tx = store.read().await.unwrap();
    for session in &sessions {
        let (id, seen) = (session.id, &session.assessment);
        let paid = usize::from(seen.status.is_paid());
        assert_eq!(seen.received, if paid == 1 { Units::from(PRICE) } else { Units::ZERO }, "{id}");
        assert!(paid == 1 || !ledger.sent.contains(&id.to_string()), "the payment of {id} is lost: {seen:?}");
        assert_eq!(tx.transfers_of(&[id]).await.unwrap().len(), paid, "{id}");
        let said = |kind: &str| told.get(&(id, kind.to_owned())).copied().unwrap_or_default();
        assert_eq!(said("session.opened"), 1, "{id}");
        for kind in ["payment.received", "payment.paid", "action.done"] {
            assert_eq!(said(kind), paid, "{kind} of {id}");
        }
        let jobs = tx.jobs_of(id).await.unwrap();
        assert!(jobs.len() == paid && jobs.iter().all(|it| matches!(it.state, JobState::Done { .. })), "{jobs:?}");
    }
    for link in links {
        let id: LinkId = link.parse().unwrap();
        let ours: Vec<_> = sessions.iter().filter(|session| session.link == id).collect();
        let paid = ours.iter().filter(|session| session.assessment.status.is_paid());
        let mut paid: Vec<_> = paid.map(|session| session.id).collect();
        let places = tx.link_places(id).await.unwrap();
        assert_eq!(places.paid, u64::try_from(paid.len()).unwrap(), "{link}");
        assert_eq!(places.paid + places.held, u64::try_from(ours.len()).unwrap(), "{link}: none is over yet");
        assert!(places.paid + places.held <= u64::from(LIMIT), "{link} is sold twice: {places:?}");
        let messages = tx.deliveries_of_link(merchant, id, 1_000).await.unwrap();
        let receipts = messages.into_iter().filter(|message| message.purpose == Purpose::Receipt);
        let mut receipts: Vec<_> = receipts.filter_map(|message| message.session).collect();
        receipts.sort();
        paid.sort();
        assert_eq!(receipts, paid, "{link}: one receipt for each");
    }
}
