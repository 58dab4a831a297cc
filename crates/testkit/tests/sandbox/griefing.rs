//! Somebody who begins to pay again and again and never does, which costs nothing: others still find a seat (X5).

use api_types::{
    Problem,
    checkout::PayForm,
    dashboard::{LinkForm, LinkItem},
};
use domain::{Millis, view::MaskedIp};
use std::net::Ipv4Addr;
use testkit::world::{World, usdc};

crate::scenarios!(
    x5_one_place_holds_at_most_half_of_a_links_seats_and_others_pay_on,
    x5_a_place_may_begin_again_once_its_first_beginning_is_over,
    x5_a_house_behind_one_address_pays_a_link_without_limit_many_times,
    x5_a_customer_who_found_no_seat_was_not_counted,
);

async fn link(world: &World, limit: Option<u16>) -> LinkItem {
    let form = LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        limit_kind: if limit.is_some() { "number" } else { "unlimited" }.to_owned(),
        limit: limit.map_or_else(String::new, |limit| limit.to_string()),
        ..LinkForm::default()
    };
    world.service.create_link(&world.owner, form).await.unwrap()
}

/// Begins to pay from an address of a network; the reason when it is refused.
async fn begin(world: &World, link: &LinkItem, network: u8, host: u8) -> Result<String, String> {
    let from = MaskedIp::from(Ipv4Addr::new(203, 0, network, host));
    let form = PayForm { asset: usdc().to_string(), ..PayForm::default() };
    match world.service.open_session_from(Some(from), &link.id, form).await {
        Ok(session) => Ok(session),
        Err(Problem::Refused { message }) => Err(message),
        Err(other) => panic!("{other:?}"),
    }
}

async fn given(world: &World) -> u32 {
    world.service.wallets(&world.owner).await.unwrap().iter().map(|wallet| wallet.given).sum()
}

async fn pass(world: &World, minutes: i64) {
    world.clock.advance(Millis::minutes(minutes));
    world.mine(1);
    world.follow().await;
}

async fn x5_one_place_holds_at_most_half_of_a_links_seats_and_others_pay_on(world: World) {
    let link = link(&world, Some(20)).await;
    let tries = 20;
    let mut begun = 0;
    for host in 0..tries {
        match begin(&world, &link, 113, host).await {
            Ok(_) => begun += 1,
            Err(said) => {
                assert!(said.contains("begun from your network") && said.contains("try again in 15 minutes"), "{said}");
            }
        }
    }
    assert_eq!(begun, 10);
    assert_eq!(given(&world).await, 10, "who is refused burns no address");
    assert_eq!(world.service.refused_openings(), 10);
    for host in 0..10 {
        begin(&world, &link, 114, host).await.expect("people elsewhere get the other seats");
    }
}

async fn x5_a_place_may_begin_again_once_its_first_beginning_is_over(world: World) {
    let link = link(&world, Some(12)).await;
    begin(&world, &link, 113, 1).await.unwrap();
    pass(&world, 5).await;
    for _ in 0..5 {
        begin(&world, &link, 113, 1).await.unwrap();
    }
    let said = begin(&world, &link, 113, 2).await.unwrap_err();
    assert!(said.contains("try again in 9 minutes"), "{said}");
    let other = self::link(&world, Some(12)).await;
    begin(&world, &other, 113, 2).await.expect("another link has seats of its own");
    pass(&world, 10).await;
    begin(&world, &link, 113, 1).await.unwrap();
    begin(&world, &link, 113, 1).await.unwrap_err();
    // A clock that is set back locks nobody out.
    world.clock.advance(Millis::minutes(-60));
    begin(&world, &link, 113, 1).await.unwrap();
}

async fn x5_a_house_behind_one_address_pays_a_link_without_limit_many_times(world: World) {
    let link = link(&world, None).await;
    for host in 0..60 {
        begin(&world, &link, 113, host).await.unwrap();
    }
    begin(&world, &link, 113, 61).await.unwrap_err();
    pass(&world, 15).await;
    begin(&world, &link, 113, 61).await.unwrap();
}

async fn x5_a_customer_who_found_no_seat_was_not_counted(world: World) {
    let link = link(&world, Some(1)).await;
    let seat = begin(&world, &link, 114, 1).await.unwrap();
    for _ in 0..10 {
        let said = begin(&world, &link, 113, 1).await.unwrap_err();
        assert!(said.contains("All places are taken"), "{said}");
    }
    world.service.give_up(&seat).await.unwrap();
    begin(&world, &link, 113, 1).await.expect("the seat came free");
}
