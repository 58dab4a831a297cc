//! Reads what is typed into an invoice's lines; the browser adds up with it what the server will.

use super::{Discount, Line, Percent, Quantity};
use crate::{Amount, AmountError, Unit, Units, fiat::FiatAmount, text};

/// A line as typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TypedLine<'a> {
    /// What it is.
    pub description: &'a str,
    /// How much of it; empty: one.
    pub quantity: &'a str,
    /// What one costs without tax.
    pub price: &'a str,
    /// Its rate of tax; empty: none.
    pub tax: &'a str,
}

/// A part of a line that something is wrong with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineField {
    /// What it is.
    Description,
    /// How much of it.
    Quantity,
    /// What one costs.
    Price,
    /// Its rate of tax.
    Tax,
}

impl LineField {
    /// The word that forms call it by.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Description => "description",
            Self::Quantity => "quantity",
            Self::Price => "price",
            Self::Tax => "tax",
        }
    }
}

/// Reads a line. `None`: nothing is typed in it. `unit` is not known while something else is wrong.
///
/// # Errors
/// All that is wrong with it.
pub fn read_line(
    typed: TypedLine<'_>,
    decimals: u8,
    unit: Option<&Unit>,
) -> Result<Option<Line>, Vec<(LineField, String)>> {
    let TypedLine { description, quantity, price, tax } = typed;
    if [description, quantity, price, tax].iter().all(|text| text.trim().is_empty()) {
        return Ok(None);
    }
    let mut wrong = Vec::new();
    let mut note = |field: LineField, error: String| wrong.push((field, error));
    let description = text::line("The description", description, 200).map_err(|error| error.to_string());
    let description = description.map_err(|error| note(LineField::Description, error)).ok();
    let quantity = match quantity.trim() {
        "" => Ok(Quantity::ONE),
        text => text.parse().map_err(|error: super::QuantityError| error.to_string()),
    };
    let quantity = quantity.map_err(|error| note(LineField::Quantity, error)).ok();
    let price = read_price(price, decimals, unit).map_err(|error| note(LineField::Price, error)).ok();
    let tax = match tax.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|error: super::PercentError| error.to_string()),
    };
    let tax = tax.map_err(|error| note(LineField::Tax, error)).ok();
    match (description, quantity, price, tax) {
        (Some(description), Some(quantity), Some(price), Some(tax)) => {
            Ok(Some(Line { description, quantity, price, tax }))
        }
        _ => Err(wrong),
    }
}

/// Reads a price; 0 is one.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn read_price(text: &str, decimals: u8, unit: Option<&Unit>) -> Result<Units, String> {
    let name = unit.map_or_else(|| "The coin".to_owned(), ToString::to_string);
    match Amount::parse(text, decimals, &name) {
        Ok(amount) => Ok(amount.units),
        Err(AmountError::Zero) => Ok(Units::ZERO),
        Err(AmountError::Empty) => Err("Enter what one costs, for example 48.30.".to_owned()),
        Err(AmountError::TooManyDecimals { allowed: 0, .. }) => {
            Err(format!("{name} has no decimals. Enter a whole amount, for example 48."))
        }
        Err(error) => Err(error.to_string()),
    }
}

/// Reads a discount of a kind: `percent` or `amount`. `None`: none is typed, or 0.
///
/// # Errors
/// A sentence that says what is wrong.
pub fn read_discount(kind: &str, text: &str, decimals: u8, unit: Option<&Unit>) -> Result<Option<Discount>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    match kind {
        "amount" => {
            let units = read_price(text, decimals, unit)?;
            if let Some(Unit::Fiat(currency)) = unit
                && !units.is_zero()
            {
                FiatAmount::of(Amount::new(units, decimals), *currency).map_err(|error| error.to_string())?;
            }
            Ok((!units.is_zero()).then_some(Discount::Amount(units)))
        }
        "" | "percent" => {
            let percent: Percent = text.parse().map_err(|error: super::PercentError| error.to_string())?;
            Ok((percent.thousandths() > 0).then_some(Discount::Percent(percent)))
        }
        _ => Err("Choose whether the discount is in percent or an amount.".to_owned()),
    }
}
