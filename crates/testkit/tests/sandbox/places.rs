//! Links with a limit: places are held by who is paying, and never sold twice (R5, R6, R7, R8, R9, X5, I7, I8, REL4).

use api_types::{
    Problem,
    checkout::{PayForm, Phase, Places, Room},
    dashboard::{LinkForm, LinkItem},
};
use domain::{LinkState, Millis, Mode, Status, ids::SessionId, link::Left, session::Flag};
use std::sync::Arc;
use storage::records::SessionFilter;
use testkit::world::{World, usdc};

crate::scenarios!(
    x5_a_running_session_holds_the_last_place_until_its_window_ends,
    i7_of_64_customers_on_the_last_place_one_gets_it_in_each_of_many_rounds,
    r6_r7_at_the_limit_a_link_closes_itself_and_a_higher_limit_opens_it,
    r7_x5_a_limit_lowered_below_who_is_paying_lets_nobody_in_until_enough_have_ended,
    i8_late_money_after_the_limit_is_recorded_and_not_counted,
    i8_a_late_payment_is_accepted_only_into_a_free_place,
    i7_a_payment_that_comes_back_from_a_reorganisation_finds_its_place_taken,
    r9_the_public_page_counts_held_places_honestly,
);

/// How many ask for the last place at once.
const RACERS: usize = 64;
/// How often they do, unless `TALLYSTICK_RACE_ROUNDS` says another number.
const ROUNDS: u16 = 1_000;

fn rounds() -> u16 {
    match std::env::var("TALLYSTICK_RACE_ROUNDS") {
        Ok(given) => given.parse().expect("TALLYSTICK_RACE_ROUNDS is a number of rounds"),
        Err(_) => ROUNDS,
    }
}

fn pay() -> PayForm {
    PayForm { asset: usdc().to_string(), ..PayForm::default() }
}

fn form(limit: u16) -> LinkForm {
    LinkForm {
        title: "Night photography workshop".to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        limit_kind: "number".to_owned(),
        limit: limit.to_string(),
        ..LinkForm::default()
    }
}

async fn limited(world: &World, limit: u16) -> LinkItem {
    world.service.create_link(&world.owner, form(limit)).await.unwrap()
}

async fn is_full(world: &World, link: &LinkItem) -> bool {
    match world.service.open_session(&link.id, pay()).await {
        Ok(_) => false,
        Err(Problem::Refused { message }) => {
            assert!(message.contains("places are taken"), "{message}");
            true
        }
        Err(other) => panic!("{other:?}"),
    }
}

/// Time passes until the session's window is over, and the network knows.
async fn run_out(world: &World) {
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
}

async fn paid(world: &World, session: SessionId) {
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid());
}

async fn x5_a_running_session_holds_the_last_place_until_its_window_ends(world: World) {
    let link = limited(&world, 1).await;
    let first = world.open(&link).await;
    assert!(is_full(&world, &link).await);
    run_out(&world).await;
    assert_eq!(world.session(first).await.assessment.status, Status::Expired);
    let second = world.open(&link).await;
    assert!(is_full(&world, &link).await);
    world.service.give_up(&second.to_string()).await.unwrap();
    let third = world.open(&link).await;
    paid(&world, third).await;
    run_out(&world).await;
    assert!(is_full(&world, &link).await, "a paid session keeps its place for good");
    world.recomputed().await;
}

/// I7, REL4: on both databases; whatever else a database answers, such as that two wait for each other, fails the round.
async fn i7_of_64_customers_on_the_last_place_one_gets_it_in_each_of_many_rounds(world: World) {
    let link = limited(&world, 3).await;
    for _ in 0..2 {
        let session = world.open(&link).await;
        paid(&world, session).await;
    }
    let world = Arc::new(world);
    let rounds = rounds();
    for round in 1..=rounds {
        let mut racers = tokio::task::JoinSet::new();
        for _ in 0..RACERS {
            let (world, link) = (Arc::clone(&world), link.id.clone());
            racers.spawn(async move { world.service.open_session(&link, pay()).await });
        }
        let mut winners = Vec::new();
        while let Some(opened) = racers.join_next().await {
            match opened.unwrap() {
                Ok(session) => winners.push(session),
                Err(Problem::Refused { message }) => assert!(message.contains("places are taken"), "{message}"),
                Err(other) => panic!("round {round}: {other:?}"),
            }
        }
        let [winner] = &winners[..] else { panic!("round {round}: {winners:?}") };
        assert!(is_full(&world, &link).await, "round {round}");
        // The same place for the next round: a limit that rises would have ever more places to count.
        world.service.give_up(winner).await.unwrap();
    }
    let mut tx = world.store.read().await.unwrap();
    let filter = SessionFilter::default();
    // Lists are counted as far as the page that is asked for.
    let last = storage::records::Page { offset: 1 + u32::from(rounds), limit: 1 };
    let all = tx.sessions(world.owner.merchant, &filter, last).await.unwrap();
    let expected = (2 + u64::from(rounds), false);
    assert_eq!((all.total, all.more), expected, "no session was left behind by those who lost");
    world.recomputed().await;
}

async fn r6_r7_at_the_limit_a_link_closes_itself_and_a_higher_limit_opens_it(world: World) {
    let link = limited(&world, 2).await;
    for left in [1, 0] {
        let session = world.open(&link).await;
        paid(&world, session).await;
        let page = world.service.link_page(&link.id).await.unwrap();
        assert_eq!(page.live.places.unwrap().left, left);
    }
    let page = world.service.link_page(&link.id).await.unwrap();
    assert_eq!(page.live.room, Room::Gone);
    let item = world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!((item.state, item.urgency), (LinkState::LimitReached, Some(Left::None)));
    let (raised, _) = world.service.edit_link(&world.owner, &link.id, form(3)).await.unwrap();
    assert_eq!((raised.state, raised.urgency), (LinkState::Active, Some(Left::Few)));
    let promised = world.open(&link).await;
    let (lowered, _) = world.service.edit_link(&world.owner, &link.id, form(1)).await.unwrap();
    assert_eq!(lowered.state, LinkState::LimitReached);
    // Who held a place before may still pay, nobody else may, and both pages say how it is.
    assert_eq!(places(&world, &link).await, (Places { total: 1, paid: 2, left: 0, held: 1 }, Room::Gone));
    let shown = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((shown.item.limit, shown.item.paid, shown.item.running, shown.held), (Some(1), 2, 1, 1));
    assert!(is_full(&world, &link).await);
    let view = world.service.session_view(&promised.to_string()).await.unwrap();
    assert_eq!((view.phase, view.link_closed), (Phase::Waiting, false));
    paid(&world, promised).await;
    assert!(!world.session(promised).await.assessment.flags.has(Flag::OverLimit), "it was promised, and counts");
    assert_eq!(places(&world, &link).await, (Places { total: 1, paid: 3, left: 0, held: 0 }, Room::Gone));
    let shown = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((shown.item.state, shown.item.paid, shown.held), (LinkState::LimitReached, 3, 0));
    world.recomputed().await;
}

async fn places(world: &World, link: &LinkItem) -> (Places, Room) {
    let live = world.service.link_live(&link.id).await.unwrap();
    (live.places.unwrap(), live.room)
}

async fn r7_x5_a_limit_lowered_below_who_is_paying_lets_nobody_in_until_enough_have_ended(world: World) {
    let link = limited(&world, 5).await;
    world.open(&link).await;
    world.clock.advance(Millis::minutes(5));
    world.mine(1);
    world.follow().await;
    let (pays, goes) = (world.open(&link).await, world.open(&link).await);
    world.service.set_link_limit(&world.owner, &link.id, "number", "2").await.unwrap();
    // No single one of the three makes room by ending, so no time is said.
    assert_eq!(places(&world, &link).await, (Places::of(2, 0, 3), Room::Held { free_in: None }));
    assert!(is_full(&world, &link).await);
    // The first of them runs out of time; now the next one that ends makes room.
    world.clock.advance(Millis::minutes(11));
    world.mine(1);
    world.follow().await;
    let (counted, room) = places(&world, &link).await;
    assert_eq!(counted, Places::of(2, 0, 2));
    assert!(matches!(room, Room::Held { free_in: Some(1..=240_000) }), "{room:?}");
    assert!(is_full(&world, &link).await);
    world.service.give_up(&goes.to_string()).await.unwrap();
    assert_eq!(places(&world, &link).await, (Places::of(2, 0, 1), Room::Free));
    let next = world.open(&link).await;
    assert!(is_full(&world, &link).await);
    paid(&world, pays).await;
    paid(&world, next).await;
    assert_eq!(places(&world, &link).await, (Places::of(2, 2, 0), Room::Gone));
    world.recomputed().await;
}

async fn i8_late_money_after_the_limit_is_recorded_and_not_counted(world: World) {
    let link = limited(&world, 1).await;
    let slow = world.open(&link).await;
    run_out(&world).await;
    let quick = world.open(&link).await;
    paid(&world, quick).await;
    world.pay(slow, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let session = world.session(slow).await;
    assert_eq!(session.assessment.status, Status::Expired);
    assert!(session.assessment.flags.has(Flag::OverLimit) && session.assessment.flags.has(Flag::Late));
    assert_eq!(session.assessment.received, domain::Units::from(5_000_000), "it is recorded");
    assert!(world.story(slow).await.contains(&"payment.over_limit".to_owned()));
    let item = world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!(item.paid, 1);
    let home = world.service.home(&world.owner, Mode::Test).await.unwrap();
    assert!(home.needs_you.iter().any(|payment| payment.id == slow.to_string()), "the merchant is asked to refund it");
    assert!(world.payment(slow).await.can_decide);
    world.recomputed().await;
}

async fn i8_a_late_payment_is_accepted_only_into_a_free_place(world: World) {
    let link = limited(&world, 1).await;
    let slow = world.open(&link).await;
    run_out(&world).await;
    let quick = world.open(&link).await;
    paid(&world, quick).await;
    world.pay(slow, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let refused = world.service.accept_payment(&world.owner, &slow.to_string()).await.unwrap_err();
    assert!(refused.to_string().contains("Raise the limit"), "{refused}");
    assert_eq!(world.session(slow).await.assessment.status, Status::Expired);
    world.service.edit_link(&world.owner, &link.id, form(2)).await.unwrap();
    world.service.accept_payment(&world.owner, &slow.to_string()).await.unwrap();
    let session = world.session(slow).await;
    assert!(session.assessment.status.is_paid() && !session.assessment.flags.has(Flag::OverLimit));
    assert!(is_full(&world, &link).await);
    world.recomputed().await;
}

async fn i7_a_payment_that_comes_back_from_a_reorganisation_finds_its_place_taken(world: World) {
    let link = limited(&world, 1).await;
    let first = world.open(&link).await;
    world.pay(first, 5_000_000).await;
    world.follow().await;
    assert_eq!(world.session(first).await.assessment.status, Status::Confirming);
    let before = world.sandbox.clone();
    before.reorg(1, true);
    world.follow().await;
    run_out(&world).await;
    assert_eq!(world.session(first).await.assessment.status, Status::Expired);
    let second = world.open(&link).await;
    paid(&world, second).await;
    world.pay(first, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let item = world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!(item.paid, 1, "never more than the limit");
    assert!(world.session(first).await.assessment.flags.has(Flag::OverLimit));
    world.recomputed().await;
}

async fn r9_the_public_page_counts_held_places_honestly(world: World) {
    let link = limited(&world, 3).await;
    let first = world.open(&link).await;
    paid(&world, first).await;
    world.open(&link).await;
    let live = world.service.link_live(&link.id).await.unwrap();
    let places = live.places.unwrap();
    assert_eq!((places.total, places.left, places.held, live.room), (3, 2, 1, Room::Free));
    world.open(&link).await;
    let live = world.service.link_live(&link.id).await.unwrap();
    let free_in = match live.room {
        Room::Held { free_in } => free_in.unwrap(),
        other => panic!("{other:?}"),
    };
    assert!((0..=15 * 60_000).contains(&free_in), "{free_in}");
    world.recomputed().await;
}
