//! What members did.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    members::member,
};
use crate::{Store, records::Page};
use domain::{Act, AuditEntry, DoneBy, Millis, ids::AuditId};
use std::sync::Arc;

const ALL: Page = Page { offset: 0, limit: 100 };

fn entry(world: &World, n: u32, by: DoneBy, who: &str) -> AuditEntry {
    let at = NOW.plus(Millis(i64::from(n)));
    AuditEntry {
        id: AuditId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        by,
        who: who.to_owned(),
        act: Act::ALL[n as usize % Act::ALL.len()],
        thing: "link_1".to_owned(),
        called: format!("\"Portrait\" ☕ {n}"),
        detail: "viewer, now staff".to_owned(),
        at,
    }
}

pub async fn i19_what_members_did_is_listed_newest_first_under_the_name_they_had(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (maja, kari) = (member(1, &world, "maja@example.com"), member(2, &world, "kari@example.com"));
    let mut tx = world.store.write().await?;
    for one in [&maja, &kari] {
        tx.insert_member(one).await?;
    }
    let mut written = Vec::new();
    for n in 0..6 {
        let by = if n % 2 == 0 { &maja } else { &kari };
        let entry = entry(&world, n, DoneBy::Member(by.id), &by.name);
        // The name is the member's, whatever the entry says.
        tx.write_audit(&AuditEntry { who: "Somebody".to_owned(), ..entry.clone() }).await?;
        written.push(entry);
    }
    tx.rename_member(kari.id, "Kari Moe").await?;
    tx.delete_member(world.merchant.id, kari.id).await?;
    let (by_maja, by_kari) = (DoneBy::Member(maja.id), DoneBy::Member(kari.id));
    let by_nobody_known = DoneBy::Member(member(3, &world, "").id);
    for (n, by, who) in [(7, by_kari, "Kari Moe"), (9, by_nobody_known, ""), (10, DoneBy::Console, "")] {
        let late = entry(&world, n, by, who);
        tx.write_audit(&late).await?;
        written.push(late);
    }
    tx.commit().await?;
    written.reverse();
    let mut tx = world.store.read().await?;
    assert_eq!(tx.audit(world.merchant.id, None, ALL).await?, written);
    assert_eq!(tx.audit(world.merchant.id, None, Page { offset: 2, limit: 2 }).await?, written[2..4]);
    let of_maja: Vec<_> = written.iter().filter(|entry| entry.by == by_maja).cloned().collect();
    assert_eq!(tx.audit(world.merchant.id, Some(by_maja), ALL).await?, of_maja);
    assert_eq!(tx.audit(world.merchant.id, Some(DoneBy::Console), ALL).await?, written[..1]);
    let nameless = String::new;
    let people = [
        (DoneBy::Console, nameless()),
        (by_nobody_known, nameless()),
        (by_kari, "Kari Moe".to_owned()),
        (by_maja, maja.name),
    ];
    assert_eq!(tx.audited(world.merchant.id).await?, people, "by the name that they had last");
    Ok(())
}

pub async fn i19_another_merchant_sees_no_audit_log(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.write_audit(&entry(&world, 1, DoneBy::Member(maja.id), "Maja")).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.audit(world.other.id, None, ALL).await?, []);
    assert_eq!(tx.audit(world.other.id, Some(DoneBy::Member(maja.id)), ALL).await?, []);
    assert_eq!(tx.audited(world.other.id).await?, []);
    Ok(())
}
