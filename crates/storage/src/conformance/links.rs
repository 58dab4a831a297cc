//! Links, their lists and figures.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{World, link},
};
use crate::{
    Store,
    records::{LinkFilter, Page},
};
use domain::{
    Amount, CustomerFields, Link, Millis, Mode, Status, Units,
    amount::U256,
    ids::LinkId,
    link::{Ask, Source},
};
use std::sync::Arc;

const ALL: Page = Page { offset: 0, limit: 100 };

pub async fn a_link_survives_being_stored_and_edited(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut edited = world.link.clone();
    edited.title = "Kaffe ☕ 100%_ 'single' \"double\" \\ back; DROP TABLE links;--".to_owned();
    edited.description = Some("two\nlines".to_owned());
    edited.reference = Some("INV-1042".to_owned());
    edited.private_note = Some("only for us".to_owned());
    edited.price = Amount::new(Units(U256::MAX), 18);
    edited.accepts = vec![world.native.id.clone(), world.token.id.clone()];
    edited.window = Millis::minutes(60);
    edited.fields = CustomerFields { name: Ask::Required, email: Ask::Optional, ..CustomerFields::default() };
    edited.active = false;
    edited.updated_at = Millis(edited.updated_at.0 + 1);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.link(world.link.id).await?.as_ref(), Some(&world.link));
    tx.update_link(&edited).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.link(edited.id).await?.as_ref(), Some(&edited));
    assert_eq!(tx.merchant_link(world.merchant.id, edited.id).await?.map(|row| row.link), Some(edited));
    assert_eq!(tx.link(LinkId::from_parts(Millis(1), 1)).await?, None);
    Ok(())
}

pub async fn another_merchant_finds_no_link_and_cannot_edit_it_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.merchant_link(world.other.id, world.link.id).await?, None);
    let found = tx.links(world.other.id, &LinkFilter::default(), ALL).await?;
    assert_eq!((found.rows.len(), found.total), (0, 0));
    let mut stolen = world.link.clone();
    stolen.merchant = world.other.id;
    stolen.title = "Stolen".to_owned();
    assert!(tx.update_link(&stolen).await.is_err());
    assert_eq!(tx.link(world.link.id).await?, Some(world.link));
    Ok(())
}

async fn titles(world: &World, filter: &LinkFilter) -> Result<Vec<String>, crate::StorageError> {
    let found = world.store.read().await?.links(world.merchant.id, filter, ALL).await?;
    assert_eq!(u64::try_from(found.rows.len()).ok(), Some(found.total), "list and count have the same conditions");
    Ok(found.rows.into_iter().map(|row| row.link.title).collect())
}

async fn add(world: &World, n: u32, change: impl FnOnce(&mut Link)) -> Outcome {
    let mut new = link(n, &world.merchant)?;
    change(&mut new);
    let mut tx = world.store.write().await?;
    tx.insert_link(&new).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn each_filter_of_links_narrows_the_list(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    add(&world, 2, |link| link.mode = Mode::Live).await?;
    add(&world, 3, |link| link.active = false).await?;
    add(&world, 4, |link| link.source = Source::Api).await?;
    add(&world, 5, |link| link.source = Source::Invoice).await?;
    let filter = LinkFilter::default;
    assert_eq!(titles(&world, &filter()).await?, ["Link 5", "Link 4", "Link 3", "Link 2", "Link 1"]);
    assert_eq!(titles(&world, &LinkFilter { mode: Some(Mode::Live), ..filter() }).await?, ["Link 2"]);
    assert_eq!(titles(&world, &LinkFilter { active: Some(false), ..filter() }).await?, ["Link 3"]);
    assert_eq!(titles(&world, &LinkFilter { active: Some(true), ..filter() }).await?.len(), 4);
    assert_eq!(titles(&world, &LinkFilter { source: Some("api".to_owned()), ..filter() }).await?, ["Link 4"]);
    assert_eq!(titles(&world, &LinkFilter { search: Some("link 5".to_owned()), ..filter() }).await?, ["Link 5"]);
    let several = LinkFilter {
        search: Some("link".to_owned()),
        mode: Some(Mode::Test),
        active: Some(true),
        source: Some("dashboard".to_owned()),
    };
    assert_eq!(titles(&world, &several).await?, ["Link 1"]);
    Ok(())
}

pub async fn what_is_searched_for_is_taken_literally(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let title = |text: &'static str| move |link: &mut Link| link.title = text.to_owned();
    add(&world, 2, title("100% cotton")).await?;
    add(&world, 3, title("100 cottons")).await?;
    add(&world, 4, title("under_score")).await?;
    add(&world, 5, title("under score")).await?;
    add(&world, 6, title("back\\slash")).await?;
    add(&world, 7, title("ÆRLIG 'kaffe' ☕")).await?;
    add(&world, 8, |link| link.reference = Some("INV-1042".to_owned())).await?;
    let id = world.link.id.to_string();
    for (search, found) in [
        ("0%", vec!["100% cotton"]),
        ("r_s", vec!["under_score"]),
        ("k\\s", vec!["back\\slash"]),
        ("ærlig '", vec!["ÆRLIG 'kaffe' ☕"]),
        ("☕", vec!["ÆRLIG 'kaffe' ☕"]),
        ("  COTTON ", vec!["100 cottons", "100% cotton"]),
        ("inv-1042", vec!["Link 8"]),
        (&id, vec!["Link 1"]),
        ("nowhere", vec![]),
        ("' OR '1'='1", vec![]),
    ] {
        let filter = LinkFilter { search: Some(search.to_owned()), ..LinkFilter::default() };
        assert_eq!(titles(&world, &filter).await?, found, "{search}");
    }
    let mut edited = world.link.clone();
    edited.title = "Renamed".to_owned();
    let mut tx = world.store.write().await?;
    tx.update_link(&edited).await?;
    tx.commit().await?;
    let filter = LinkFilter { search: Some("renamed".to_owned()), ..LinkFilter::default() };
    assert_eq!(titles(&world, &filter).await?, ["Renamed"], "an edited link is found by its new title");
    Ok(())
}

pub async fn links_are_paged_newest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 2..=7 {
        // Some of the same moment: the order is fixed all the same.
        add(&world, n, |link| link.created_at = Millis(link.created_at.0 / 2 * 2)).await?;
    }
    let mut seen = Vec::new();
    for offset in [0, 3, 6, 9] {
        let page = Page { offset, limit: 3 };
        let found = world.store.read().await?.links(world.merchant.id, &LinkFilter::default(), page).await?;
        assert_eq!(found.total, 7);
        seen.extend(found.rows.into_iter().map(|row| (row.link.created_at, row.link.id)));
    }
    let mut sorted = seen.clone();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.reverse();
    assert_eq!((seen.len(), &seen), (7, &sorted));
    Ok(())
}

pub async fn a_links_row_counts_its_paid_and_running_sessions(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for (n, status) in [
        Status::Open,
        Status::Detected,
        Status::Confirming,
        Status::Paid,
        Status::Final,
        Status::Expired,
        Status::Closed,
        Status::Cancelled,
    ]
    .into_iter()
    .enumerate()
    {
        let session = world.open(u32::try_from(n)?).await?;
        world.change(&session, |session| session.assessment.status = status).await?;
    }
    let mut tx = world.store.read().await?;
    let row = tx.merchant_link(world.merchant.id, world.link.id).await?.ok_or("the link is gone")?;
    assert_eq!((row.paid, row.running), (2, 3));
    assert_eq!(tx.links(world.merchant.id, &LinkFilter::default(), ALL).await?.rows, [row]);
    Ok(())
}
