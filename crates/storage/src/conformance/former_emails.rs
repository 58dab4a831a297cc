//! E-mail addresses that customers had before: by them they are known still, and nobody else is.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{Outcome, customers::customer, deliveries::message, fixtures::World};
use crate::{
    StorageError, Store,
    records::{CustomerFilter, Delivery, Page, Session},
};
use domain::{Customer, CustomerInfo, Email, ids::CustomerId};
use std::{error::Error, sync::Arc};

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

const ALL: Page = Page { offset: 0, limit: 100 };
const OLD: &str = "maja@work.example";
const NEW: &str = "maja@example.com";

/// The `n`th customer with an e-mail, stored.
async fn added(world: &World, n: u32, email: &str) -> Fallible<Customer> {
    let customer = Customer { email: email.parse()?, ..customer(world, n)? };
    let mut tx = world.store.write().await?;
    tx.insert_customer(&customer).await?;
    tx.commit().await?;
    Ok(customer)
}

/// The same customer with another e-mail.
async fn moved(world: &World, customer: &Customer, email: &str) -> Fallible<Customer> {
    let moved = Customer { email: email.parse()?, ..customer.clone() };
    let mut tx = world.store.write().await?;
    tx.update_customer(&moved).await?;
    tx.commit().await?;
    Ok(moved)
}

/// Whom somebody is who gives an e-mail, and whether they were added for it.
async fn claimed(world: &World, n: u32, email: &str) -> Fallible<(Customer, bool)> {
    let new = Customer { email: email.parse()?, ..customer(world, n)? };
    let mut tx = world.store.write().await?;
    let found = tx.claim_customer(&new).await?;
    tx.commit().await?;
    let added = found.id == new.id;
    Ok((found, added))
}

async fn former(world: &World, customer: &Customer) -> Fallible<Vec<String>> {
    let emails = world.store.read().await?.former_emails(customer).await?;
    Ok(emails.iter().map(Email::to_string).collect())
}

/// A session with which this e-mail was told.
async fn told(world: &World, n: u32, email: &str) -> Fallible<Session> {
    let mut session = world.session(n);
    session.customer = CustomerInfo { email: Some(email.to_owned()), ..CustomerInfo::default() };
    world.add(&session, false).await?;
    Ok(session)
}

pub async fn p2_who_gives_an_email_that_was_replaced_is_the_same_customer(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = added(&world, 1, OLD).await?;
    assert_eq!(former(&world, &first).await?, [""; 0]);
    let maja = moved(&world, &first, NEW).await?;
    assert_eq!(former(&world, &maja).await?, [OLD]);
    assert_eq!(claimed(&world, 2, OLD).await?, (maja.clone(), false));
    assert_eq!(claimed(&world, 3, NEW).await?, (maja.clone(), false));
    let mut tx = world.store.read().await?;
    assert_eq!(tx.customer_by_email(world.merchant.id, &OLD.parse()?).await?, None, "nobody has it");
    assert_eq!(tx.customers(world.merchant.id, &CustomerFilter::default(), ALL).await?.total, 1);
    let elsewhere = Customer { merchant: world.other.id, ..maja.clone() };
    assert!(tx.former_emails(&elsewhere).await?.is_empty(), "I19");
    drop(tx);
    let mut tx = world.store.write().await?;
    let theirs = Customer { merchant: world.other.id, email: OLD.parse()?, ..customer(&world, 4)? };
    assert_eq!(tx.claim_customer(&theirs).await?, theirs, "I19");
    tx.commit().await?;
    // And back.
    let maja = moved(&world, &maja, OLD).await?;
    assert_eq!(former(&world, &maja).await?, [NEW]);
    assert_eq!(claimed(&world, 5, NEW).await?, (maja, false));
    Ok(())
}

pub async fn p2_an_email_that_another_has_is_nobodys_former_one(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = added(&world, 1, OLD).await?;
    let maja = moved(&world, &maja, NEW).await?;
    let noor = added(&world, 2, OLD).await?;
    assert_eq!(former(&world, &maja).await?, [""; 0], "the merchant says that it is Noor's");
    assert_eq!(claimed(&world, 3, OLD).await?, (noor.clone(), false));
    let noor = moved(&world, &noor, "noor@example.com").await?;
    assert_eq!(former(&world, &noor).await?, [OLD]);
    moved(&world, &maja, OLD).await?;
    assert_eq!((former(&world, &noor).await?, former(&world, &maja).await?), (vec![], vec![NEW.to_owned()]));
    Ok(())
}

pub async fn p2_who_gives_an_email_of_one_who_was_merged_is_the_other(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let from = added(&world, 1, "maja@school.example").await?;
    let from = moved(&world, &from, OLD).await?;
    let into = added(&world, 2, NEW).await?;
    let mut tx = world.store.write().await?;
    tx.merge_customers(world.merchant.id, from.id, into.id).await?;
    tx.commit().await?;
    assert_eq!(former(&world, &into).await?, ["maja@school.example", OLD]);
    for (n, email) in [(3, "maja@school.example"), (4, OLD), (5, NEW)] {
        assert_eq!(claimed(&world, n, email).await?, (into.clone(), false), "{email}");
    }
    Ok(())
}

pub async fn p2_erasing_forgets_what_was_told_and_written_under_former_emails(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = added(&world, 1, OLD).await?;
    let maja = moved(&world, &maja, NEW).await?;
    let (hers, others) = (told(&world, 1, "Maja@Work.example").await?, told(&world, 2, "other@example.com").await?);
    let sent = Delivery { recipient: OLD.to_owned(), ..message(&world, 1) };
    let mut tx = world.store.write().await?;
    assert_eq!(tx.sessions_about(&maja).await?, [hers.id], "what she told then is hers");
    tx.add_delivery(&sent).await?;
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.erase_customer(maja.merchant, maja.id).await?, [hers.id]);
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let after = tx.session(hers.id).await?.ok_or("the payment stays")?;
    assert_eq!(after.customer, CustomerInfo::default());
    assert_eq!(tx.session(others.id).await?, Some(others));
    let after = tx.delivery(sent.merchant, sent.id).await?.ok_or("that it was is kept")?;
    assert_eq!((after.recipient.as_str(), after.body.as_str()), ("", ""));
    drop(tx);
    let (again, added) = claimed(&world, 2, OLD).await?;
    assert!(added, "who comes again is somebody new");
    assert_eq!(former(&world, &again).await?, [""; 0]);
    Ok(())
}

pub async fn p2_racers_with_an_email_that_is_replaced_find_one_customer(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = added(&world, 1, OLD).await?;
    let mut racers = tokio::task::JoinSet::new();
    for n in 2..18 {
        let (world, maja) = (world.clone(), maja.clone());
        let new = Customer { email: OLD.parse()?, ..customer(&world, n)? };
        let moved = Customer { email: NEW.parse()?, ..maja.clone() };
        racers.spawn(async move {
            let mut tx = world.store.write().await?;
            let found = if n == 9 {
                tx.update_customer(&moved).await?;
                maja.id
            } else {
                tx.claim_customer(&new).await?.id
            };
            tx.commit().await?;
            Ok::<CustomerId, StorageError>(found)
        });
    }
    for found in racers.join_all().await {
        assert_eq!(found?, maja.id);
    }
    assert_eq!(former(&world, &maja).await?, [OLD]);
    let mut tx = world.store.read().await?;
    let all = tx.customers(world.merchant.id, &CustomerFilter::default(), ALL).await?;
    assert_eq!(all.rows.iter().map(|row| row.customer.email.as_str()).collect::<Vec<_>>(), [NEW]);
    Ok(())
}
