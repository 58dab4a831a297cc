//! Invoices: the form that issues one, the card on a link's page, its row, and what waits on the first page (A14, R21).

use super::{
    ESCAPED, is_escaped,
    sample::{self, AT, EVIL},
    stage::{framed, with_error},
};
use crate::dashboard::{
    home::HomeView,
    links::{InvoiceForm, LinkActions, LinkList, LinkView, ListActions},
    payments::Decisions,
};
use api_types::{
    FieldError, Problem,
    dashboard::{LinkDetail, LinkItem, ListQuery, Listing},
    invoices::{self, InvoiceMark, InvoiceView, LineForm, LineView, OverdueInvoice},
};
use domain::{
    LinkState, Mode,
    invoice::{InvoiceState, Party},
};
use leptos::prelude::*;

fn view(state: InvoiceState) -> InvoiceView {
    let evil = || Some(EVIL.to_owned());
    let party = || Party { name: EVIL.to_owned(), address: evil(), tax_id: evil(), email: evil() };
    InvoiceView {
        number: "INV-0231".to_owned(),
        state,
        issued_at: AT,
        issued: "19 March 2026".to_owned(),
        due_on: AT,
        due: "2 April 2026".to_owned(),
        seller: party(),
        buyer: party(),
        lines: vec![LineView {
            description: EVIL.to_owned(),
            quantity: "1.5".to_owned(),
            price: "20.00".to_owned(),
            tax: "19 %".to_owned(),
            sum: "30.00".to_owned(),
        }],
        subtotal: "30.00".to_owned(),
        discount: Some(("Discount 10 %".to_owned(), "3.00".to_owned())),
        taxes: vec![("VAT 19 % on 27.00".to_owned(), "5.13".to_owned())],
        total: "32.13".to_owned(),
        unit: "EUR".to_owned(),
        notes: evil(),
        pdf: "/pay/link_1/invoice.pdf".to_owned(),
    }
}

fn link(state: InvoiceState, paid: u64) -> LinkDetail {
    let link = sample::link();
    let active = state != InvoiceState::Void;
    let item = LinkItem {
        source: "invoice".to_owned(),
        reference: Some("INV-0231".to_owned()),
        path: None,
        state: if active { LinkState::Active } else { LinkState::Inactive },
        active,
        running: 0,
        paid,
        invoice: Some(InvoiceMark { state, due_on: AT }),
        ..link.item
    };
    LinkDetail { item, is_front: false, invoice: Some(view(state)), ..link }
}

fn page(state: InvoiceState, paid: u64) -> String {
    framed("link", "/dashboard/links/link_1", move || {
        view! { <LinkView link=link(state, paid) actions=LinkActions::new()/> }.into_any()
    })
}

#[test]
fn a14_an_invoices_page_shows_what_is_billed_and_offers_no_edit() {
    let html = page(InvoiceState::Overdue, 0);
    is_escaped(&html);
    for words in [
        "Invoice INV-0231",
        "</svg>Overdue<",
        "2 April 2026",
        "VAT 19 % on 27.00",
        "−3.00",
        "32.13 EUR",
        "/pay/link_1/invoice.pdf",
        "/dashboard/links/new-invoice?from=link_1",
        "<form action=\"/dashboard/do/void_invoice?business=mer_1\" method=\"post\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    for words in [
        "/links/link_1/edit",
        "limit-card",
        "do/duplicate_link",
        "popovertarget=\"delete-links\" class=\"danger\"",
        "Use as my page",
    ] {
        assert!(!html.contains(words), "{words}: {html}");
    }
}

#[test]
fn a14_a_paid_or_void_invoice_cannot_be_voided_and_a_void_one_not_switched_on() {
    let paid = page(InvoiceState::Paid, 1);
    assert!(paid.contains("</svg>Paid<") && !paid.contains("do/void_invoice"), "{paid}");
    let void = page(InvoiceState::Void, 0);
    assert!(void.contains("</svg>Void<") && !void.contains("do/void_invoice"), "{void}");
    assert!(!void.contains("value=\"activate\""), "{void}");
    assert!(page(InvoiceState::Void, 1).contains("Paid after it was voided"));
}

#[test]
fn a14_the_list_shows_number_due_day_and_state() {
    let rows = vec![link(InvoiceState::Overdue, 0).item, link(InvoiceState::Paid, 1).item];
    let listing = Listing { rows, total: 2, more: false, page: 1, per_page: 25 };
    let html = framed("links", "/dashboard/links?mode=live", move || {
        view! { <LinkList listing=listing query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    });
    for words in ["INV-0231", "Due 2026-", "</svg>Overdue<", "badge bad", "</svg>Paid<", "1 of 1"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("Limit reached"), "that it is paid once is its end: {html}");
}

#[test]
fn a14_an_overdue_invoice_waits_on_the_first_page() {
    let overdue = OverdueInvoice {
        link: "link_1".to_owned(),
        number: "INV-0231".to_owned(),
        customer: EVIL.to_owned(),
        total: "32.13 EUR".to_owned(),
        due_on: AT,
        mode: Mode::Test,
    };
    let home = api_types::dashboard::Home { overdue: vec![overdue], ..sample::home() };
    let html = framed("home", "/dashboard", move || {
        view! { <HomeView home=home.clone() decisions=Decisions::new()/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("INV-0231 is overdue.") && html.contains("32.13 EUR"), "{html}");
}

#[test]
fn a14_the_form_has_empty_rows_for_who_has_no_script() {
    let html = framed("new-invoice", "/dashboard/links/new-invoice?mode=test", || {
        let form = invoices::InvoiceForm { due_on: "2026-04-02".to_owned(), ..Default::default() };
        view! { <InvoiceForm start=sample::new_link() form mode=Mode::Test/> }.into_any()
    });
    assert_eq!(html.matches("class=\"bill-line\"").count(), 8, "{html}");
    for words in [
        "name=\"form[lines][0][description]\"",
        "name=\"form[lines][7][tax]\"",
        "name=\"form[lines][7][row]\" value=\"7\"",
        "type=\"date\"",
        "value=\"2026-04-02\"",
        "name=\"form[discount_kind]\"",
        "action=\"/dashboard/do/issue_invoice?business=mer_1\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("id=\"link-customer-anybody\""), "an invoice is for one customer: {html}");
}

#[test]
fn a14_what_was_typed_comes_back_with_what_is_wrong_in_its_row() {
    let line = LineForm { row: 3, description: EVIL.to_owned(), price: "cheap".to_owned(), ..LineForm::default() };
    let typed = invoices::InvoiceForm { lines: vec![line], discount: "110".to_owned(), ..Default::default() };
    let problem = Problem::Fields { errors: vec![FieldError::new("lines-3-price", "\"cheap\" is not an amount.")] };
    let html = with_error(
        "new-invoice-wrong",
        "/dashboard/links/new-invoice?mode=test",
        "/dashboard/do/issue_invoice",
        problem,
        &typed,
        || {
            let form = invoices::InvoiceForm::default();
            view! { <InvoiceForm start=sample::new_link() form mode=Mode::Test/> }.into_any()
        },
    );
    assert!(html.contains(ESCAPED), "{html}");
    for words in ["value=\"cheap\"", "id=\"link-lines-3-price-note\"", "is not an amount", "value=\"110\""] {
        assert!(html.contains(words), "{words}: {html}");
    }
}
