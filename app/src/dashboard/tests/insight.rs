//! How a link does, what happened with it, and how it is passed on.

use super::{
    ESCAPED, is_escaped,
    sample::{self, EVIL},
    stage::{framed, plain},
};
use crate::dashboard::{
    frame::{FrameData, Surround},
    links::{ActivityCard, ActivityList, AnalyticsCard, AnalyticsView, QrCard, SharingCard, SharingView},
    payments::{Decisions, PaymentView},
};
use api_types::{
    analytics::{
        Activity, ActivityEntry, ChannelFigures, DayFigures, Figures, LinkAnalytics, Range, Revenue, ViewItem,
    },
    dashboard::{Listing, PaymentDetail, PaymentItem},
    sharing::{LinkSharing, marked},
};
use domain::{CustomerInfo, Mode, Status, view::Channel};
use leptos::prelude::*;

/// The last day of the figures.
const TODAY: i64 = 1_773_878_400_000;

fn text(text: &str) -> String {
    text.to_owned()
}

/// Coins come as the service sorts them, by symbol: sum, symbol, payments, average.
fn figures(views: u64, payments: u64, conversion: Option<u32>, coins: &[(&str, &str, u64, &str)]) -> Figures {
    let mut revenue = vec![];
    for (sum, symbol, payments, average) in coins {
        revenue.push(Revenue { symbol: text(symbol), sum: text(sum), payments: *payments, average: text(average) });
    }
    Figures { views, payments, conversion, revenue, asked: vec![] }
}

fn analytics(range: Range) -> LinkAnalytics {
    let count = i64::from(range.days());
    let days = (0..count)
        .map(|place| DayFigures {
            at: TODAY - (count - 1 - place) * 86_400_000,
            views: u64::try_from(place * 7 % 23).expect("small"),
            payments: u64::try_from(place % 3).expect("small"),
            revenue: if place % 3 == 0 { vec![] } else { vec![(format!("{place}.50"), text("USDC"))] },
            asked: vec![],
        })
        .collect();
    LinkAnalytics {
        ever: figures(982, 31, Some(316), &[("1497.30", "USDC", 31, "48.30")]),
        range: figures(412, 17, Some(413), &[("0.40", "ETH", 1, "0.40"), ("772.80", "USDC", 16, "48.30")]),
        days,
        channels: vec![
            ChannelFigures {
                channel: Channel::Email,
                figures: figures(206, 12, Some(583), &[("579.60", "USDC", 12, "48.30")]),
            },
            ChannelFigures {
                channel: Channel::Qr,
                figures: figures(103, 5, Some(485), &[("0.40", "ETH", 1, "0.40"), ("193.20", "USDC", 4, "48.30")]),
            },
            ChannelFigures { channel: Channel::Direct, figures: figures(103, 0, Some(0), &[]) },
        ],
        referrers: vec![(text("news.example"), 44), (text(EVIL), 1)],
        bots: 12,
        previews: 3,
    }
}

fn shown(url: &'static str, range: Range) -> String {
    framed("insight-analytics", url, move || {
        view! { <AnalyticsCard><AnalyticsView analytics=analytics(range)/></AnalyticsCard> }.into_any()
    })
}

#[test]
fn r18_the_figures_of_a_link_are_views_payments_conversion_revenue_and_average() {
    let html = shown("/dashboard/links/link_1", Range::Month);
    is_escaped(&html);
    for words in ["412", "982 in all", "4.13%", "17 of 412", "772.80", "and 0.40 ETH", "48.30"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("Not counted: 12 visits by robots, 3 link previews"), "{html}");
}

#[test]
fn r18_each_coin_has_its_own_average_the_one_with_most_payments_first() {
    let html = shown("/dashboard/links/link_1", Range::Month);
    assert!(html.contains("over 16 payments, and 0.40 ETH over 1 payment"), "{html}");
    assert!(!html.contains("per payment"), "no average is of all the payments: {html}");

    let mut one = analytics(Range::Month);
    one.range = figures(412, 17, Some(413), &[("821.10", "USDC", 17, "48.30")]);
    one.channels.retain(|it| it.channel == Channel::Email);
    let html = framed("insight-one-coin", "/dashboard/links/link_1", move || {
        view! { <AnalyticsCard><AnalyticsView analytics=one/></AnalyticsCard> }.into_any()
    });
    for words in ["821.10", "paid or final", "48.30", "per payment"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let said = html.contains("over 17 payments") || html.contains("over 12 payments");
    assert!(!said, "with one coin its payments are all: {html}");
}

#[test]
fn r18_a_link_priced_in_a_currency_shows_its_revenue_in_it_and_what_came() {
    let asked = |sum: &str, payments, average: &str| {
        vec![Revenue { symbol: text("EUR"), sum: text(sum), payments, average: text(average) }]
    };
    let mut priced = analytics(Range::Month);
    priced.range = Figures {
        asked: asked("821.10", 17, "48.30"),
        ..figures(412, 17, Some(413), &[("0.40", "ETH", 1, "0.40"), ("805.00", "USDC", 16, "50.31")])
    };
    priced.channels[0].figures.asked = asked("579.60", 12, "48.30");
    priced.days[0].asked = vec![(text("48.30"), text("EUR"))];
    let html = framed("insight-priced", "/dashboard/links/link_1", move || {
        view! { <AnalyticsCard><AnalyticsView analytics=priced/></AnalyticsCard> }.into_any()
    });
    for words in [
        "asked; received: 805.00 USDC, 0.40 ETH",
        "over 17 payments, and 50.31 USDC over 16 payments, 0.40 ETH over 1 payment",
        "conversion 5.83%, on average 48.30 EUR over 12 payments, 48.30 USDC over 12 payments",
        "asked in a currency: 48.30 EUR",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let figure = html.split("Revenue</span>").nth(1).and_then(|rest| rest.split("</small>").next());
    assert!(figure.is_some_and(|figure| figure.contains("821.10") && figure.contains("EUR")), "{html}");
}

#[test]
fn r18_a_link_that_was_priced_in_a_coin_before_shows_first_what_all_its_payments_brought() {
    let eur = Revenue { symbol: text("EUR"), sum: text("48.30"), payments: 1, average: text("48.30") };
    let mut repriced = analytics(Range::Month);
    repriced.range = Figures { asked: vec![eur], ..figures(412, 17, Some(413), &[("805.00", "USDC", 17, "47.35")]) };
    let html = framed("insight-repriced", "/dashboard/links/link_1", move || {
        view! { <AnalyticsCard><AnalyticsView analytics=repriced/></AnalyticsCard> }.into_any()
    });
    let figure = html.split("Revenue</span>").nth(1).and_then(|rest| rest.split("</small>").next());
    assert!(figure.is_some_and(|figure| figure.contains("805.00") && figure.contains("USDC")), "{html}");
    for words in ["for some of it was asked: 48.30 EUR", "over 17 payments, and 48.30 EUR over 1 payment"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r18_every_day_of_the_chart_stands_in_a_table_for_those_who_hear_the_page() {
    for range in Range::ALL {
        let html = shown("/dashboard/links/link_1", range);
        assert_eq!(html.matches("<th scope=\"row\">").count(), usize::from(range.days()), "{html}");
        assert!(html.contains("<th scope=\"row\">2026-03-19</th>"), "{html}");
    }
    let html = shown("/dashboard/links/link_1", Range::Week);
    assert!(html.contains("viewBox=\"0 0 70 100\"") && html.contains("Revenue in"), "{html}");
    assert!(html.contains("preserveAspectRatio=\"none\" aria-hidden=\"true\""), "the table speaks instead: {html}");
}

#[test]
fn r18_the_range_stands_in_the_address_and_keeps_what_else_is_open() {
    let html = shown("/dashboard/links/link_1?mode=test&tab=views&page=2&days=7", Range::Week);
    assert!(html.contains("href=\"?mode=test&amp;days=90&amp;tab=views&amp;page=2\""), "{html}");
    let ranges = html.split("How far back").nth(1).expect("there are ranges");
    let current = ranges.split("aria-current=\"true\"").nth(1).expect("one is chosen");
    assert!(current.split("</a>").next().expect("its words").contains("7 days"), "{current}");
}

#[test]
fn r22_each_channel_shows_its_share_its_payments_its_conversion_and_its_average() {
    let html = shown("/dashboard/links/link_1", Range::Month);
    for words in [
        "max=\"100\" value=\"50\" aria-label=\"E-mail, share of views\"",
        "206 views, 12 payments, conversion 5.83%, 48.30 USDC on average",
        "max=\"100\" value=\"25\" aria-label=\"QR code, share of views\"",
        "103 views, 5 payments, conversion 4.85%, on average 48.30 USDC over 4 payments, 0.40 ETH over 1 payment",
        "103 views, 0 payments, conversion 0%<",
        "news.example",
        "44 views",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r22_no_site_that_is_known_is_kept_back() {
    let few = shown("/dashboard/links/link_1", Range::Month);
    assert!(!few.contains("more site"), "{few}");
    for (known, words) in [(8, None), (9, Some("1 more site<")), (20, Some("12 more sites<"))] {
        let mut many = analytics(Range::Month);
        many.referrers = (1..=known).map(|n| (format!("site-{n}.example"), 100 - n)).collect();
        let html = framed("insight-sites", "/dashboard/links/link_1", move || {
            view! { <AnalyticsCard><AnalyticsView analytics=many/></AnalyticsCard> }.into_any()
        });
        assert!(html.contains(&format!("site-{known}.example")), "{html}");
        let mut parts = html.split("<summary>");
        let before = parts.next().expect("there is a page");
        assert_eq!(before.matches("<span class=\"host\">site-").count(), 8, "{html}");
        assert_eq!(parts.next().is_some(), words.is_some(), "{html}");
        assert!(words.is_none_or(|words| html.contains(words)), "{html}");
    }
}

#[test]
fn r18_a_link_that_nobody_has_opened_shows_no_figures_made_of_nothing() {
    let none = LinkAnalytics {
        ever: Figures::default(),
        range: Figures::default(),
        days: vec![DayFigures { at: TODAY, views: 0, payments: 0, revenue: vec![], asked: vec![] }],
        channels: vec![],
        referrers: vec![],
        bots: 0,
        previews: 0,
    };
    let html = framed("insight-none", "/dashboard/links/link_1", || {
        view! { <AnalyticsCard><AnalyticsView analytics=none/></AnalyticsCard> }.into_any()
    });
    assert!(html.contains("Nobody has come in this time.") && html.contains("0 of 0"), "{html}");
    assert!(!html.contains("0%") && !html.contains("Not counted") && !html.contains("Revenue in"), "{html}");
}

#[test]
fn r32_a_day_unlike_the_others_is_told_above_the_figures() {
    let mut unlike = analytics(Range::Month);
    assert!(!shown("/dashboard/links/link_1", Range::Month).contains("Unusual activity"));
    unlike.days.last_mut().expect("there is a day").views = 540;
    let html = framed("insight-unusual", "/dashboard/links/link_1", move || {
        view! { <AnalyticsCard><AnalyticsView analytics=unlike/></AnalyticsCard> }.into_any()
    });
    assert!(
        html.contains("Unusual activity") && html.contains("540 views today, about 12 on the days before."),
        "{html}"
    );
}

fn view_item(id: i64) -> ActivityEntry {
    ActivityEntry::View(ViewItem {
        id,
        link: text("link_1"),
        title: text("Night photography workshop"),
        at: TODAY - id * 60_000,
        channel: Channel::Social,
        referrer: (id != 2).then(|| text("instagram.com")),
        from: text("203.0.113.x"),
        browser: (id != 2).then(|| text("Safari")),
        os: (id == 1).then(|| text("iOS")),
        mode: Mode::Live,
    })
}

fn feed(url: &'static str, rows: Vec<ActivityEntry>, total: u64, page: u32) -> String {
    let activity: Activity = Listing { rows, total, more: false, page, per_page: 10 };
    framed("insight-activity", url, move || view! { <ActivityCard><ActivityList activity/></ActivityCard> }.into_any())
}

#[test]
fn r19_a_view_says_when_with_what_and_from_where_and_no_whole_address() {
    let html = feed("/dashboard/links/link_1", vec![view_item(1), view_item(2)], 2, 1);
    for words in [
        "<b>Safari on iOS</b>",
        "Social, from instagram.com, 203.0.113.x",
        "<b>an unknown browser</b>",
        "Social, 203.0.113.x",
        "<span class=\"spot info\">",
        "2026-03-18 23:59 UTC",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r20_r21_a_payment_shows_customer_order_number_amount_and_state_in_colour() {
    let mut paid = sample::item(Status::Paid, &[]);
    paid.received.clone_from(&paid.due);
    paid.paid_at = Some(paid.opened_at + 60_000);
    let short = sample::item(Status::Open, &["underpaid"]);
    let rows = [paid, short].into_iter().map(|item| ActivityEntry::Payment(Box::new(item))).collect();
    let html = feed("/dashboard/links/link_1?tab=payments", rows, 2, 1);
    is_escaped(&html);
    for words in [
        "<span class=\"spot ok\">",
        "<span class=\"spot warn\">",
        "<b class=\"num\">52.50 USDC</b>",
        "<b class=\"num\">30.00 of 52.50 USDC</b>",
        "22.50 missing",
        "K7QF-3MXD, A-10482, USDC on Base",
        "/dashboard/payments/ses_1",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!((html.matches("begun ").count(), html.matches(", paid ").count()), (2, 1), "{html}");
    assert!(html.contains(ESCAPED), "{html}");
}

#[test]
fn r21_a_payment_of_which_nobody_said_who_pays_names_whose_it_is() {
    let page = |known: Option<&str>| {
        let item = PaymentItem { customer: known.map(str::to_owned), ..sample::item(Status::Paid, &[]) };
        let payment = PaymentDetail { item, customer: CustomerInfo::default(), ..sample::payment() };
        framed("payment-known", "/dashboard/payments/ses_1", move || {
            view! { <PaymentView payment decisions=Decisions::new()/> }.into_any()
        })
    };
    let known = page(Some("Maja Lind"));
    assert!(
        known.contains("<dt>Made for</dt><dd>Maja Lind</dd>") && known.contains("The link asked nothing."),
        "{known}"
    );
    let nobody = page(None);
    assert!(!nobody.contains("Made for") && nobody.contains("The link asked nothing."), "{nobody}");
}

#[test]
fn r20_tab_and_page_stand_in_the_address() {
    let url = "/dashboard/links/link_1?days=7&tab=views&page=2";
    let html = feed(url, vec![view_item(1)], 21, 2);
    for words in [
        "href=\"?days=7&amp;tab=views&amp;page=3\"",
        "href=\"?days=7&amp;tab=views&amp;page=1\"",
        "href=\"?days=7&amp;tab=payments\"",
        "href=\"?days=7\"",
        "11 to 20 of 21 entries",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(html.matches("data-noscroll").count(), 6, "four tabs and two pages stay where they are: {html}");
}

#[test]
fn r20_a_tab_without_entries_says_why() {
    for (url, words) in [
        ("/dashboard/links/link_1", "Nothing has happened yet"),
        ("/dashboard/links/link_1?tab=views", "Nobody has looked yet"),
        ("/dashboard/links/link_1?tab=payments", "Nobody has opened a payment yet"),
        ("/dashboard/links/link_1?tab=reminders", "No reminders yet"),
        ("/dashboard/links/link_1?tab=nonsense", "Nothing has happened yet"),
    ] {
        let html = feed(url, vec![], 0, 1);
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// A short address.
const SHORT: &str = "https://pay.northlight.example/p/abcdefgh23";

#[test]
fn r31_p7_a_link_has_an_address_for_each_channel_and_texts_to_copy() {
    let url = "https://pay.northlight.example/northlight/night-workshop";
    let channels = [Channel::Email, Channel::Sms, Channel::Social, Channel::Qr, Channel::Website];
    let sharing = LinkSharing {
        channels: channels.into_iter().map(|channel| (channel, marked(url, channel))).collect(),
        short: channels.into_iter().map(|channel| (channel, marked(SHORT, channel))).collect(),
        button: format!("<a href=\"{url}?c=w\">Pay</a>{EVIL}"),
        subject: text("Night photography workshop, from Northlight Studio"),
        letter: text("Hello,\n\nPlease pay 48.30 EUR."),
        message: text("Northlight Studio: Night photography workshop."),
        post: text("Night photography workshop."),
    };
    let html = framed("insight-sharing", "/dashboard/links/link_1", || {
        view! { <SharingCard><SharingView sharing/></SharingCard> }.into_any()
    });
    is_escaped(&html);
    for letter in ["e", "s", "p", "q", "w"] {
        assert!(html.contains(&format!("{url}?c={letter}")), "{letter}: {html}");
        assert!(html.contains(&format!("{SHORT}?c={letter}")), "{letter}: {html}");
    }
    for words in [
        "Short addresses",
        "&lt;a href=",
        "Website button",
        "Text message",
        "Social post",
        "The first line is the subject",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

/// The code's card, of a link that customers can open or not.
fn qr_card(open: bool) -> String {
    framed("insight-qr", "/dashboard/links/link_1", move || {
        view! { <QrCard size=33 path="M0 0h7v1h-7z".to_owned() id="link_1".to_owned() open/> }.into_any()
    })
}

#[test]
fn r17_the_code_can_be_had_as_pixels_as_lines_and_as_sheets_to_print() {
    let html = qr_card(true);
    for words in [
        "href=\"/pay/link_1/qr.svg\"",
        "href=\"/pay/link_1/qr.png?size=200\"",
        "href=\"/pay/link_1/qr.png?size=500\"",
        "href=\"/pay/link_1/qr.png?size=1000\"",
        "href=\"/pay/link_1/qr.pdf?paper=a4\"",
        "href=\"/pay/link_1/qr.pdf?paper=a6\"",
        "at least 2 × 2 cm",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("logo=1"), "this business has no logo: {html}");
}

#[test]
fn r17_with_the_logo_the_code_can_be_had_in_the_same_ways() {
    let html = plain("insight-qr-logo", "/dashboard/links/link_1", || {
        let mut me = sample::me();
        me.business.logo_url = Some(text("/logo/northlight"));
        let data = FrameData { me, otherwise: Mode::Live, seq: 0, at: 0 };
        view! { <Surround data><QrCard size=33 path=text("M0 0h7v1h-7z") id=text("link_1") open=true/></Surround> }
            .into_any()
    });
    for words in [
        "With your logo",
        "href=\"/pay/link_1/qr.svg\"",
        "href=\"/pay/link_1/qr.svg?logo=1\"",
        "aria-label=\"SVG, any size with your logo\"",
        "href=\"/pay/link_1/qr.png?size=1000&amp;logo=1\"",
        "href=\"/pay/link_1/qr.pdf?paper=a6&amp;logo=1\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r25_a_link_that_customers_cannot_open_gives_out_no_files() {
    let html = qr_card(false);
    assert!(html.contains("while customers can open the link") && !html.contains("/pay/link_1/qr"), "{html}");
}
