//! What one may want to know besides.

use crate::ui::icon;
use api_types::checkout::Bill;
use leptos::prelude::*;

/// The merchant's number for it.
pub struct Order {
    label: &'static str,
    number: String,
    /// Where the invoice can be had as a file.
    pdf: Option<String>,
}

impl Order {
    /// That of a bill. `pdf`: where its invoice can be had as a file, by who may have it.
    pub fn of(bill: &Bill, pdf: Option<&str>) -> Option<Self> {
        let number = bill.reference.clone()?;
        let label = if bill.invoice { "Invoice" } else { "Order" };
        Some(Self { label, number, pdf: pdf.filter(|pdf| !pdf.is_empty()).map(str::to_owned) })
    }
}

/// The merchant's number, whom to ask (an address and the letter to it), and where the money goes.
pub fn facts(order: Option<Order>, question: Option<(String, String)>) -> impl IntoView {
    let any = order.is_some() || question.is_some();
    let order = order.map(|Order { label, number, pdf }| {
        let number = match pdf {
            Some(pdf) => view! { <a href=pdf>{number} " (PDF)"</a> }.into_any(),
            None => number.into_any(),
        };
        view! { <dt>{label}</dt><dd>{number}</dd> }
    });
    let rows = view! {
        {order}
        {question
            .map(|(email, letter)| {
                view! { <dt>"Questions"</dt><dd><a href=letter>{email}</a></dd> }
            })}
    };
    view! {
        {any.then(|| view! { <dl class="facts ruled">{rows}</dl> })}
        <p class="trust">
            {icon("shield-check")} <span>"Paid straight to the merchant’s wallet. This server cannot touch it."</span>
        </p>
    }
}
