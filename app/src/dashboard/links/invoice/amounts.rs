//! What the typed lines come to, added up in the browser as the server will (`domain::invoice`).

use super::line_rows::Row;
use crate::dashboard::links::create::Typed;
use api_types::dashboard::AssetChoice;
use domain::{
    Amount, Unit, Units,
    fiat::Currency,
    invoice::{Discount, Items, Line, TypedLine, read_discount, read_line},
};
use leptos::prelude::*;

/// What is typed, to be added up.
#[derive(Clone, Copy)]
pub struct Amounts {
    rows: RwSignal<Vec<Row>>,
    typed: Typed,
    /// Symbols and decimals of the coins that may be asked for.
    coins: StoredValue<Vec<(String, u8)>>,
    /// `percent` or `amount`.
    pub discount_kind: RwSignal<String>,
    /// How much is taken off.
    pub discount: RwSignal<String>,
    /// What the tax is called.
    pub tax_name: RwSignal<String>,
}

/// What it all comes to: names and sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Subtotal, discount and taxes.
    pub parts: Vec<(String, String)>,
    /// The total with its unit.
    pub total: String,
    /// Why it makes no invoice yet. `None`: it does, or too little is typed to say.
    pub wrong: Option<String>,
}

impl Amounts {
    /// Follows what is typed.
    pub fn new(
        rows: RwSignal<Vec<Row>>,
        typed: Typed,
        choices: &[AssetChoice],
        (discount_kind, discount, tax_name): (String, String, String),
    ) -> Self {
        let coins = choices.iter().map(|choice| (choice.symbol.clone(), choice.decimals)).collect();
        Self {
            rows,
            typed,
            coins: StoredValue::new(coins),
            discount_kind: RwSignal::new(discount_kind),
            discount: RwSignal::new(discount),
            tax_name: RwSignal::new(tax_name),
        }
    }

    /// What prices are counted in, and with how many decimals; tracked.
    fn unit(self) -> Option<(Unit, u8)> {
        let code = self.typed.currency.get();
        if !code.is_empty() {
            let currency: Currency = code.parse().ok()?;
            return Some((Unit::Fiat(currency), currency.decimals()));
        }
        let symbol = self.typed.symbol.get();
        let of = |coins: &Vec<(String, u8)>| {
            coins.iter().filter(|(it, _)| *it == symbol).map(|(_, decimals)| *decimals).min()
        };
        let decimals = self.coins.with_value(of)?;
        Some((Unit::Coin(symbol.parse().ok()?), decimals))
    }

    /// A row as it can be added up; tracked. `None`: nothing is typed, or something is wrong with it.
    fn read(self, row: Row, unit: &Unit, decimals: u8) -> Option<Line> {
        let (quantity, price, tax) = (row.quantity.get(), row.price.get(), row.tax.get());
        if price.trim().is_empty() {
            return None;
        }
        // What it is called changes no sum.
        let typed = TypedLine { description: "-", quantity: &quantity, price: &price, tax: &tax };
        read_line(typed, decimals, Some(unit)).ok().flatten()
    }

    /// What a row comes to; tracked. Empty: it cannot be said.
    pub fn line(self, row: Row) -> String {
        let sum = || {
            let (unit, decimals) = self.unit()?;
            let items =
                Items::new(decimals, vec![Line { tax: None, ..self.read(row, &unit, decimals)? }], None).ok()?;
            Some(items.total().to_string())
        };
        sum().unwrap_or_default()
    }

    /// What all of it comes to; tracked.
    pub fn shown(self) -> Shown {
        let unit_name = self.typed.unit();
        let nothing = |wrong| Shown { parts: Vec::new(), total: format!("0.00 {unit_name}"), wrong };
        let Some((unit, decimals)) = self.unit() else { return nothing(None) };
        let lines: Vec<Line> = self.rows.get().into_iter().filter_map(|row| self.read(row, &unit, decimals)).collect();
        let discount = read_discount(&self.discount_kind.get(), &self.discount.get(), decimals, Some(&unit));
        if lines.is_empty() {
            return nothing(None);
        }
        let items = match Items::new(decimals, lines, discount.unwrap_or_default()) {
            Ok(items) => items,
            Err(error) => return nothing(Some(error.to_string())),
        };
        let (totals, amount) = (items.totals(), |units: Units| Amount::new(units, decimals).to_string());
        let mut parts = vec![("Subtotal".to_owned(), amount(totals.subtotal))];
        let called = match items.discount() {
            Some(Discount::Percent(percent)) => Some(format!("Discount {percent} %")),
            Some(Discount::Amount(_)) => Some("Discount".to_owned()),
            None => None,
        };
        parts.extend(called.map(|called| (called, format!("−{}", amount(totals.discount)))));
        let name = self.tax_name.get();
        let name = if name.trim().is_empty() { "VAT" } else { name.trim() };
        parts.extend(
            totals.taxes.iter().map(|sum| (format!("{name} {} % on {}", sum.rate, amount(sum.net)), amount(sum.tax))),
        );
        Shown { parts, total: format!("{} {unit_name}", amount(totals.total)), wrong: None }
    }
}
