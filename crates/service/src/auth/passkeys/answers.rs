//! What passkeys are asked, and which answers hold.

use super::super::sign_in::{TOO_MANY, token_hash};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
};
use api_types::Problem;
use domain::{
    Act, Millis,
    ids::{MemberId, PasskeyId},
};
use storage::{
    StorageError, Transaction,
    records::{Asked, Challenge, Passkey},
};
use webauthn::{Assertion, Known, Refused};

/// How long a question may be answered. A sign-in page that stands open longer asks anew.
const ANSWERED_WITHIN: Millis = Millis::minutes(10);
/// The longest answer that is looked at, in bytes: real ones have about a thousand.
pub(super) const LONGEST_ANSWER: usize = 16 * 1_024;

/// A passkey that answered, and what it showed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    id: PasskeyId,
    /// Whose it is.
    pub member: MemberId,
    counter: u32,
    is_copied: bool,
}

/// Said of every answer that is not taken: why stands in the log.
pub(super) fn not_taken() -> Problem {
    fail::refused("This passkey was not taken. Try again, or use your password.")
}

/// Said of an answer to what was not asked here, or not any more.
pub(super) fn not_asked() -> Problem {
    fail::refused("This took longer than ten minutes, or was done already. Try again.")
}

impl Service {
    /// Makes a challenge. `holder`: the hash of the token of who may answer; empty: anybody.
    pub(super) async fn ask(&self, opens: Asked, holder: &str, from: &str) -> Outcome<[u8; 32]> {
        let now = self.now();
        if !self.attempts.allows_question(from, now) {
            return Err(fail::refused(TOO_MANY));
        }
        let mut challenge = [0; 32];
        self.out.entropy.fill(&mut challenge);
        let kept = Challenge {
            hash: token_hash(&challenge),
            opens,
            holder: holder.to_owned(),
            expires_at: now.plus(ANSWERED_WITHIN),
        };
        let failed = fail::storage("asking a passkey");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.delete_old_challenges(now).await.map_err(&failed)?;
        tx.insert_challenge(&kept).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        Ok(challenge)
    }

    /// Uses a challenge up, whatever comes of its answer.
    pub(super) async fn use_up(&self, challenge: &[u8], opens: Asked, holder: &str) -> Outcome<()> {
        let failed = fail::storage("reading what a passkey was asked");
        let hash = token_hash(challenge);
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let taken = tx.take_challenge(&hash, opens, holder, self.now()).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        if taken { Ok(()) } else { Err(not_asked()) }
    }

    /// The passkey that answered. `whose`: the member who was asked. `None`: the passkey says who signs in.
    pub(in super::super) async fn answered(
        &self,
        answer: &str,
        opens: Asked,
        holder: &str,
        whose: Option<MemberId>,
    ) -> Outcome<Answered> {
        let site = self.passkey_site()?;
        if answer.len() > LONGEST_ANSWER {
            return Err(not_taken());
        }
        let assertion = Assertion::read(answer).map_err(refused)?;
        self.use_up(assertion.challenge(), opens, holder).await?;
        let failed = fail::storage("reading a passkey");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let credential = assertion.credential().to_string();
        let known = tx.passkey_by_credential(&credential).await.map_err(&failed)?;
        drop(tx);
        let passkey = known.filter(|passkey| belongs(passkey, &assertion, whose)).ok_or_else(not_taken)?;
        let known = Known { key: &passkey.public_key, counter: passkey.counter, can_be_copied: passkey.can_be_copied };
        match assertion.verify(&site, known) {
            Ok(proved) => Ok(Answered {
                id: passkey.id,
                member: passkey.member,
                counter: proved.counter,
                is_copied: proved.is_copied,
            }),
            Err(why) => {
                if matches!(why, Refused::CountedBack { .. }) {
                    self.note_counted_back(&passkey).await?;
                }
                Err(refused(why))
            }
        }
    }

    /// Notes the use of a passkey that answered. Returns whether it could: not if it was removed, or used further, meanwhile.
    pub(in super::super) async fn count_use(
        &self,
        tx: &mut dyn Transaction,
        answered: &Answered,
    ) -> Result<bool, StorageError> {
        tx.use_passkey(answered.id, answered.counter, answered.is_copied, self.now()).await
    }

    /// Writes down that there may be a copy of a passkey.
    async fn note_counted_back(&self, passkey: &Passkey) -> Outcome<()> {
        tracing::warn!(passkey = %passkey.id, "a passkey counted back; somebody may have copied it");
        let failed = fail::storage("noting that a passkey was refused");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let on = On::of(passkey.id, &passkey.name).saying("it counted back, so it may have been copied");
        self.note_everywhere(&mut *tx, passkey.member, Act::PasskeyRefused, on).await?;
        tx.commit().await.map_err(&failed)
    }
}

/// Whether an answer is by this member's passkey, as far as it says.
fn belongs(passkey: &Passkey, assertion: &Assertion, whose: Option<MemberId>) -> bool {
    let says = assertion.user().map(|user| user == passkey.member.to_string().as_bytes());
    match whose {
        Some(member) => passkey.member == member && says != Some(false),
        None => says == Some(true),
    }
}

/// Says in the log why an answer is not taken.
pub(super) fn refused(why: Refused) -> Problem {
    tracing::info!(%why, "an answer of a passkey was not taken");
    not_taken()
}
