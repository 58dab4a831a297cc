//! A file of customers is taken: all lines that are right, in one transaction.

use super::import_lines::{Line, Said, read};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::tags::Words,
};
use api_types::customers::{ImportLine, ImportReport, LineOutcome};
use domain::{Act, Customer, Email, TagColour, TagKind, TagName, customer::Origin, ids::TagId};
use std::collections::{BTreeMap, HashSet};
use storage::Transaction;

impl Service {
    /// Adds the customers of a file, or changes what is known of them: what stands in a cell replaces it, an empty one leaves it.
    /// Tags are added. Lines with one e-mail are put together, the later holds. A line that is wrong is left out whole, and
    /// the report says why; when the database fails, nothing is taken.
    ///
    /// # Errors
    /// `Fields`: what is wrong with the file as a whole.
    pub async fn import_customers(&self, actor: &Actor, file: &str) -> Outcome<ImportReport> {
        actor.may(Right::Work)?;
        let lines = read(file)?;
        let failed = fail::storage("importing customers");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let mut words = Words::of(&mut *tx, actor.merchant, TagKind::Customer).await?;
        let mut outcomes = BTreeMap::new();
        // Both in an order of their own, so that two imports never wait for each other.
        for name in named(&lines).into_values() {
            words.take(&mut *tx, name, TagColour::default(), || self.tag_id()).await?;
        }
        let (mut customers, mut claimed, mut changing) = (BTreeMap::new(), Vec::new(), Vec::new());
        for (email, said) in together(&lines) {
            let new = self.new_customer(actor.merchant, said.email.clone(), said.about.clone(), Origin::Import);
            let found = tx.claim_customer(&new).await.map_err(&failed)?;
            let is_new = found.id == new.id;
            if is_new || found.about.clone().replaced(said.about.clone()) != found.about {
                changing.push(found.clone());
            }
            claimed.push((email, said, found.id, is_new));
            customers.insert(found.id, found);
        }
        tx.hold_payments_of(&changing).await.map_err(&failed)?;
        // Lines with an earlier address of somebody and with the one they have now are about one customer: the latter holds.
        claimed
            .sort_by_key(|(email, _, id, _)| customers.get(id).is_some_and(|found: &Customer| found.email == *email));
        for (email, said, id, is_new) in claimed {
            let Some(customer) = customers.get_mut(&id) else { continue };
            let outcome = self.take_line(&mut *tx, &mut words, said, customer, is_new).await?;
            outcomes.insert(email, outcome);
        }
        let report = report(&lines, &outcomes);
        let counts = [(LineOutcome::Added, "added"), (LineOutcome::Changed, "changed")];
        let counts = counts.map(|(outcome, word)| format!("{} {word}", report.count(outcome)));
        self.note(&mut *tx, actor, Act::CustomersImported, On::nothing().saying(counts.join(", "))).await?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(lines = report.lines.len(), added = report.count(LineOutcome::Added), "customers imported");
        Ok(report)
    }

    /// Takes what a line says of a customer who is held, as are their payments if something changes.
    async fn take_line(
        &self,
        tx: &mut dyn Transaction,
        words: &mut Words,
        said: Said,
        customer: &mut Customer,
        is_new: bool,
    ) -> Outcome<LineOutcome> {
        let failed = fail::storage("importing a customer");
        let mut wear: Vec<TagId> = Vec::new();
        for name in said.tags {
            wear.push(words.take(tx, name, TagColour::default(), || self.tag_id()).await?.id);
        }
        let target = [customer.id.to_string()];
        let mut outcome = LineOutcome::Same;
        if is_new {
            tx.adopt_sessions(customer).await.map_err(&failed)?;
            outcome = LineOutcome::Added;
        } else {
            let about = customer.about.clone().replaced(said.about);
            if about != customer.about {
                customer.about = about;
                tx.update_customer(customer).await.map_err(&failed)?;
                outcome = LineOutcome::Changed;
            }
            let worn: HashSet<_> = tx
                .tags_of(customer.merchant, &target)
                .await
                .map_err(&failed)?
                .into_iter()
                .map(|(_, tag)| tag.id)
                .collect();
            if wear.iter().any(|tag| !worn.contains(tag)) {
                outcome = LineOutcome::Changed;
            }
        }
        if !wear.is_empty() {
            tx.put_tags(customer.merchant, TagKind::Customer, &wear, &target).await.map_err(&failed)?;
        }
        Ok(outcome)
    }
}

/// The tags of the lines that are right, as they are written first.
fn named(lines: &[Line]) -> BTreeMap<String, TagName> {
    let mut named = BTreeMap::new();
    for name in lines.iter().filter_map(|line| line.read.as_ref().ok()).flat_map(|said| &said.tags) {
        named.entry(name.folded()).or_insert_with(|| name.clone());
    }
    named
}

/// What the lines that are right say of each e-mail; the later one holds.
fn together(lines: &[Line]) -> BTreeMap<Email, Said> {
    let mut all: BTreeMap<Email, Said> = BTreeMap::new();
    for said in lines.iter().filter_map(|line| line.read.as_ref().ok()) {
        match all.get_mut(&said.email) {
            Some(before) => {
                before.about = std::mem::take(&mut before.about).replaced(said.about.clone());
                before.tags.extend(said.tags.iter().cloned());
            }
            None => {
                all.insert(said.email.clone(), said.clone());
            }
        }
    }
    all
}

fn report(lines: &[Line], outcomes: &BTreeMap<Email, LineOutcome>) -> ImportReport {
    let mut first: BTreeMap<&Email, u64> = BTreeMap::new();
    let told = lines.iter().map(|line| {
        let (outcome, message) = match &line.read {
            Err(why) => (LineOutcome::Wrong, why.clone()),
            Ok(said) => match first.get(&said.email) {
                Some(before) => (LineOutcome::Same, format!("The same customer as line {before}: put together.")),
                None => {
                    first.insert(&said.email, line.line);
                    (outcomes.get(&said.email).copied().unwrap_or(LineOutcome::Same), String::new())
                }
            },
        };
        ImportLine { line: line.line, email: line.email.clone(), outcome, message }
    });
    ImportReport { lines: told.collect() }
}
