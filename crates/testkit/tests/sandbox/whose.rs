//! Whose payment it is where nobody said who pays, and customers who are known by an e-mail address from before (R21, P2).

use crate::customers::{add, all, asking, open};
use api_types::{
    analytics::{ActivityEntry, Tab},
    customers::{CustomerDetail, CustomerForm, CustomerItem, LineOutcome},
    dashboard::{LinkForm, LinkItem, ListQuery, PaymentItem},
};
use domain::{CustomerInfo, ids::SessionId};
use testkit::world::{World, usdc};

crate::scenarios!(
    r21_a_payment_of_a_link_that_asks_nothing_names_whom_the_link_is_for,
    r21_who_says_who_pays_is_named_though_the_link_is_for_another,
    r21_a_payment_is_not_somebodys_because_its_link_is_by_now,
    p2_who_pays_with_an_earlier_address_is_the_same_customer,
    p2_an_earlier_address_that_is_given_to_a_new_customer_of_a_link_is_theirs,
    p2_an_address_from_before_is_forgotten_with_its_customer,
    p2_a_receipt_to_an_earlier_address_is_the_customers,
    p2_the_receipt_of_who_paid_for_another_and_is_erased_goes_to_neither,
    p2_who_was_put_together_stays_one_whichever_address_comes,
    p2_what_was_told_says_of_how_many_payments_it_is,
);

const OLD: &str = "maja@work.example";
const NEW: &str = "maja@example.com";

/// A link for a customer that asks nothing.
async fn link_for(world: &World, email: &str) -> LinkItem {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        customer: "known".to_owned(),
        customer_email: email.to_owned(),
        ..LinkForm::default()
    };
    world.service.create_link(&world.owner, form).await.unwrap()
}

async fn save(world: &World, customer: &CustomerItem, email: &str, name: &str) -> CustomerItem {
    let form = CustomerForm { email: email.to_owned(), name: name.to_owned(), ..CustomerForm::default() };
    world.service.save_customer(&world.owner, Some(&customer.id), &form).await.unwrap()
}

async fn page(world: &World, customer: &CustomerItem) -> CustomerDetail {
    world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap()
}

async fn data(world: &World, customer: &CustomerItem) -> serde_json::Value {
    let data = world.service.customer_data(&world.owner, &customer.id).await.unwrap();
    serde_json::from_slice(&data).unwrap()
}

/// The payments that a text finds.
async fn searched(world: &World, text: &str) -> Vec<PaymentItem> {
    let query = ListQuery { search: text.to_owned(), ..ListQuery::default() };
    world.service.payments(&world.owner, query).await.unwrap().rows
}

/// To whom messages about a link were written, newest first.
async fn written_to(world: &World, link: &LinkItem) -> Vec<String> {
    let written = world.service.link_messages(&world.owner, &link.id).await.unwrap().messages;
    written.into_iter().map(|message| message.recipient).collect()
}

/// Who pays, as it is said wherever a payment is shown; fails the test where two places differ.
async fn payer(world: &World, link: &LinkItem, session: SessionId) -> Option<String> {
    let id = session.to_string();
    let told = world.payment(session).await;
    let rows = world.service.payments(&world.owner, ListQuery::default()).await.unwrap().rows;
    let row = rows.into_iter().find(|row| row.id == id).unwrap();
    assert_eq!(row, told.item, "the list and the page");
    for tab in [Tab::All, Tab::Payments] {
        let rows = world.service.link_activity(&world.owner, &link.id, tab, 1).await.unwrap().rows;
        let shown = rows.into_iter().any(|entry| matches!(entry, ActivityEntry::Payment(item) if *item == row));
        assert!(shown, "the link's activity, {tab:?}");
    }
    if let Some(customer) = told.customer_id {
        let theirs = world.service.customer(&world.owner, &customer, ListQuery::default()).await.unwrap();
        assert!(theirs.payments.rows.contains(&row), "the customer's page");
    }
    let file = world.service.payments_csv(&world.owner, &ListQuery::default()).await.unwrap();
    let file = String::from_utf8(file).unwrap();
    // No cell of these tests has a comma.
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    let heading = cells(file.lines().next().unwrap());
    let line = cells(file.lines().find(|line| line.contains(&row.code)).unwrap());
    let cell = |column: &str| line[heading.iter().position(|it| it == column).unwrap()].clone();
    let in_file = [cell("name"), cell("email")].into_iter().find(|cell| !cell.is_empty());
    assert_eq!(in_file, row.customer, "the file");
    row.customer
}

async fn r21_a_payment_of_a_link_that_asks_nothing_names_whom_the_link_is_for(world: World) {
    let maja = add(&world, NEW, "Maja Lind").await;
    let link = link_for(&world, NEW).await;
    let session = world.open(&link).await;
    assert_eq!(payer(&world, &link, session).await.as_deref(), Some("Maja Lind"));
    for text in ["maja lind", NEW] {
        assert_eq!(searched(&world, text).await.len(), 1, "{text}");
    }
    let found = world.service.find(&world.owner, "maja lind").await.unwrap();
    let payment = found.iter().find(|found| found.kind == "payment").unwrap();
    assert_eq!(payment.title, "5.00 USDC, Maja Lind");
    let payment = world.payment(session).await;
    assert_eq!(payment.customer, CustomerInfo::default(), "she told nothing");
    assert_eq!(payment.customer_id.as_ref(), Some(&maja.id));
    let public = world.service.session_page(&session.to_string()).await.unwrap();
    let public = serde_json::to_string(&public).unwrap();
    assert!(!public.contains("Maja") && !public.contains(NEW), "who pays is shown nothing of her (I20): {public}");

    // She is called otherwise, then has no name.
    save(&world, &maja, NEW, "Maja Berg").await;
    assert_eq!(payer(&world, &link, session).await.as_deref(), Some("Maja Berg"));
    assert_eq!((searched(&world, "berg").await.len(), searched(&world, "lind").await.len()), (1, 0));
    save(&world, &maja, NEW, "").await;
    assert_eq!(payer(&world, &link, session).await.as_deref(), Some(NEW));
    world.service.erase_customer(&world.owner, &maja.id, NEW).await.unwrap();
    assert_eq!(payer(&world, &link, session).await, None);
    assert!(searched(&world, "maja").await.is_empty());
}

async fn r21_who_says_who_pays_is_named_though_the_link_is_for_another(world: World) {
    let maja = add(&world, NEW, "Maja Lind").await;
    let for_maja = LinkForm { customer: "known".to_owned(), customer_email: NEW.to_owned(), ..LinkForm::default() };
    let link = asking(&world, for_maja).await;
    let named = CustomerInfo { name: Some("A Friend".to_owned()), ..CustomerInfo::default() };
    let friends = open(&world, &link, named).await;
    assert_eq!(payer(&world, &link, friends).await.as_deref(), Some("A Friend"));
    assert_eq!(world.payment(friends).await.customer_id.as_ref(), Some(&maja.id), "it is Maja's all the same");
    // A note says nothing of who wrote it.
    let noted = CustomerInfo { note: Some("Ring twice".to_owned()), ..CustomerInfo::default() };
    let noted = open(&world, &link, noted).await;
    assert_eq!(payer(&world, &link, noted).await.as_deref(), Some("Maja Lind"));
    assert_eq!(searched(&world, "maja lind").await.len(), 1, "what is found is what is shown");
}

async fn r21_a_payment_is_not_somebodys_because_its_link_is_by_now(world: World) {
    add(&world, NEW, "Maja Lind").await;
    let link = world.link("5.00").await;
    let form = world.service.link(&world.owner, &link.id).await.unwrap().form;
    let form = LinkForm { send_receipt: true, ..form };
    world.service.edit_link(&world.owner, &link.id, form.clone()).await.unwrap();
    world.follow().await;
    let strangers = world.open(&link).await;
    let for_maja = LinkForm {
        customer: "known".to_owned(),
        customer_email: NEW.to_owned(),
        address: "secret".to_owned(),
        path: String::new(),
        ..form
    };
    world.service.edit_link(&world.owner, &link.id, for_maja).await.unwrap();
    assert_eq!(payer(&world, &link, strangers).await, None);
    let hers = world.open(&link).await;
    assert_eq!(payer(&world, &link, hers).await.as_deref(), Some("Maja Lind"));
    for session in [strangers, hers] {
        world.pay(session, 5_000_000).await;
        world.mine(4);
        world.follow().await;
    }
    world.service.run_due_jobs().await.unwrap();
    assert_eq!(written_to(&world, &link).await, [NEW], "one receipt, of the payment that is hers (R26)");
    assert!(world.story(strangers).await.contains(&"action.failed".to_owned()));
}

async fn p2_who_pays_with_an_earlier_address_is_the_same_customer(world: World) {
    let maja = add(&world, OLD, "Maja Lind").await;
    let link = asking(&world, LinkForm::default()).await;
    let told = |note: &str| CustomerInfo {
        email: Some("Maja@Work.example".to_owned()),
        note: Some(note.to_owned()),
        ..CustomerInfo::default()
    };
    let before = open(&world, &link, told("Ring once")).await;
    world.mine(1);
    world.follow().await;
    let moved = save(&world, &maja, NEW, "Maja Lind").await;
    assert_eq!((moved.id.as_str(), moved.email.as_str()), (maja.id.as_str(), NEW));
    let phone = CustomerInfo { phone: Some("+4741234567".to_owned()), ..told("Ring twice") };
    let after = open(&world, &link, phone).await;
    assert_eq!(all(&world).await.len(), 1, "nobody new");
    let shown = page(&world, &maja).await;
    assert_eq!((shown.item.email.as_str(), shown.former_emails.as_slice()), (NEW, &[OLD.to_owned()][..]));
    assert_eq!(shown.form.phone, "+4741234567", "what she tells fills in what is not known");
    let payments: Vec<_> = shown.payments.rows.iter().map(|row| row.id.clone()).collect();
    assert_eq!(payments, [after.to_string(), before.to_string()]);
    for value in ["Ring once", "Ring twice", "+4741234567"] {
        let told = shown.collected.iter().find(|told| told.value == value).unwrap();
        assert_eq!(told.by, None, "{value}: she told it herself");
    }
    let data = data(&world, &maja).await;
    assert_eq!(data["customer"]["former_emails"], serde_json::json!([OLD]));
    assert_eq!(data["payments"][1]["told"]["note"], "Ring once", "hers to read");
    // A link for her, which she pays under the earlier address.
    let hers = LinkForm { customer: "known".to_owned(), customer_email: NEW.to_owned(), ..LinkForm::default() };
    let hers = asking(&world, hers).await;
    let address = CustomerInfo { address: Some("Storgata 1".to_owned()), ..told("Ring thrice") };
    open(&world, &hers, address).await;
    assert_eq!(page(&world, &maja).await.form.address, "Storgata 1");
    // The merchant gives the address to somebody: then it is theirs.
    let noor = add(&world, OLD, "Noor").await;
    let third = open(&world, &link, told("Ring")).await;
    assert_eq!(world.payment(third).await.customer_id, Some(noor.id));
    assert!(page(&world, &maja).await.former_emails.is_empty());
}

async fn p2_an_earlier_address_that_is_given_to_a_new_customer_of_a_link_is_theirs(world: World) {
    let maja = add(&world, OLD, "Maja Lind").await;
    save(&world, &maja, NEW, "Maja Lind").await;
    let form = LinkForm {
        customer: "new".to_owned(),
        customer_email: OLD.to_owned(),
        customer_name: "Noor".to_owned(),
        send_email: true,
        ..LinkForm::default()
    };
    let link = asking(&world, form.clone()).await;
    assert_eq!(written_to(&world, &link).await, [OLD], "what is for Noor goes to Noor");
    let shown = page(&world, &maja).await;
    assert_eq!((shown.item.email.as_str(), shown.item.name.as_deref()), (NEW, Some("Maja Lind")), "she is as she was");
    assert!(shown.former_emails.is_empty(), "and not known by it any more");
    let session = open(&world, &link, CustomerInfo::default()).await;
    assert_eq!(payer(&world, &link, session).await.as_deref(), Some("Noor"));
    // Once more is the same customer, of whom something else is said.
    asking(&world, LinkForm { customer_name: "Noor Dahl".to_owned(), ..form }).await;
    let called: Vec<_> = all(&world).await.into_iter().map(|customer| (customer.email, customer.name)).collect();
    let is = |email: &str, name: &str| (email.to_owned(), Some(name.to_owned()));
    assert_eq!(called, [is(NEW, "Maja Lind"), is(OLD, "Noor Dahl")]);
}

async fn p2_an_address_from_before_is_forgotten_with_its_customer(world: World) {
    let maja = add(&world, OLD, "Maja Lind").await;
    add(&world, "noor@example.com", "Noor").await;
    save(&world, &maja, NEW, "Maja Lind").await;
    // Paid for Noor, under the earlier address.
    let for_noor =
        LinkForm { customer: "known".to_owned(), customer_email: "noor@example.com".to_owned(), ..LinkForm::default() };
    let link = asking(&world, for_noor).await;
    let told =
        CustomerInfo { email: Some(OLD.to_owned()), name: Some("M. Lind".to_owned()), ..CustomerInfo::default() };
    let session = open(&world, &link, told).await;
    let exported = data(&world, &maja).await;
    assert_eq!(exported["payments_for_others"][0]["told"]["name"], "M. Lind");
    world.service.erase_customer(&world.owner, &maja.id, NEW).await.unwrap();
    assert_eq!(world.payment(session).await.customer, CustomerInfo::default());
    assert_eq!(payer(&world, &link, session).await.as_deref(), Some("Noor"), "it is Noor's still");
    assert_eq!(searched(&world, "noor@example").await.len(), 1);
    assert!(searched(&world, "lind").await.is_empty());
    let again = CustomerInfo { email: Some(OLD.to_owned()), ..CustomerInfo::default() };
    let again = open(&world, &asking(&world, LinkForm::default()).await, again).await;
    let somebody = world.payment(again).await.customer_id;
    assert!(somebody.is_some() && somebody != Some(maja.id), "who comes again is somebody new");
}

async fn p2_a_receipt_to_an_earlier_address_is_the_customers(world: World) {
    let maja = add(&world, OLD, "Maja Lind").await;
    save(&world, &maja, NEW, "Maja Lind").await;
    let link = asking(&world, LinkForm { send_receipt: true, ..LinkForm::default() }).await;
    let told = CustomerInfo { email: Some(OLD.to_owned()), ..CustomerInfo::default() };
    let session = open(&world, &link, told).await;
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    world.service.run_due_jobs().await.unwrap();
    assert_eq!(written_to(&world, &link).await, [OLD], "to the address that she gave");
    assert_eq!(data(&world, &maja).await["messages"][0]["to"], OLD, "she may read it");
    // The address is another's by now: what was written to her is forgotten with her all the same.
    add(&world, OLD, "Noor").await;
    world.service.erase_customer(&world.owner, &maja.id, NEW).await.unwrap();
    assert_eq!(written_to(&world, &link).await, [""]);
}

async fn p2_the_receipt_of_who_paid_for_another_and_is_erased_goes_to_neither(world: World) {
    let maja = add(&world, NEW, "Maja Lind").await;
    add(&world, "noor@example.com", "Noor").await;
    let for_noor = LinkForm {
        customer: "known".to_owned(),
        customer_email: "noor@example.com".to_owned(),
        send_receipt: true,
        ..LinkForm::default()
    };
    let link = asking(&world, for_noor).await;
    let told = CustomerInfo { email: Some(NEW.to_owned()), ..CustomerInfo::default() };
    let session = open(&world, &link, told).await;
    world.service.erase_customer(&world.owner, &maja.id, NEW).await.unwrap();
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    world.service.run_due_jobs().await.unwrap();
    assert!(written_to(&world, &link).await.is_empty(), "Noor has paid nothing");
    assert!(world.story(session).await.contains(&"action.failed".to_owned()));
    assert_eq!(payer(&world, &link, session).await.as_deref(), Some("Noor"), "the payment is hers");
}

async fn p2_who_was_put_together_stays_one_whichever_address_comes(world: World) {
    let (goes, keeps) = (add(&world, OLD, "Maja").await, add(&world, NEW, "Maja Lind").await);
    let silent = link_for(&world, OLD).await;
    let unsaid = world.open(&silent).await;
    let link = asking(&world, LinkForm::default()).await;
    let told = CustomerInfo { email: Some(OLD.to_owned()), ..CustomerInfo::default() };
    let before = open(&world, &link, told.clone()).await;
    let merge =
        CustomerForm { email: NEW.to_owned(), name: "Maja Berg".to_owned(), merge: true, ..CustomerForm::default() };
    world.service.save_customer(&world.owner, Some(&goes.id), &merge).await.unwrap();
    assert_eq!(payer(&world, &silent, unsaid).await.as_deref(), Some("Maja Berg"));
    assert_eq!(searched(&world, "maja berg").await.len(), 1);
    let after = open(&world, &link, told).await;
    let report =
        world.service.import_customers(&world.owner, &format!("email,phone\n{OLD},+4741234567\n")).await.unwrap();
    assert_eq!(report.count(LineOutcome::Changed), 1, "a file from before makes nobody new");
    let both = format!("email,name\n{NEW},Maja Lind\n{OLD},Maja\n");
    world.service.import_customers(&world.owner, &both).await.unwrap();
    let [customer] = &all(&world).await[..] else { panic!("one customer") };
    assert_eq!((customer.id.as_str(), customer.phone.as_deref()), (keeps.id.as_str(), Some("+4741234567")));
    assert_eq!(customer.name.as_deref(), Some("Maja Lind"), "what stands beside the address that they have now holds");
    for session in [before, after] {
        assert_eq!(world.payment(session).await.customer_id.as_ref(), Some(&keeps.id));
    }
    let shown = page(&world, &keeps).await;
    assert_eq!(shown.former_emails, [OLD]);
    assert!(shown.collected.iter().all(|told| told.by.is_none()), "{:?}", shown.collected);
}

async fn p2_what_was_told_says_of_how_many_payments_it_is(world: World) {
    let maja = add(&world, NEW, "Maja Lind").await;
    let link = asking(&world, LinkForm::default()).await;
    let told = |note: &str| CustomerInfo {
        email: Some(NEW.to_owned()),
        note: Some(note.to_owned()),
        ..CustomerInfo::default()
    };
    open(&world, &link, told("Ring first")).await;
    for _ in 1..50 {
        world.mine(1);
        world.follow().await;
        open(&world, &link, told("Ring twice")).await;
    }
    let notes = |page: &CustomerDetail| page.collected.iter().filter(|told| told.field == "note").count();
    let shown = page(&world, &maja).await;
    assert_eq!((shown.collected_from, notes(&shown)), (None, 2), "of all");
    world.mine(1);
    world.follow().await;
    open(&world, &link, told("Ring thrice")).await;
    let shown = page(&world, &maja).await;
    assert_eq!((shown.collected_from, notes(&shown)), (Some(50), 2), "of the newest fifty, and it says so");
    let data = data(&world, &maja).await.to_string();
    assert!(data.contains("Ring first"), "all of it is in the file");
}
