//! Money at an address that sessions share, of an amount that none of them asked for. Nobody can tell what it is for, so it is
//! never guessed: the merchant gives it to a payment, or looks at it and leaves it.

use super::{listing, payment_item, undo::Kept};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    follow::{judge, unattributed},
    live::Changed,
    present,
};
use api_types::{
    Problem,
    dashboard::{Candidate, ListQuery, Listing, UnattributedItem},
    undo::Undo,
};
use domain::{
    Act, Amount, Millis, Units, VerificationCode,
    ids::{SessionId, TransferId},
    session::Decision,
    wallet::WalletSource,
};
use std::collections::{BTreeSet, HashMap};
use storage::{
    Transaction,
    records::{FollowedNetwork, Page, SessionRow, StoredTransfer, UnattributedFilter},
};

/// How long before money came a session that it may be for was opened, at most.
const LOOKED_BACK: Millis = Millis::minutes(30 * 24 * 60);
/// How far a network's clock may be behind ours: a block may seem older than the session that it pays.
const CLOCK_SKEW: Millis = Millis::minutes(2);
/// How many sessions of an address are compared with what came.
const COMPARED: u32 = 200;
/// How many are offered.
const OFFERED: usize = 4;

/// What is said when somebody else was quicker, a member or the network.
const GONE: &str = "This sum waits no longer: it was given to a payment already, or the network took it back. Load the page \
                    again to see how it stands.";

impl Service {
    /// Money that no session asked for, newest first: what waits, or with the status `seen` what was looked at; with what each
    /// may be for, the nearest amount first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn unattributed(&self, actor: &Actor, query: ListQuery) -> Outcome<Listing<UnattributedItem>> {
        let failed = fail::storage("reading what no payment asked for");
        let filter =
            UnattributedFilter { mode: listing::mode(&query), address: None, looked_at: Some(query.status == "seen") };
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.unattributed(actor.merchant, &filter, listing::page(query.page)).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let mut nearest = HashMap::new();
        for stored in &found.rows {
            nearest.insert(stored.id, near(&mut *tx, stored).await.map_err(&failed)?);
        }
        let ids: BTreeSet<_> = nearest.values().flatten().copied().collect();
        let ids: Vec<_> = ids.into_iter().collect();
        let rows = tx.session_rows(actor.merchant, &ids).await.map_err(&failed)?;
        let rows: HashMap<_, _> = rows.into_iter().map(|row| (row.session.id, row)).collect();
        Ok(listing::listing(found, query.page, |stored| {
            let near = nearest.get(&stored.id).into_iter().flatten();
            let candidates = near.filter_map(|id| rows.get(id)).map(|row| candidate(row, &networks)).collect();
            item(&stored, &networks, candidates)
        }))
    }

    /// How many sums came to a wallet's one address that no session asked for, looked at or not, as far as was counted. None where
    /// each session has an address of its own.
    ///
    /// # Errors
    /// `NotFound`: no such wallet of this merchant.
    pub async fn unattributed_at(&self, actor: &Actor, wallet: &str) -> Outcome<u64> {
        let id = wallet.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("counting what no payment asked for");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let wallet = tx.wallet(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let WalletSource::SingleAddress { address } = wallet.source else { return Ok(0) };
        let filter = UnattributedFilter { address: Some(address.into()), ..UnattributedFilter::default() };
        Ok(tx.unattributed(actor.merchant, &filter, Page { offset: 0, limit: 1 }).await.map_err(&failed)?.total)
    }

    /// Gives money to a session: the one with this id or, where one was typed, with this code. It counts as if the session
    /// had asked for it, and the session is judged anew.
    ///
    /// # Errors
    /// `Fields`: no payment has this code, or it asked for its money elsewhere. `Refused`: the money waits no longer, or was
    /// set aside for return.
    pub async fn attribute_transfer(
        &self,
        actor: &Actor,
        transfer: &str,
        session: &str,
        code: &str,
    ) -> Outcome<String> {
        actor.may(Right::Work)?;
        let transfer: TransferId = transfer.parse().map_err(|_| Problem::NotFound)?;
        let id = self.meant(actor, session, code).await?;
        let failed = fail::storage("giving money to a payment");
        let now = self.now();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // The transfer first, then the session: as a follower does.
        let given = tx.give_transfer(actor.merchant, transfer, id).await.map_err(&failed)?;
        let given = given.ok_or_else(|| fail::refused(GONE))?;
        let before = tx.session(id).await.map_err(&failed)?.filter(|found| found.merchant == actor.merchant);
        let before = before.ok_or(Problem::NotFound)?;
        if before.address != given.transfer.to {
            return Err(Problem::field(
                "code",
                "This payment was to go to another address. Choose one that shares this address.",
            ));
        }
        if before.decision == Decision::Dismissed {
            return Err(fail::refused(
                "This payment was marked for return. Choose another, or send this sum back too.",
            ));
        }
        let networks = tx.networks().await.map_err(&failed)?;
        let of = |id| networks.iter().find(|followed| followed.network.id == id);
        if of(given.transfer.network.clone()).is_none_or(|followed| followed.network.mode != before.mode) {
            return Err(Problem::field(
                "code",
                "This sum is of a test network and this payment of real money, or the other way round. They never mix.",
            ));
        }
        let mut data = unattributed::facts(&given, of(given.transfer.network.clone()));
        if let Some(data) = data.as_object_mut() {
            data.insert("member".to_owned(), actor.member.to_string().into());
        }
        let entropy = &*self.out.entropy;
        tx.append(&judge::event(entropy, &before, "payment.attributed", data, now)).await.map_err(&failed)?;
        let agreed = of(before.terms.asset.network()).ok_or(Problem::Unavailable)?;
        let horizon = judge::horizon(&agreed.health);
        let judged = judge::judge(&mut *tx, entropy, std::slice::from_ref(&before), &horizon, now).await;
        let stocks = judged.map_err(&failed)?.stocks;
        self.note(&mut *tx, actor, Act::PaymentAttributed, On::of(id, before.code)).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(transfer = %transfer, code = %before.code, "money given to a session by hand");
        self.live.announce([Changed::of(&before)].into_iter().chain(stocks));
        self.jobs.notify_one();
        self.notices.notify_one();
        Ok(id.to_string())
    }

    /// Notes that a member looked at money and left it as nobody's. It can be taken back for a while.
    ///
    /// # Errors
    /// `Refused`: it waits no longer.
    pub async fn look_at_transfer(&self, actor: &Actor, transfer: &str) -> Outcome<Undo> {
        actor.may(Right::Work)?;
        let id: TransferId = transfer.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("noting that money was looked at");
        let now = self.now();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let seen = tx.look_at_transfer(actor.merchant, id, now).await.map_err(&failed)?;
        let seen = seen.ok_or_else(|| fail::refused(GONE))?;
        let network = tx.network(&seen.transfer.network).await.map_err(&failed)?;
        let mut event = unattributed::event(&*self.out.entropy, &seen, network.as_ref(), now);
        event.kind = "payment.looked_at".to_owned();
        if let Some(data) = event.data.as_object_mut() {
            data.insert("member".to_owned(), actor.member.to_string().into());
        }
        tx.append(&event).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::TransferLookedAt, On::of(id, "")).await?;
        let undo = self.keep(&mut *tx, actor, &Kept::LookedAt { transfer: id, at: now }).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed::unattributed(actor.merchant)]);
        Ok(undo)
    }

    /// The session that is meant.
    async fn meant(&self, actor: &Actor, session: &str, code: &str) -> Outcome<SessionId> {
        if code.trim().is_empty() {
            let choose = || Problem::field("session", "Choose the payment that this is for, or enter its code.");
            return session.parse().map_err(|_| choose());
        }
        let wrong = |message: String| Problem::field("code", message);
        let code: VerificationCode =
            code.parse().map_err(|error: domain::verification_code::CodeError| wrong(error.to_string()))?;
        let failed = fail::storage("finding a payment by its code");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let found = tx.session_by_code(code).await.map_err(&failed)?.filter(|found| found.merchant == actor.merchant);
        found.map(|found| found.id).ok_or_else(|| wrong(format!("You have no payment with the code {code}.")))
    }
}

/// The unpaid sessions that money is most likely for: in its coin before others, by how much what they miss differs from it.
async fn near(tx: &mut dyn Transaction, stored: &StoredTransfer) -> Result<Vec<SessionId>, storage::StorageError> {
    let transfer = &stored.transfer;
    let from = transfer.seen_at.since(LOOKED_BACK);
    let until = transfer.seen_at.plus(CLOCK_SKEW);
    let mut claims = tx.unpaid_at(&transfer.to, from, until, COMPARED).await?;
    claims.retain(|claim| claim.merchant == stored.merchant);
    claims.sort_by_key(|claim| (claim.asset != transfer.asset, apart(claim.due, transfer.units)));
    Ok(claims.into_iter().take(OFFERED).map(|claim| claim.session).collect())
}

/// How far two amounts are apart.
fn apart(one: Units, other: Units) -> Units {
    if one > other { one.minus(other) } else { other.minus(one) }
}

fn candidate(row: &SessionRow, networks: &[FollowedNetwork]) -> Candidate {
    let item = payment_item::item(row, networks);
    let missing = Amount::new(row.session.assessment.missing, row.session.decimals).to_string();
    Candidate {
        session: item.id,
        code: item.code,
        title: item.title,
        customer: item.customer,
        missing,
        symbol: item.symbol,
        opened_at: item.opened_at,
        open: item.status == domain::Status::Open,
    }
}

fn item(stored: &StoredTransfer, networks: &[FollowedNetwork], candidates: Vec<Candidate>) -> UnattributedItem {
    let transfer = &stored.transfer;
    let network = networks.iter().find(|followed| followed.network.id == transfer.network);
    UnattributedItem {
        id: stored.id.to_string(),
        transaction: present::transaction(transfer, networks),
        address: transfer.to.to_string(),
        mode: network.map_or(domain::Mode::Live, |followed| followed.network.mode),
        candidates,
    }
}
