//! Addresses that people read, and what merchants do with links (R1, R2, R23 to R25, R32).

use api_types::{
    Problem,
    checkout::{PayForm, Phase},
    dashboard::{Business, LinkAct, LinkForm, LinkItem, ListQuery, ProductForm},
};
use domain::{
    Asset, LinkState, Millis, Units,
    ids::{MerchantId, SessionId},
};
use service::{Actor, Destination};
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(
    r1_a_link_is_found_by_the_path_made_from_its_name,
    r2_a_handle_leads_to_the_front_link_and_a_number_is_an_amount,
    r2_an_amount_is_nowhere_where_the_customer_has_none_to_choose,
    r2_a_merchants_own_page_offers_what_anybody_may_pay_again,
    r3_a_link_whose_product_is_not_for_sale_says_so,
    r29_a_product_links_own_words_come_first_and_the_product_beside_them,
    r6_r7_a_limit_is_raised_whatever_became_of_the_coins,
    r32_addresses_under_a_handle_from_before_lead_on,
    r28_a_link_is_tagged_while_it_is_made_and_edited,
    r23_an_edit_keeps_the_figures_and_an_old_path_leads_on,
    r24_a_copy_has_a_path_and_figures_of_its_own,
    r24_a_deleted_link_is_gone_until_it_is_restored_and_its_payments_stay,
    r24_a_restored_link_has_its_old_paths_and_the_handle_again,
    r24_what_others_took_meanwhile_stays_theirs_when_a_link_is_restored,
    r25_an_inactive_link_answers_not_found_and_comes_back,
    r25_who_was_paying_when_a_link_was_switched_off_may_finish_and_both_pages_say_so,
    r25_once_a_link_is_switched_off_or_changed_no_payment_begins_of_those_that_were_about_to,
    r32_guessable_alike_and_changed_paths_are_warned_about,
    a_link_whose_last_day_is_over_cannot_be_paid,
    bulk_acts_happen_to_all_links_or_to_none_i19,
);

fn form(title: &str) -> LinkForm {
    LinkForm {
        title: title.to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        keep_old_path: true,
        ..LinkForm::default()
    }
}

async fn make(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

async fn leads_to(world: &World, last: Option<&str>) -> Result<Destination, Problem> {
    world.service.destination("northlight-studio", last).await
}

fn page(link: &LinkItem) -> Result<Destination, Problem> {
    Ok(Destination::Link { link: link.id.clone(), amount: None })
}

async fn r1_a_link_is_found_by_the_path_made_from_its_name(world: World) {
    let first = make(&world, form("Ærlig kaffe & kake")).await;
    assert_eq!(first.url, "https://pay.example/northlight-studio/aerlig-kaffe-kake");
    let second = make(&world, form("Ærlig kaffe & kake")).await;
    assert_eq!(second.path.as_deref(), Some("aerlig-kaffe-kake-2"));
    assert_eq!(leads_to(&world, Some("aerlig-kaffe-kake")).await, page(&first));
    assert_eq!(leads_to(&world, Some("Aerlig-kaffe-kake")).await, Err(Problem::NotFound), "letters are told apart");
    for (path, word) in [("12abc", "Begin with a letter"), ("api", "kept"), ("aerlig-kaffe-kake", "is taken by")] {
        let problem = world.service.create_link(&world.owner, LinkForm { path: path.to_owned(), ..form("x") }).await;
        let problem = problem.unwrap_err();
        assert!(problem.message_for("path").unwrap().contains(word), "{path}: {problem:?}");
    }
    let secret = make(&world, LinkForm { address: "secret".to_owned(), ..form("Only for Maja") }).await;
    assert_eq!(secret.url, format!("https://pay.example/pay/{}", secret.id));
}

async fn r2_a_handle_leads_to_the_front_link_and_a_number_is_an_amount(world: World) {
    assert!(offered(&world).await.is_empty(), "nothing was chosen, and there is nothing to pay");
    assert_eq!(leads_to(&world, Some("12.50")).await, Err(Problem::NotFound));
    let link = make(&world, LinkForm { kind: "open".to_owned(), amount: String::new(), ..form("Tips") }).await;
    world.service.choose_front_link(&world.owner, Some(&link.id)).await.unwrap();
    assert_eq!(leads_to(&world, None).await, page(&link));
    let with_amount = Destination::Link { link: link.id.clone(), amount: Some("12.50".to_owned()) };
    assert_eq!(leads_to(&world, Some("12.50")).await, Ok(with_amount));
    for wrong in ["12abc", "1e3", "12.5.0", "0", "1.0000001", "12,50"] {
        assert_eq!(leads_to(&world, Some(wrong)).await, Err(Problem::NotFound), "{wrong} is no amount of the link's");
    }
    world.service.act_on_links(&world.owner, &[link.id], LinkAct::Delete).await.unwrap();
    assert!(offered(&world).await.is_empty());
}

/// What the merchant's own page offers, where no link stands for it.
async fn offered(world: &World) -> Vec<(String, String)> {
    match leads_to(world, None).await {
        Ok(Destination::Business(page)) => page.links.into_iter().map(|link| (link.title, link.price)).collect(),
        other => panic!("not the merchant's own page: {other:?}"),
    }
}

async fn r2_an_amount_is_nowhere_where_the_customer_has_none_to_choose(world: World) {
    let fixed = make(&world, form("Workshop")).await;
    world.service.choose_front_link(&world.owner, Some(&fixed.id)).await.unwrap();
    assert_eq!(leads_to(&world, None).await, page(&fixed));
    assert_eq!(leads_to(&world, Some("12.50")).await, Err(Problem::NotFound), "another price would be shown");
    let (_, print) = print(&world).await;
    world.service.choose_front_link(&world.owner, Some(&print.id)).await.unwrap();
    assert_eq!(leads_to(&world, None).await, page(&print));
    assert_eq!(leads_to(&world, Some("12.50")).await, Err(Problem::NotFound));
}

async fn r2_a_merchants_own_page_offers_what_anybody_may_pay_again(world: World) {
    let open = LinkForm { kind: "open".to_owned(), amount: String::new(), least: "5".to_owned(), ..form("Tips") };
    make(&world, open).await;
    let first = make(&world, form("Workshop")).await;
    let (product, _) = print(&world).await;
    make(&world, LinkForm { address: "secret".to_owned(), ..form("Secret") }).await;
    make(&world, LinkForm { limit_kind: "once".to_owned(), ..form("Only one") }).await;
    let known = LinkForm { customer: "new".to_owned(), customer_email: "maja@example.com".to_owned(), ..form("Hers") };
    make(&world, LinkForm { address: "secret".to_owned(), ..known }).await;
    let off = make(&world, form("Off")).await;
    world.service.act_on_links(&world.owner, &[off.id], LinkAct::Deactivate).await.unwrap();
    let titles =
        |offered: Vec<(String, String)>| -> Vec<String> { offered.into_iter().map(|(title, _)| title).collect() };
    let mut shown = offered(&world).await;
    shown.sort_unstable();
    let expected = [("Print", "20.00 USDC"), ("Tips", "5.00 or more USDC"), ("Workshop", "5.00 USDC")];
    assert_eq!(shown, expected.map(|(title, price)| (title.to_owned(), price.to_owned())));
    sell(&world, &product, false).await;
    assert!(!titles(offered(&world).await).contains(&"Print".to_owned()), "what is not for sale has no page");
    // A front link that has no page now gives way to the list.
    world.service.choose_front_link(&world.owner, Some(&first.id)).await.unwrap();
    assert_eq!(leads_to(&world, None).await, page(&first));
    world.service.act_on_links(&world.owner, &[first.id], LinkAct::Deactivate).await.unwrap();
    assert_eq!(titles(offered(&world).await), ["Tips"]);
}

/// A product, and a link that sells it.
async fn print(world: &World) -> (String, LinkItem) {
    let product = ProductForm {
        name: "Print".to_owned(),
        description: "30 × 40 cm".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let product = world.service.save_product(&world.owner, None, product).await.unwrap().id;
    let link = LinkForm { kind: "product".to_owned(), product: product.clone(), amount: String::new(), ..form("") };
    let link = make(world, link).await;
    (product, link)
}

async fn sell(world: &World, product: &str, active: bool) {
    let form = ProductForm {
        name: "Print".to_owned(),
        description: "30 × 40 cm".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        active,
        ..ProductForm::default()
    };
    world.service.save_product(&world.owner, Some(product), form).await.unwrap();
}

async fn r3_a_link_whose_product_is_not_for_sale_says_so(world: World) {
    let (product, link) = print(&world).await;
    for active in [true, false, true] {
        sell(&world, &product, active).await;
        assert_eq!(world.service.link_page(&link.id).await.is_ok(), active);
        assert_eq!(world.service.link_live(&link.id).await.is_ok(), active, "who waits for a place is told");
        let listed = world.service.links(&world.owner, ListQuery::default()).await.unwrap().rows.remove(0);
        let shown = world.service.link(&world.owner, &link.id).await.unwrap().item;
        assert_eq!((listed.off_sale, shown.off_sale), (!active, !active));
    }
}

async fn r29_a_product_links_own_words_come_first_and_the_product_beside_them(world: World) {
    let (product, plain) = print(&world).await;
    let page = world.service.link_page(&plain.id).await.unwrap();
    assert_eq!((page.bill.title.as_str(), page.bill.product), ("Print", None), "it has no words of its own");
    assert_eq!(page.bill.description.as_deref(), Some("30 × 40 cm"));
    let words = LinkForm { description: "Until Sunday".to_owned(), ..form("Spring sale") };
    let sale = LinkForm { kind: "product".to_owned(), product, amount: String::new(), ..words };
    let sale = make(&world, sale).await;
    let page = world.service.link_page(&sale.id).await.unwrap();
    assert_eq!((page.bill.title.as_str(), page.bill.product.as_deref()), ("Spring sale", Some("Print")));
    assert_eq!(page.bill.description.as_deref(), Some("Until Sunday"));
    let session = world.open(&sale).await;
    let page = world.service.session_page(&session.to_string()).await.unwrap();
    assert_eq!(page.bill.title, "Spring sale (Print)", "what is paid for stays whole on the receipt");
}

async fn r6_r7_a_limit_is_raised_whatever_became_of_the_coins(world: World) {
    let link = make(&world, LinkForm { limit_kind: "once".to_owned(), ..form("Workshop") }).await;
    let session = world.open(&link).await;
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let item = async || world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!(item().await.state, LinkState::LimitReached);
    let mut tx = world.store.write().await.unwrap();
    let networks = tx.networks().await.unwrap();
    let coin = networks.iter().flat_map(|network| &network.assets).find(|asset| asset.id == usdc()).unwrap();
    tx.upsert_asset(&Asset { enabled: false, ..coin.clone() }).await.unwrap();
    tx.commit().await.unwrap();
    let set = async |kind: &str, number: &str| world.service.set_link_limit(&world.owner, &link.id, kind, number).await;
    for (kind, number) in [("number", "0"), ("number", "1001"), ("number", "two"), ("many", "2")] {
        assert!(set(kind, number).await.unwrap_err().message_for("limit").is_some(), "{kind} {number}");
    }
    set("number", "2").await.unwrap();
    let raised = item().await;
    assert_eq!((raised.state, raised.limit, raised.paid), (LinkState::Active, Some(2), 1));
    assert_eq!(raised.title, "Workshop", "nothing else of it changes");
    set("unlimited", "").await.unwrap();
    assert_eq!(item().await.limit, None);
    let other = Actor { merchant: MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    let foreign = world.service.set_link_limit(&other, &link.id, "once", "").await;
    assert_eq!(foreign.unwrap_err(), Problem::NotFound, "i19");
}

async fn r32_addresses_under_a_handle_from_before_lead_on(world: World) {
    let link = make(&world, LinkForm { kind: "open".to_owned(), amount: String::new(), ..form("Tips") }).await;
    world.service.choose_front_link(&world.owner, Some(&link.id)).await.unwrap();
    let business = world.service.business(&world.owner).await.unwrap();
    let moved = Business { handle: "northern-lights".to_owned(), ..business };
    world.service.save_business(&world.owner, moved).await.unwrap();
    let new = |rest: &str| Ok(Destination::Moved(format!("https://pay.example/northern-lights{rest}")));
    assert_eq!(leads_to(&world, None).await, new(""));
    assert_eq!(leads_to(&world, Some("tips")).await, new("/tips"));
    assert_eq!(leads_to(&world, Some("12.50")).await, new("/12.50"));
    assert_eq!(leads_to(&world, Some("nothing-there")).await, Err(Problem::NotFound));
    assert_eq!(world.service.destination("northern-lights", Some("tips")).await, page(&link));
}

async fn r28_a_link_is_tagged_while_it_is_made_and_edited(world: World) {
    let names = |item: &LinkItem| -> Vec<String> { item.tags.iter().map(|tag| tag.name.clone()).collect() };
    let shown = async |id: &str| world.service.link(&world.owner, id).await.unwrap();
    let new =
        LinkForm { sets_tags: true, new_tag: " Spring ".to_owned(), new_tag_colour: "green".to_owned(), ..form("One") };
    let one = make(&world, new.clone()).await;
    let detail = shown(&one.id).await;
    assert_eq!(names(&detail.item), ["Spring"]);
    let spring = detail.item.tags[0].id.clone();
    assert_eq!((detail.item.tags[0].colour.as_str(), &detail.form.tags), ("green", &vec![spring.clone()]));
    let again = make(&world, LinkForm { title: "Two".to_owned(), new_tag: "spring".to_owned(), ..new }).await;
    assert_eq!(shown(&again.id).await.item.tags[0].id, spring, "one of that name is there");
    let both = LinkForm { tags: vec![spring.clone()], new_tag: "Workshop".to_owned(), ..detail.form.clone() };
    world.service.edit_link(&world.owner, &one.id, LinkForm { sets_tags: true, ..both.clone() }).await.unwrap();
    assert_eq!(names(&shown(&one.id).await.item), ["Spring", "Workshop"]);
    // A form that says nothing of tags leaves them.
    world.service.edit_link(&world.owner, &one.id, LinkForm { tags: Vec::new(), ..form("One") }).await.unwrap();
    assert_eq!(names(&shown(&one.id).await.item), ["Spring", "Workshop"]);
    for (field, tags, name) in
        [("new_tag", vec![], "x".repeat(200)), ("tags", vec!["tag_nothing".to_owned()], String::new())]
    {
        let wrong = LinkForm { sets_tags: true, tags, new_tag: name, ..form("Other title") };
        let problem = world.service.edit_link(&world.owner, &one.id, wrong).await.unwrap_err();
        assert!(problem.message_for(field).is_some(), "{field}: {problem:?}");
    }
    assert_eq!(shown(&one.id).await.item.title, "One", "nothing was changed");
    let none = LinkForm { sets_tags: true, tags: Vec::new(), ..form("One") };
    world.service.edit_link(&world.owner, &one.id, none).await.unwrap();
    assert!(names(&shown(&one.id).await.item).is_empty());
}

async fn r23_an_edit_keeps_the_figures_and_an_old_path_leads_on(world: World) {
    let link = make(&world, form("Workshop")).await;
    let session = world.open(&link).await;
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let edit = LinkForm { path: "evening-workshop".to_owned(), private_note: "two left".to_owned(), ..form("Evening") };
    let (edited, _) = world.service.edit_link(&world.owner, &link.id, edit).await.unwrap();
    assert_eq!((edited.paid, edited.title.as_str(), edited.source.as_str()), (1, "Evening", "dashboard"));
    assert_eq!(leads_to(&world, Some("workshop")).await, Ok(Destination::Moved(edited.url.clone())));
    assert_eq!(leads_to(&world, Some("evening-workshop")).await, page(&link));
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((detail.old_paths, detail.form.path.as_str()), (vec!["workshop".to_owned()], "evening-workshop"));
    let drop = LinkForm { path: "third".to_owned(), keep_old_path: false, ..form("Evening") };
    world.service.edit_link(&world.owner, &link.id, drop).await.unwrap();
    assert_eq!(leads_to(&world, Some("workshop")).await, Err(Problem::NotFound));
    let receipt = world.service.receipt(&session.to_string()).await.unwrap();
    assert_eq!(receipt.facts.title, "Workshop", "what was paid for is called as it was then (I10)");
}

async fn r24_a_copy_has_a_path_and_figures_of_its_own(world: World) {
    let link = make(&world, form("Workshop")).await;
    let session = world.open(&link).await;
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let copy = world.service.duplicate_link(&world.owner, &link.id).await.unwrap();
    assert_eq!((copy.path.as_deref(), copy.paid, copy.state), (Some("workshop-2"), 0, LinkState::Inactive));
    assert_ne!(copy.id, link.id);
}

async fn r24_a_deleted_link_is_gone_until_it_is_restored_and_its_payments_stay(world: World) {
    let link = make(&world, form("Workshop")).await;
    let session = world.open(&link).await;
    let ids = [link.id.clone()];
    world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap();
    assert_eq!(world.service.link(&world.owner, &link.id).await.unwrap_err(), Problem::NotFound);
    assert_eq!(world.service.link_page(&link.id).await.unwrap_err(), Problem::NotFound);
    assert_eq!(world.service.links(&world.owner, ListQuery::default()).await.unwrap().total, 0);
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid(), "whoever was paying already, may");
    let other = make(&world, form("Workshop")).await;
    assert_eq!(other.path.as_deref(), Some("workshop"), "its path is free");
    world.service.act_on_links(&world.owner, &ids, LinkAct::Restore).await.unwrap();
    let back = world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!((back.path.as_deref(), back.paid), (Some("workshop-2"), 1));
}

async fn r24_a_restored_link_has_its_old_paths_and_the_handle_again(world: World) {
    let link = make(&world, form("Workshop")).await;
    for path in ["second", "third"] {
        let edit = LinkForm { path: path.to_owned(), ..form("Workshop") };
        world.service.edit_link(&world.owner, &link.id, edit).await.unwrap();
    }
    world.service.choose_front_link(&world.owner, Some(&link.id)).await.unwrap();
    let ids = [link.id.clone()];
    world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap();
    for path in ["workshop", "second", "third"] {
        assert_eq!(leads_to(&world, Some(path)).await, Err(Problem::NotFound), "{path}");
    }
    assert!(offered(&world).await.is_empty());
    world.service.act_on_links(&world.owner, &ids, LinkAct::Restore).await.unwrap();
    assert_eq!(leads_to(&world, None).await, page(&link));
    assert_eq!(leads_to(&world, Some("third")).await, page(&link));
    let url = "https://pay.example/northlight-studio/third".to_owned();
    for path in ["workshop", "second"] {
        assert_eq!(leads_to(&world, Some(path)).await, Ok(Destination::Moved(url.clone())), "{path}");
    }
}

async fn r24_what_others_took_meanwhile_stays_theirs_when_a_link_is_restored(world: World) {
    let link = make(&world, form("Workshop")).await;
    let edit = LinkForm { path: "second".to_owned(), ..form("Workshop") };
    world.service.edit_link(&world.owner, &link.id, edit).await.unwrap();
    world.service.choose_front_link(&world.owner, Some(&link.id)).await.unwrap();
    let ids = [link.id.clone()];
    world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap();
    let other = make(&world, form("Workshop")).await;
    world.service.choose_front_link(&world.owner, Some(&other.id)).await.unwrap();
    world.service.act_on_links(&world.owner, &ids, LinkAct::Restore).await.unwrap();
    assert_eq!(leads_to(&world, Some("workshop")).await, page(&other));
    assert_eq!(leads_to(&world, Some("second")).await, page(&link));
    assert_eq!(leads_to(&world, None).await, page(&other));
    // And the other way round: what the one that is deleted now took is free again.
    world.service.act_on_links(&world.owner, &[other.id], LinkAct::Delete).await.unwrap();
    assert_eq!(leads_to(&world, Some("workshop")).await, Err(Problem::NotFound));
    let back = LinkForm { path: "workshop".to_owned(), ..form("Workshop") };
    world.service.edit_link(&world.owner, &link.id, back).await.unwrap();
    assert_eq!(leads_to(&world, Some("workshop")).await, page(&link));
}

async fn r25_an_inactive_link_answers_not_found_and_comes_back(world: World) {
    let link = make(&world, form("Workshop")).await;
    let ids = [link.id.clone()];
    for (off, on) in [(LinkAct::Deactivate, LinkAct::Activate), (LinkAct::Archive, LinkAct::Unarchive)] {
        world.service.act_on_links(&world.owner, &ids, off).await.unwrap();
        assert_eq!(world.service.link_page(&link.id).await.unwrap_err(), Problem::NotFound);
        assert_eq!(world.service.open_session(&link.id, pay()).await.unwrap_err(), Problem::NotFound);
        world.service.act_on_links(&world.owner, &ids, on).await.unwrap();
        world.service.link_page(&link.id).await.unwrap();
    }
    world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap();
    assert_eq!(world.service.open_session(&link.id, pay()).await.unwrap_err(), Problem::NotFound);
}

async fn r25_who_was_paying_when_a_link_was_switched_off_may_finish_and_both_pages_say_so(world: World) {
    let link = make(&world, form("Workshop")).await;
    let (pays, waits) = (world.open(&link).await, world.open(&link).await);
    let ids = [link.id.clone()];
    world.service.act_on_links(&world.owner, &ids, LinkAct::Deactivate).await.unwrap();
    let merchant_sees = async || {
        let item = world.service.link(&world.owner, &link.id).await.unwrap().item;
        (item.state, item.running, item.paid)
    };
    let customer_sees = async |session: SessionId| {
        let view = world.service.session_view(&session.to_string()).await.unwrap();
        (view.phase, view.link_closed)
    };
    assert_eq!(merchant_sees().await, (LinkState::Inactive, 2, 0), "how many may still pay");
    assert_eq!(world.service.open_session(&link.id, pay()).await.unwrap_err(), Problem::NotFound);
    assert_eq!(customer_sees(pays).await, (Phase::Waiting, false));
    world.pay(pays, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    assert!(world.session(pays).await.assessment.status.is_paid(), "it was promised");
    assert_eq!(customer_sees(pays).await, (Phase::Paid, false));
    world.service.receipt(&pays.to_string()).await.unwrap();
    // Whose time is over is not led to a page that is not there, until it is there again.
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
    assert_eq!(customer_sees(waits).await, (Phase::Expired, true));
    assert_eq!(merchant_sees().await, (LinkState::Inactive, 0, 1));
    world.service.act_on_links(&world.owner, &ids, LinkAct::Activate).await.unwrap();
    assert_eq!(customer_sees(waits).await, (Phase::Expired, false));
    world.recomputed().await;
}

async fn r25_once_a_link_is_switched_off_or_changed_no_payment_begins_of_those_that_were_about_to(world: World) {
    let link = make(&world, form("Workshop")).await;
    let ids = [link.id.clone()];
    let world = Arc::new(world);
    for round in 0..20_u64 {
        let mut about_to = tokio::task::JoinSet::new();
        for _ in 0..8 {
            let (world, link) = (Arc::clone(&world), link.id.clone());
            about_to.spawn(async move { world.service.open_session(&link, pay()).await });
        }
        // Each round finds them elsewhere.
        for _ in 0..round {
            tokio::task::yield_now().await;
        }
        if round % 2 == 0 {
            world.service.act_on_links(&world.owner, &ids, LinkAct::Deactivate).await.unwrap();
        } else {
            let amount = format!("{round}.00");
            world.service.edit_link(&world.owner, &link.id, LinkForm { amount, ..form("Workshop") }).await.unwrap();
        }
        let begun = world.recomputed().await;
        while let Some(opened) = about_to.join_next().await {
            match opened.unwrap() {
                Ok(_) | Err(Problem::NotFound) => {}
                Err(Problem::Refused { message }) => assert!(message.contains("changed this link"), "{message}"),
                Err(other) => panic!("round {round}: {other:?}"),
            }
        }
        let after = world.recomputed().await;
        if round % 2 == 0 {
            assert_eq!(after.len(), begun.len(), "round {round}: one began after the link was switched off");
            world.service.act_on_links(&world.owner, &ids, LinkAct::Activate).await.unwrap();
        } else {
            let since = after.iter().filter(|it| !begun.iter().any(|known| known.id == it.id));
            for session in since {
                assert_eq!(
                    session.terms.due,
                    Units::from(round * 1_000_000),
                    "round {round}: one began at the price before"
                );
            }
        }
    }
}

fn pay() -> PayForm {
    PayForm { asset: usdc().to_string(), ..PayForm::default() }
}

async fn r32_guessable_alike_and_changed_paths_are_warned_about(world: World) {
    let link = make(&world, LinkForm { path: "lnvoice-10".to_owned(), ..form("Workshop") }).await;
    let ask = |path: &str, id: &str| {
        let (form, id, world) = (LinkForm { path: path.to_owned(), ..form("Workshop") }, id.to_owned(), &world);
        async move { world.service.link_warnings(&world.owner, &id, &form).await.unwrap() }
    };
    assert!(ask("pay-me-later", "").await.warnings.is_empty());
    for path in ["donate", "test", "link1", "payment2"] {
        assert!(ask(path, "").await.warnings[0].contains("easy to guess"), "{path}");
    }
    assert!(ask("Invoice-1O", "").await.warnings[0].contains("looks like"));
    assert!(ask("lnvoice-10", "").await.error.unwrap().contains("is taken by Workshop"));
    assert!(ask("another-path", &link.id).await.warnings[0].contains("already change"));
    let fresh = ask("", "").await;
    assert_eq!(fresh.url.as_deref(), Some("https://pay.example/northlight-studio/workshop"));
}

async fn a_link_whose_last_day_is_over_cannot_be_paid(world: World) {
    let link = make(&world, LinkForm { last_day: "2026-01-01".to_owned(), ..form("Workshop") }).await;
    world.open(&link).await;
    world.clock.advance(Millis::minutes(24 * 60));
    world.mine(1);
    world.follow().await;
    let form_sent = api_types::checkout::PayForm { asset: usdc().to_string(), ..Default::default() };
    assert!(matches!(world.service.open_session(&link.id, form_sent).await, Err(Problem::Refused { .. })));
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((detail.item.state, detail.form.last_day.as_str()), (LinkState::Ended, "2026-01-01"));
    let past = LinkForm { last_day: "2025-12-31".to_owned(), ..form("Workshop") };
    let problem = world.service.create_link(&world.owner, past).await.unwrap_err();
    assert!(problem.message_for("last_day").unwrap().contains("over"));
}

async fn bulk_acts_happen_to_all_links_or_to_none_i19(world: World) {
    let link = make(&world, form("Workshop")).await;
    let ids = [link.id.clone(), "link_00000000000000000000000000".to_owned()];
    let problem = world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap_err();
    assert_eq!(problem, Problem::NotFound);
    world.service.link(&world.owner, &link.id).await.unwrap();
}
