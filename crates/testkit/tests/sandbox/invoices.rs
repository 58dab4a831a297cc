//! Invoices: issued under a number without gaps, paid by a link, overdue by the clock, voided at most (A14, R21).

use api_types::{
    Problem,
    checkout::PayForm,
    dashboard::{LinkAct, LinkForm, LinkItem, ListQuery},
    invoices::{InvoiceForm, InvoicingForm, LineForm},
    reminders::HoursForm,
};
use domain::{LinkState, Millis, Mode, ids::MerchantId, invoice::InvoiceState, link::Source};
use service::Actor;
use storage::records::Role;
use testkit::world::{World, usdc};

crate::scenarios!(
    a14_an_invoice_is_paid_on_its_link_and_its_number_is_on_every_row_r21,
    a14_an_invoice_in_a_currency_asks_for_its_total_at_the_rate_of_the_moment,
    a14_an_invoice_is_overdue_after_its_last_day_until_it_is_paid,
    a14_the_days_of_an_invoice_are_those_of_the_merchants_clock,
    a14_a_void_invoice_keeps_its_number_and_cannot_be_paid,
    a14_an_invoice_with_money_on_the_way_is_not_voided,
    a14_money_that_came_before_200_other_tries_is_not_overlooked,
    p2_who_knows_only_the_address_of_an_invoice_pays_it_and_reads_of_nobody,
    a14_invoices_issued_at_once_are_numbered_without_gap_or_double,
    a14_bad_input_says_all_that_is_wrong_and_takes_no_number,
    a14_an_issued_invoice_is_neither_edited_nor_deleted_nor_raised,
    a14_a_copy_begins_as_the_invoice_and_gets_a_number_of_its_own,
    a14_what_stands_on_invoices_and_where_numbers_begin_is_the_merchants,
    a14_an_invoice_is_sent_with_its_last_day,
    i19_another_merchant_neither_reads_nor_voids_an_invoice,
);

const DAY: i64 = 24 * 60;

fn line(row: u32, description: &str, quantity: &str, price: &str, tax: &str) -> LineForm {
    let [description, quantity, price, tax] = [description, quantity, price, tax].map(str::to_owned);
    LineForm { row, description, quantity, price, tax }
}

/// Two lines, a discount of 10 % and tax: 45.00 net, 8.55 of tax, 53.55 in all.
fn form() -> InvoiceForm {
    InvoiceForm {
        lines: vec![
            line(0, "Night photography workshop", "1.5", "20.00", "19"),
            line(4, "", "", "", ""),
            line(7, "Prints", "", "20.00", "19"),
        ],
        discount: "10".to_owned(),
        tax_name: "VAT".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        due_on: "2026-01-15".to_owned(),
        notes: "Thank you.".to_owned(),
        private_note: "pays late".to_owned(),
        customer: "new".to_owned(),
        customer_email: "maja@example.com".to_owned(),
        customer_name: "Maja Lind".to_owned(),
        customer_address: "Kirkegade 3\n1050 København".to_owned(),
        ..InvoiceForm::default()
    }
}

async fn issue(world: &World, form: &InvoiceForm) -> LinkItem {
    world.service.issue_invoice(&world.owner, form).await.unwrap()
}

async fn state(world: &World, link: &LinkItem) -> InvoiceState {
    let list = world.service.links(&world.owner, ListQuery::default()).await.unwrap();
    let row = list.rows.into_iter().find(|row| row.id == link.id).unwrap();
    let page = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!(row.invoice, page.item.invoice, "list and page say the same");
    assert_eq!(page.invoice.unwrap().state, row.invoice.as_ref().unwrap().state);
    row.invoice.unwrap().state
}

/// How its customer's address names a link.
fn key(link: &LinkItem) -> &str {
    link.url.rsplit('/').next().unwrap()
}

async fn paid(world: &World, link: &LinkItem, units: u64) {
    let session = world.open(link).await;
    world.pay(session, units).await;
    world.mine(3);
    world.follow().await;
}

fn refused<T: std::fmt::Debug>(outcome: Result<T, Problem>) -> String {
    match outcome {
        Err(Problem::Refused { message }) => message,
        other => panic!("{other:?} is no refusal"),
    }
}

async fn a14_an_invoice_is_paid_on_its_link_and_its_number_is_on_every_row_r21(world: World) {
    let link = issue(&world, &form()).await;
    assert_eq!((link.reference.as_deref(), link.title.as_str()), (Some("INV-0001"), "Invoice INV-0001"));
    assert_eq!((link.amount.as_str(), link.limit, link.path.as_deref()), ("53.55", Some(1), None));
    assert_eq!((link.source.as_str(), link.state), ("invoice", LinkState::Active));
    let by_source = ListQuery { source: "invoice".to_owned(), ..ListQuery::default() };
    world.link("5.00").await;
    assert_eq!(world.service.links(&world.owner, by_source).await.unwrap().total, 1, "filtered by its source");
    let page = world.service.link_page(key(&link)).await.unwrap();
    let shown = serde_json::to_string(&page).unwrap();
    assert!(!shown.contains("pays late"), "what is private stays so (I20)");
    let bill = page.invoice.unwrap();
    let sums: Vec<_> = bill.lines.iter().map(|line| line.sum.as_str()).collect();
    assert_eq!((sums.as_slice(), bill.subtotal.as_str()), (["30.00", "20.00"].as_slice(), "50.00"));
    assert_eq!(bill.discount, Some(("Discount 10 %".to_owned(), "5.00".to_owned())));
    assert_eq!(bill.taxes, [("VAT 19 % on 45.00".to_owned(), "8.55".to_owned())]);
    assert_eq!((bill.due.as_str(), bill.buyer.name.as_str()), ("15 January 2026", "Maja Lind"));
    assert_eq!(state(&world, &link).await, InvoiceState::Open);

    let session = world.open(&link).await;
    world.pay(session, 20_000_000).await;
    world.follow().await;
    assert_eq!(state(&world, &link).await, InvoiceState::Open, "partly paid is not paid");
    world.pay(session, 33_550_000).await;
    world.mine(3);
    world.follow().await;
    assert_eq!(state(&world, &link).await, InvoiceState::Paid);
    let payments = world.service.payments(&world.owner, ListQuery::default()).await.unwrap();
    let row = &payments.rows[0];
    assert_eq!((row.reference.as_deref(), row.source.as_str()), (Some("INV-0001"), "invoice"));
    assert_eq!(row.customer.as_deref(), Some("Maja Lind"), "nothing was asked: whom it bills");
    let csv = world.service.payments_csv(&world.owner, &ListQuery::default()).await.unwrap();
    let csv = String::from_utf8(csv).unwrap();
    assert!(csv.contains(",INV-0001,") && csv.contains(",Maja Lind,maja@example.com,"), "{csv}");
    // List and file heed the filter by how the link was made (A15).
    let made = world.link("5.00").await;
    world.open(&made).await;
    let both = ["Invoice INV-0001", made.title.as_str()];
    for (source, titles) in [("invoice", &both[..1]), ("dashboard", &both[1..]), ("api", &both[..0])] {
        let query = ListQuery { source: source.to_owned(), ..ListQuery::default() };
        let csv = String::from_utf8(world.service.payments_csv(&world.owner, &query).await.unwrap()).unwrap();
        for title in both {
            assert_eq!(csv.contains(title), titles.contains(&title), "{source}: {title} in {csv}");
        }
        let rows = world.service.payments(&world.owner, query).await.unwrap().rows;
        assert_eq!(rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), titles, "{source}");
    }
    let receipt = world.service.receipt(&session.to_string()).await.unwrap();
    assert_eq!((receipt.facts.reference.as_deref(), receipt.invoice), (Some("INV-0001"), true));
    let paper = world.service.invoice_paper(key(&link)).await.unwrap();
    let (_, what, code) = paper.paid.unwrap();
    assert_eq!((what.as_str(), code), ("53.55 USDC", world.session(session).await.code.to_string()));
    let found = world.service.find(&world.owner, "inv-0001").await.unwrap();
    assert_eq!(found.iter().map(|found| found.kind.as_str()).collect::<Vec<_>>(), ["link", "payment"]);
    // A second payment is none: the link takes one.
    let again = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    assert!(world.service.open_session(&link.id, again).await.is_err());
    assert!(refused(world.service.void_invoice(&world.owner, &link.id).await).contains("Money has come for INV-0001"));
}

async fn a14_an_invoice_in_a_currency_asks_for_its_total_at_the_rate_of_the_moment(world: World) {
    world.rates.say("USDC", "EUR", ["0.5"; 3]);
    let link = issue(&world, &InvoiceForm { currency: "EUR".to_owned(), ..form() }).await;
    assert_eq!((link.amount.as_str(), link.symbol.as_str()), ("53.55", "EUR"));
    paid(&world, &link, 107_100_000).await;
    assert_eq!(state(&world, &link).await, InvoiceState::Paid);
    let wrong = InvoiceForm { currency: "JPY".to_owned(), ..form() };
    let problem = world.service.issue_invoice(&world.owner, &wrong).await;
    assert!(problem.is_ok(), "20.00 is a whole number of yen: {problem:?}");
    let wrong = InvoiceForm { lines: vec![line(0, "Tea", "1", "1.5", "")], ..wrong };
    let problem = world.service.issue_invoice(&world.owner, &wrong).await.unwrap_err();
    assert!(problem.message_for("lines-0-price").unwrap().contains("JPY has no decimals"), "{problem:?}");
}

async fn a14_an_invoice_is_overdue_after_its_last_day_until_it_is_paid(world: World) {
    let link = issue(&world, &form()).await;
    let home = || world.service.home(&world.owner, Mode::Live);
    world.clock.set(Millis(testkit::world::BEGINNING.0 + Millis::minutes(15 * DAY).0 - 1));
    assert_eq!(state(&world, &link).await, InvoiceState::Open, "its last day is in time to its end");
    assert!(home().await.unwrap().overdue.is_empty());
    world.clock.advance(Millis(1));
    assert_eq!(state(&world, &link).await, InvoiceState::Overdue);
    let overdue = home().await.unwrap().overdue;
    assert_eq!(overdue.len(), 1, "whatever mode is shown: it waits for the merchant");
    assert_eq!((overdue[0].number.as_str(), overdue[0].total.as_str()), ("INV-0001", "53.55 USDC"));
    assert_eq!(world.service.link_page(&link.id).await.unwrap().invoice.unwrap().state, InvoiceState::Overdue);
    world.mine(1);
    world.follow().await;
    paid(&world, &link, 53_550_000).await;
    assert_eq!(state(&world, &link).await, InvoiceState::Paid, "late money is money");
    assert!(home().await.unwrap().overdue.is_empty());
}

async fn a14_the_days_of_an_invoice_are_those_of_the_merchants_clock(world: World) {
    let zone = async |name: &str| {
        let form = HoursForm { zone: name.to_owned(), ..HoursForm::default() };
        world.service.save_hours(&world.owner, &form).await.unwrap();
    };
    // At 11:30 UTC on the 14th it is the 15th already in Auckland, and may be the last day there.
    zone("Pacific/Auckland").await;
    let beginning = testkit::world::BEGINNING;
    world.clock.set(beginning.plus(Millis::minutes(13 * DAY + 11 * 60 + 30)));
    let yesterday = InvoiceForm { due_on: "2026-01-14".to_owned(), ..form() };
    let refused = world.service.issue_invoice(&world.owner, &yesterday).await.unwrap_err();
    assert!(refused.message_for("due_on").is_some_and(|why| why.contains("This day is over")), "{refused}");
    assert_eq!(world.service.invoice_start(&world.owner, None).await.unwrap().due_on, "2026-01-29", "14 days from now");
    let link = issue(&world, &form()).await;
    let days = async || {
        let paper = world.service.invoice_paper(key(&link)).await.unwrap();
        (paper.invoice.issued, paper.invoice.due, paper.paid.map(|(on, ..)| on))
    };
    let (issued, due) = ("15 January 2026".to_owned(), "15 January 2026".to_owned());
    assert_eq!(days().await, (issued.clone(), due.clone(), None));
    assert_eq!(state(&world, &link).await, InvoiceState::Open);
    // Midnight there is 11:00 UTC.
    let home = || world.service.home(&world.owner, Mode::Live);
    world.clock.set(beginning.plus(Millis(Millis::minutes(14 * DAY + 11 * 60).0 - 1)));
    assert_eq!(state(&world, &link).await, InvoiceState::Open);
    assert!(home().await.unwrap().overdue.is_empty());
    world.clock.advance(Millis(1));
    assert_eq!(state(&world, &link).await, InvoiceState::Overdue);
    assert_eq!(home().await.unwrap().overdue.len(), 1);
    assert_eq!(world.service.link_page(&link.id).await.unwrap().invoice.unwrap().state, InvoiceState::Overdue);
    // In New York it is the 15th still. What stands on the invoice as the day of its issue stays.
    zone("America/New_York").await;
    assert_eq!(state(&world, &link).await, InvoiceState::Open);
    world.clock.set(beginning.plus(Millis::minutes(15 * DAY + 60)));
    world.mine(1);
    world.follow().await;
    paid(&world, &link, 53_550_000).await;
    assert_eq!(days().await, (issued, due, Some("15 January 2026".to_owned())), "20:00 on the 15th there");
}

async fn a14_a_void_invoice_keeps_its_number_and_cannot_be_paid(world: World) {
    let link = issue(&world, &form()).await;
    let session = world.open(&link).await;
    world.service.void_invoice(&world.owner, &link.id).await.unwrap();
    assert_eq!(state(&world, &link).await, InvoiceState::Void);
    assert!(matches!(world.service.link_page(&link.id).await, Err(Problem::NotFound)), "its page is gone (R25)");
    assert_eq!(
        world.session(session).await.assessment.status,
        domain::Status::Cancelled,
        "who was about to pay is told"
    );
    let paper = world.service.invoice_paper(key(&link)).await.unwrap();
    assert_eq!((paper.invoice.state, paper.invoice.number.as_str()), (InvoiceState::Void, "INV-0001"));
    assert!(refused(world.service.void_invoice(&world.owner, &link.id).await).contains("void already"));
    let on = std::slice::from_ref(&link.id);
    let refused = refused(world.service.act_on_links(&world.owner, on, LinkAct::Activate).await);
    assert!(refused.contains("INV-0001 is void"), "{refused}");
    assert_eq!(issue(&world, &form()).await.reference.as_deref(), Some("INV-0002"), "no number is used twice");
    world.clock.advance(Millis::minutes(30 * DAY));
    let overdue = world.service.home(&world.owner, Mode::Test).await.unwrap().overdue;
    assert_eq!(
        overdue.iter().map(|it| it.number.as_str()).collect::<Vec<_>>(),
        ["INV-0002"],
        "nobody waits for a void one"
    );
}

async fn a14_an_invoice_with_money_on_the_way_is_not_voided(world: World) {
    let link = issue(&world, &form()).await;
    let session = world.open(&link).await;
    world.pay(session, 1_000_000).await;
    world.follow().await;
    let message = refused(world.service.void_invoice(&world.owner, &link.id).await);
    assert!(message.contains("Money has come for INV-0001"), "{message}");
    assert_eq!(state(&world, &link).await, InvoiceState::Open, "nothing was changed");
}

async fn a14_money_that_came_before_200_other_tries_is_not_overlooked(world: World) {
    let link = issue(&world, &form()).await;
    let session = world.open(&link).await;
    world.pay(session, 1_000_000).await;
    world.follow().await;
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
    for _ in 0..201 {
        let other = world.open(&link).await;
        world.service.give_up(&other.to_string()).await.unwrap();
    }
    let message = refused(world.service.void_invoice(&world.owner, &link.id).await);
    assert!(message.contains("Money has come for INV-0001"), "{message}");
}

async fn p2_who_knows_only_the_address_of_an_invoice_pays_it_and_reads_of_nobody(world: World) {
    let link = issue(&world, &form()).await;
    let shown = world.service.link_page(&link.id).await.unwrap();
    let text = serde_json::to_string(&shown).unwrap();
    assert!(!text.contains("Maja") && !text.contains("maja@") && !text.contains("Kirkegade"), "{text}");
    let bill = shown.invoice.unwrap();
    assert_eq!((bill.total.as_str(), bill.pdf.as_str()), ("53.55", ""), "it can be paid");
    assert!(matches!(world.service.invoice_paper(&link.id).await, Err(Problem::NotFound)));
    let own = world.service.link_page(key(&link)).await.unwrap().invoice.unwrap();
    assert_eq!(own.buyer.name, "Maja Lind");
    let (_, pdf) = own.pdf.split_once("/pay/").unwrap();
    let paper = world.service.invoice_paper(pdf.strip_suffix("/invoice.pdf").unwrap()).await.unwrap();
    assert_eq!(paper.invoice.buyer.address.as_deref(), Some("Kirkegade 3\n1050 København"));
    assert_eq!(paper.url, link.url);
    // The merchant's own page has the address of the file.
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!(detail.invoice.unwrap().pdf, own.pdf);
}

async fn a14_invoices_issued_at_once_are_numbered_without_gap_or_double(world: World) {
    let mut writers = tokio::task::JoinSet::new();
    for n in 0..24_u32 {
        let (service, owner) = (std::sync::Arc::clone(&world.service), world.owner.clone());
        writers.spawn(async move {
            let mut form = InvoiceForm { customer_email: format!("c{n}@example.com"), ..form() };
            match n % 4 {
                // Refused for a field, and refused by what comes after the number was taken.
                0 => form.lines[0].price = "cheap".to_owned(),
                1 => form.send_sms = true,
                _ => {}
            }
            service.issue_invoice(&owner, &form).await
        });
    }
    let mut numbers = Vec::new();
    while let Some(done) = writers.join_next().await {
        numbers.extend(done.unwrap().ok().map(|link| link.reference.unwrap()));
    }
    numbers.sort();
    let expected: Vec<_> = (1..=12).map(|n| format!("INV-{n:04}")).collect();
    assert_eq!(numbers, expected);
    assert_eq!(issue(&world, &form()).await.reference.as_deref(), Some("INV-0013"));
}

async fn a14_bad_input_says_all_that_is_wrong_and_takes_no_number(world: World) {
    let wrong = InvoiceForm {
        lines: vec![line(3, "", "0", "1.0000001", "101"), line(5, "Tea", "", "", "")],
        discount: "101".to_owned(),
        due_on: "yesterday".to_owned(),
        customer: "anybody".to_owned(),
        title: "x".repeat(121),
        ..form()
    };
    let Err(Problem::Fields { errors }) = world.service.issue_invoice(&world.owner, &wrong).await else { panic!() };
    let fields: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
    let expected = [
        "lines-3-description",
        "lines-3-quantity",
        "lines-3-price",
        "lines-3-tax",
        "lines-5-price",
        "discount",
        "due_on",
        "title",
        "customer",
    ];
    assert_eq!(fields, expected, "all of it at once, in the rows where it was typed");
    let cases: Vec<(&str, InvoiceForm)> = vec![
        ("lines", InvoiceForm { lines: vec![], ..form() }),
        ("lines", InvoiceForm { lines: vec![line(0, "Free", "1", "0", "")], ..form() }),
        ("lines", InvoiceForm { lines: (0..51).map(|n| line(n, "Tea", "1", "1", "")).collect(), ..form() }),
        ("lines", InvoiceForm { lines: vec![line(0, "Moon", "1000000", "1000000000000", "")], ..form() }),
        ("discount", InvoiceForm { discount_kind: "amount".to_owned(), discount: "50.01".to_owned(), ..form() }),
        ("discount", InvoiceForm { discount_kind: "half".to_owned(), ..form() }),
        ("due_on", InvoiceForm { due_on: "2025-12-31".to_owned(), ..form() }),
        ("assets", InvoiceForm { assets: vec![], ..form() }),
        ("currency", InvoiceForm { currency: "XXX".to_owned(), ..form() }),
        ("customer_email", InvoiceForm { customer: "known".to_owned(), ..form() }),
        ("customer_email", InvoiceForm { customer_email: "maja".to_owned(), ..form() }),
        ("ways", InvoiceForm { send_sms: true, ..form() }),
        ("notes", InvoiceForm { notes: "x".repeat(1_001), ..form() }),
        ("window_minutes", InvoiceForm { window_minutes: "4".to_owned(), ..form() }),
    ];
    for (field, form) in cases {
        let problem = world.service.issue_invoice(&world.owner, &form).await.unwrap_err();
        assert!(problem.message_for(field).is_some(), "{field}: {problem:?}");
    }
    let viewer = Actor { role: Role::Viewer, ..world.owner.clone() };
    assert!(matches!(world.service.issue_invoice(&viewer, &form()).await, Err(Problem::NotAllowed)));
    assert_eq!(world.service.links(&world.owner, ListQuery::default()).await.unwrap().total, 0);
    let people = world.service.customers(&world.owner, ListQuery::default()).await.unwrap();
    assert_eq!(people.total, 0, "not even the customer was added");
    assert_eq!(issue(&world, &form()).await.reference.as_deref(), Some("INV-0001"), "no number was taken");
}

async fn a14_an_issued_invoice_is_neither_edited_nor_deleted_nor_raised(world: World) {
    let link = issue(&world, &form()).await;
    let before = world.service.link(&world.owner, &link.id).await.unwrap();
    let cheaper = LinkForm { amount: "1".to_owned(), ..before.form.clone() };
    let message = refused(world.service.edit_link(&world.owner, &link.id, cheaper).await);
    assert!(message.contains("Void it"), "{message}");
    let more = LinkForm { limit_kind: "unlimited".to_owned(), ..before.form.clone() };
    refused(world.service.edit_link(&world.owner, &link.id, more).await);
    let limit = refused(world.service.set_link_limit(&world.owner, &link.id, "number", "1000").await);
    assert!(limit.contains("paid once"), "{limit}");
    let ids = std::slice::from_ref(&link.id);
    assert!(
        refused(world.service.act_on_links(&world.owner, ids, LinkAct::Delete).await).contains("stays in the books")
    );
    refused(world.service.duplicate_link(&world.owner, &link.id).await);
    refused(world.service.choose_front_link(&world.owner, Some(&link.id)).await);
    world.service.act_on_links(&world.owner, ids, LinkAct::Deactivate).await.unwrap();
    world.service.act_on_links(&world.owner, ids, LinkAct::Activate).await.unwrap();
    world.service.act_on_links(&world.owner, ids, LinkAct::Archive).await.unwrap();
    world.service.act_on_links(&world.owner, ids, LinkAct::Unarchive).await.unwrap();
    let after = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((after.item, after.invoice), (before.item, before.invoice), "it may be switched and put away");
    assert_eq!(after.form.amount, "53.55");
}

async fn a14_a_copy_begins_as_the_invoice_and_gets_a_number_of_its_own(world: World) {
    let link = issue(&world, &form()).await;
    let copy = world.service.invoice_start(&world.owner, Some(&link.id)).await.unwrap();
    assert_eq!(
        copy.lines,
        [line(0, "Night photography workshop", "1.5", "20.00", "19"), line(1, "Prints", "1", "20.00", "19")]
    );
    assert_eq!((copy.customer.as_str(), copy.customer_email.as_str()), ("known", "maja@example.com"));
    assert_eq!((copy.title.as_str(), copy.due_on.as_str()), ("", "2026-01-15"), "14 days from now");
    world.service.void_invoice(&world.owner, &link.id).await.unwrap();
    let again = issue(&world, &copy).await;
    assert_eq!((again.reference.as_deref(), again.amount.as_str()), (Some("INV-0002"), "53.55"));
    let (one, other) = (
        world.service.invoice_paper(key(&link)).await.unwrap(),
        world.service.invoice_paper(key(&again)).await.unwrap(),
    );
    assert_eq!((one.invoice.lines, one.invoice.buyer), (other.invoice.lines, other.invoice.buyer));
    let plain = world.link("5.00").await;
    assert!(matches!(world.service.invoice_start(&world.owner, Some(&plain.id)).await, Err(Problem::NotFound)));
    assert!(matches!(world.service.invoice_paper(key(&plain)).await, Err(Problem::NotFound)));
    assert!(matches!(world.service.void_invoice(&world.owner, &plain.id).await, Err(Problem::NotFound)));
}

async fn a14_what_stands_on_invoices_and_where_numbers_begin_is_the_merchants(world: World) {
    let first = world.service.invoicing(&world.owner).await.unwrap();
    assert_eq!((first.prefix.as_str(), first.next.as_str(), first.began), ("INV-", "1", false));
    let form_of = |prefix: &str, next: &str| InvoicingForm {
        address: "Strandgata 12\n9008 Tromsø".to_owned(),
        tax_id: "NO 123".to_owned(),
        tax_name: "MVA".to_owned(),
        prefix: prefix.to_owned(),
        next: next.to_owned(),
        began: false,
    };
    for (field, wrong) in
        [("prefix", form_of("R 1", "")), ("prefix", form_of("2026", "")), ("next", form_of("R-", "0"))]
    {
        let problem = world.service.save_invoicing(&world.owner, &wrong).await.unwrap_err();
        assert!(problem.message_for(field).is_some(), "{problem:?}");
    }
    let staff = Actor { role: Role::Staff, ..world.owner.clone() };
    assert!(matches!(world.service.save_invoicing(&staff, &form_of("R-", "118")).await, Err(Problem::NotAllowed)));
    world.service.save_invoicing(&world.owner, &form_of("R-", "118")).await.unwrap();
    assert_eq!(world.service.invoicing(&world.owner).await.unwrap().next, "118");
    // The sandbox is test: it counts apart, from 1.
    let link = issue(&world, &InvoiceForm { tax_name: String::new(), ..form() }).await;
    assert_eq!(link.reference.as_deref(), Some("R-0001"));
    let paper = world.service.invoice_paper(key(&link)).await.unwrap().invoice;
    assert_eq!(paper.seller.address.as_deref(), Some("Strandgata 12\n9008 Tromsø"));
    assert!(paper.taxes[0].0.starts_with("MVA 19 %"), "{:?}", paper.taxes);
    // What was issued stays as it was.
    world
        .service
        .save_invoicing(&world.owner, &InvoicingForm { address: String::new(), ..form_of("Q-", "119") })
        .await
        .unwrap();
    assert_eq!(world.service.invoice_paper(key(&link)).await.unwrap().invoice, paper);
    assert_eq!(issue(&world, &form()).await.reference.as_deref(), Some("Q-0002"));
    // Once a live one is issued, the count goes on by itself.
    let mut tx = world.store.write().await.unwrap();
    assert_eq!(tx.take_invoice_number(world.owner.merchant, Mode::Live).await.unwrap(), 119);
    tx.commit().await.unwrap();
    let problem = world.service.save_invoicing(&world.owner, &form_of("R-", "500")).await.unwrap_err();
    assert!(problem.message_for("next").unwrap().contains("The next is 120"), "{problem:?}");
    world.service.save_invoicing(&world.owner, &form_of("R-", "120")).await.unwrap();
}

async fn a14_an_invoice_is_sent_with_its_last_day(world: World) {
    let link = issue(&world, &InvoiceForm { send_email: true, ..form() }).await;
    let (outbox, _) = world.service.outbox(&world.owner, false, 1).await.unwrap();
    assert_eq!(outbox.len(), 1);
    let message = &outbox[0];
    for words in ["INV-0001", "53.55 USDC", "15 January 2026", link.url.as_str()] {
        assert!(message.body.contains(words) || message.subject.contains(words), "{words}: {}", message.body);
    }
}

async fn i19_another_merchant_neither_reads_nor_voids_an_invoice(world: World) {
    let link = issue(&world, &form()).await;
    let stranger = Actor { merchant: MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    assert!(matches!(world.service.void_invoice(&stranger, &link.id).await, Err(Problem::NotFound)));
    assert!(matches!(world.service.invoice_start(&stranger, Some(&link.id)).await, Err(Problem::NotFound)));
    let viewer = Actor { role: Role::Viewer, ..world.owner.clone() };
    assert!(matches!(world.service.void_invoice(&viewer, &link.id).await, Err(Problem::NotAllowed)));
    assert_eq!(state(&world, &link).await, InvoiceState::Open);
    let mut tx = world.store.read().await.unwrap();
    assert_eq!(tx.link(link.id.parse().unwrap()).await.unwrap().unwrap().source, Source::Invoice);
}
