//! Reads the form of an invoice. All of it is read before any error is given back.

use super::settings::Invoicing;
use crate::{
    fail::Outcome,
    fields::Fields,
    merchant::{
        business,
        customers::{Wanted, wanted},
        link_form, listing,
    },
};
use api_types::{
    dashboard::LinkForm,
    invoices::{InvoiceForm, LineForm},
};
use domain::{
    AssetId, Millis, Mode, Unit,
    customer::About,
    fiat::Currency,
    invoice::{Discount, Items, ItemsError, Line, TypedLine, read_discount, read_line},
    text,
    view::Day,
};
use storage::records::FollowedNetwork;

/// The most decimals that a price may have before coins are chosen.
const MOST_DECIMALS: u8 = 18;

/// What a form becomes.
pub(super) struct Draft {
    pub mode: Mode,
    pub unit: Unit,
    pub accepts: Vec<AssetId>,
    pub window: Millis,
    /// `None`: named after its number.
    pub title: Option<String>,
    pub private_note: Option<String>,
    pub items: Items,
    pub tax_name: String,
    pub notes: Option<String>,
    pub due: Day,
    pub customer: Wanted,
    /// The address to bill. `None`: what is known of the customer.
    pub address: Option<String>,
}

/// Reads it.
///
/// # Errors
/// All fields that are not as expected.
pub(super) fn read(
    form: &InvoiceForm,
    invoicing: &Invoicing,
    networks: &[FollowedNetwork],
    today: Day,
) -> Outcome<Draft> {
    let mut fields = Fields::default();
    let currency = match form.currency.trim() {
        "" => Some(None),
        code => fields.take("currency", code.parse::<Currency>()).map(Some),
    };
    let chosen = fields.take("assets", link_form::assets(&form.assets, networks, currency.flatten().is_some()));
    let unit = match (currency, &chosen) {
        (Some(Some(currency)), _) => Some(Unit::Fiat(currency)),
        (Some(None), Some((_, chosen))) => chosen.first().map(|asset| Unit::Coin(asset.symbol.clone())),
        _ => None,
    };
    let decimals = match (&unit, &chosen) {
        (Some(Unit::Fiat(currency)), _) => currency.decimals(),
        (_, Some((_, chosen))) => chosen.iter().map(|asset| asset.decimals).min().unwrap_or_default(),
        // Said now too, so that it is not a second round of errors.
        _ => MOST_DECIMALS,
    };
    let items = items(form, decimals, unit.as_ref(), &mut fields);
    let tax_name = fields.take("tax_name", text::optional_line("The name of the tax", &form.tax_name, 20));
    let due = fields.take("due_on", due(&form.due_on, today));
    let window = fields.take("window_minutes", business::window(&form.window_minutes));
    let title = fields.take("title", text::optional_line("The title", &form.title, 120));
    let notes = fields.take("notes", text::paragraph("The note to the customer", &form.notes, 1_000));
    let private_note = fields.take("private_note", text::paragraph("The note", &form.private_note, 1_000));
    let customer = customer(form, &mut fields);
    let (_, most, _) = About::MOST;
    let address = fields.take("customer_address", text::paragraph("The address", &form.customer_address, most));
    let draft = (|| {
        let (mode, chosen) = chosen?;
        Some(Draft {
            mode,
            unit: unit?,
            accepts: chosen.into_iter().map(|asset| asset.id).collect(),
            window: window?,
            title: title?,
            private_note: private_note?,
            items: items?,
            tax_name: tax_name?.unwrap_or_else(|| invoicing.tax_name()),
            notes: notes?,
            due: due?,
            customer: customer?,
            address: address?,
        })
    })();
    fields.finish(draft)
}

/// Lines and discount. `None`: something is wrong, and noted.
fn items(form: &InvoiceForm, decimals: u8, unit: Option<&Unit>, fields: &mut Fields) -> Option<Items> {
    // Of far too many lines those beyond need not be read to say so.
    let typed = form.lines.iter().take(Items::MOST_LINES * 2);
    let lines: Vec<Option<Line>> = typed.filter_map(|typed| line(typed, decimals, unit, fields)).collect();
    let discount = read_discount(form.discount_kind.trim(), &form.discount, decimals, unit);
    let discount: Option<Option<Discount>> = fields.take("discount", discount);
    let lines: Vec<Line> = lines.into_iter().collect::<Option<_>>()?;
    match Items::new(decimals, lines, discount?) {
        Ok(items) => Some(items),
        Err(error) => {
            let field = if matches!(error, ItemsError::DiscountTooLarge(_)) { "discount" } else { "lines" };
            fields.wrong(field, error);
            None
        }
    }
}

/// A line. `None`: nothing is typed in it; `Some(None)`: something is wrong with it, and noted.
fn line(typed: &LineForm, decimals: u8, unit: Option<&Unit>, fields: &mut Fields) -> Option<Option<Line>> {
    let LineForm { row, description, quantity, price, tax } = typed;
    match read_line(TypedLine { description, quantity, price, tax }, decimals, unit) {
        Ok(None) => None,
        Ok(line) => Some(line),
        Err(wrong) => {
            for (field, message) in wrong {
                fields.wrong(&format!("lines-{row}-{}", field.as_str()), message);
            }
            Some(None)
        }
    }
}

/// The last day to pay in time, from today on.
fn due(text: &str, today: Day) -> Result<Day, &'static str> {
    let due = listing::day(text).ok_or("Choose the last day to pay, for example 2026-12-31.")?;
    if due < today { Err("This day is over. Choose today or a later day.") } else { Ok(due) }
}

/// Whom it is for. `None`: something is wrong, and noted.
fn customer(form: &InvoiceForm, fields: &mut Fields) -> Option<Wanted> {
    let link = LinkForm {
        customer: form.customer.clone(),
        customer_email: form.customer_email.clone(),
        customer_name: form.customer_name.clone(),
        customer_phone: form.customer_phone.clone(),
        ..LinkForm::default()
    };
    match wanted(&link, fields)? {
        Wanted::Anybody => {
            fields.wrong("customer", "An invoice is for one customer. Choose one of yours, or add a new one.");
            None
        }
        // The address of somebody new is what is known of them.
        Wanted::New(email, about) => {
            let address = text::paragraph("The address", &form.customer_address, About::MOST.1).ok().flatten();
            Some(Wanted::New(email, About { address, ..about }))
        }
        known => Some(known),
    }
}
