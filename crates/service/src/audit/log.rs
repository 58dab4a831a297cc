//! The audit log as those who manage the business read it.

use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    merchant::page,
};
use api_types::{
    Problem,
    team::{AuditItem, AuditPage},
};
use domain::{AuditEntry, DoneBy};
use storage::records::Page;

impl Service {
    /// What members did and what was done for them at the console, newest first; by one of these, or by all for an empty id.
    ///
    /// # Errors
    /// `NotAllowed`; `NotFound`: the id is none.
    pub async fn audit_log(&self, actor: &Actor, by: &str, number: u32) -> Outcome<AuditPage> {
        actor.may(Right::Manage)?;
        let of: Option<DoneBy> = match by {
            "" => None,
            id => Some(id.parse().map_err(|_| Problem::NotFound)?),
        };
        let failed = fail::storage("reading the audit log");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let people = tx.audited(actor.merchant).await.map_err(&failed)?;
        let page = page(number);
        let beyond = Page { limit: page.limit.saturating_add(1), ..page };
        let mut found = tx.audit(actor.merchant, of, beyond).await.map_err(&failed)?;
        let more = found.len() > page.limit as usize;
        found.truncate(page.limit as usize);
        Ok(AuditPage {
            entries: found.iter().map(item).collect(),
            people: people.into_iter().map(|(by, name)| (by.to_string(), called(by, name))).collect(),
            member: by.to_owned(),
            more,
            page: number.max(1),
        })
    }
}

fn item(entry: &AuditEntry) -> AuditItem {
    AuditItem {
        at: entry.at.0,
        who: called(entry.by, entry.who.clone()),
        did: entry.act.words().to_owned(),
        called: entry.called.clone(),
        href: href(&entry.thing),
        detail: entry.detail.clone(),
    }
}

/// What people read of who did something.
fn called(by: DoneBy, name: String) -> String {
    match by {
        DoneBy::Console => "The server's console".to_owned(),
        DoneBy::Member(_) if name.is_empty() => "Somebody who was removed".to_owned(),
        DoneBy::Member(_) => name,
    }
}

/// The page of a thing.
fn href(thing: &str) -> Option<String> {
    let (kind, _) = thing.split_once('_')?;
    let tab = match kind {
        "link" => "links",
        "ses" => "payments",
        "cus" => "customers",
        "prod" => "products",
        "wal" => "settings/wallets",
        _ => return None,
    };
    Some(format!("/dashboard/{tab}/{thing}"))
}

#[cfg(test)]
mod tests {
    use super::href;

    #[test]
    fn an_entry_leads_to_the_page_of_its_thing() {
        assert_eq!(href("link_01").as_deref(), Some("/dashboard/links/link_01"));
        assert_eq!(href("wal_01").as_deref(), Some("/dashboard/settings/wallets/wal_01"));
        assert_eq!((href("mem_01"), href("")), (None, None));
    }
}
