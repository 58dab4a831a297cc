//! What is no amount is refused in every field for one, and what is too long in every field for text: with words, and nothing changes.

use api_types::{
    Problem,
    checkout::PayForm,
    customers::{CustomerForm, TagForm},
    dashboard::{Business, LinkForm, NetworkForm, ProductForm, RateForm},
    deliveries::TemplateForm,
    invoices::{InvoiceForm, InvoicingForm, LineForm},
};
use domain::{CustomerInfo, Mode, delivery::Purpose};
use testkit::world::{World, usdc};

crate::scenarios!(no_field_takes_what_is_no_amount, no_text_field_takes_ten_kilobytes);

/// Zero, less, more decimals than any coin here has, no number, and more than 256 bits hold.
fn no_amounts() -> Vec<String> {
    let huge = "9".repeat(90);
    ["-1", "1.0000000000000000001", "ten", "1e3", "0x10", huge.as_str()].map(str::to_owned).into()
}

fn zero_and_no_amounts() -> Vec<String> {
    [vec!["0".to_owned()], no_amounts()].concat()
}

fn refused<T>(outcome: Result<T, Problem>, field: &str, typed: &str) {
    let typed: String = typed.chars().take(30).collect();
    let Err(problem) = outcome else { panic!("{field} took \"{typed}\"") };
    let words = problem.message_for(field);
    assert!(words.is_some_and(|words| words.len() > 10), "{field}, \"{typed}\": {problem:?}");
}

fn link() -> LinkForm {
    LinkForm {
        title: "Workshop".to_owned(),
        amount: "5".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    }
}

fn open() -> LinkForm {
    LinkForm { kind: "open".to_owned(), amount: String::new(), title: "Tips".to_owned(), ..link() }
}

fn product() -> ProductForm {
    let (name, unit, price) = ("Print".to_owned(), "USDC".to_owned(), "20".to_owned());
    ProductForm { name, unit, price, active: true, ..ProductForm::default() }
}

fn invoice() -> InvoiceForm {
    let text = str::to_owned;
    InvoiceForm {
        lines: vec![LineForm { row: 0, description: text("Tea"), price: text("2"), ..LineForm::default() }],
        assets: vec![usdc().to_string()],
        window_minutes: text("15"),
        due_on: text("2026-03-01"),
        customer: text("new"),
        customer_email: text("maja@example.com"),
        ..InvoiceForm::default()
    }
}

async fn no_field_takes_what_is_no_amount(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let tips = service.create_link(owner, open()).await.unwrap();
    let net = crate::evm::add(&world, 8453, Mode::Live, 6).await;
    let networks = || async { service.networks(owner).await.unwrap() };
    let before = networks().await;
    for amount in zero_and_no_amounts() {
        let typed = || amount.clone();
        refused(service.create_link(owner, LinkForm { amount: typed(), ..link() }).await, "amount", &amount);
        refused(service.create_link(owner, LinkForm { suggested: typed(), ..open() }).await, "suggested", &amount);
        refused(service.save_product(owner, None, ProductForm { price: typed(), ..product() }).await, "price", &amount);
        let paid = PayForm { asset: usdc().to_string(), amount: typed(), ..PayForm::default() };
        refused(service.open_session(&tips.id, paid).await, "amount", &amount);
        let rate = RateForm { symbol: "USDC".to_owned(), currency: "EUR".to_owned(), rate: typed() };
        if amount != "1.0000000000000000001" {
            refused(service.set_rate(owner, rate).await, "rate", &amount);
        }
    }
    for amount in no_amounts() {
        let typed = || amount.clone();
        refused(service.create_link(owner, LinkForm { least: typed(), ..open() }).await, "least", &amount);
        refused(service.create_link(owner, LinkForm { most: typed(), ..open() }).await, "most", &amount);
        let line = |line: LineForm| InvoiceForm { lines: vec![line], ..invoice() };
        let tea = || invoice().lines.remove(0);
        let price = line(LineForm { price: typed(), ..tea() });
        refused(service.issue_invoice(owner, &price).await, "lines-0-price", &amount);
        let quantity = line(LineForm { quantity: typed(), ..tea() });
        refused(service.issue_invoice(owner, &quantity).await, "lines-0-quantity", &amount);
        let tax = line(LineForm { tax: typed(), ..tea() });
        refused(service.issue_invoice(owner, &tax).await, "lines-0-tax", &amount);
        let discount = InvoiceForm { discount: typed(), discount_kind: "amount".to_owned(), ..invoice() };
        refused(service.issue_invoice(owner, &discount).await, "discount", &amount);
        for kind in ["fixed", "percent"] {
            let now = service.business(owner).await.unwrap();
            let business = Business { tolerance_kind: kind.to_owned(), tolerance: typed(), ..now };
            refused(service.save_business(owner, business).await, "tolerance", &amount);
        }
        let network = NetworkForm {
            id: net.network.id.to_string(),
            confirmations: "3".to_owned(),
            large_from: [(net.token.to_string(), typed())].into(),
            ..NetworkForm::default()
        };
        refused(service.save_network(owner, network).await, &format!("large_from[{}]", net.token), &amount);
    }
    assert_eq!(service.links(owner, Default::default()).await.unwrap().total, 1, "only the tips");
    assert!(service.products(owner).await.unwrap().is_empty());
    assert!(service.customers(owner, Default::default()).await.unwrap().rows.is_empty());
    assert_eq!(networks().await, before);
}

async fn no_text_field_takes_ten_kilobytes(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let long = "x".repeat(10_240);
    let typed = || long.clone();
    for (field, form) in [
        ("title", LinkForm { title: typed(), ..link() }),
        ("description", LinkForm { description: typed(), ..link() }),
        ("reference", LinkForm { reference: typed(), ..link() }),
        ("private_note", LinkForm { private_note: typed(), ..link() }),
        ("path", LinkForm { path: typed(), address: "own".to_owned(), ..link() }),
        (
            "customer_name",
            LinkForm {
                customer: "new".to_owned(),
                customer_name: typed(),
                customer_email: "a@example.com".to_owned(),
                ..link()
            },
        ),
        (
            "customer_email",
            LinkForm { customer: "new".to_owned(), customer_email: format!("{long}@example.com"), ..link() },
        ),
    ] {
        refused(service.create_link(owner, form).await, field, &long);
    }
    for (field, form) in [
        ("name", ProductForm { name: typed(), ..product() }),
        ("description", ProductForm { description: typed(), ..product() }),
    ] {
        refused(service.save_product(owner, None, form).await, field, &long);
    }
    for (field, form) in [
        ("title", InvoiceForm { title: typed(), ..invoice() }),
        ("notes", InvoiceForm { notes: typed(), ..invoice() }),
        ("private_note", InvoiceForm { private_note: typed(), ..invoice() }),
        ("tax_name", InvoiceForm { tax_name: typed(), ..invoice() }),
        ("customer_address", InvoiceForm { customer_address: typed(), ..invoice() }),
        (
            "lines-0-description",
            InvoiceForm { lines: vec![LineForm { description: typed(), ..invoice().lines.remove(0) }], ..invoice() },
        ),
    ] {
        refused(service.issue_invoice(owner, &form).await, field, &long);
    }
    for (field, form) in [
        ("address", InvoicingForm { address: typed(), ..InvoicingForm::default() }),
        ("tax_id", InvoicingForm { tax_id: typed(), ..InvoicingForm::default() }),
        ("prefix", InvoicingForm { prefix: typed(), ..InvoicingForm::default() }),
    ] {
        refused(service.save_invoicing(owner, &form).await, field, &long);
    }
    let known = || CustomerForm { email: "maja@example.com".to_owned(), ..CustomerForm::default() };
    for (field, form) in [
        ("name", CustomerForm { name: typed(), ..known() }),
        ("email", CustomerForm { email: format!("{long}@example.com"), ..known() }),
        ("phone", CustomerForm { phone: typed(), ..known() }),
        ("address", CustomerForm { address: typed(), ..known() }),
        ("notes", CustomerForm { notes: typed(), ..known() }),
    ] {
        refused(service.save_customer(owner, None, &form).await, field, &long);
    }
    let tag = TagForm { kind: "link".to_owned(), name: typed(), colour: "blue".to_owned() };
    refused(service.save_tag(owner, None, &tag).await, "name", &long);
    for (field, subject, body) in [("subject", typed(), "{link}".to_owned()), ("body", "Pay".to_owned(), typed())] {
        let form = TemplateForm { purpose: Purpose::Request, subject, body };
        refused(service.save_template(owner, &form).await, field, &long);
    }
    let business = service.business(owner).await.unwrap();
    for (field, form) in [
        ("name", Business { name: typed(), ..business.clone() }),
        ("handle", Business { handle: typed(), ..business.clone() }),
        ("contact_email", Business { contact_email: format!("{long}@example.com"), ..business.clone() }),
        ("website", Business { website: format!("https://example.com/{long}"), ..business.clone() }),
    ] {
        refused(service.save_business(owner, form).await, field, &long);
    }
    // Of customers, too.
    let asking = LinkForm {
        fields: domain::CustomerFields {
            name: domain::link::Ask::Optional,
            note: domain::link::Ask::Optional,
            ..Default::default()
        },
        ..link()
    };
    let asking = service.create_link(owner, asking).await.unwrap();
    for (field, customer) in [
        ("name", CustomerInfo { name: Some(typed()), ..CustomerInfo::default() }),
        ("note", CustomerInfo { note: Some(typed()), ..CustomerInfo::default() }),
    ] {
        let form = PayForm { asset: usdc().to_string(), customer, ..PayForm::default() };
        refused(service.open_session(&asking.id, form).await, field, &long);
    }
    assert_eq!(service.links(owner, Default::default()).await.unwrap().total, 1, "only the last");
    assert!(service.products(owner).await.unwrap().is_empty());
    assert_eq!(service.business(owner).await.unwrap(), business);
}
