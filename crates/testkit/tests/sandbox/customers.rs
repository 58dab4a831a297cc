//! Customers: put together from payments, written down, imported, and forgotten (P2).

use crate::{
    reminders::{days, remind, run, stop_token, with_post},
    sending::sent_link,
};
use api_types::{
    Problem,
    checkout::PayForm,
    customers::{CustomerForm, CustomerItem, LineOutcome, TagForm, Tagging},
    dashboard::{LinkAct, LinkForm, LinkItem, ListQuery},
    invoices::{InvoiceForm, LineForm},
};
use domain::{
    CustomerFields, CustomerInfo, Millis,
    ids::{MemberId, MerchantId, SessionId},
    link::Ask,
};
use service::Actor;
use storage::records::Role;
use testkit::world::{World, usdc};

crate::scenarios!(
    p2_a_customer_pays_twice_is_one_customer_and_is_erased,
    p2_what_a_stranger_types_replaces_nothing_that_is_known,
    p2_payments_at_once_with_one_email_make_one_customer,
    a2_a_link_for_a_customer_is_filled_in_beforehand_and_found_by_nobody_else,
    p2_a_new_customer_is_added_while_a_link_is_made,
    p2_two_customers_who_are_one_are_put_together_once,
    p2_the_export_of_a_customer_holds_invoices_stops_and_all_that_was_begun,
    r12_a_phone_number_that_no_country_has_is_taken_nowhere,
    i19_another_merchants_customers_and_tags_are_not_there,
    i19_each_role_does_with_customers_what_it_may,
);

/// A link that asks for name, e-mail, phone and address.
pub(crate) async fn asking(world: &World, more: LinkForm) -> LinkItem {
    let fields = CustomerFields {
        name: Ask::Optional,
        email: Ask::Optional,
        phone: Ask::Optional,
        address: Ask::Optional,
        note: Ask::Optional,
    };
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        fields,
        ..more
    };
    world.service.create_link(&world.owner, form).await.unwrap()
}

fn maja(email: &str) -> CustomerInfo {
    CustomerInfo { email: Some(email.to_owned()), name: Some("Maja Berg".to_owned()), ..CustomerInfo::default() }
}

pub(crate) async fn open(world: &World, link: &LinkItem, customer: CustomerInfo) -> SessionId {
    let form = PayForm { asset: usdc().to_string(), customer, ..PayForm::default() };
    world.service.open_session(&link.id, form).await.unwrap().parse().unwrap()
}

/// All customers, by e-mail.
pub(crate) async fn all(world: &World) -> Vec<CustomerItem> {
    let mut rows = world.service.customers(&world.owner, ListQuery::default()).await.unwrap().rows;
    rows.sort_by(|one, other| one.email.cmp(&other.email));
    rows
}

pub(crate) async fn add(world: &World, email: &str, name: &str) -> CustomerItem {
    let form = CustomerForm { email: email.to_owned(), name: name.to_owned(), ..CustomerForm::default() };
    world.service.save_customer(&world.owner, None, &form).await.unwrap()
}

async fn p2_a_customer_pays_twice_is_one_customer_and_is_erased(world: World) {
    let link = asking(&world, LinkForm::default()).await;
    let first = open(&world, &link, maja("Maja@Example.com")).await;
    world.pay(first, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let told = CustomerInfo {
        email: Some("maja@example.com".to_owned()),
        phone: Some("+4741234567".to_owned()),
        note: Some("Ring twice".to_owned()),
        ..CustomerInfo::default()
    };
    let second = open(&world, &link, told).await;
    let nobody = open(&world, &link, CustomerInfo::default()).await;

    let [customer] = &all(&world).await[..] else { panic!("one customer") };
    assert_eq!((customer.email.as_str(), customer.name.as_deref()), ("maja@example.com", Some("Maja Berg")));
    assert_eq!((customer.phone.as_deref(), customer.paid), (Some("+4741234567"), 1));
    assert_eq!(customer.source, "payment");
    let page = world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap();
    let payments: Vec<_> = page.payments.rows.iter().map(|payment| payment.id.clone()).collect();
    assert_eq!(payments, [second.to_string(), first.to_string()]);
    assert!(page.collected.iter().any(|told| told.field == "note" && told.value == "Ring twice"));
    assert_eq!(world.payment(first).await.customer_id.as_ref(), Some(&customer.id));
    assert_eq!(world.payment(nobody).await.customer_id, None);
    let live = ListQuery { mode: "live".to_owned(), ..ListQuery::default() };
    let page = world.service.customer(&world.owner, &customer.id, live).await.unwrap();
    assert_eq!((page.payments.total, page.item.paid), (0, 0), "real and test money never mix");

    let data = world.service.customer_data(&world.owner, &customer.id).await.unwrap();
    let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
    assert_eq!(data["customer"]["email"], "maja@example.com");
    assert_eq!(data["payments"][0]["told"]["note"], "Ring twice");
    assert_eq!(data["payments"].as_array().map(Vec::len), Some(2));

    let wrong = world.service.erase_customer(&world.owner, &customer.id, "maja").await.unwrap_err();
    assert_eq!(wrong.message_for("email"), Some("Type maja@example.com to erase this customer."));
    assert_eq!(all(&world).await.len(), 1, "nothing is forgotten by a slip");
    let erased = world.service.erase_customer(&world.owner, &customer.id, " MAJA@example.com ").await.unwrap();
    assert_eq!(erased, 2);
    assert!(all(&world).await.is_empty());
    for session in [first, second] {
        let payment = world.payment(session).await;
        assert_eq!((payment.customer, payment.customer_id), (CustomerInfo::default(), None));
    }
    assert_eq!(world.payment(first).await.item.received, "5.00", "the money stays in the books");
    let find = ListQuery { search: "maja".to_owned(), ..ListQuery::default() };
    assert_eq!(world.service.payments(&world.owner, find).await.unwrap().total, 0);
    let csv =
        String::from_utf8(world.service.payments_csv(&world.owner, &ListQuery::default()).await.unwrap()).unwrap();
    assert!(csv.contains("5.00") && !csv.to_lowercase().contains("maja") && !csv.contains("41234567"), "{csv}");
    assert_eq!(
        world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap_err(),
        Problem::NotFound
    );
    // What the network does later to a payment of nobody is still judged.
    world.pay(second, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let payment = world.payment(second).await;
    assert_eq!((payment.item.received.as_str(), payment.customer), ("5.00", CustomerInfo::default()));
}

async fn p2_what_a_stranger_types_replaces_nothing_that_is_known(world: World) {
    let known = add(&world, "maja@example.com", "Maja Berg").await;
    let link = asking(&world, LinkForm::default()).await;
    let told = CustomerInfo {
        name: Some("Somebody Else".to_owned()),
        address: Some("Storgata 1".to_owned()),
        ..maja("maja@example.com")
    };
    let session = open(&world, &link, told).await;
    let page = world.service.customer(&world.owner, &known.id, ListQuery::default()).await.unwrap();
    assert_eq!((page.form.name.as_str(), page.form.address.as_str()), ("Maja Berg", "Storgata 1"));
    assert_eq!(page.item.source, "dashboard");
    assert!(page.collected.iter().any(|told| told.value == "Somebody Else" && told.session == session.to_string()));
}

async fn p2_payments_at_once_with_one_email_make_one_customer(world: World) {
    let link = asking(&world, LinkForm::default()).await;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (service, id) = (std::sync::Arc::clone(&world.service), link.id.clone());
        racers.spawn(async move {
            let customer = maja("maja@example.com");
            let form = PayForm { asset: usdc().to_string(), customer, ..PayForm::default() };
            service.open_session(&id, form).await
        });
    }
    for opened in racers.join_all().await {
        opened.unwrap();
    }
    let [customer] = &all(&world).await[..] else { panic!("one customer") };
    let page = world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap();
    assert_eq!(page.payments.total, 8);
}

async fn a2_a_link_for_a_customer_is_filled_in_beforehand_and_found_by_nobody_else(world: World) {
    let form = CustomerForm {
        email: "maja@example.com".to_owned(),
        name: "Maja Berg".to_owned(),
        phone: "+47 412 34 567".to_owned(),
        notes: "CANARY-NOTE".to_owned(),
        ..CustomerForm::default()
    };
    let customer = world.service.save_customer(&world.owner, None, &form).await.unwrap();
    let tagging = Tagging {
        kind: "customer".to_owned(),
        targets: vec![customer.id.clone()],
        name: "CANARY-TAG".to_owned(),
        ..Tagging::default()
    };
    world.service.tag_them(&world.owner, &tagging).await.unwrap();
    let for_maja =
        LinkForm { customer: "known".to_owned(), customer_email: "Maja@example.com".to_owned(), ..LinkForm::default() };
    let link = asking(&world, for_maja.clone()).await;
    assert_eq!(link.path, None, "its address cannot be guessed");
    let page = world.service.link_page(link.url.rsplit('/').next().unwrap()).await.unwrap();
    assert_eq!(page.known.name.as_deref(), Some("Maja Berg"));
    assert_eq!(page.known.phone.as_deref(), Some("+4741234567"));
    assert!(!format!("{page:?}").contains("CANARY"), "I20");
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!(detail.customer, Some((customer.id.clone(), "Maja Berg".to_owned())));
    assert_eq!((detail.form.customer.as_str(), detail.form.customer_email.as_str()), ("known", "maja@example.com"));

    // Whoever pays it, it is hers.
    let friend = CustomerInfo { name: Some("A Friend".to_owned()), ..maja("friend@example.com") };
    let session = open(&world, &link, friend).await;
    assert_eq!(world.payment(session).await.customer_id.as_ref(), Some(&customer.id));
    assert_eq!(all(&world).await.len(), 1, "who pays for her is nobody new");
    let data = world.service.customer_data(&world.owner, &customer.id).await.unwrap();
    let data = String::from_utf8(data).unwrap();
    assert!(data.contains(&session.to_string()), "the payment is hers: {data}");
    assert!(!data.contains("friend@example.com") && !data.contains("A Friend"), "the friend's details are not: {data}");
    let own = CustomerInfo { note: Some("Ring twice".to_owned()), ..maja("maja@example.com") };
    open(&world, &link, own).await;
    let page = world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap();
    for told in &page.collected {
        let friends = ["friend@example.com", "A Friend"].contains(&told.value.as_str());
        assert_eq!(told.by.as_deref(), friends.then_some("friend@example.com"), "{told:?}");
    }
    assert_eq!(page.collected.iter().filter(|told| told.by.is_some()).count(), 2);
    assert!(page.collected.iter().any(|told| told.value == "Ring twice" && told.by.is_none()));

    let typed = LinkForm {
        title: "Workshop".to_owned(),
        amount: "5".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        path: "for-maja".to_owned(),
        ..for_maja
    };
    let refused = world.service.create_link(&world.owner, typed).await.unwrap_err();
    assert!(refused.message_for("path").is_some_and(|why| why.contains("secret address")), "{refused}");
    let refused = world.service.choose_front_link(&world.owner, Some(&link.id)).await.unwrap_err();
    assert!(refused.to_string().contains("one customer"), "{refused}");

    // A link that had a path loses it when it becomes one customer's, old ones too.
    let named = asking(&world, LinkForm::default()).await;
    let path = named.path.clone().unwrap();
    let edit = world.service.link(&world.owner, &named.id).await.unwrap().form;
    let edit = LinkForm { customer: "known".to_owned(), customer_email: "maja@example.com".to_owned(), ..edit };
    let refused = world.service.edit_link(&world.owner, &named.id, edit.clone()).await.unwrap_err();
    assert!(refused.message_for("path").is_some(), "{refused}");
    let edit = LinkForm { address: "secret".to_owned(), ..edit };
    world.service.edit_link(&world.owner, &named.id, edit).await.unwrap();
    let handle = "northlight-studio";
    assert_eq!(world.service.destination(handle, Some(&path)).await.unwrap_err(), Problem::NotFound);

    world.service.erase_customer(&world.owner, &customer.id, "maja@example.com").await.unwrap();
    let page = world.service.link_page(link.url.rsplit('/').next().unwrap()).await.unwrap();
    assert_eq!(page.known, CustomerInfo::default(), "the link goes on, for anybody");
    assert_eq!(world.service.link(&world.owner, &link.id).await.unwrap().customer, None);
}

async fn p2_the_export_of_a_customer_holds_invoices_stops_and_all_that_was_begun(world: World) {
    let (world, post) = with_post(world).await;
    let link = sent_link(&world, false, remind("daily", "10")).await;
    let invoice = InvoiceForm {
        lines: vec![LineForm { description: "Prints".to_owned(), price: "20.00".to_owned(), ..LineForm::default() }],
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        due_on: "2026-01-15".to_owned(),
        customer: "known".to_owned(),
        customer_email: "maja@example.com".to_owned(),
        ..InvoiceForm::default()
    };
    let billed = world.service.issue_invoice(&world.owner, &invoice).await.unwrap();
    run(&world).await;
    days(&world, 1).await;
    let token = stop_token(post.mails().last().unwrap());
    world.service.stop_reminders(&token).await.unwrap();
    world.mine(1);
    world.follow().await;
    // One that ended without money, and one of hers for somebody else, to whom she gave her own number.
    let never_paid = world.open(&billed).await;
    add(&world, "noor@example.com", "Noor").await;
    let for_noor =
        LinkForm { customer: "known".to_owned(), customer_email: "noor@example.com".to_owned(), ..LinkForm::default() };
    let for_noor = asking(&world, for_noor).await;
    let phone = Some("+47 412 34 567".to_owned());
    let for_another = open(&world, &for_noor, CustomerInfo { phone, ..maja("Maja@example.com") }).await;
    world.clock.advance(Millis::minutes(60));
    world.follow().await;

    world.service.act_on_links(&world.owner, std::slice::from_ref(&link.id), LinkAct::Delete).await.unwrap();

    let maja = all(&world).await.into_iter().find(|it| it.email == "maja@example.com").unwrap();
    let data = world.service.customer_data(&world.owner, &maja.id).await.unwrap();
    let data: serde_json::Value = serde_json::from_slice(&data).unwrap();
    let bill = &data["invoices"][0];
    assert_eq!((bill["number"].as_str(), bill["state"].as_str()), (Some("INV-0001"), Some("open")));
    assert_eq!((bill["total"].as_str(), bill["lines"][0]["description"].as_str()), (Some("20.00"), Some("Prints")));
    assert_eq!(bill["buyer"]["email"], "maja@example.com");
    let links = data["links"].as_array().unwrap();
    let reminded = links.iter().find(|it| it["id"] == link.id.as_str()).unwrap();
    assert_eq!(reminded["reminders"]["stopped_at"], "2026-01-02T00:00:00Z", "when she asked for no more");
    assert_eq!(reminded["reminders"]["sent"], 1);
    assert!(reminded["deleted_at"].is_string(), "a link that was deleted was theirs: {reminded}");
    let payments = data["payments"].as_array().unwrap();
    assert_eq!(payments.len(), 1);
    assert_eq!(payments[0]["id"], never_paid.to_string());
    assert_eq!(payments[0]["paid_at"], serde_json::Value::Null);
    let others = data["payments_for_others"].as_array().unwrap();
    assert_eq!(others.len(), 1);
    assert_eq!(others[0]["id"], for_another.to_string());
    assert_eq!(others[0]["told"]["name"], "Maja Berg");
    let digits = |text: &str| text.replace(' ', "").contains("41234567");
    assert!(others[0]["told"]["phone"].as_str().is_some_and(digits));
    let text = data.to_string();
    assert!(!text.contains(&for_noor.id) && !text.contains("noor@example.com"), "what is Noor's is not: {text}");
    let noor = all(&world).await.into_iter().find(|it| it.email == "noor@example.com").unwrap();
    let noor = String::from_utf8(world.service.customer_data(&world.owner, &noor.id).await.unwrap()).unwrap();
    assert!(noor.contains(&for_another.to_string()) && !digits(&noor), "nor is what is Maja's: {noor}");
}

async fn p2_two_customers_who_are_one_are_put_together_once(world: World) {
    let link = asking(&world, LinkForm::default()).await;
    let (old, new) = ("maja@work.example", "maja@example.com");
    let paid = open(&world, &link, maja(old)).await;
    world.pay(paid, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let also = open(&world, &link, maja(new)).await;
    let [keeps, goes] = &all(&world).await[..] else { panic!("two customers") };
    assert_eq!((keeps.email.as_str(), goes.email.as_str()), (new, old));
    let theirs = LinkForm { customer: "known".to_owned(), customer_email: old.to_owned(), ..LinkForm::default() };
    let theirs = asking(&world, LinkForm { address: "secret".to_owned(), ..theirs }).await;
    for (customer, tag) in [(goes, "Regular"), (keeps, "Press")] {
        let tagging = Tagging {
            kind: "customer".to_owned(),
            targets: vec![customer.id.clone()],
            name: tag.to_owned(),
            ..Tagging::default()
        };
        world.service.tag_them(&world.owner, &tagging).await.unwrap();
    }
    let form =
        |notes: &str| CustomerForm { name: "Maja Lind".to_owned(), notes: notes.to_owned(), ..CustomerForm::default() };
    let save = async |id: &str, form: CustomerForm| world.service.save_customer(&world.owner, Some(id), &form).await;
    save(&keeps.id, CustomerForm { email: new.to_owned(), ..form("rings twice") }).await.unwrap();
    let edit = CustomerForm { email: new.to_owned(), ..form("likes tea") };
    let offered = save(&goes.id, edit.clone()).await.unwrap_err();
    assert!(offered.message_for("email").is_some() && offered.message_for("merge").is_some(), "{offered:?}");
    assert_eq!(all(&world).await.len(), 2, "nothing changes unasked");
    let other = Actor { merchant: MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    let merge = CustomerForm { merge: true, ..edit };
    let foreign = world.service.save_customer(&other, Some(&goes.id), &merge).await;
    assert_eq!(foreign.unwrap_err(), Problem::NotFound, "i19");

    let merged = save(&goes.id, merge.clone()).await.unwrap();
    assert_eq!((merged.id.as_str(), merged.email.as_str(), merged.paid), (keeps.id.as_str(), new, 1));
    assert_eq!(all(&world).await.len(), 1);
    let mut tags: Vec<_> = merged.tags.iter().map(|tag| tag.name.as_str()).collect();
    tags.sort_unstable();
    assert_eq!(tags, ["Press", "Regular"]);
    let page = world.service.customer(&world.owner, &keeps.id, ListQuery::default()).await.unwrap();
    assert_eq!(page.form.notes, "rings twice\nlikes tea");
    assert_eq!(page.payments.rows.len(), 2);
    for session in [paid, also] {
        assert_eq!(world.payment(session).await.customer_id.as_ref(), Some(&keeps.id));
    }
    let shown = world.service.link(&world.owner, &theirs.id).await.unwrap();
    assert_eq!(shown.customer.map(|(id, _)| id).as_ref(), Some(&keeps.id));
    assert_eq!(save(&goes.id, merge).await.unwrap_err(), Problem::NotFound, "once");
}

async fn r12_a_phone_number_that_no_country_has_is_taken_nowhere(world: World) {
    let nowhere = "+999123456789".to_owned();
    let form = CustomerForm { email: "maja@example.com".to_owned(), phone: nowhere.clone(), ..CustomerForm::default() };
    let refused = world.service.save_customer(&world.owner, None, &form).await.unwrap_err();
    assert!(refused.message_for("phone").is_some_and(|why| why.contains("no country")), "{refused:?}");
    let file = format!("email,phone\nmaja@example.com,{nowhere}\nodd@example.com,+4741234567\n");
    let report = world.service.import_customers(&world.owner, &file).await.unwrap();
    assert_eq!((report.count(LineOutcome::Wrong), report.count(LineOutcome::Added)), (1, 1));
    let link = asking(&world, LinkForm::default()).await;
    let told = CustomerInfo { phone: Some(nowhere), ..CustomerInfo::default() };
    let pay = PayForm { asset: usdc().to_string(), customer: told, ..PayForm::default() };
    let refused = world.service.open_session(&link.id, pay).await.unwrap_err();
    assert!(refused.message_for("phone").is_some(), "{refused:?}");
}

async fn p2_a_new_customer_is_added_while_a_link_is_made(world: World) {
    let new = LinkForm {
        customer: "new".to_owned(),
        customer_email: "noor@example.com".to_owned(),
        customer_name: "Noor".to_owned(),
        ..LinkForm::default()
    };
    let link = asking(&world, new.clone()).await;
    let [customer] = &all(&world).await[..] else { panic!("one customer") };
    assert_eq!((customer.name.as_deref(), customer.source.as_str()), (Some("Noor"), "dashboard"));
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!(detail.customer.map(|(id, _)| id).as_ref(), Some(&customer.id));
    asking(&world, LinkForm { customer_name: "Noor Haddad".to_owned(), ..new.clone() }).await;
    let names: Vec<_> = all(&world).await.into_iter().map(|customer| customer.name).collect();
    assert_eq!(names, [Some("Noor Haddad".to_owned())], "put together by the e-mail");

    let bad = LinkForm {
        customer: "new".to_owned(),
        customer_email: "noor".to_owned(),
        customer_phone: "12".to_owned(),
        ..LinkForm::default()
    };
    let refused = world.service.create_link(&world.owner, bad).await.unwrap_err();
    for field in ["customer_email", "customer_phone", "amount"] {
        assert!(refused.message_for(field).is_some(), "{field}: {refused}");
    }
    let unknown = LinkForm {
        title: "Workshop".to_owned(),
        amount: "5".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        customer: "known".to_owned(),
        customer_email: "nobody@example.com".to_owned(),
        ..LinkForm::default()
    };
    let refused = world.service.create_link(&world.owner, unknown).await.unwrap_err();
    assert!(refused.message_for("customer_email").is_some_and(|why| why.contains("New customer")), "{refused}");
    let choices = world.service.customer_choices(&world.owner, "haddad").await.unwrap();
    assert_eq!(choices, [("noor@example.com".to_owned(), "Noor Haddad".to_owned())]);
}

async fn i19_another_merchants_customers_and_tags_are_not_there(world: World) {
    let ours = add(&world, "maja@example.com", "Maja").await;
    let form = TagForm { kind: "customer".to_owned(), name: "Press".to_owned(), ..TagForm::default() };
    let tag = world.service.save_tag(&world.owner, None, &form).await.unwrap();
    let stranger = Actor {
        member: MemberId::from_parts(Millis(1), 1),
        merchant: MerchantId::from_parts(Millis(1), 1),
        role: Role::Owner,
    };
    let (service, query) = (&world.service, ListQuery::default);
    let written = CustomerForm { email: "maja@example.com".to_owned(), ..CustomerForm::default() };
    let tagging = Tagging {
        kind: "customer".to_owned(),
        targets: vec![ours.id.clone()],
        tags: vec![tag.id.clone()],
        ..Tagging::default()
    };
    assert_eq!(service.customers(&stranger, query()).await.unwrap().total, 0);
    assert!(service.customer_choices(&stranger, "").await.unwrap().is_empty());
    assert!(service.tags(&stranger, "customer").await.unwrap().is_empty());
    assert!(service.find(&stranger, "maja").await.unwrap().is_empty());
    let absent = [
        service.customer(&stranger, &ours.id, query()).await.map(|_| ()),
        service.customer_data(&stranger, &ours.id).await.map(|_| ()),
        service.save_customer(&stranger, Some(&ours.id), &written).await.map(|_| ()),
        service.erase_customer(&stranger, &ours.id, "maja@example.com").await.map(|_| ()),
        service.tag_them(&stranger, &tagging).await.map(|_| ()),
        service.save_tag(&stranger, Some(&tag.id), &form).await.map(|_| ()),
        service.merge_tags(&stranger, &tag.id, &ours.id).await.map(|_| ()),
        service.delete_tag(&stranger, &tag.id).await.map(|_| ()),
        service.customer(&world.owner, "cus_nonsense", query()).await.map(|_| ()),
    ];
    for (n, answer) in absent.into_iter().enumerate() {
        assert_eq!(answer, Err(Problem::NotFound), "{n}");
    }
    assert_eq!(all(&world).await.len(), 1);
}

async fn i19_each_role_does_with_customers_what_it_may(world: World) {
    let ours = add(&world, "maja@example.com", "Maja").await;
    let form = CustomerForm { email: "noor@example.com".to_owned(), ..CustomerForm::default() };
    for (role, works, manages) in
        [(Role::Viewer, false, false), (Role::Staff, true, false), (Role::Admin, true, true), (Role::Owner, true, true)]
    {
        let actor = Actor { role, ..world.owner.clone() };
        let service = &world.service;
        assert!(service.customers(&actor, ListQuery::default()).await.is_ok(), "{role:?}");
        let saved = service.save_customer(&actor, None, &form).await;
        assert_eq!(saved != Err(Problem::NotAllowed), works, "{role:?}");
        let imported = service.import_customers(&actor, "email\nx@y.z").await;
        assert_eq!(imported != Err(Problem::NotAllowed), works, "{role:?}");
        // Asked with another e-mail, so that who may gets as far as that.
        let erased = service.erase_customer(&actor, &ours.id, "no").await;
        assert_eq!(erased != Err(Problem::NotAllowed), manages, "{role:?}");
    }
}
