//! Prices in currencies, in open amounts and of products (R3, R29, I10).

use api_types::{
    Problem,
    checkout::{Asking, PayForm, Room},
    dashboard::{LinkForm, LinkItem, ProductForm, RateForm},
};
use domain::{
    AssetId, Millis, NetworkId, Units,
    ids::{ProductId, SessionId},
};
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(
    i10_a_price_in_euros_is_fixed_in_the_coin_when_paying_begins,
    sources_that_differ_by_more_than_two_percent_block_new_quotes_only,
    a_rate_from_more_than_a_minute_ago_is_no_rate,
    a_stablecoin_that_the_merchant_pinned_needs_no_source,
    r32_where_few_sources_quote_a_currency_all_are_told_that_the_merchant_sets_the_rate,
    r29_an_open_amount_is_chosen_within_its_bounds,
    r3_a_product_is_sold_by_the_piece_until_its_stock_is_gone,
    x5_a_held_piece_is_waited_for_and_each_link_that_sells_it_is_told,
    r3_a_products_unit_is_not_changed_while_a_link_sells_it,
    r3_saving_a_product_brings_back_nothing_that_was_sold_meanwhile,
    i7_of_64_customers_on_the_last_piece_one_gets_it_in_20_rounds,
);

fn eth() -> AssetId {
    AssetId::native(&NetworkId::sandbox())
}

fn form() -> LinkForm {
    LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "48.30".to_owned(),
        currency: "EUR".to_owned(),
        assets: vec![usdc().to_string(), eth().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    }
}

async fn make(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

async fn open(world: &World, link: &LinkItem, form: PayForm) -> Result<SessionId, Problem> {
    world.service.open_session(&link.id, form).await.map(|id| id.parse().unwrap())
}

fn with(asset: &AssetId) -> PayForm {
    PayForm { asset: asset.to_string(), ..PayForm::default() }
}

async fn i10_a_price_in_euros_is_fixed_in_the_coin_when_paying_begins(world: World) {
    let link = make(&world, form()).await;
    world.rates.say("USDC", "EUR", ["0.92", "0.921", "0.919"]);
    let session = open(&world, &link, with(&usdc())).await.unwrap();
    let due = world.session(session).await.terms.due;
    assert_eq!(due, Units::from(52_500_000), "48.30 EUR at 0.92");
    world.rates.say("USDC", "EUR", ["0.5", "0.5", "0.5"]);
    assert_eq!(world.session(session).await.terms.due, due);
    let page = world.service.session_page(&session.to_string()).await.unwrap();
    assert_eq!((page.bill.amount.as_str(), page.bill.symbol.as_str()), ("48.30", "EUR"));
    let rate = page.quote.unwrap().rate.unwrap();
    assert_eq!((rate.rate.as_str(), rate.sources.len()), ("0.92", 3));
    world.pay(session, 52_500_000).await;
    world.mine(3);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
}

async fn sources_that_differ_by_more_than_two_percent_block_new_quotes_only(world: World) {
    let euros = make(&world, form()).await;
    let coins = world.link("5.00").await;
    world.rates.say("USDC", "EUR", ["0.92", "0.92", "0.98"]);
    let refused = open(&world, &euros, with(&usdc())).await.unwrap_err();
    assert!(refused.to_string().contains("no exchange rate for USDC"), "{refused}");
    let page = world.service.link_page(&euros.id).await.unwrap();
    assert!(page.options.iter().all(|option| option.trouble.is_some()));
    open(&world, &coins, with(&usdc())).await.unwrap();
    open(&world, &euros, with(&usdc())).await.unwrap_err();
    let log = world.service.activity_after(&world.owner, 0).await.unwrap();
    let alerts: Vec<_> = log.iter().filter(|entry| entry.kind == "quote.refused").collect();
    assert_eq!(alerts.len(), 1, "the merchant is told, once an hour");
    assert!(alerts[0].text.contains("differ by more than 2 %"), "{}", alerts[0].text);
}

async fn a_rate_from_more_than_a_minute_ago_is_no_rate(world: World) {
    let link = make(&world, form()).await;
    world.rates.say("USDC", "EUR", ["0.92", "0.92", "0.92"]);
    world.clock.advance(Millis::seconds(60));
    world.mine(1);
    world.follow().await;
    world.rates.say("ETH", "EUR", ["3000", "3000", "3000"]);
    assert!(open(&world, &link, with(&usdc())).await.is_err());
    let session = open(&world, &link, with(&eth())).await.unwrap();
    assert_eq!(world.session(session).await.terms.due.to_string(), "16100000000000000", "48.30 / 3000");
}

async fn r32_where_few_sources_quote_a_currency_all_are_told_that_the_merchant_sets_the_rate(world: World) {
    let link = make(&world, LinkForm { currency: "NOK".to_owned(), ..form() }).await;
    let refused = open(&world, &link, with(&usdc())).await.unwrap_err();
    assert!(refused.to_string().contains("in NOK yet. The merchant was told, and can set one."), "{refused}");
    let by_hand = "Fewer than 3 price sources quote NOK, so none of them is believed. Set a rate for USDC by hand.";
    let log = world.service.activity_after(&world.owner, 0).await.unwrap();
    let alert = log.iter().find(|entry| entry.kind == "quote.refused").unwrap();
    assert!(alert.text.contains(by_hand), "{}", alert.text);
    let rates = world.service.rates(&world.owner, "NOK").await.unwrap();
    let usdc_rate = rates.iter().find(|rate| rate.symbol == "USDC").unwrap();
    assert_eq!(usdc_rate.trouble.as_deref(), Some(by_hand));
    let set = RateForm { symbol: "USDC".to_owned(), currency: "NOK".to_owned(), rate: "10.50".to_owned() };
    world.service.set_rate(&world.owner, set).await.unwrap();
    let session = open(&world, &link, with(&usdc())).await.unwrap();
    assert_eq!(world.session(session).await.terms.due, Units::from(4_600_000), "48.30 NOK at 10.50");
}

async fn a_stablecoin_that_the_merchant_pinned_needs_no_source(world: World) {
    let link = make(&world, LinkForm { currency: "USD".to_owned(), ..form() }).await;
    assert!(open(&world, &link, with(&usdc())).await.is_err());
    let pin = |rate: &str| RateForm { symbol: "USDC".to_owned(), currency: "USD".to_owned(), rate: rate.to_owned() };
    for wrong in ["-1", "one", "1e3", "0"] {
        let problem = world.service.set_rate(&world.owner, pin(wrong)).await.unwrap_err();
        assert!(problem.message_for("rate").is_some(), "{wrong}");
    }
    world.service.set_rate(&world.owner, pin("1")).await.unwrap();
    let session = open(&world, &link, with(&usdc())).await.unwrap();
    assert_eq!(world.session(session).await.terms.due, Units::from(48_300_000));
    let quote = world.service.session_page(&session.to_string()).await.unwrap().quote.unwrap();
    assert!(quote.rate.unwrap().sources.is_empty(), "the merchant's own rate names no source");
    world.service.set_rate(&world.owner, pin("")).await.unwrap();
    assert!(open(&world, &link, with(&usdc())).await.is_err());
}

async fn r29_an_open_amount_is_chosen_within_its_bounds(world: World) {
    let form = LinkForm {
        kind: "open".to_owned(),
        currency: String::new(),
        assets: vec![usdc().to_string()],
        least: "5".to_owned(),
        most: "100".to_owned(),
        suggested: "50, 10 25".to_owned(),
        ..form()
    };
    let link = make(&world, form).await;
    let page = world.service.link_page(&link.id).await.unwrap();
    let Asking::Open { least, most, suggested } = page.asking else { panic!("not open") };
    assert_eq!((least.as_deref(), most.as_deref()), (Some("5.00"), Some("100.00")));
    assert_eq!(suggested, ["10.00", "25.00", "50.00"]);
    let amount = |amount: &str| PayForm { amount: amount.to_owned(), ..with(&usdc()) };
    for wrong in ["", "4.99", "100.01", "-7", "seven", "7.0000001"] {
        let problem = open(&world, &link, amount(wrong)).await.unwrap_err();
        assert!(problem.message_for("amount").is_some(), "{wrong}: {problem:?}");
    }
    let session = open(&world, &link, amount("12.50")).await.unwrap();
    assert_eq!(world.session(session).await.terms.due, Units::from(12_500_000));
}

async fn r3_a_product_is_sold_by_the_piece_until_its_stock_is_gone(world: World) {
    let product = ProductForm {
        name: "Print, 30 × 40".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        left: "3".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let product = world.service.save_product(&world.owner, None, product).await.unwrap();
    let form = LinkForm {
        kind: "product".to_owned(),
        product: product.id.clone(),
        title: String::new(),
        amount: String::new(),
        currency: String::new(),
        assets: vec![usdc().to_string()],
        ..form()
    };
    let link = make(&world, form).await;
    assert_eq!((link.title.as_str(), link.amount.as_str()), ("Print, 30 × 40", "20.00"));
    let buy = |quantity: &str| PayForm { quantity: quantity.to_owned(), ..with(&usdc()) };
    for wrong in ["0", "-1", "101", "two"] {
        let problem = open(&world, &link, buy(wrong)).await.unwrap_err();
        assert!(problem.message_for("quantity").is_some(), "{wrong}");
    }
    let two = open(&world, &link, buy("2")).await.unwrap();
    assert_eq!(world.session(two).await.terms.due, Units::from(40_000_000));
    let page = world.service.session_page(&two.to_string()).await.unwrap();
    assert_eq!(page.bill.title, "2 × Print, 30 × 40");
    assert!(matches!(open(&world, &link, buy("2")).await, Err(Problem::Refused { .. })), "one is left");
    open(&world, &link, buy("1")).await.unwrap();
    let room = world.service.link_page(&link.id).await.unwrap().live.room;
    assert_eq!(room, Room::Held { free_in: Some(15 * 60_000) }, "nothing of it is paid yet");
    assert_eq!(world.service.product(&world.owner, &product.id).await.unwrap().left, Some(0));
}

async fn x5_a_held_piece_is_waited_for_and_each_link_that_sells_it_is_told(world: World) {
    let (service, owner) = (&world.service, &world.owner);
    let product = ProductForm {
        name: "Print, 30 × 40".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        left: "1".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let product = service.save_product(owner, None, product).await.unwrap().id;
    let sells = |title: &str| LinkForm {
        kind: "product".to_owned(),
        product: product.clone(),
        title: title.to_owned(),
        amount: String::new(),
        currency: String::new(),
        assets: vec![usdc().to_string()],
        ..form()
    };
    let (here, there) = (make(&world, sells("Here")).await, make(&world, sells("There")).await);
    let id: ProductId = product.parse().unwrap();
    assert_eq!(service.link_sells(&there.id).await.unwrap(), Some(id));
    let room = || async { service.link_live(&there.id).await.unwrap().room };
    let mut news = service.live().subscribe();
    let mut told = || std::iter::from_fn(|| news.try_recv().ok()).any(|change| change.concerns_product(id));

    let session = open(&world, &here, with(&usdc())).await.unwrap();
    assert!(told());
    assert_eq!(room().await, Room::Held { free_in: Some(15 * 60_000) });
    world.clock.advance(Millis::minutes(5));
    assert_eq!(room().await, Room::Held { free_in: Some(10 * 60_000) });
    world.mine(1);
    world.follow().await;
    assert!(open(&world, &there, with(&usdc())).await.is_err(), "one customer at a time");
    service.give_up(&session.to_string()).await.unwrap();
    assert!(told());
    assert_eq!(room().await, Room::Free);

    // Whoever lets the time pass gives it back too, and is told to have when the network knows it.
    open(&world, &there, with(&usdc())).await.unwrap();
    assert!(told());
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
    assert!(told());
    assert_eq!(room().await, Room::Free);

    let session = open(&world, &here, with(&usdc())).await.unwrap();
    world.pay(session, 20_000_000).await;
    world.follow().await;
    assert_eq!(room().await, Room::Held { free_in: None }, "its money is on the way");
    told();
    world.mine(3);
    world.follow().await;
    assert!(told());
    assert_eq!(room().await, Room::Gone);
}

/// A product in euros, and a link that sells it for either coin.
async fn sold(world: &World, left: &str) -> (ProductForm, String, LinkItem) {
    let product = ProductForm {
        name: "Print, 30 × 40".to_owned(),
        unit: "EUR".to_owned(),
        price: "180".to_owned(),
        left: left.to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let id = world.service.save_product(&world.owner, None, product.clone()).await.unwrap().id;
    let form = LinkForm {
        kind: "product".to_owned(),
        product: id.clone(),
        title: String::new(),
        amount: String::new(),
        ..form()
    };
    let link = make(world, form).await;
    (product, id, link)
}

async fn r3_a_products_unit_is_not_changed_while_a_link_sells_it(world: World) {
    let (product, id, link) = sold(&world, "").await;
    let coins = ProductForm { unit: "USDC".to_owned(), ..product.clone() };
    let problem = world.service.save_product(&world.owner, Some(&id), coins).await.unwrap_err();
    assert!(problem.message_for("unit").is_some_and(|why| why.contains("A link sells this in EUR")), "{problem:?}");
    // As a link was left by an older version of this server: sold in another coin than it is priced in.
    let mut tx = world.store.write().await.unwrap();
    let product_id = id.parse().unwrap();
    let stored = tx.products_by_id(&[product_id]).await.unwrap().remove(0);
    let unit = domain::Unit::Coin("USDC".parse().unwrap());
    tx.update_product(&domain::Product { unit, ..stored }).await.unwrap();
    tx.commit().await.unwrap();
    let page = world.service.link_page(&link.id).await.unwrap();
    let trouble: Vec<_> =
        page.options.iter().map(|option| (option.symbol.as_str(), option.trouble.is_some())).collect();
    assert_eq!(trouble, [("USDC", false), ("ETH", true)]);
    assert!(page.options.iter().all(|option| option.about.is_none()));
    let refused = open(&world, &link, with(&eth())).await.unwrap_err();
    assert!(refused.to_string().contains("cannot be paid in ETH"), "{refused}");
    let session = open(&world, &link, with(&usdc())).await.unwrap();
    assert_eq!(world.session(session).await.terms.due, Units::from(180_000_000));
}

async fn r3_saving_a_product_brings_back_nothing_that_was_sold_meanwhile(world: World) {
    let (product, id, link) = sold(&world, "5").await;
    world.rates.say("USDC", "EUR", ["0.9", "0.9", "0.9"]);
    let save = async |left: &str, left_was: &str| {
        let form = ProductForm { left: left.to_owned(), left_was: left_was.to_owned(), ..product.clone() };
        world.service.save_product(&world.owner, Some(&id), form).await.unwrap().left
    };
    // The form was opened with 5 left; two are sold before it is saved.
    for _ in 0..2 {
        open(&world, &link, with(&usdc())).await.unwrap();
    }
    assert_eq!(save("5", "5").await, Some(3), "left as it was");
    assert_eq!(save("8", "5").await, Some(6), "three more came in");
    assert_eq!(save("4", "6").await, Some(4), "two were lost");
    assert_eq!(save("0", "9").await, Some(0));
    assert_eq!(save("", "0").await, None, "it never runs out");
    assert_eq!(save("7", "").await, Some(7), "counted from now on");
}

async fn i7_of_64_customers_on_the_last_piece_one_gets_it_in_20_rounds(world: World) {
    let (product, id, link) = sold(&world, "1").await;
    world.rates.say("USDC", "EUR", ["0.9", "0.9", "0.9"]);
    let world = Arc::new(world);
    for round in 1..=20 {
        if round > 1 {
            let form = ProductForm { left: "1".to_owned(), left_was: "0".to_owned(), ..product.clone() };
            assert_eq!(world.service.save_product(&world.owner, Some(&id), form).await.unwrap().left, Some(1));
        }
        let mut racers = tokio::task::JoinSet::new();
        for _ in 0..64 {
            let (world, link) = (Arc::clone(&world), link.id.clone());
            racers.spawn(async move { world.service.open_session(&link, with(&usdc())).await });
        }
        let mut winners = 0;
        while let Some(opened) = racers.join_next().await {
            match opened.unwrap() {
                Ok(_) => winners += 1,
                Err(Problem::Refused { message }) => assert!(message.contains("All places are taken"), "{message}"),
                Err(other) => panic!("round {round}: {other:?}"),
            }
        }
        assert_eq!(winners, 1, "round {round}");
    }
    let held = world.service.product(&world.owner, &id).await.unwrap();
    assert_eq!((held.held, held.left), (20, Some(0)));
}
