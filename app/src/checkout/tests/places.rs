//! R6, R9, X5: how many payments a link still takes, and what its page says while there is no place.

use super::fixtures::{free, held, limited, link, option, product, shell};
use crate::checkout::{LinkFormState, link_page, places};
use api_types::checkout::{LinkLive, Places, Room};
use domain::link::Ask;
use leptos::serde_json::{Value, from_str, json};

fn page(live: LinkLive) -> String {
    link_page(&shell(), limited(live, ""), LinkFormState::default())
}

fn gone(total: u16) -> LinkLive {
    LinkLive { room: Room::Gone, places: Some(Places::of(total, u64::from(total), 0)) }
}

fn holds(html: &str, words: &[&str]) {
    for words in words {
        assert!(html.contains(words), "\"{words}\" is not in {html}");
    }
}

#[test]
fn r9_what_is_left_is_said_by_urgency_and_who_pays_now() {
    let html = page(free(2, 1));
    holds(&html, &["<span class=\"badge dotted warn\">2 payments remaining</span>", "1 person is paying now"]);
    holds(&html, &["data-room=\"free\"", "<form", "Pay 52.50 USDC on Base"]);
    holds(&page(free(4, 2)), &["<span class=\"badge dotted ok\">4 payments", "2 people are paying now"]);
    let last = page(free(1, 0));
    holds(&last, &["1 payment remaining"]);
    assert!(!last.contains("paying now"), "{last}");
}

#[test]
fn r6_a_limit_that_is_reached_is_said_with_all_its_places() {
    let html = page(gone(20));
    holds(&html, &["Payment limit reached", "All 20 places are taken.", "data-room=\"gone\"", "spot large bad"]);
    holds(&html, &["aria-label=\"20 paid of 20 places\"", "href=\"/pay/link_1\"", "Write to Northlight Studio"]);
    assert_eq!(html.matches("<i class=\"on\"></i>").count(), 20);
    holds(&page(gone(1)), &["Payment limit reached", "This link takes one payment, and that is paid."]);
}

#[test]
fn x5_a_held_place_says_when_it_may_be_free_and_how_to_look_again() {
    let html = page(held(Some(540_000)));
    holds(&html, &["The last place is held by a payment in progress", "data-room=\"held\""]);
    holds(&html, &["It is free again in <b>9 minutes</b> if that is not paid.", "Check again", "19 paid, 1 held"]);
    assert_eq!(html.matches("<i class=\"held\"></i>").count(), 1);
    holds(&page(held(None)), &["Its money is on the way already."]);
    let mut several = held(Some(60_000));
    several.places = Some(Places::of(500, 498, 2));
    let html = page(several);
    holds(&html, &["The last 2 places are held by payments in progress", "One is free again in"]);
    assert_eq!(html.matches("<i class=\"held\"></i>").count(), 1, "a held place is never rounded away");
    assert_eq!(html.matches("<i class=\"on\"></i>").count(), 39);
}

#[test]
fn r7_r9_a_limit_lowered_below_who_is_paying_hides_neither_them_nor_what_is_paid() {
    let lowered = |room, total, paid, held| page(LinkLive { room, places: Some(Places::of(total, paid, held)) });
    let waits = |total, paid, held| lowered(Room::Held { free_in: None }, total, paid, held);
    let html = waits(20, 19, 3);
    holds(&html, &["The last place is held by payments in progress", "3 people are paying already."]);
    holds(&html, &["A place is free again only if none of them pays.", "aria-label=\"19 paid, 3 held of 20 places\""]);
    assert!(!html.contains("Its money is on the way already"), "{html}");
    let html = waits(20, 18, 3);
    holds(&html, &["The last 2 places are held by payments in progress", "only if 2 of them do not pay."]);
    let html = lowered(Room::Gone, 1, 2, 1);
    holds(&html, &["Payment limit reached", "This link takes no more payments."]);
    holds(&html, &["1 person who began before can still pay.", "aria-label=\"2 paid, 1 held of 1 place\""]);
    let html = lowered(Room::Gone, 2, 2, 3);
    holds(&html, &["All 2 places are taken. 3 people who began before can still pay."]);
}

#[test]
fn sold_out_and_ended_say_that_nothing_was_charged() {
    let mut sold = product(1, Some(0), "");
    sold.live.room = Room::Gone;
    let html = link_page(&shell(), sold, LinkFormState::default());
    holds(&html, &["Sold out", "Nothing was charged.", "data-room=\"gone\"", "Check again"]);
    assert!(!html.contains("class=\"tally"), "there are no places to count: {html}");
    let html = page(LinkLive { room: Room::Ended, places: None });
    holds(&html, &["This link has ended", "Its time is over", "data-room=\"ended\""]);
}

#[test]
fn x5_a_stock_that_is_held_says_when_it_may_be_for_sale_and_that_the_page_opens_by_itself() {
    let stock = |free_in| LinkLive { room: Room::Held { free_in }, places: None };
    let page = |live| {
        let mut held = product(1, Some(0), "");
        held.live = live;
        link_page(&shell(), held, LinkFormState::default())
    };
    let html = page(stock(Some(540_000)));
    holds(&html, &["The last of it is being paid for right now", "data-room=\"held\"", "Check again"]);
    holds(&html, &["It is for sale again in <b>9 minutes</b> if that is not paid.", "This page then opens by itself"]);
    assert!(!html.contains("Sold out") && !html.contains("class=\"tally"), "{html}");
    holds(&page(stock(None)), &["It is for sale again only if that does not arrive."]);
    // Places of the link are left; what there is none of are pieces.
    let both = |left: u64, held: u64| LinkLive { places: Some(Places::of(20, 20 - left, held)), ..stock(Some(60_000)) };
    let html = page(both(3, 1));
    assert!(html.contains("The last of it is being paid") && !html.contains("class=\"tally"), "{html}");
    holds(&page(both(1, 1)), &["The last place is held by a payment in progress", "class=\"tally"]);
    let free = LinkLive { room: Room::Free, places: None };
    let told = places::spoken(&stock(Some(60_000)), &free);
    assert_eq!(told.as_deref(), Some("It is for sale again. You can pay now."));
}

#[test]
fn what_a_full_page_refused_is_not_said_twice() {
    let form = || LinkFormState { refused: Some("All places are taken.".to_owned()), ..LinkFormState::default() };
    assert!(!link_page(&shell(), limited(held(None), ""), form()).contains("All places are taken."));
    assert!(link_page(&shell(), limited(free(1, 0), ""), form()).contains("All places are taken."));
}

/// X5: the page goes on from what it carries; one on which nothing can change carries nothing and asks nothing.
#[test]
fn the_page_carries_its_places_only_where_they_can_change() {
    let html = page(held(Some(540_000)));
    let data = html.split("id=\"live\">").nth(1).and_then(|rest| rest.split("</script>").next()).unwrap();
    let data: Value = from_str(data).unwrap();
    assert_eq!(data["places"], json!(held(Some(540_000))));
    assert_eq!(data["link"], "link_1");
    holds(&html, &["role=\"status\" aria-live=\"polite\" id=\"told\""]);
    for quiet in [link(vec![option("Base", None, "")], Ask::Off, ""), product(5, None, "")] {
        assert!(!link_page(&shell(), quiet, LinkFormState::default()).contains("id=\"live\""));
    }
    assert!(link_page(&shell(), product(5, Some(9), ""), LinkFormState::default()).contains("id=\"live\""));
}

#[test]
fn r9_each_change_is_told_once_and_the_time_alone_never() {
    let told = |before: &LinkLive, now: &LinkLive| places::spoken(before, now).unwrap_or_default();
    let (held, open) = (held(Some(540_000)), free(1, 0));
    assert_eq!(told(&held, &open), "A place is free. You can pay now.");
    assert_eq!(
        told(&open, &held),
        "The last place is held by a payment in progress. It is free again in 9 minutes if that is not paid."
    );
    assert_eq!(told(&held, &gone(20)), "Payment limit reached. All 20 places are taken.");
    assert_eq!(told(&free(4, 0), &free(3, 0)), "3 payments remaining");
    assert_eq!(places::spoken(&held, &super::fixtures::held(Some(525_000))), None);
    assert_eq!(places::spoken(&free(4, 0), &free(4, 1)), None);
}

#[test]
fn rooms_are_called_what_serde_calls_them() {
    for room in [Room::Free, Room::Held { free_in: Some(1) }, Room::Gone, Room::Ended] {
        assert_eq!(json!(room)["state"], places::word(&room));
    }
}

#[test]
fn r22_r30_who_checks_again_takes_along_how_they_came() {
    for mut page in [limited(gone(1), ""), link(vec![option("Base", Some("Base is away."), "")], Ask::Off, "")] {
        page.link = "link_1".to_owned();
        let came = LinkFormState { came: "sms.1767225600".to_owned(), ..LinkFormState::default() };
        let html = link_page(&shell(), page.clone(), came);
        assert!(html.contains("href=\"/pay/link_1?came=sms.1767225600&amp;c=s\""), "{html}");
        let forged = LinkFormState { came: "\"><script>".to_owned(), ..LinkFormState::default() };
        let html = link_page(&shell(), page, forged);
        assert!(html.contains("href=\"/pay/link_1\""), "{html}");
    }
}
