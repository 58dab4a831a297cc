//! Writes down what a member does, and what is done for one at the console.

use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    random,
};
use domain::{
    Act, AuditEntry, DoneBy,
    ids::{AuditId, MemberId, MerchantId},
};
use std::fmt::Display;
use storage::{StorageError, Transaction, records::Person};

/// The longest name of a thing that is kept, in characters.
const LONGEST: usize = 200;

/// What something was done to. Never a secret, and nothing that a customer told: the log outlives both.
#[derive(Clone)]
pub(crate) struct On {
    thing: String,
    called: String,
    detail: String,
}

impl On {
    /// A thing by its id, and what it is called; nothing for what has no name that may be kept.
    pub(crate) fn of(thing: impl Display, called: impl Display) -> Self {
        Self { thing: thing.to_string(), called: called.to_string(), detail: String::new() }
    }

    /// Nothing in particular.
    pub(crate) const fn nothing() -> Self {
        Self { thing: String::new(), called: String::new(), detail: String::new() }
    }

    /// With what more there is to say.
    pub(crate) fn saying(self, detail: impl Display) -> Self {
        Self { detail: detail.to_string(), ..self }
    }
}

impl Service {
    /// Writes down what a member does, in the transaction that does it.
    pub(crate) async fn note(&self, tx: &mut dyn Transaction, actor: &Actor, act: Act, on: On) -> Outcome<()> {
        let failed = fail::storage("writing the audit log");
        self.write_down(tx, actor.merchant, DoneBy::Member(actor.member), act, on).await.map_err(failed)
    }

    /// Writes down what whoever runs the server does for a person at the console, in the log of each business that they are in.
    pub(crate) async fn note_console(
        &self,
        tx: &mut dyn Transaction,
        person: &Person,
        act: Act,
    ) -> Result<(), StorageError> {
        for one in tx.memberships_of(person.id).await? {
            self.write_down(tx, one.merchant, DoneBy::Console, act, On::of(person.id, &person.name)).await?;
        }
        Ok(())
    }

    async fn write_down(
        &self,
        tx: &mut dyn Transaction,
        merchant: MerchantId,
        by: DoneBy,
        act: Act,
        on: On,
    ) -> Result<(), StorageError> {
        let at = self.now();
        let short = |text: String| text.chars().take(LONGEST).collect();
        let entry = AuditEntry {
            id: AuditId::from_parts(at, random::bits(&*self.out.entropy)),
            merchant,
            by,
            who: String::new(),
            act,
            thing: on.thing,
            called: short(on.called),
            detail: short(on.detail),
            at,
        };
        tx.write_audit(&entry).await
    }

    /// Writes down what a person did to their own account, in the log of each business that they are in; which those are.
    pub(crate) async fn note_everywhere(
        &self,
        tx: &mut dyn Transaction,
        member: MemberId,
        act: Act,
        on: On,
    ) -> Outcome<Vec<MerchantId>> {
        let memberships = tx.memberships_of(member).await.map_err(fail::storage("reading a member's businesses"))?;
        for one in &memberships {
            let actor = Actor { member, merchant: one.merchant, role: one.role };
            self.note(tx, &actor, act, on.clone()).await?;
        }
        Ok(memberships.into_iter().map(|one| one.merchant).collect())
    }
}
