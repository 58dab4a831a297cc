//! The catalogue (R3).

use super::undo::{Kept, KeptPicture};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    checkout::read_amount,
    fail::{self, Outcome},
    fields::Fields,
    live::Changed,
    pictures, random,
};
use api_types::{
    Problem,
    dashboard::{ProductForm, ProductItem},
    undo::Undo,
};
use artwork::image_upload::Purpose;
use domain::{
    Act, Amount, Product, Symbol, Unit,
    fiat::Currency,
    ids::{MerchantId, ProductId},
    text,
};
use sha2::{Digest, Sha256};
use std::fmt::Write;
use storage::{Transaction, records::Picture};

/// The most decimals that a price in a coin may have: the most that every coin called by one symbol has here.
const COIN_DECIMALS: u8 = 6;
/// The most that may be left of something.
const MOST_STOCK: u32 = 1_000_000;

/// What a form becomes.
struct Draft {
    name: String,
    description: Option<String>,
    unit: Unit,
    price: Amount,
    left: Option<u32>,
}

impl Service {
    /// A merchant's products, newest first.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn products(&self, actor: &Actor) -> Outcome<Vec<ProductItem>> {
        let failed = fail::storage("reading products");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let products = tx.products(actor.merchant).await.map_err(&failed)?;
        let ids: Vec<_> = products.iter().map(|product| product.id).collect();
        let held = tx.products_held(&ids).await.map_err(&failed)?;
        let held_of = |id: ProductId| held.iter().find(|(other, _)| *other == id).map_or(0, |(_, held)| *held);
        Ok(products.iter().map(|product| item(product, held_of(product.id))).collect())
    }

    /// One of a merchant's products.
    ///
    /// # Errors
    /// `NotFound`: no such product of this merchant.
    pub async fn product(&self, actor: &Actor, product: &str) -> Outcome<ProductItem> {
        let id = product.parse().map_err(|_| Problem::NotFound)?;
        let mut tx = self.out.store.read().await.map_err(fail::storage("reading a product"))?;
        let product = existing(&mut *tx, actor.merchant, id).await?;
        let held = held(&mut *tx, id).await?;
        Ok(item(&product, held))
    }

    /// Makes a product, or edits the one with this id. Its picture stays.
    ///
    /// # Errors
    /// All fields that are not as expected; nothing is changed then.
    pub async fn save_product(&self, actor: &Actor, product: Option<&str>, form: ProductForm) -> Outcome<ProductItem> {
        actor.may(Right::Work)?;
        let draft = read(&form)?;
        let failed = fail::storage("saving a product");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let now = self.now();
        let before = match product {
            Some(id) => {
                let id = id.parse().map_err(|_| Problem::NotFound)?;
                Some(existing(&mut *tx, actor.merchant, id).await?)
            }
            None => None,
        };
        let held = match &before {
            Some(product) => held(&mut *tx, product.id).await?,
            None => 0,
        };
        if let Some(before) = before.as_ref().filter(|before| before.unit != draft.unit) {
            let why = if held > 0 {
                Some("This was sold in")
            } else if tx.is_sold(before).await.map_err(&failed)? {
                // Its coins were chosen for the price as it is: another unit would ask for another sum.
                Some("A link sells this in")
            } else {
                None
            };
            if let Some(why) = why {
                let message = format!("{why} {} already. Make a new product for another unit.", before.unit);
                return Err(Problem::field("unit", message));
            }
        }
        let stock = stock(before.as_ref(), held, draft.left, left(&form.left_was).ok().flatten());
        let new = Product {
            id: before
                .as_ref()
                .map_or_else(|| ProductId::from_parts(now, random::bits(&*self.out.entropy)), |product| product.id),
            merchant: actor.merchant,
            name: draft.name,
            description: draft.description,
            unit: draft.unit,
            price: draft.price,
            picture: before.as_ref().and_then(|product| product.picture.clone()),
            stock,
            active: form.active,
            created_at: before.as_ref().map_or(now, |product| product.created_at),
            updated_at: now,
        };
        let act = match before {
            Some(_) => {
                tx.update_product(&new).await.map_err(&failed)?;
                Act::ProductChanged
            }
            None => {
                tx.insert_product(&new).await.map_err(&failed)?;
                Act::ProductMade
            }
        };
        self.note(&mut *tx, actor, act, On::of(new.id, &new.name)).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed::stock(actor.merchant, new.id)]);
        Ok(item(&new, held))
    }

    /// Replaces a product's picture by an uploaded one; an empty file takes it away. The one before can be brought back for a
    /// while. `None`: there was none, or it is the same.
    ///
    /// # Errors
    /// `NotFound`; a file that is no picture, or too large.
    pub async fn save_product_picture(&self, actor: &Actor, product: &str, file: Vec<u8>) -> Outcome<Option<Undo>> {
        actor.may(Right::Work)?;
        let id = product.parse().map_err(|_| Problem::NotFound)?;
        let picture = if file.is_empty() {
            None
        } else {
            let made = pictures::picture("picture", file, Purpose::Product).await?;
            Some(Picture { name: hash(&made.bytes), kind: made.media_type.to_owned(), bytes: made.bytes })
        };
        let failed = fail::storage("saving a picture");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let before = existing(&mut *tx, actor.merchant, id).await?;
        if let Some(picture) = &picture {
            tx.insert_picture(actor.merchant, picture).await.map_err(&failed)?;
        }
        let old = before.picture.clone();
        let name = picture.map(|picture| picture.name);
        let old = old.filter(|old| Some(old) != name.as_ref());
        let kept = match &old {
            Some(old) => tx.picture(old).await.map_err(&failed)?,
            None => None,
        };
        let after = Product { picture: name.clone(), updated_at: self.now(), ..before };
        tx.update_product(&after).await.map_err(&failed)?;
        if let Some(old) = old {
            tx.delete_picture(actor.merchant, &old).await.map_err(&failed)?;
        }
        self.note(&mut *tx, actor, Act::ProductPictured, On::of(after.id, after.name)).await?;
        let undo = match kept {
            Some(picture) => {
                let kept = Kept::Picture { product: after.id, before: KeptPicture::of(&picture), after: name };
                Some(self.keep(&mut *tx, actor, &kept).await?)
            }
            None => None,
        };
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }

    /// A picture: its media type and its bytes, which never change under this name.
    ///
    /// # Errors
    /// `NotFound`: there is none of this name.
    pub async fn picture(&self, name: &str) -> Outcome<(String, Vec<u8>)> {
        let failed = fail::storage("reading a picture");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let picture = tx.picture(name).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        Ok((picture.kind, picture.bytes))
    }
}

async fn existing(tx: &mut dyn Transaction, merchant: MerchantId, id: ProductId) -> Outcome<Product> {
    let found = tx.products_by_id(&[id]).await.map_err(fail::storage("reading a product"))?;
    found.into_iter().find(|product| product.merchant == merchant).ok_or(Problem::NotFound)
}

async fn held(tx: &mut dyn Transaction, id: ProductId) -> Outcome<u64> {
    let held = tx.products_held(&[id]).await.map_err(fail::storage("counting a stock"))?;
    Ok(held.first().map_or(0, |(_, held)| *held))
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn read(form: &ProductForm) -> Outcome<Draft> {
    let mut fields = Fields::default();
    let name = fields.take("name", text::line("The name", &form.name, 120));
    let description = fields.take("description", text::paragraph("The description", &form.description, 1_000));
    let unit = fields.take("unit", unit(&form.unit));
    let decimals = match &unit {
        Some(Unit::Fiat(currency)) => currency.decimals(),
        _ => COIN_DECIMALS,
    };
    let price = match &unit {
        Some(unit) => fields.take("price", read_amount(&form.price, decimals, unit)),
        None => fields.take("price", Amount::parse(&form.price, decimals, "The price")),
    };
    let left = fields.take("left", left(&form.left));
    let draft = (|| Some(Draft { name: name?, description: description?, unit: unit?, price: price?, left: left? }))();
    fields.finish(draft)
}

/// The stock after an edit. `was`: how many were left when the form was opened; what was sold since then is not brought back, so
/// only the difference counts.
fn stock(before: Option<&Product>, held: u64, left: Option<u32>, was: Option<u32>) -> Option<u32> {
    let left = left?;
    match (before.and_then(|before| before.stock), was) {
        (Some(stock), Some(was)) if left >= was => Some(stock.saturating_add(left - was)),
        (Some(stock), Some(was)) => Some(stock.saturating_sub(was - left)),
        _ => Some(left.saturating_add(u32::try_from(held).unwrap_or(u32::MAX))),
    }
}

/// A currency's code or a coin's symbol; no coin that we know is called as a currency is.
fn unit(text: &str) -> Result<Unit, String> {
    let text = text.trim();
    text.parse::<Currency>()
        .map(Unit::Fiat)
        .or_else(|_| text.parse::<Symbol>().map(Unit::Coin))
        .map_err(|_| "Choose what the price is in: a currency such as EUR, or a coin such as USDC.".to_owned())
}

fn left(text: &str) -> Result<Option<u32>, String> {
    match text.trim() {
        "" => Ok(None),
        text => match text.replace(',', "").parse() {
            Ok(left @ 0..=MOST_STOCK) => Ok(Some(left)),
            _ => Err("Enter a whole number from 0 to 1,000,000. Leave it empty when it never runs out.".to_owned()),
        },
    }
}

fn item(product: &Product, held: u64) -> ProductItem {
    ProductItem {
        id: product.id.to_string(),
        name: product.name.clone(),
        description: product.description.clone(),
        price: product.price.to_string(),
        unit: product.unit.to_string(),
        fiat: product.unit.is_fiat(),
        picture_url: product.picture.as_ref().map(|name| format!("/picture/{name}")),
        left: product.left(held),
        held,
        active: product.active,
        created_at: product.created_at.0,
    }
}
