//! Invoices: numbers without gaps, whoever issues at the same moment.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, link},
};
use crate::{Store, records::Merchant};
use domain::{
    Invoice, Limit, Link, Millis, Mode, Status, Unit, Units,
    ids::MerchantId,
    invoice::{Discount, Document, InvoiceNumber, Items, Line, Party},
    link::Source,
    view::Day,
};
use std::{error::Error, sync::Arc};

/// How many issue at once, and every which of them is rolled back.
const CREATORS: u32 = 60;
const ROLLED_BACK: u32 = 3;

type Fallible<T> = Result<T, Box<dyn Error + Send + Sync>>;

/// The `n`th invoice's link; not stored.
fn one_time(n: u32, merchant: &Merchant) -> Fallible<Link> {
    Ok(Link { path: None, source: Source::Invoice, limit: Limit::ONCE, ..link(n, merchant)? })
}

/// An invoice of a link; not stored.
fn invoice(link: &Link, ordinal: u64) -> Fallible<Invoice> {
    let line = |price: Units, tax: Option<&str>| -> Fallible<Line> {
        Ok(Line {
            description: "Tea \"x\" ☕".to_owned(),
            quantity: "1.125".parse()?,
            price,
            tax: tax.map(str::parse).transpose()?,
        })
    };
    let lines = vec![line("123456789012345678901234567".parse()?, Some("19"))?, line(Units::from(7), None)?];
    Ok(Invoice {
        link: link.id,
        merchant: link.merchant,
        mode: link.mode,
        number: InvoiceNumber { prefix: "INV-".parse()?, ordinal },
        document: Document {
            seller: Party { name: "Northlight".to_owned(), tax_id: Some("NO 1".to_owned()), ..Party::default() },
            buyer: Party { name: "Maja".to_owned(), address: Some("A 1\nOslo".to_owned()), ..Party::default() },
            unit: Unit::Coin("USDC".parse()?),
            items: Items::new(18, lines, Some(Discount::Percent("2.5".parse()?)))?,
            tax_name: "VAT".to_owned(),
            notes: Some("two\nlines".to_owned()),
            issued_on: Some(Day(Day::of(NOW).0 + 1)),
        },
        due: Day::of(NOW),
        issued_at: NOW,
        voided_at: None,
    })
}

/// Issues the `n`th in a transaction of its own; gives back its number, or rolls it back.
async fn issue(store: &Arc<dyn Store>, merchant: &Merchant, n: u32, keep: bool) -> Fallible<u64> {
    let link = one_time(n, merchant)?;
    let mut tx = store.write().await?;
    let ordinal = tx.take_invoice_number(merchant.id, link.mode).await?;
    tx.insert_link(&link).await?;
    tx.insert_invoice(&invoice(&link, ordinal)?).await?;
    if keep {
        tx.commit().await?;
    }
    Ok(ordinal)
}

pub async fn a14_an_invoice_survives_being_stored_and_voided_to_the_last_digit(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let link = one_time(10, &world.merchant)?;
    let first = invoice(&link, 1)?;
    let mut tx = world.store.write().await?;
    tx.insert_link(&link).await?;
    tx.insert_invoice(&first).await?;
    tx.commit().await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.invoices_of(&[world.link.id, link.id]).await?, std::slice::from_ref(&first), "a plain link has none");
    let at = NOW.plus(Millis(9));
    assert!(tx.void_invoice(world.merchant.id, link.id, at).await?);
    assert!(!tx.void_invoice(world.merchant.id, link.id, at.plus(Millis(1))).await?, "once");
    assert_eq!(tx.invoices_of(&[link.id]).await?, [Invoice { voided_at: Some(at), ..first }]);
    Ok(())
}

pub async fn a14_many_who_issue_at_once_take_numbers_without_gap_or_double_while_others_roll_back(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let mut creators = tokio::task::JoinSet::new();
    for n in 0..CREATORS {
        let (store, merchant) = (Arc::clone(&world.store), world.merchant.clone());
        creators.spawn(async move {
            let keep = n % ROLLED_BACK != 0;
            issue(&store, &merchant, 100 + n, keep).await.map(|ordinal| keep.then_some(ordinal))
        });
    }
    let mut numbers = Vec::new();
    while let Some(done) = creators.join_next().await {
        numbers.extend(done??);
    }
    numbers.sort_unstable();
    let kept = u64::from(CREATORS - CREATORS.div_ceil(ROLLED_BACK));
    assert_eq!(numbers, (1..=kept).collect::<Vec<_>>());
    let mut tx = world.store.read().await?;
    assert_eq!(tx.next_invoice_number(world.merchant.id, Mode::Test).await?, (kept + 1, true));
    assert_eq!(tx.next_invoice_number(world.merchant.id, Mode::Live).await?, (1, false), "live has its own");
    assert_eq!(tx.next_invoice_number(world.other.id, Mode::Test).await?, (1, false), "so has another merchant");
    Ok(())
}

pub async fn a14_a_number_that_was_not_committed_is_taken_by_the_next(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    assert_eq!(issue(&world.store, &world.merchant, 1_000, false).await?, 1, "the very first, rolled back");
    assert_eq!(issue(&world.store, &world.merchant, 1_000, true).await?, 1);
    assert_eq!(issue(&world.store, &world.merchant, 1_001, false).await?, 2);
    assert_eq!(issue(&world.store, &world.merchant, 1_001, true).await?, 2);
    Ok(())
}

pub async fn a14_where_numbers_begin_is_chosen_before_the_first_is_taken(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let id = world.merchant.id;
    let mut tx = world.store.write().await?;
    assert!(tx.begin_invoice_numbers(id, Mode::Test, 200).await?);
    assert!(tx.begin_invoice_numbers(id, Mode::Test, 118).await?, "changed as long as none is taken");
    assert_eq!(tx.next_invoice_number(id, Mode::Test).await?, (118, false));
    assert_eq!(tx.take_invoice_number(id, Mode::Test).await?, 118);
    assert!(!tx.begin_invoice_numbers(id, Mode::Test, 1).await?);
    assert_eq!(tx.next_invoice_number(id, Mode::Test).await?, (119, true));
    Ok(())
}

pub async fn i19_another_merchant_voids_no_invoice_and_finds_none_overdue(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    issue(&world.store, &world.merchant, 1_000, true).await?;
    let link = one_time(1_000, &world.merchant)?.id;
    let mut tx = world.store.write().await?;
    assert!(!tx.void_invoice(world.other.id, link, NOW).await?);
    assert!(!tx.void_invoice(MerchantId::from_parts(NOW, 99), link, NOW).await?);
    assert!(tx.invoices_of(&[link]).await?.iter().all(|invoice| invoice.voided_at.is_none()));
    assert!(tx.overdue_invoices(world.other.id, Day(i64::MAX), 9).await?.is_empty());
    Ok(())
}

pub async fn a14_an_overdue_invoice_is_found_until_it_is_paid_or_voided(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in [1_000, 1_001, 1_002] {
        issue(&world.store, &world.merchant, n, true).await?;
    }
    let link = |n| one_time(n, &world.merchant).map(|link| link.id);
    let (paid, voided, left) = (link(1_000)?, link(1_001)?, link(1_002)?);
    let day = Day::of(NOW);
    let mut tx = world.store.read().await?;
    assert!(tx.overdue_invoices(world.merchant.id, day, 9).await?.is_empty(), "its last day is no day too late");
    let all = tx.overdue_invoices(world.merchant.id, Day(day.0 + 1), 9).await?;
    assert_eq!(all.iter().map(|invoice| invoice.link).collect::<Vec<_>>(), [paid, voided, left]);
    assert_eq!(tx.overdue_invoices(world.merchant.id, Day(day.0 + 1), 1).await?.len(), 1);
    drop(tx);
    let session = crate::records::Session { link: paid, ..world.session(1) };
    world.add(&session, false).await?;
    world.change(&session, |session| session.assessment.status = Status::Paid).await?;
    let mut tx = world.store.write().await?;
    assert!(tx.void_invoice(world.merchant.id, voided, NOW).await?);
    tx.commit().await?;
    let left_over = world.store.read().await?.overdue_invoices(world.merchant.id, Day(day.0 + 1), 9).await?;
    assert_eq!(left_over.iter().map(|invoice| invoice.link).collect::<Vec<_>>(), [left]);
    Ok(())
}
