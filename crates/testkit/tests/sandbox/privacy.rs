//! Nobody sees another's, and nobody sees what is private.

use api_types::{Problem, checkout::PayForm, dashboard::LinkAct};
use domain::{
    CustomerInfo, Millis,
    ids::{MemberId, MerchantId},
};
use service::Actor;
use storage::records::Role;
use testkit::world::{World, usdc};

crate::scenarios!(
    another_merchant_finds_nothing_i19,
    public_views_hold_no_private_field_i20,
    a_receipt_can_be_checked_offline_x4,
);

async fn another_merchant_finds_nothing_i19(world: World) {
    let link = world.link("5.00").await;
    let session = world.open(&link).await.to_string();
    let stranger = Actor {
        member: MemberId::from_parts(Millis(1), 1),
        merchant: MerchantId::from_parts(Millis(1), 1),
        role: Role::Owner,
    };
    let wallet = world.service.wallets(&world.owner).await.unwrap()[0].id.clone();
    let service = &world.service;
    assert_eq!(service.link(&stranger, &link.id).await.unwrap_err(), Problem::NotFound);
    let ids = [link.id.clone()];
    assert_eq!(service.act_on_links(&stranger, &ids, LinkAct::Deactivate).await.unwrap_err(), Problem::NotFound);
    assert_eq!(service.payment(&stranger, &session).await.unwrap_err(), Problem::NotFound);
    assert_eq!(service.accept_payment(&stranger, &session).await.unwrap_err(), Problem::NotFound);
    assert_eq!(service.cancel_payment(&stranger, &session).await.unwrap_err(), Problem::NotFound);
    assert_eq!(service.wallet_addresses(&stranger, &wallet, 1).await.unwrap_err(), Problem::NotFound);
    assert_eq!(service.links(&stranger, Default::default()).await.unwrap().total, 0);
    assert_eq!(service.payments(&stranger, Default::default()).await.unwrap().total, 0);
    assert!(service.wallets(&stranger).await.unwrap().is_empty());
    assert!(service.activity_after(&stranger, 0).await.unwrap().is_empty());
}

async fn public_views_hold_no_private_field_i20(world: World) {
    let form = api_types::dashboard::LinkForm {
        title: "Workshop".to_owned(),
        private_note: "CANARY-NOTE".to_owned(),
        amount: "5".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        fields: domain::CustomerFields {
            email: domain::link::Ask::Required,
            phone: domain::link::Ask::Required,
            ..Default::default()
        },
        ..Default::default()
    };
    let link = world.service.create_link(&world.owner, form).await.unwrap();
    let customer = CustomerInfo {
        email: Some("canary@secret.example".to_owned()),
        phone: Some("+4741234567".to_owned()),
        ..CustomerInfo::default()
    };
    let session = world
        .service
        .open_session(&link.id, PayForm { asset: usdc().to_string(), customer, ..PayForm::default() })
        .await
        .unwrap();
    let link_page = format!("{:?}", world.service.link_page(&link.id).await.unwrap());
    let page = format!("{:?}", world.service.session_page(&session).await.unwrap());
    for public in [link_page, page] {
        for canary in ["CANARY-NOTE", "canary@secret.example", "+4741234567"] {
            assert!(!public.contains(canary), "{canary} in {public}");
        }
    }
}

async fn a_receipt_can_be_checked_offline_x4(world: World) {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let session = world.open(&world.link("5.00").await).await;
    assert_eq!(world.service.receipt(&session.to_string()).await.unwrap_err(), Problem::NotFound);
    world.pay(session, 5_000_000).await;
    world.mine(2);
    world.follow().await;
    let receipt = world.service.receipt(&session.to_string()).await.unwrap();
    let key = world.service.receipt_key().await.unwrap();
    let public: [u8; 32] = STANDARD.decode(key.public_key).unwrap().try_into().unwrap();
    let signed = receipt.signed.unwrap();
    let signature: [u8; 64] = STANDARD.decode(&signed.signature).unwrap().try_into().unwrap();
    let public = ed25519_dalek::VerifyingKey::from_bytes(&public).unwrap();
    let signature = ed25519_dalek::Signature::from_bytes(&signature);
    public.verify_strict(signed.text.as_bytes(), &signature).unwrap();
    assert!(public.verify_strict(signed.text.replace("5.00", "6.00").as_bytes(), &signature).is_err());
}
