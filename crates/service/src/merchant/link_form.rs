//! Reads the form that makes or edits a link, and writes it again for editing.

use super::{
    after_form::{self, AfterDraft},
    business,
    customers::{Wanted, wanted},
    listing, tags,
};
use crate::{checkout::read_amount, fail::Outcome, fields::Fields, remind::Hours};
use api_types::dashboard::LinkForm;
use domain::{
    Amount, Asset, AssetId, Customer, Limit, Link, LinkPath, Millis, Mode, Price, Product, Tag, Unit, Units,
    fiat::Currency, ids::ProductId, link::OpenAmount, text,
};
use storage::records::FollowedNetwork;

/// The most decimals that an amount may have before coins are chosen.
const MOST_DECIMALS: u8 = 18;

/// Why a link for one customer gets no path.
pub const FOR_ONE: &str = "A link for one customer shows what you know of them. Choose a secret address for it.";

/// What a form becomes. The path is not settled: that takes a look at the merchant's others.
pub struct Draft {
    /// Live or test.
    pub mode: Mode,
    /// What is paid for.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Order number.
    pub reference: Option<String>,
    /// For the merchant alone.
    pub private_note: Option<String>,
    /// What the price is counted in.
    pub unit: Unit,
    /// How much.
    pub price: Price,
    /// What it may be paid in.
    pub accepts: Vec<AssetId>,
    /// Time to pay.
    pub window: Millis,
    /// How its address is to be made.
    pub address: Address,
    /// How many payments.
    pub limit: Limit,
    /// Until when.
    pub ends_at: Option<Millis>,
    /// Whom it is for.
    pub customer: Wanted,
    /// What happens once a customer has paid.
    pub after: AfterDraft,
    /// Its tags. `None`: they stay as they are.
    pub tags: Option<tags::Chosen>,
}

/// How a link's address is to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// From its title.
    FromTitle,
    /// As typed.
    Typed(LinkPath),
    /// Nobody can guess it.
    Secret,
}

/// Reads it. `before` is the link that is edited: its kind stays, and a last day that it already had may be past. `products`
/// are the merchant's, and by their clock `hours` days are over.
///
/// # Errors
/// All fields that are not as expected.
pub fn read(
    form: &LinkForm,
    before: Option<&Link>,
    networks: &[FollowedNetwork],
    products: &[Product],
    hours: &Hours,
    now: Millis,
) -> Outcome<Draft> {
    let mut fields = Fields::default();
    let kind = before.map_or(form.kind.trim(), |link| link.price.kind());
    let product = match kind {
        "product" => fields.take("product", product(&form.product, products, before)),
        _ => None,
    };
    let currency = match (&product, form.currency.trim()) {
        (Some(product), _) => match &product.unit {
            Unit::Fiat(currency) => Some(Some(*currency)),
            Unit::Coin(_) => Some(None),
        },
        (None, "") => Some(None),
        (None, code) => fields.take("currency", code.parse::<Currency>()).map(Some),
    };
    let chosen = fields.take("assets", assets(&form.assets, networks, currency.flatten().is_some()));
    let unit = match (currency, &chosen) {
        (Some(Some(currency)), _) => Some(Unit::Fiat(currency)),
        (Some(None), Some((_, chosen))) => chosen.first().map(|asset| Unit::Coin(asset.symbol.clone())),
        _ => None,
    };
    if let (Some(product), Some(unit)) = (&product, &unit)
        && product.unit != *unit
    {
        fields.wrong("assets", format!("{} is priced in {}. Choose that coin.", product.name, product.unit));
    }
    let decimals = match (&unit, &chosen) {
        (Some(Unit::Fiat(currency)), _) => currency.decimals(),
        (_, Some((_, chosen))) => chosen.iter().map(|asset| asset.decimals).min().unwrap_or_default(),
        // Said now too, so that it is not a second round of errors.
        _ => MOST_DECIMALS,
    };
    let reader = Reader { unit: unit.as_ref(), decimals, assets: chosen.as_ref().map_or(&[], |(_, c)| c.as_slice()) };
    let price = match (kind, product) {
        ("open", _) => reader.open(form, &mut fields).map(Price::Open),
        ("product", product) => product.map(|product| Price::Product { product: product.id }),
        ("fixed" | "", _) => fields.take("amount", reader.amount(&form.amount)).map(|amount| Price::Fixed { amount }),
        _ => {
            fields.wrong("kind", "Choose a fixed amount, an open amount or a product.");
            None
        }
    };
    let title = match (form.title.trim(), kind) {
        ("", "product") => products
            .iter()
            .find(|product| product.id.to_string() == form.product.trim())
            .map(|product| product.name.clone()),
        (title, _) => fields.take("title", text::line("The title", title, 120)),
    };
    let window = fields.take("window_minutes", business::window(&form.window_minutes));
    let description = fields.take("description", text::paragraph("The description", &form.description, 1_000));
    let reference = fields.take("reference", text::optional_line("The order number", &form.reference, 60));
    let private_note = fields.take("private_note", text::paragraph("The note", &form.private_note, 1_000));
    let customer = wanted(form, &mut fields);
    let address = fields.take("path", address(form, before, customer.as_ref()));
    let limit = fields.take("limit", limit(form));
    let ends_at = fields.take("last_day", last_day(form, before, hours, now));
    let after = after_form::read(form, customer.as_ref(), &mut fields);
    let tags = tags::Chosen::read(form, &mut fields);
    let draft = (|| {
        let (mode, chosen) = chosen?;
        Some(Draft {
            mode,
            title: title?,
            description: description?,
            reference: reference?,
            private_note: private_note?,
            unit: unit?,
            price: price?,
            accepts: chosen.into_iter().map(|asset| asset.id).collect(),
            window: window?,
            address: address?,
            limit: limit?,
            ends_at: ends_at?,
            customer: customer?,
            after: after?,
            tags,
        })
    })();
    fields.finish(draft)
}

/// The form as it would have been typed to make this link for this customer. `tags` are those of customers, `hours` the merchant's.
pub fn write(link: &Link, customer: Option<&Customer>, tags: &[Tag], hours: &Hours) -> LinkForm {
    let amount = |units: &Units, decimals| Amount::new(*units, decimals).to_string();
    let mut form = LinkForm {
        kind: link.price.kind().to_owned(),
        title: link.title.clone(),
        description: link.description.clone().unwrap_or_default(),
        reference: link.reference.clone().unwrap_or_default(),
        private_note: link.private_note.clone().unwrap_or_default(),
        currency: if link.unit.is_fiat() { link.unit.to_string() } else { String::new() },
        assets: link.accepts.iter().map(ToString::to_string).collect(),
        window_minutes: (link.window.0 / 60_000).to_string(),
        fields: link.fields,
        address: if link.path.is_some() { "named" } else { "secret" }.to_owned(),
        path: link.path.as_ref().map(ToString::to_string).unwrap_or_default(),
        keep_old_path: true,
        limit_kind: match link.limit.most() {
            None => "unlimited",
            Some(1) => "once",
            Some(_) => "number",
        }
        .to_owned(),
        limit: link.limit.most().map(|most| most.to_string()).unwrap_or_default(),
        last_day: link.ends_at.map(|ends| listing::written(hours.last_day(ends))).unwrap_or_default(),
        customer: customer.map(|_| "known".to_owned()).unwrap_or_default(),
        customer_email: customer.map(|customer| customer.email.to_string()).unwrap_or_default(),
        ..LinkForm::default()
    };
    match &link.price {
        Price::Fixed { amount } => form.amount = amount.to_string(),
        Price::Open(open) => {
            form.least = open.least.as_ref().map(|units| amount(units, open.decimals)).unwrap_or_default();
            form.most = open.most.as_ref().map(|units| amount(units, open.decimals)).unwrap_or_default();
            let suggested: Vec<_> = open.suggested.iter().map(|units| amount(units, open.decimals)).collect();
            form.suggested = suggested.join(", ");
        }
        Price::Product { product } => form.product = product.to_string(),
    }
    after_form::write(&link.after, tags, &mut form);
    form
}

/// Reads amounts in the link's unit.
struct Reader<'a> {
    /// `None`: not known, since something else is wrong.
    unit: Option<&'a Unit>,
    decimals: u8,
    assets: &'a [Asset],
}

impl Reader<'_> {
    fn amount(&self, text: &str) -> Result<Amount, String> {
        let amount = match self.unit {
            Some(unit) => read_amount(text, self.decimals, unit)?,
            None => Amount::parse(text, self.decimals, "The coin").map_err(|error| error.to_string())?,
        };
        let too_large = |asset: &Asset| amount.rescaled(asset.decimals).is_none();
        if matches!(self.unit, Some(Unit::Coin(_))) && self.assets.iter().any(too_large) {
            return Err(domain::AmountError::TooLarge.to_string());
        }
        Ok(amount)
    }

    fn open(&self, form: &LinkForm, fields: &mut Fields) -> Option<OpenAmount> {
        let mut optional = |field: &str, text: &str| match text.trim() {
            "" => Some(None),
            text => fields.take(field, self.amount(text)).map(|amount| Some(amount.units)),
        };
        let (least, most) = (optional("least", &form.least), optional("most", &form.most));
        // A comma parts amounts here; in an amount it is refused anyway.
        let words = form.suggested.split([',', ';', ' ']).filter(|word| !word.is_empty());
        let suggested: Result<Vec<Units>, String> = words.map(|word| Ok(self.amount(word)?.units)).collect();
        let suggested = fields.take("suggested", suggested);
        let (least, most, suggested) = (least?, most?, suggested?);
        let open = OpenAmount::new(self.decimals, least, most, suggested);
        let field =
            if matches!(open, Err(domain::link::OpenAmountError::MostBelowLeast(_))) { "most" } else { "suggested" };
        fields.take(field, open)
    }
}

fn product(id: &str, products: &[Product], before: Option<&Link>) -> Result<Product, &'static str> {
    let kept = match before.map(|link| &link.price) {
        Some(Price::Product { product }) => Some(*product),
        _ => None,
    };
    let id = id.trim().parse::<ProductId>().ok().or(kept);
    products.iter().find(|product| Some(product.id) == id).cloned().ok_or("Choose a product of your catalogue.")
}

/// The page of a link for one customer shows what is known of them, so nobody else may find it.
fn address(form: &LinkForm, before: Option<&Link>, customer: Option<&Wanted>) -> Result<Address, String> {
    let for_one = customer.is_some_and(|customer| *customer != Wanted::Anybody);
    match (form.address.as_str(), form.path.trim()) {
        ("secret", _) => Ok(Address::Secret),
        (_, "") if for_one => Ok(Address::Secret),
        (_, _) if for_one => Err(FOR_ONE.to_owned()),
        (_, "") => Ok(Address::FromTitle),
        // What it has stays, whatever became a word of the server's own since.
        (_, path) if before.and_then(|link| link.path.as_ref()).is_some_and(|own| own.as_str() == path) => {
            LinkPath::kept(path).map(Address::Typed).map_err(|error| error.to_string())
        }
        (_, path) => path.parse().map(Address::Typed).map_err(|error: domain::link::LinkPathError| error.to_string()),
    }
}

pub(super) fn limit(form: &LinkForm) -> Result<Limit, String> {
    match form.limit_kind.as_str() {
        "" | "unlimited" => Ok(Limit::UNLIMITED),
        "once" => Ok(Limit::ONCE),
        "number" => {
            let most = form.limit.trim().replace(',', "").parse().map_err(|_| domain::link::LimitError.to_string())?;
            Limit::payments(most).map_err(|error| error.to_string())
        }
        _ => Err("Choose without limit, one payment, or a number of payments.".to_owned()),
    }
}

/// The first moment after the last day, by the merchant's clock (R5).
fn last_day(form: &LinkForm, before: Option<&Link>, hours: &Hours, now: Millis) -> Result<Option<Millis>, String> {
    let text = form.last_day.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = listing::day(text)
        .ok_or_else(|| "Choose a day, for example 2026-12-31. Leave it empty for a link without end.".to_owned())?;
    // As it stands it stays, by whichever clock it was set.
    if let Some(ends) = before.and_then(|link| link.ends_at).filter(|ends| hours.last_day(*ends) == day) {
        return Ok(Some(ends));
    }
    let ends = hours.over(day);
    if ends <= now {
        return Err("This day is over. Choose today or a later day.".to_owned());
    }
    Ok(Some(ends))
}

/// The chosen assets: known, enabled and of one mode; of one symbol too, unless the price is in a currency.
pub(super) fn assets(given: &[String], networks: &[FollowedNetwork], fiat: bool) -> Result<(Mode, Vec<Asset>), String> {
    let mut chosen: Vec<(Mode, Asset)> = Vec::new();
    for given in given {
        let found = networks.iter().filter(|n| n.network.enabled).find_map(|n| {
            n.assets.iter().find(|a| a.enabled && a.id.as_str() == given).map(|asset| (n.network.mode, asset.clone()))
        });
        let found =
            found.ok_or_else(|| "One of these coins is no longer offered by this server. Choose again.".to_owned())?;
        if !chosen.iter().any(|(_, asset)| asset.id == found.1.id) {
            chosen.push(found);
        }
    }
    let Some((mode, first)) = chosen.first().cloned() else {
        return Err("Choose at least one coin and network to be paid in.".to_owned());
    };
    if !fiat && chosen.iter().any(|(_, asset)| asset.symbol != first.symbol) {
        return Err(
            "Choose one coin; it may be on several networks. To take several coins, set the price in a currency."
                .to_owned(),
        );
    }
    if chosen.iter().any(|(other, _)| *other != mode) {
        return Err("Choose either live networks or test networks, not both: real and test money never mix.".to_owned());
    }
    Ok((mode, chosen.into_iter().map(|(_, asset)| asset).collect()))
}
