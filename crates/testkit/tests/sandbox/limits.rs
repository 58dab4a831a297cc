//! Bad input changes nothing, and says what is expected.

use api_types::{
    Problem,
    checkout::PayForm,
    dashboard::{LinkForm, ProductForm, WalletForm},
};
use testkit::world::{World, usdc};

crate::scenarios!(
    ten_thousand_views_give_no_address_away,
    a_link_form_says_what_each_field_expects,
    r3_a_product_form_says_what_each_field_expects,
    secrets_are_refused_by_name_and_not_kept_i24,
);

async fn ten_thousand_views_give_no_address_away(world: World) {
    let link = world.link("5.00").await;
    for _ in 0..10_000 {
        world.service.link_page(&link.id).await.unwrap();
    }
    assert_eq!(world.service.wallets(&world.owner).await.unwrap()[0].given, 0);
    world.open(&link).await;
    assert_eq!(world.service.wallets(&world.owner).await.unwrap()[0].given, 1);
}

async fn a_link_form_says_what_each_field_expects(world: World) {
    let good = || LinkForm {
        title: "Workshop".to_owned(),
        amount: "5".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    };
    let huge = "9".repeat(90);
    let long = "x".repeat(10_240);
    let cases: Vec<(&str, LinkForm)> = vec![
        ("amount", LinkForm { amount: "0".to_owned(), ..good() }),
        ("amount", LinkForm { amount: "-1".to_owned(), ..good() }),
        ("amount", LinkForm { amount: "1.0000001".to_owned(), ..good() }),
        ("amount", LinkForm { amount: huge, ..good() }),
        ("title", LinkForm { title: long, ..good() }),
        ("title", LinkForm { title: String::new(), ..good() }),
        ("assets", LinkForm { assets: vec![], ..good() }),
        ("assets", LinkForm { assets: vec!["eip155:1/slip44:60".to_owned()], ..good() }),
        ("window_minutes", LinkForm { window_minutes: "4".to_owned(), ..good() }),
    ];
    for (field, form) in cases {
        let problem = world.service.create_link(&world.owner, form).await.unwrap_err();
        assert!(problem.message_for(field).is_some(), "{field}: {problem:?}");
    }
    assert_eq!(world.service.links(&world.owner, Default::default()).await.unwrap().total, 0);
    let made = world
        .service
        .create_link(&world.owner, LinkForm { title: "<script>alert(1)</script>".to_owned(), ..good() })
        .await
        .unwrap();
    let other = PayForm { asset: "sandbox:1/token:DAI".to_owned(), ..PayForm::default() };
    let wrong = world.service.open_session(&made.id, other).await.unwrap_err();
    assert!(wrong.message_for("asset").is_some());
}

async fn r3_a_product_form_says_what_each_field_expects(world: World) {
    let good = || ProductForm {
        name: "Print".to_owned(),
        unit: "USDC".to_owned(),
        price: "20".to_owned(),
        left: "3".to_owned(),
        active: true,
        ..ProductForm::default()
    };
    let text = str::to_owned;
    let cases: Vec<(&str, ProductForm)> = vec![
        ("name", ProductForm { name: String::new(), ..good() }),
        ("name", ProductForm { name: "x".repeat(10_240), ..good() }),
        ("price", ProductForm { price: text("0"), ..good() }),
        ("price", ProductForm { price: text("-1"), ..good() }),
        ("price", ProductForm { price: text("ten"), ..good() }),
        ("left", ProductForm { left: text("-1"), ..good() }),
        ("left", ProductForm { left: text("1.5"), ..good() }),
        ("unit", ProductForm { unit: text("no unit at all"), ..good() }),
    ];
    for (field, form) in cases {
        let problem = world.service.save_product(&world.owner, None, form).await.unwrap_err();
        assert!(problem.message_for(field).is_some(), "{field}: {problem:?}");
    }
    assert!(world.service.products(&world.owner).await.unwrap().is_empty(), "nothing was made");
    let made = world.service.save_product(&world.owner, None, good()).await.unwrap();
    let changed =
        world.service.save_product(&world.owner, Some(&made.id), ProductForm { name: String::new(), ..good() });
    assert!(changed.await.is_err());
    for (file, why) in [(vec![0; 8 * 1024 * 1024 + 1], "8 MB"), (b"not a picture".to_vec(), "")] {
        let problem = world.service.save_product_picture(&world.owner, &made.id, file).await.unwrap_err();
        assert!(problem.message_for("picture").is_some_and(|said| said.contains(why)), "{problem:?}");
    }
    let kept = world.service.product(&world.owner, &made.id).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.price.as_str(), kept.left), ("Print", "20.00", Some(3)));
}

async fn secrets_are_refused_by_name_and_not_kept_i24(world: World) {
    let phrase = "test test test test test test test test test test test junk";
    for (key, name) in [
        (phrase, "a seed phrase"),
        (
            "xprv9s21ZrQH143K3QTDL4LXw2F7HEK3wJUD2nW2nRk4stbPy6cq3jPPqjiChkVvvNKmPGJxWUtg6LnF5kejMRNNU3TGtRBeJgk33yuGBxrMPHi",
            "xprv",
        ),
    ] {
        let form = WalletForm { key: key.to_owned(), mode: "live".to_owned(), name: String::new() };
        let problem = world.service.add_wallet(&world.owner, form).await.unwrap_err();
        let message = problem.message_for("key").unwrap();
        assert!(message.contains(name) && !message.contains(key), "{message}");
        assert!(matches!(problem, Problem::Fields { .. }));
    }
    assert_eq!(world.service.wallets(&world.owner).await.unwrap().len(), 1, "only the test wallet");
}
