//! The catalogue.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, link},
};
use crate::{Store, records::Picture};
use domain::{
    Amount, Link, Millis, Price, Product, Unit, Units,
    ids::{MerchantId, ProductId},
};
use std::{error::Error, sync::Arc};

/// The `n`th product of the first merchant; not stored.
///
/// # Errors
/// None in practice.
pub fn product(world: &World, n: u32) -> Result<Product, Box<dyn Error + Send + Sync>> {
    let at = NOW.plus(Millis(i64::from(n)));
    Ok(Product {
        id: ProductId::from_parts(at, u128::from(n)),
        merchant: world.merchant.id,
        name: format!("Product {n}"),
        description: None,
        unit: Unit::Fiat("EUR".parse()?),
        price: Amount::new(Units::from(1_250), 2),
        picture: None,
        stock: None,
        active: true,
        created_at: at,
        updated_at: at,
    })
}

pub async fn whether_a_link_sells_a_product_is_known(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (sold, unsold) = (product(&world, 1)?, product(&world, 2)?);
    let mut selling = link(40, &world.merchant)?;
    selling.price = Price::Product { product: sold.id };
    let mut tx = world.store.write().await?;
    tx.insert_product(&sold).await?;
    tx.insert_product(&unsold).await?;
    tx.insert_link(&selling).await?;
    assert_eq!((tx.is_sold(&sold).await?, tx.is_sold(&unsold).await?), (true, false));
    let other = Product { merchant: world.other.id, ..sold.clone() };
    assert!(!tx.is_sold(&other).await?, "another merchant's link");
    tx.update_link(&Link { archived: true, ..selling.clone() }).await?;
    assert!(tx.is_sold(&sold).await?, "it may be opened again");
    tx.update_link(&Link { deleted_at: Some(NOW), ..selling }).await?;
    assert!(!tx.is_sold(&sold).await?);
    Ok(())
}

pub async fn a_product_survives_being_stored_and_edited(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = product(&world, 1)?;
    let second = product(&world, 2)?;
    let edited = Product {
        name: "Kaffe ☕ 'x'".to_owned(),
        description: Some("two\nlines".to_owned()),
        unit: Unit::Coin("USDC".parse()?),
        price: Amount::new(Units(domain::amount::U256::MAX), 18),
        picture: Some("ab".repeat(32)),
        stock: Some(u32::MAX),
        active: false,
        updated_at: Millis(first.updated_at.0 + 9),
        ..first.clone()
    };
    let mut tx = world.store.write().await?;
    tx.insert_product(&first).await?;
    tx.insert_product(&second).await?;
    tx.update_product(&edited).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.products(world.merchant.id).await?, [second.clone(), edited.clone()], "newest first");
    assert_eq!(tx.products_by_id(&[edited.id, second.id]).await?, [edited, second]);
    Ok(())
}

pub async fn another_merchant_sees_no_products_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let ours = product(&world, 1)?;
    let mut tx = world.store.write().await?;
    tx.insert_product(&ours).await?;
    assert_eq!(tx.products(world.other.id).await?, []);
    let stolen = Product { merchant: world.other.id, ..ours };
    assert!(tx.update_product(&stolen).await.is_err());
    Ok(())
}

pub async fn a_picture_is_kept_once_and_until_no_product_has_it(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let picture = Picture { name: "c0ffee".to_owned(), kind: "image/webp".to_owned(), bytes: vec![0, 255, 7] };
    let shown = Product { picture: Some(picture.name.clone()), ..product(&world, 1)? };
    let ours: MerchantId = world.merchant.id;
    let mut tx = world.store.write().await?;
    tx.insert_picture(ours, &picture).await?;
    tx.insert_picture(ours, &picture).await?;
    tx.insert_product(&shown).await?;
    tx.delete_picture(ours, &picture.name).await?;
    assert_eq!(tx.picture(&picture.name).await?, Some(picture.clone()));
    tx.update_product(&Product { picture: None, ..shown }).await?;
    tx.delete_picture(ours, &picture.name).await?;
    assert_eq!(tx.picture(&picture.name).await?, None);
    Ok(())
}
