//! The figures of links: what is shown equals a recount from what is stored, whatever happened (I14), and each payment counts
//! on the link, and on the channel, that brought the customer within two hours (R30).

use api_types::{
    Problem,
    analytics::{ActivityEntry, LinkAnalytics, Range, Tab},
    checkout::PayForm,
    dashboard::{LinkAct, LinkItem},
};
use domain::{
    Amount, Millis, Status, Units,
    ids::{LinkId, MerchantId, SessionId},
    session::Flag,
    view::{Channel, Day, Kind},
};
use rand::{Rng, SeedableRng, rngs::StdRng};
use service::{Actor, visits::Request};
use std::collections::{BTreeMap, HashMap};
use storage::records::{Page, Role, SessionFilter};
use testkit::world::{World, usdc};

crate::scenarios!(
    figures_equal_a_recount_after_every_step_of_random_histories_i14,
    figures_equal_a_recount_when_late_accepted_over_the_limit_and_deleted_i14,
    previews_and_bots_inflate_no_figure,
    a_payment_counts_on_the_channel_that_brought_the_customer_r30,
    who_chooses_another_coin_or_checks_again_stays_with_the_channel_r30,
    whoever_opens_a_copied_address_is_a_visitor_of_their_own_r30,
    a_payment_that_the_network_takes_back_leaves_every_figure_i14,
    views_are_listed_masked_and_newest_first_r19,
    reminders_are_an_empty_list_until_there_are_any_r20,
    another_merchant_gets_no_figures_and_no_activity_i19,
);

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:133.0) Gecko/20100101 Firefox/133.0";
const WHATSAPP: &str = "WhatsApp/2.24.20.89 A";
const GOOGLEBOT: &str = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
const STEPS: u32 = 60;
const HISTORIES: u64 = 6;

fn look<'a>(link: &'a LinkItem, query: &'a str, user_agent: &'a str) -> Request<'a> {
    let address = Some([203, 0, 113, 77].into());
    Request { link: &link.id, address, user_agent, referrer: "", query, from_here: None, unseen: false }
}

async fn analytics(world: &World, link: &LinkItem) -> LinkAnalytics {
    world.service.link_analytics(&world.owner, &link.id, Range::Month).await.unwrap()
}

/// Begins to pay. `None`: no place is left.
async fn begin(world: &World, link: &LinkItem, came: &str) -> Option<SessionId> {
    let form = PayForm { asset: usdc().to_string(), came: came.to_owned(), ..PayForm::default() };
    world.service.open_session(&link.id, form).await.ok()?.parse().ok()
}

/// The time of all who are paying runs out.
async fn late(world: &World) {
    world.clock.advance(Millis::minutes(16));
    world.mine(1);
    world.follow().await;
}

async fn figures_equal_a_recount_when_late_accepted_over_the_limit_and_deleted_i14(world: World) {
    let link = world.link("5.00").await;
    world.service.set_link_limit(&world.owner, &link.id, "once", "").await.unwrap();
    let ledger = Ledger::default();
    let agree =
        async |payments: u64, when: &str| assert_eq!(check(&world, &link, &ledger, when).await, payments, "{when}");
    let (asked, confirm) = (5_000_000, async || {
        world.mine(4);
        world.follow().await;
    });
    let first = begin(&world, &link, "").await.unwrap();
    late(&world).await;
    let second = begin(&world, &link, "").await.unwrap();
    world.pay(second, asked).await;
    confirm().await;
    agree(1, "one is paid").await;
    world.pay(first, asked).await;
    confirm().await;
    let flags = world.session(first).await.assessment.flags;
    assert!(flags.has(Flag::OverLimit), "{flags}");
    agree(1, "what comes when no place is left counts nowhere (I8)").await;

    world.service.set_link_limit(&world.owner, &link.id, "unlimited", "").await.unwrap();
    let third = begin(&world, &link, "").await.unwrap();
    late(&world).await;
    world.pay(third, asked).await;
    confirm().await;
    assert!(world.session(third).await.assessment.flags.has(Flag::Late));
    agree(1, "late money counts nowhere until it is accepted").await;
    world.service.accept_payment(&world.owner, &third.to_string()).await.unwrap();
    agree(2, "accepted by hand").await;
    let fourth = begin(&world, &link, "").await.unwrap();
    world.pay(fourth, 2_000_000).await;
    confirm().await;
    late(&world).await;
    world.service.accept_payment(&world.owner, &fourth.to_string()).await.unwrap();
    agree(3, "less than asked, accepted by hand").await;
    let ids = [link.id.clone()];
    world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap();
    agree(3, "deleted").await;
    world.sandbox.reorg(30, false);
    world.mine(31);
    world.follow().await;
    let left = check(&world, &link, &ledger, "the network took payments back while the link was deleted").await;
    world.service.act_on_links(&world.owner, &ids, LinkAct::Restore).await.unwrap();
    agree(left, "restored").await;
}

/// What a recount finds.
#[derive(Debug, Default, PartialEq, Eq)]
struct Recount {
    views: u64,
    bots: u64,
    previews: u64,
    payments: u64,
    revenue: Units,
    views_by_channel: BTreeMap<Channel, u64>,
    payments_by_channel: BTreeMap<Channel, u64>,
    views_by_day: BTreeMap<i64, u64>,
    payments_by_day: BTreeMap<i64, u64>,
    referrers: BTreeMap<String, u64>,
}

/// What was done, kept beside the server.
#[derive(Default)]
struct Ledger {
    looks: Vec<(LinkId, Millis, Kind, Channel, Option<&'static str>)>,
    channels: HashMap<String, Channel>,
}

/// Recounts a link from the looks that were made and from the sessions one by one.
async fn recount(world: &World, link: &LinkItem, ledger: &Ledger) -> Recount {
    let id: LinkId = link.id.parse().unwrap();
    let mut recount = Recount::default();
    for (_, at, kind, channel, referrer) in ledger.looks.iter().filter(|look| look.0 == id) {
        match kind {
            Kind::Bot => recount.bots += 1,
            Kind::Preview => recount.previews += 1,
            Kind::Person => {
                recount.views += 1;
                *recount.views_by_channel.entry(*channel).or_default() += 1;
                *recount.views_by_day.entry(Day::of(*at).start().0).or_default() += 1;
                if let Some(referrer) = referrer {
                    *recount.referrers.entry((*referrer).to_owned()).or_default() += 1;
                }
            }
        }
    }
    let filter = SessionFilter { link: Some(id), ..SessionFilter::default() };
    let mut tx = world.store.read().await.unwrap();
    let sessions = tx.sessions(world.owner.merchant, &filter, Page { offset: 0, limit: 10_000 }).await.unwrap();
    for session in sessions.rows.into_iter().map(|row| row.session) {
        if matches!(session.assessment.status, Status::Paid | Status::Final) {
            recount.payments += 1;
            recount.revenue = recount.revenue.plus(session.assessment.received);
            let channel = ledger.channels.get(&session.id.to_string()).copied().unwrap_or(Channel::Direct);
            *recount.payments_by_channel.entry(channel).or_default() += 1;
            let day = Day::of(session.paid_at.unwrap()).start().0;
            *recount.payments_by_day.entry(day).or_default() += 1;
        }
    }
    recount
}

/// The same from what the merchant is shown.
fn shown(analytics: &LinkAnalytics) -> Recount {
    let mut shown = Recount {
        views: analytics.ever.views,
        bots: analytics.bots,
        previews: analytics.previews,
        payments: analytics.ever.payments,
        referrers: analytics.referrers.iter().cloned().collect(),
        ..Recount::default()
    };
    for coin in &analytics.ever.revenue {
        assert_eq!((coin.symbol.as_str(), coin.payments), ("USDC", shown.payments));
        shown.revenue = Amount::parse(&coin.sum, 6, "USDC").unwrap().units;
    }
    let some = |n: u64| (n > 0).then_some(n);
    for each in &analytics.channels {
        shown.views_by_channel.extend(some(each.figures.views).map(|n| (each.channel, n)));
        shown.payments_by_channel.extend(some(each.figures.payments).map(|n| (each.channel, n)));
    }
    for day in &analytics.days {
        shown.views_by_day.extend(some(day.views).map(|n| (day.at, n)));
        shown.payments_by_day.extend(some(day.payments).map(|n| (day.at, n)));
    }
    shown
}

/// Compares; returns how many payments stand.
async fn check(world: &World, link: &LinkItem, ledger: &Ledger, when: &str) -> u64 {
    world.service.flush_visits().await;
    let (found, expected) = (analytics(world, link).await, recount(world, link, ledger).await);
    assert_eq!(shown(&found), expected, "{when}");
    assert_eq!(found.ever, found.range, "{when}: nothing is older than the range");
    let conversion = found.ever.payments.checked_mul(10_000).and_then(|n| n.checked_div(found.ever.views));
    let off = found.ever.conversion.map(u64::from).zip(conversion).map(|(shown, low)| shown - low);
    assert!(off.is_none_or(|off| off <= 1), "{when}: {:?}", found.ever);
    found.ever.payments
}

async fn figures_equal_a_recount_after_every_step_of_random_histories_i14(world: World) {
    let agents = [(FIREFOX, Kind::Person), (WHATSAPP, Kind::Preview), (GOOGLEBOT, Kind::Bot)];
    let referrers = [None, Some("news.example"), Some("shop.example"), Some("t.co")];
    let (mut paid, mut taken_back) = (0, 0);
    for seed in 0..HISTORIES {
        let mut standing = 0;
        let mut random = StdRng::seed_from_u64(seed);
        let links = [world.link("5.00").await, world.link("7.25").await, world.link("5.00").await];
        let limit = world.service.set_link_limit(&world.owner, &links[2].id, "number", "2");
        limit.await.unwrap();
        let (mut ledger, mut sessions) = (Ledger::default(), Vec::new());
        for step in 0..STEPS {
            let link = &links[random.random_range(0..3)];
            let public = world.service.link_page(&link.id).await.is_ok();
            match random.random_range(0..100) {
                0..30 if public => {
                    let (agent, kind) = agents[random.random_range(0..3)];
                    let channel = Channel::ALL[random.random_range(0..6)];
                    let host = referrers[random.random_range(0..4)].filter(|_| channel != Channel::Direct);
                    let query = channel.marker().map(|letter| format!("c={letter}")).unwrap_or_default();
                    let referrer = host.map(|host| format!("https://{host}/path")).unwrap_or_default();
                    world.service.visit(Request { referrer: &referrer, ..look(link, &query, agent) });
                    ledger.looks.push((link.id.parse().unwrap(), world.clock.now(), kind, channel, host));
                }
                30..47 if public => {
                    let channel = Channel::ALL[random.random_range(0..6)];
                    let query = channel.marker().map(|letter| format!("c={letter}")).unwrap_or_default();
                    let came = world.service.visit(look(link, &query, GOOGLEBOT)).to_string();
                    ledger.looks.push((link.id.parse().unwrap(), world.clock.now(), Kind::Bot, channel, None));
                    // Where no place is left nobody begins.
                    if let Some(session) = begin(&world, link, &came).await {
                        ledger.channels.insert(session.to_string(), channel);
                        sessions.push(session);
                    }
                }
                47..66 if !sessions.is_empty() => {
                    let session = sessions[random.random_range(0..sessions.len())];
                    let units = [5_000_000, 7_250_000, 1, 9_999_999][random.random_range(0..4)];
                    world.pay(session, units).await;
                    world.follow().await;
                }
                66..78 => {
                    world.mine(random.random_range(1..4));
                    world.follow().await;
                }
                78..83 => late(&world).await,
                83..88 if !sessions.is_empty() => {
                    let session = sessions[random.random_range(0..sessions.len())];
                    // Not every payment is one to be accepted.
                    _ = world.service.accept_payment(&world.owner, &session.to_string()).await;
                }
                88..92 => {
                    let act = if public { LinkAct::Delete } else { LinkAct::Restore };
                    world.service.act_on_links(&world.owner, std::slice::from_ref(&link.id), act).await.unwrap();
                }
                _ => {
                    world.sandbox.reorg(random.random_range(1..8), random.random_bool(0.5));
                    world.follow().await;
                }
            }
            let before = std::mem::take(&mut standing);
            for link in &links {
                standing += check(&world, link, &ledger, &format!("seed {seed}, step {step}")).await;
            }
            paid += standing.saturating_sub(before);
            taken_back += before.saturating_sub(standing);
        }
        // A day on, so that the next history has days of its own; the network is followed up to it.
        world.clock.advance(Millis::minutes(24 * 60));
        world.mine(1);
        world.follow().await;
        for link in &links {
            check(&world, link, &ledger, &format!("seed {seed}, the next day")).await;
        }
    }
    assert!(paid > 0 && taken_back > 0, "the histories say something: {paid} paid, {taken_back} taken back");
}

async fn previews_and_bots_inflate_no_figure(world: World) {
    let link = world.link("5.00").await;
    for agent in [WHATSAPP, GOOGLEBOT, "", "curl/8.5.0"] {
        for _ in 0..25 {
            world.service.visit(look(&link, "c=e", agent));
        }
    }
    world.service.visit(Request { unseen: true, ..look(&link, "", FIREFOX) });
    let own = format!("https://pay.example/s/{}", "ses_1");
    world.service.visit(Request { referrer: &own, ..look(&link, "", FIREFOX) });
    world.service.visit(look(&link, "", FIREFOX));
    world.service.flush_visits().await;
    let found = analytics(&world, &link).await;
    assert_eq!((found.ever.views, found.range.views), (1, 1));
    assert_eq!((found.bots, found.previews), (75, 26));
    assert_eq!(found.channels.len(), 1, "{:?}", found.channels);
    let listed = world.service.link_activity(&world.owner, &link.id, Tab::All, 1).await.unwrap();
    assert_eq!((listed.rows.len(), listed.total), (1, 1));
}

async fn a_payment_counts_on_the_channel_that_brought_the_customer_r30(world: World) {
    let link = world.link("5.00").await;
    let came = world.service.visit(look(&link, "utm_medium=sms", FIREFOX)).to_string();
    world.clock.advance(Millis::minutes(60));
    world.follow().await;
    let within = world.open_from(&link, &came).await;
    world.clock.advance(Millis::minutes(61));
    world.follow().await;
    let after = world.open_from(&link, &came).await;
    for session in [within, after] {
        world.pay(session, 5_000_000).await;
    }
    world.mine(4);
    world.follow().await;
    // The first came late for its own window; the merchant takes it. Only the channel's two hours are asked for here.
    world.service.accept_payment(&world.owner, &within.to_string()).await.unwrap();
    world.service.flush_visits().await;
    let found = analytics(&world, &link).await;
    let brought: Vec<_> =
        found.channels.iter().map(|each| (each.channel, each.figures.views, each.figures.payments)).collect();
    assert_eq!(brought, [(Channel::Sms, 1, 1), (Channel::Direct, 0, 1)], "within two hours, and later");
    assert_eq!(found.ever.payments, 2);
}

async fn who_chooses_another_coin_or_checks_again_stays_with_the_channel_r30(world: World) {
    let link = world.link("5.00").await;
    let came = world.service.visit(look(&link, "c=s", FIREFOX)).to_string();
    let first = world.open_from(&link, &came).await;
    world.clock.advance(Millis::minutes(5));
    world.follow().await;
    let back = world.service.give_up(&first.to_string()).await.unwrap();
    let (id, query) = back.split_once('?').unwrap();
    assert_eq!(id, link.id);
    // No referrer: some browsers send none.
    let again = world.service.visit(look(&link, query, FIREFOX));
    assert_eq!(again.channel, Channel::Sms);
    let second = world.open_from(&link, &again.to_string()).await;
    let page = world.service.session_page(&second.to_string()).await.unwrap();
    assert!(page.link.contains("&c=s"), "starting again keeps it too: {}", page.link);
    world.pay(second, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    world.service.flush_visits().await;
    let found = analytics(&world, &link).await;
    let brought: Vec<_> =
        found.channels.iter().map(|each| (each.channel, each.figures.views, each.figures.payments)).collect();
    assert_eq!(brought, [(Channel::Sms, 1, 1)], "one customer who looked once");
}

async fn whoever_opens_a_copied_address_is_a_visitor_of_their_own_r30(world: World) {
    let link = world.link("5.00").await;
    let came = world.service.visit(look(&link, "c=s", FIREFOX)).to_string();
    let first = world.open_from(&link, &came).await;
    world.clock.advance(Millis::minutes(5));
    world.follow().await;
    let back = world.service.give_up(&first.to_string()).await.unwrap();
    let (_, query) = back.split_once('?').unwrap();
    let own = format!("https://pay.example/s/{first}");
    // The customer goes back: by what the browser says, or by the referrer where it says nothing.
    for (from_here, referrer) in [(Some(true), ""), (None, own.as_str())] {
        let again = world.service.visit(Request { from_here, referrer, ..look(&link, query, FIREFOX) });
        assert_eq!(again.to_string(), came);
    }
    // The address from the customer's address bar, opened in a chat, from another site, and where only the referrer tells.
    let address = Some([198, 51, 100, 9].into());
    for (from_here, referrer) in
        [(Some(false), ""), (Some(false), "https://chat.example/"), (None, "https://chat.example/")]
    {
        let new = world.service.visit(Request { from_here, referrer, address, ..look(&link, query, FIREFOX) });
        assert_ne!(new.to_string(), came);
        assert_eq!(new.channel, Channel::Sms, "the address was sent by SMS at first, and tells so still");
    }
    world.service.flush_visits().await;
    let found = analytics(&world, &link).await;
    assert_eq!(found.channels.iter().map(|each| each.figures.views).sum::<u64>(), 4, "the customer, and three others");
}

async fn a_payment_that_the_network_takes_back_leaves_every_figure_i14(world: World) {
    let link = world.link("5.00").await;
    let came = world.service.visit(look(&link, "c=q", FIREFOX)).to_string();
    let session = world.open_from(&link, &came).await;
    world.pay(session, 5_000_000).await;
    world.mine(4);
    world.follow().await;
    world.service.flush_visits().await;
    let paid = analytics(&world, &link).await;
    assert_eq!((paid.ever.payments, paid.ever.conversion), (1, Some(10_000)));
    assert_eq!((paid.ever.revenue[0].sum.as_str(), paid.ever.revenue[0].average.as_str()), ("5.00", "5.00"));
    assert_eq!((paid.channels[0].channel, paid.channels[0].figures.payments), (Channel::Qr, 1));
    world.sandbox.reorg(5, true);
    world.follow().await;
    let reverted = analytics(&world, &link).await;
    assert_eq!((reverted.ever.payments, reverted.ever.conversion), (0, Some(0)));
    assert!(reverted.ever.revenue.is_empty() && reverted.channels[0].figures.payments == 0);
    assert!(reverted.days.iter().all(|day| day.payments == 0 && day.revenue.is_empty()));
}

async fn views_are_listed_masked_and_newest_first_r19(world: World) {
    let link = world.link("5.00").await;
    for n in 0..12_u8 {
        let address = Some([203, 0, 113, 100 + n].into());
        world.service.visit(Request { address, referrer: "https://news.example/a/b?c", ..look(&link, "", FIREFOX) });
        world.clock.advance(Millis::seconds(1));
    }
    world.service.flush_visits().await;
    let page = |number| world.service.link_activity(&world.owner, &link.id, Tab::Views, number);
    let (first, second) = (page(1).await.unwrap(), page(2).await.unwrap());
    assert_eq!((first.rows.len(), second.rows.len(), first.total, first.per_page), (10, 2, 12, 10));
    let mut times = Vec::new();
    for entry in first.rows.iter().chain(&second.rows) {
        let ActivityEntry::View(view) = entry else { panic!("not a view: {entry:?}") };
        assert_eq!((view.from.as_str(), view.referrer.as_deref()), ("203.0.113.x", Some("news.example")));
        assert_eq!((view.browser.as_deref(), view.os.as_deref()), (Some("Firefox"), Some("Linux")));
        times.push(view.at);
    }
    assert!(times.is_sorted_by(|a, b| a > b), "newest first");
    assert!(page(3).await.unwrap().rows.is_empty());
}

async fn reminders_are_an_empty_list_until_there_are_any_r20(world: World) {
    let link = world.link("5.00").await;
    world.open(&link).await;
    world.service.visit(look(&link, "", FIREFOX));
    world.service.flush_visits().await;
    let mut totals = Vec::new();
    for tab in Tab::ALL {
        let listed = world.service.link_activity(&world.owner, &link.id, tab, 1).await.unwrap();
        let of_all = world.service.merchant_activity(&world.owner, tab, 1).await.unwrap();
        assert_eq!((&listed.rows, listed.total), (&of_all.rows, of_all.total), "{tab:?}");
        totals.push(listed.total);
    }
    assert_eq!(totals, [2, 1, 1, 0]);
}

async fn another_merchant_gets_no_figures_and_no_activity_i19(world: World) {
    let link = world.link("5.00").await;
    let stranger = Actor { merchant: MerchantId::from_parts(Millis(1), 1), ..world.owner.clone() };
    let figures = world.service.link_analytics(&stranger, &link.id, Range::Week).await;
    assert_eq!(figures.unwrap_err(), Problem::NotFound);
    for tab in Tab::ALL {
        let listed = world.service.link_activity(&stranger, &link.id, tab, 1).await;
        assert_eq!(listed.unwrap_err(), Problem::NotFound);
    }
    let viewer = Actor { role: Role::Viewer, ..world.owner.clone() };
    assert!(world.service.link_analytics(&viewer, &link.id, Range::Week).await.is_ok(), "who may look may look");
}
