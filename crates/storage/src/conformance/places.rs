//! Places on links and in stocks: never more than there are.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{Outcome, fixtures::World, products::product};
use crate::{
    Store,
    records::{LinkPlaces, Place, Session},
};
use domain::{Limit, Slot, Status, ids::ProductId};
use std::sync::Arc;

/// How many ask for the last place at once.
const RACERS: u32 = 64;
/// How often they do for the first time, and how often again after they gave their places back.
const FIRST: u32 = 20;
const AGAIN: u32 = 980;

fn place(session: &Session, product: Option<ProductId>, quantity: u16) -> Place {
    Place { session: session.id, link: session.link, product, quantity, slot: Slot::Held }
}

async fn limit(world: &World, limit: Limit) -> Outcome {
    let mut link = world.link.clone();
    link.limit = limit;
    let mut tx = world.store.write().await?;
    tx.update_link(&link).await?;
    tx.commit().await?;
    Ok(())
}

async fn claim(world: &World, place: &Place) -> Result<bool, crate::StorageError> {
    let mut tx = world.store.write().await?;
    let got = tx.claim_place(place).await?;
    if got {
        tx.commit().await?;
    }
    Ok(got)
}

pub async fn i7_of_64_racers_for_the_last_place_one_gets_it_in_1000_rounds(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut sessions = Vec::new();
    for n in 0..RACERS {
        sessions.push(world.open(n).await?);
    }
    for round in 0..FIRST {
        limit(&world, Limit::payments(u16::try_from(round + 1)?)?).await?;
        let mut racers = tokio::task::JoinSet::new();
        let held = world.store.read().await?.places_of(&sessions.iter().map(|s| s.id).collect::<Vec<_>>()).await?;
        for session in sessions.iter().filter(|s| held.iter().all(|place| place.session != s.id)) {
            let (world, place) = (world.clone(), place(session, None, 1));
            racers.spawn(async move { claim(&world, &place).await });
        }
        let mut winners = 0;
        while let Some(got) = racers.join_next().await {
            winners += u32::from(got??);
        }
        assert_eq!(winners, 1, "round {round}");
        let places = world.store.read().await?.link_places(world.link.id).await?;
        assert_eq!(places.paid + places.held, u64::from(round + 1));
    }
    limit(&world, Limit::UNLIMITED).await?;
    let ids: Vec<_> = sessions.iter().map(|session| session.id).collect();
    let placed = world.store.read().await?.places_of(&ids).await?;
    for session in sessions.iter().filter(|s| placed.iter().all(|place| place.session != s.id)) {
        assert!(claim(&world, &place(session, None, 1)).await?);
    }
    limit(&world, Limit::ONCE).await?;
    for round in 0..AGAIN {
        let mut tx = world.store.write().await?;
        tx.set_slots(&ids, Slot::Released).await?;
        tx.commit().await?;
        let mut racers = tokio::task::JoinSet::new();
        for session in &sessions {
            let (world, place) = (world.clone(), place(session, None, 1));
            racers.spawn(async move {
                let mut tx = world.store.write().await?;
                let got = tx.reclaim_place(&place).await?;
                if got {
                    tx.commit().await?;
                }
                Ok::<_, crate::StorageError>(got)
            });
        }
        let mut winners = 0;
        while let Some(got) = racers.join_next().await {
            winners += u32::from(got??);
        }
        assert_eq!(winners, 1, "round {round}");
    }
    Ok(())
}

pub async fn x5_a_place_that_is_given_back_is_free_for_the_next(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    limit(&world, Limit::ONCE).await?;
    let (first, second) = (place(&world.open(1).await?, None, 1), place(&world.open(2).await?, None, 1));
    assert!(claim(&world, &first).await?);
    assert!(!claim(&world, &second).await?);
    let mut tx = world.store.write().await?;
    assert!(!tx.has_room(&second).await?);
    tx.set_slots(&[first.session], Slot::Released).await?;
    assert!(tx.has_room(&second).await?);
    assert!(tx.claim_place(&second).await?);
    assert!(!tx.reclaim_place(&first).await?, "it was given to another");
    tx.set_slots(&[first.session], Slot::Over).await?;
    tx.set_slots(&[second.session], Slot::Released).await?;
    assert!(tx.reclaim_place(&first).await?);
    let places = tx.places_of(&[first.session, second.session]).await?;
    let slot = |session| places.iter().find(|place| place.session == session).map(|place| place.slot);
    assert_eq!((slot(first.session), slot(second.session)), (Some(Slot::Held), Some(Slot::Released)));
    Ok(())
}

pub async fn r7_a_limit_set_later_counts_the_places_that_are_held(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 0..5 {
        let place = place(&world.open(n).await?, None, 1);
        assert!(claim(&world, &place).await?, "without a limit there is always room");
    }
    let next = place(&world.open(5).await?, None, 1);
    limit(&world, Limit::payments(3)?).await?;
    assert!(!claim(&world, &next).await?);
    limit(&world, Limit::payments(6)?).await?;
    assert!(claim(&world, &next).await?);
    Ok(())
}

pub async fn i7_a_stock_is_sold_once_by_the_piece(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut sold = product(&world, 1)?;
    sold.stock = Some(5);
    let mut tx = world.store.write().await?;
    tx.insert_product(&sold).await?;
    tx.commit().await?;
    let mut claims = Vec::new();
    for (n, quantity) in [2, 2, 2, 1].into_iter().enumerate() {
        let session = world.open(u32::try_from(n)?).await?;
        claims.push(claim(&world, &place(&session, Some(sold.id), quantity)).await?);
    }
    assert_eq!(claims, [true, true, false, true]);
    assert_eq!(world.store.read().await?.products_held(&[sold.id]).await?, [(sold.id, 5)]);
    Ok(())
}

pub async fn x5_the_pieces_of_a_stock_are_counted_by_what_became_of_them(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let sold = product(&world, 1)?;
    let mut tx = world.store.write().await?;
    tx.insert_product(&sold).await?;
    assert_eq!(tx.product_places(sold.id).await?, LinkPlaces::default());
    tx.commit().await?;
    let became = [(2, Status::Paid), (3, Status::Confirming), (1, Status::Open), (4, Status::Final), (5, Status::Open)];
    for (n, (quantity, status)) in became.into_iter().enumerate() {
        let session = world.open(u32::try_from(n)?).await?;
        assert!(claim(&world, &place(&session, Some(sold.id), quantity)).await?);
        world.change(&session, |session| session.assessment.status = status).await?;
    }
    let other = world.open(9).await?;
    assert!(claim(&world, &place(&other, None, 1)).await?);
    let mut tx = world.store.write().await?;
    let free_at = Some(world.session(2).terms.deadline);
    assert_eq!(tx.product_places(sold.id).await?, LinkPlaces { paid: 6, held: 9, free_at });
    tx.set_slots(&[world.session(2).id, world.session(4).id], Slot::Released).await?;
    assert_eq!(tx.product_places(sold.id).await?, LinkPlaces { paid: 6, held: 3, free_at: None });
    Ok(())
}

pub async fn r9_the_places_of_a_link_are_counted_by_what_became_of_them(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for (n, status) in [Status::Open, Status::Open, Status::Confirming, Status::Paid, Status::Final].iter().enumerate()
    {
        let session = world.open(u32::try_from(n)?).await?;
        assert!(claim(&world, &place(&session, None, 1)).await?);
        world.change(&session, |session| session.assessment.status = *status).await?;
    }
    let mut tx = world.store.read().await?;
    let free_at = Some(world.session(0).terms.deadline);
    assert_eq!(tx.link_places(world.link.id).await?, LinkPlaces { paid: 2, held: 3, free_at });
    Ok(())
}
