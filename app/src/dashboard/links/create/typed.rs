//! What is being typed, for the parts of the form that follow it.

use super::pay_with::PayWith;
use api_types::dashboard::{LinkForm, ProductItem};
use leptos::prelude::*;

/// Signals of what is typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed {
    /// Kind.
    pub kind: RwSignal<String>,
    /// Title.
    pub title: RwSignal<String>,
    /// Description.
    pub description: RwSignal<String>,
    /// Amount.
    pub amount: RwSignal<String>,
    /// The least of an open amount.
    pub least: RwSignal<String>,
    /// The most of it.
    pub most: RwSignal<String>,
    /// Code of the currency; empty: the coin itself.
    pub currency: RwSignal<String>,
    /// The coin, when the price is in it.
    pub symbol: RwSignal<String>,
    /// Id of the product.
    pub product: RwSignal<String>,
    /// `named` or `secret`.
    pub address: RwSignal<String>,
    /// Path.
    pub path: RwSignal<String>,
    /// `anybody`, `known` or `new`.
    pub customer: RwSignal<String>,
    /// The customer's e-mail.
    pub customer_email: RwSignal<String>,
    /// How many payments: the kind and the number.
    pub limit_kind: RwSignal<String>,
    /// The number.
    pub limit: RwSignal<String>,
    /// Minutes to pay.
    pub window: RwSignal<String>,
    /// What can be sold.
    products: StoredValue<Vec<ProductItem>>,
}

impl Typed {
    /// Begins with a form.
    pub fn new(form: &LinkForm, symbol: String, products: Vec<ProductItem>) -> Self {
        let or =
            |text: &String, first: &str| RwSignal::new(if text.is_empty() { first.to_owned() } else { text.clone() });
        let signal = |text: &String| or(text, "");
        Self {
            kind: or(&form.kind, "fixed"),
            title: signal(&form.title),
            description: signal(&form.description),
            amount: signal(&form.amount),
            least: signal(&form.least),
            most: signal(&form.most),
            currency: signal(&form.currency),
            symbol: RwSignal::new(symbol),
            product: signal(&form.product),
            address: or(&form.address, "named"),
            path: signal(&form.path),
            customer: or(&form.customer, "anybody"),
            customer_email: signal(&form.customer_email),
            limit_kind: or(&form.limit_kind, "unlimited"),
            limit: signal(&form.limit),
            window: signal(&form.window_minutes),
            products: StoredValue::new(products),
        }
    }

    /// The chosen product; tracked. `None`: none, or no product is sold.
    pub fn sold(self) -> Option<ProductItem> {
        if self.kind.with(|kind| kind != "product") {
            return None;
        }
        let id = self.product.get();
        self.products.with_value(|products| products.iter().find(|product| product.id == id).cloned())
    }

    /// What may be chosen to pay with; tracked.
    pub fn pay_with(self) -> PayWith {
        match self.sold() {
            Some(product) if product.fiat => PayWith::AnyCoin,
            Some(product) => PayWith::OneCoin(product.unit),
            None if self.kind.with(|kind| kind != "product") && self.currency.with(|code| !code.is_empty()) => {
                PayWith::AnyCoin
            }
            None => PayWith::Chosen(self.symbol.get()),
        }
    }

    /// What the price is counted in; tracked.
    pub fn unit(self) -> String {
        match self.sold() {
            Some(product) => product.unit,
            None => Some(self.currency.get()).filter(|code| !code.is_empty()).unwrap_or_else(|| self.symbol.get()),
        }
    }

    /// The price as the customer will see it; tracked. Empty: the customer says.
    pub fn price(self) -> String {
        let some = |text: RwSignal<String>| Some(text.get().trim().to_owned()).filter(|text| !text.is_empty());
        match self.kind.get().as_str() {
            "open" => match (some(self.least), some(self.most)) {
                (Some(least), Some(most)) => format!("{least} to {most}"),
                (Some(least), None) => format!("from {least}"),
                (None, Some(most)) => format!("up to {most}"),
                (None, None) => String::new(),
            },
            "product" => self.sold().map(|product| product.price).unwrap_or_else(|| "0.00".to_owned()),
            _ => some(self.amount).unwrap_or_else(|| "0.00".to_owned()),
        }
    }
}
