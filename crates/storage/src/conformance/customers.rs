//! Customers: one for an e-mail, their payments, and that they can be forgotten.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, assert_taken, link},
};
use crate::{
    StorageError, Store,
    records::{CustomerFilter, Delivery, Page, Session, SessionFilter, SessionRow},
};
use domain::{
    Customer, CustomerInfo, Link, Millis, Mode, Status, TagKind,
    customer::{About, Origin},
    ids::{CustomerId, MerchantId},
};
use std::{error::Error, sync::Arc};

const ALL: Page = Page { offset: 0, limit: 100 };

/// The `n`th customer of the first merchant; not stored.
///
/// # Errors
/// None in practice.
pub fn customer(world: &World, n: u32) -> Result<Customer, Box<dyn Error + Send + Sync>> {
    let at = NOW.plus(Millis(i64::from(n)));
    Ok(Customer {
        id: CustomerId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        email: format!("customer-{n}@example.com").parse()?,
        about: About::default(),
        source: Origin::Dashboard,
        created_at: at,
    })
}

async fn added(world: &World, n: u32) -> Result<Customer, Box<dyn Error + Send + Sync>> {
    let customer = customer(world, n)?;
    let mut tx = world.store.write().await?;
    tx.insert_customer(&customer).await?;
    tx.commit().await?;
    Ok(customer)
}

/// A stored session whose customer told everything.
async fn told(world: &World, n: u32, email: &str) -> Result<Session, StorageError> {
    let mut session = world.session(n);
    session.customer = CustomerInfo {
        name: Some(format!("Maja {n}")),
        email: Some(email.to_owned()),
        phone: Some("+4741234567".to_owned()),
        address: Some("Storgata 1\nOslo".to_owned()),
        note: Some("ring twice".to_owned()),
    };
    world.add(&session, false).await?;
    Ok(session)
}

/// The payments that a text finds, newest first.
async fn found(world: &World, text: &str) -> Result<Vec<u32>, StorageError> {
    let filter = SessionFilter { search: Some(text.to_owned()), ..SessionFilter::default() };
    let rows = world.store.read().await?.sessions(world.merchant.id, &filter, ALL).await?.rows;
    Ok(rows.iter().map(|row| row.session.address_index).collect())
}

/// Who pays, as its page and the list say.
async fn payer(world: &World, session: &Session) -> Result<(Option<String>, Option<String>), StorageError> {
    let mut tx = world.store.read().await?;
    let row = tx.merchant_session(world.merchant.id, session.id).await?;
    let listed = tx.session_rows(world.merchant.id, &[session.id]).await?;
    assert_eq!(row.as_ref(), listed.first());
    let told = row.as_ref().map(SessionRow::payer).unwrap_or_default();
    Ok((told.0.map(str::to_owned), told.1.map(str::to_owned)))
}

pub async fn r21_a_payment_of_which_nobody_said_who_pays_names_whose_it_is(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let about = About { name: Some("Åse Lind".to_owned()), phone: Some("+4741234567".to_owned()), ..About::default() };
    let (maja, noor) = (Customer { about, ..customer(&world, 1)? }, added(&world, 2).await?);
    let (silent, friends) = (world.open(1).await?, told(&world, 2, "friend@example.com").await?);
    let nobodys = world.open(3).await?;
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    tx.put_session(silent.id, maja.id).await?;
    tx.put_session(friends.id, maja.id).await?;
    tx.commit().await?;
    let both = |name: &str, email: &str| (Some(name.to_owned()), Some(email.to_owned()));
    assert_eq!(payer(&world, &silent).await?, both("Åse Lind", maja.email.as_str()));
    assert_eq!(payer(&world, &friends).await?, both("Maja 2", "friend@example.com"), "who said so pays");
    assert_eq!(payer(&world, &nobodys).await?, (None, None));
    let (code, id) = (silent.code.to_string(), silent.id.to_string());
    let plain = code.replace('-', "");
    for text in ["åse lind", "customer-1@", "+47412", code.as_str(), plain.as_str(), id.as_str()] {
        assert_eq!(found(&world, text).await?, [1], "{text}");
    }
    // What is changed about her is looked for at once.
    let renamed = Customer { about: About { name: Some("Maja Berg".to_owned()), ..About::default() }, ..maja.clone() };
    let mut tx = world.store.write().await?;
    tx.update_customer(&renamed).await?;
    tx.commit().await?;
    assert_eq!(payer(&world, &silent).await?, both("Maja Berg", maja.email.as_str()));
    let plain = (plain.as_str(), vec![1]);
    for (text, expected) in [("maja berg", vec![1]), ("åse lind", vec![]), ("+47412", vec![]), plain] {
        assert_eq!(found(&world, text).await?, expected, "{text}");
    }
    let mut tx = world.store.write().await?;
    tx.merge_customers(world.merchant.id, maja.id, noor.id).await?;
    tx.commit().await?;
    assert_eq!(payer(&world, &silent).await?, (None, Some(noor.email.to_string())));
    assert_eq!((found(&world, "customer-2@").await?, found(&world, "maja berg").await?), (vec![1], vec![]));
    let mut tx = world.store.write().await?;
    tx.erase_customer(world.merchant.id, noor.id).await?;
    tx.commit().await?;
    assert_eq!(payer(&world, &silent).await?, (None, None));
    assert_eq!((found(&world, "customer-").await?, found(&world, &code).await?), (vec![], vec![1]));
    Ok(())
}

pub async fn p2_a_customer_survives_being_stored_and_edited(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = added(&world, 1).await?;
    let edited = Customer {
        email: "maja@example.com".parse()?,
        about: About {
            name: Some("Maja 'x' ☕".to_owned()),
            phone: Some("+4741234567".to_owned()),
            address: Some("two\nlines".to_owned()),
            notes: Some("likes prints".to_owned()),
        },
        ..first.clone()
    };
    let mut tx = world.store.write().await?;
    tx.update_customer(&edited).await?;
    assert!(tx.update_customer(&customer(&world, 9)?).await.is_err(), "there is no such customer");
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.customer(first.id).await?.as_ref(), Some(&edited));
    assert_eq!(tx.customer_by_email(world.merchant.id, &edited.email).await?.as_ref(), Some(&edited));
    assert_eq!(tx.customer_by_email(world.merchant.id, &first.email).await?, None);
    let row = tx.merchant_customer(world.merchant.id, first.id, None).await?.ok_or("it is there")?;
    assert_eq!((row.customer, row.paid, row.last_at), (edited, 0, None));
    Ok(())
}

pub async fn p2_an_email_is_taken_once_by_a_merchants_customers(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (added(&world, 1).await?, added(&world, 2).await?);
    let same = Customer { email: first.email.clone(), ..customer(&world, 3)? };
    let mut tx = world.store.write().await?;
    assert_taken(tx.insert_customer(&same).await, "email")?;
    tx.insert_customer(&Customer { merchant: world.other.id, ..same.clone() }).await?;
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.claim_customer(&same).await?, Customer { email: first.email.clone(), ..first.clone() });
    assert_taken(tx.update_customer(&Customer { email: first.email, ..second }).await, "email")
}

pub async fn p2_racers_with_one_email_find_one_customer(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut racers = tokio::task::JoinSet::new();
    for n in 0..16 {
        let (world, mine) = (world.clone(), Customer { email: "maja@example.com".parse()?, ..customer(&world, n)? });
        racers.spawn(async move {
            let mut tx = world.store.write().await?;
            let found = tx.claim_customer(&mine).await?;
            // What each adds stands on what the one before wrote: nothing is lost.
            let notes = format!("{}{n},", found.about.notes.clone().unwrap_or_default());
            let about = About { notes: Some(notes), ..found.about.clone() };
            tx.update_customer(&Customer { about, ..found.clone() }).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(found.id)
        });
    }
    let mut ids = Vec::new();
    for found in racers.join_all().await {
        ids.push(found?);
    }
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 1);
    let mut tx = world.store.read().await?;
    let all = tx.customers(world.merchant.id, &CustomerFilter::default(), ALL).await?;
    assert_eq!(all.total, 1);
    let notes = all.rows[0].customer.about.notes.clone().unwrap_or_default();
    assert_eq!(notes.matches(',').count(), 16, "{notes}");
    Ok(())
}

pub async fn i19_another_merchant_finds_no_customer_and_cannot_edit_it(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = added(&world, 1).await?;
    let other: MerchantId = world.other.id;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.merchant_customer(other, ours.id, None).await?, None);
    assert_eq!(tx.customer_by_email(other, &ours.email).await?, None);
    assert_eq!(tx.customers(other, &CustomerFilter::default(), ALL).await?.total, 0);
    assert!(tx.links_for(other, ours.id).await?.is_empty());
    let stolen = Customer { merchant: other, ..ours };
    assert!(tx.update_customer(&stolen).await.is_err());
    assert_eq!(tx.hold_customer(other, stolen.id).await?, None);
    assert!(tx.erase_customer(other, stolen.id).await.is_err());
    Ok(())
}

pub async fn p2_customers_are_found_and_paged_newest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 1..=3 {
        added(&world, n).await?;
    }
    let named = Customer {
        about: About {
            name: Some("Ærlig 100%_".to_owned()),
            phone: Some("+4741234567".to_owned()),
            notes: Some("hidden".to_owned()),
            ..About::default()
        },
        ..customer(&world, 4)?
    };
    let mut tx = world.store.write().await?;
    tx.insert_customer(&named).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let page = tx.customers(world.merchant.id, &CustomerFilter::default(), Page { offset: 1, limit: 2 }).await?;
    let ids: Vec<_> = page.rows.iter().map(|row| row.customer.email.as_str()).collect();
    assert_eq!((ids, page.total), (vec!["customer-3@example.com", "customer-2@example.com"], 4));
    for (text, found) in [("ÆRLIG", 1), ("100%_", 1), ("1%", 0), ("+47412", 1), ("customer-", 4), ("hidden", 0)] {
        let filter = CustomerFilter { search: Some(text.to_owned()), ..CustomerFilter::default() };
        assert_eq!(tx.customers(world.merchant.id, &filter, ALL).await?.total, found, "{text}");
    }
    Ok(())
}

pub async fn p2_earlier_payments_with_the_email_are_put_to_a_new_customer(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    told(&world, 1, "Maja@Example.com").await?;
    told(&world, 2, "other@example.com").await?;
    let maja = Customer { email: "maja@example.com".parse()?, ..customer(&world, 1)? };
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    assert_eq!(tx.adopt_sessions(&maja).await?, 1);
    assert_eq!(tx.adopt_sessions(&maja).await?, 0, "what is somebody's stays theirs");
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let filter = SessionFilter { customer: Some(maja.id), ..SessionFilter::default() };
    let found = tx.sessions(world.merchant.id, &filter, ALL).await?;
    assert_eq!((found.total, found.rows[0].customer), (1, Some(maja.id)));
    assert_eq!(found.rows[0].session.id, world.session(1).id);
    Ok(())
}

pub async fn p2_a_customer_shows_payments_of_a_mode_and_links(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = added(&world, 1).await?;
    let (first, second) = (told(&world, 1, "a@example.com").await?, told(&world, 2, "a@example.com").await?);
    let theirs = Link { customer: Some(maja.id), path: None, ..link(7, &world.merchant)? };
    let mut tx = world.store.write().await?;
    tx.insert_link(&theirs).await?;
    tx.put_session(first.id, maja.id).await?;
    tx.put_session(second.id, maja.id).await?;
    assert!(tx.put_session(world.session(9).id, maja.id).await.is_err(), "there is no such session");
    tx.commit().await?;
    world.change(&first, |session| session.assessment.status = Status::Paid).await?;
    let mut tx = world.store.read().await?;
    for (mode, paid, last) in [
        (Some(Mode::Test), 1, Some(second.terms.opened_at)),
        (None, 1, Some(second.terms.opened_at)),
        (Some(Mode::Live), 0, None),
    ] {
        let row = tx.merchant_customer(world.merchant.id, maja.id, mode).await?.ok_or("it is there")?;
        assert_eq!((row.paid, row.last_at), (paid, last), "{mode:?}");
        let filter = CustomerFilter { mode, ..CustomerFilter::default() };
        assert_eq!(tx.customers(world.merchant.id, &filter, ALL).await?.rows, [row]);
    }
    assert_eq!(tx.links_for(world.merchant.id, maja.id).await?, std::slice::from_ref(&theirs));
    drop(tx);
    let deleted = Link { deleted_at: Some(Millis(9)), ..theirs };
    let mut tx = world.store.write().await?;
    tx.update_link(&deleted).await?;
    assert_eq!(tx.links_for(world.merchant.id, maja.id).await?, [deleted], "what was theirs stays told");
    Ok(())
}

pub async fn p2_erasing_forgets_what_was_told_and_keeps_the_payments(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = Customer { email: "maja@example.com".parse()?, ..customer(&world, 1)? };
    // One was put to her, one only has her address, one is another's.
    let (put, same, others) = (
        told(&world, 1, "friend@example.com").await?,
        told(&world, 2, "MAJA@example.com").await?,
        told(&world, 3, "other@example.com").await?,
    );
    let theirs = Link { customer: Some(maja.id), path: None, ..link(7, &world.merchant)? };
    let mut tx = world.store.write().await?;
    tx.insert_customer(&maja).await?;
    tx.insert_link(&theirs).await?;
    tx.put_session(put.id, maja.id).await?;
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    let mut erased = tx.erase_customer(maja.merchant, maja.id).await?;
    erased.sort_unstable();
    assert_eq!(erased, [put.id, same.id]);
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.customer(maja.id).await?, None);
    assert_eq!(tx.link(theirs.id).await?.ok_or("the link stays")?.customer, None);
    for before in [&put, &same] {
        let after = tx.session(before.id).await?.ok_or("the payment stays")?;
        let version = before.version + 1;
        assert_eq!(after, Session { customer: CustomerInfo::default(), version, ..before.clone() });
        assert!(tx.was_forgotten(before.id).await?);
    }
    assert_eq!(tx.session(others.id).await?.as_ref(), Some(&others));
    assert!(!tx.was_forgotten(others.id).await?);
    for (text, found) in [("maja 1", 0), ("maja@", 0), ("friend", 0), (put.code.to_string().as_str(), 1), ("other@", 1)]
    {
        let filter = SessionFilter { search: Some(text.to_owned()), ..SessionFilter::default() };
        assert_eq!(tx.sessions(world.merchant.id, &filter, ALL).await?.total, found, "{text}");
    }
    Ok(())
}

pub async fn p2_erasing_one_takes_no_payment_away_from_another(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (maja, noor) = (added(&world, 1).await?, added(&world, 2).await?);
    // A link for Noor that Maja paid, saying who she is.
    let paid = told(&world, 1, maja.email.as_str()).await?;
    let mut tx = world.store.write().await?;
    tx.put_session(paid.id, noor.id).await?;
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.erase_customer(maja.merchant, maja.id).await?, [paid.id]);
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let after = tx.session(paid.id).await?.ok_or("the payment stays")?;
    assert_eq!(after.customer, CustomerInfo::default(), "what was told is forgotten");
    let of_noor = SessionFilter { customer: Some(noor.id), ..SessionFilter::default() };
    let rows = tx.sessions(world.merchant.id, &of_noor, ALL).await?.rows;
    assert_eq!(rows.len(), 1, "it is Noor's still");
    assert_eq!(rows[0].payer(), (None, Some(noor.email.as_str())));
    drop(tx);
    assert_eq!(found(&world, noor.email.as_str()).await?, [1], "and found by her e-mail");
    assert!(found(&world, maja.email.as_str()).await?.is_empty());
    Ok(())
}

pub async fn p2_a_merged_customers_payments_links_tags_and_messages_are_the_others(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (from, into, third) = (added(&world, 1).await?, added(&world, 2).await?, added(&world, 3).await?);
    let payments = [told(&world, 1, from.email.as_str()).await?, told(&world, 2, "x@example.com").await?];
    let elsewhere = told(&world, 3, third.email.as_str()).await?;
    let theirs = Link { customer: Some(from.id), path: None, ..link(7, &world.merchant)? };
    let [both, one] = [
        super::tags::tag(&world, 1, TagKind::Customer, "Regular")?,
        super::tags::tag(&world, 2, TagKind::Customer, "Press")?,
    ];
    let sent = Delivery { customer: Some(from.id), ..super::deliveries::message(&world, 1) };
    let merchant = world.merchant.id;
    let mut tx = world.store.write().await?;
    tx.insert_link(&theirs).await?;
    for session in &payments {
        tx.put_session(session.id, from.id).await?;
    }
    tx.put_session(elsewhere.id, third.id).await?;
    tx.insert_tag(&both).await?;
    tx.insert_tag(&one).await?;
    tx.put_tags(merchant, TagKind::Customer, &[both.id, one.id], &[from.id.to_string()]).await?;
    tx.put_tags(merchant, TagKind::Customer, &[both.id], &[into.id.to_string()]).await?;
    tx.add_delivery(&sent).await?;
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    let mut moved = tx.merge_customers(merchant, from.id, into.id).await?;
    moved.sort_unstable();
    assert_eq!(moved, [payments[0].id, payments[1].id]);
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.customer(from.id).await?, None, "it is gone");
    let of = |id| SessionFilter { customer: Some(id), ..SessionFilter::default() };
    assert_eq!(tx.sessions(merchant, &of(into.id), ALL).await?.total, 2);
    assert_eq!(tx.sessions(merchant, &of(third.id), ALL).await?.total, 1, "others keep theirs");
    assert_eq!(tx.links_for(merchant, into.id).await?.iter().map(|link| link.id).collect::<Vec<_>>(), [theirs.id]);
    assert_eq!(tx.tags_of(merchant, &[into.id.to_string()]).await?.len(), 2, "each tag once");
    assert_eq!(tx.tags_of(merchant, &[from.id.to_string()]).await?.len(), 0);
    let messages = tx.deliveries_of_customer(merchant, into.id, 9).await?;
    assert_eq!(messages.iter().map(|m| m.id).collect::<Vec<_>>(), [sent.id]);
    Ok(())
}

pub async fn p2_who_is_erased_and_pays_again_is_somebody_new_under_a_race(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = added(&world, 1).await?;
    let mut racers = tokio::task::JoinSet::new();
    for n in 2..10 {
        let world = world.clone();
        let again = Customer { email: maja.email.clone(), ..customer(&world, n)? };
        let session = told(&world, n, maja.email.as_str()).await?;
        let doomed = (n == 5).then(|| maja.clone());
        racers.spawn(async move {
            let mut tx = world.store.write().await?;
            if let Some(doomed) = doomed {
                tx.erase_customer(doomed.merchant, doomed.id).await?;
            } else {
                let found = tx.claim_customer(&again).await?;
                tx.put_session(session.id, found.id).await?;
            }
            tx.commit().await
        });
    }
    for outcome in racers.join_all().await {
        outcome?;
    }
    let mut tx = world.store.read().await?;
    let all = tx.customers(world.merchant.id, &CustomerFilter::default(), ALL).await?;
    let known: Vec<_> = all.rows.iter().map(|row| row.customer.id).collect();
    assert!(known.len() <= 1 && !known.contains(&maja.id), "{known:?}");
    let sessions = tx.sessions(world.merchant.id, &SessionFilter::default(), ALL).await?;
    for row in &sessions.rows {
        assert!(row.customer.is_none_or(|id| known.contains(&id)), "a payment of nobody that there is");
    }
    Ok(())
}
