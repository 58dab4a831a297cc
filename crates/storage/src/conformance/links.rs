//! Links, their lists and figures.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World, link},
};
use crate::{
    Store,
    records::{LinkFilter, Page},
};
use domain::{
    Amount, CustomerFields, Limit, Link, LinkState, Millis, Mode, Price, Status, Unit, Units,
    amount::U256,
    ids::LinkId,
    link::{Ask, OpenAmount, Source},
};
use std::sync::Arc;

const ALL: Page = Page { offset: 0, limit: 100 };

pub async fn a_link_survives_being_stored_and_edited(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut edited = world.link.clone();
    edited.title = "Kaffe ☕ 100%_ 'single' \"double\" \\ back; DROP TABLE links;--".to_owned();
    edited.description = Some("two\nlines".to_owned());
    edited.reference = Some("INV-1042".to_owned());
    edited.private_note = Some("only for us".to_owned());
    edited.path = Some("kaffe".parse()?);
    edited.price = Price::Fixed { amount: Amount::new(Units(U256::MAX), 18) };
    edited.limit = Limit::payments(1_000)?;
    edited.ends_at = Some(Millis(9));
    edited.archived = true;
    edited.accepts = vec![world.native.id.clone(), world.token.id.clone()];
    edited.window = Millis::minutes(60);
    edited.fields = CustomerFields { name: Ask::Required, email: Ask::Optional, ..CustomerFields::default() };
    edited.active = false;
    edited.updated_at = Millis(edited.updated_at.0 + 1);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.link(world.link.id).await?.as_ref(), Some(&world.link));
    tx.update_link(&edited).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.link(edited.id).await?.as_ref(), Some(&edited));
    assert_eq!(tx.merchant_link(world.merchant.id, edited.id).await?.map(|row| row.link), Some(edited));
    assert_eq!(tx.link(LinkId::from_parts(Millis(1), 1)).await?, None);
    Ok(())
}

pub async fn another_merchant_finds_no_link_and_cannot_edit_it_i19(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.merchant_link(world.other.id, world.link.id).await?, None);
    let found = tx.links(world.other.id, &LinkFilter::default(), ALL).await?;
    assert_eq!((found.rows.len(), found.total), (0, 0));
    let mut stolen = world.link.clone();
    stolen.merchant = world.other.id;
    stolen.title = "Stolen".to_owned();
    assert!(tx.update_link(&stolen).await.is_err());
    assert_eq!(tx.link(world.link.id).await?, Some(world.link));
    Ok(())
}

async fn titles(world: &World, filter: &LinkFilter) -> Result<Vec<String>, crate::StorageError> {
    let found = world.store.read().await?.links(world.merchant.id, filter, ALL).await?;
    assert_eq!(u64::try_from(found.rows.len()).ok(), Some(found.total), "list and count have the same conditions");
    Ok(found.rows.into_iter().map(|row| row.link.title).collect())
}

async fn add(world: &World, n: u32, change: impl FnOnce(&mut Link)) -> Outcome {
    let mut new = link(n, &world.merchant)?;
    change(&mut new);
    let mut tx = world.store.write().await?;
    tx.insert_link(&new).await?;
    tx.commit().await?;
    Ok(())
}

pub async fn each_filter_of_links_narrows_the_list(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    add(&world, 2, |link| link.mode = Mode::Live).await?;
    add(&world, 3, |link| link.active = false).await?;
    add(&world, 4, |link| link.source = Source::Api).await?;
    add(&world, 5, |link| link.source = Source::Invoice).await?;
    let filter = LinkFilter::default;
    assert_eq!(titles(&world, &filter()).await?, ["Link 5", "Link 4", "Link 3", "Link 2", "Link 1"]);
    assert_eq!(titles(&world, &LinkFilter { mode: Some(Mode::Live), ..filter() }).await?, ["Link 2"]);
    let state = |state| LinkFilter { state: Some(state), ..filter() };
    assert_eq!(titles(&world, &state(LinkState::Inactive)).await?, ["Link 3"]);
    assert_eq!(titles(&world, &state(LinkState::Active)).await?.len(), 4);
    assert_eq!(titles(&world, &LinkFilter { kind: Some("open".to_owned()), ..filter() }).await?, [""; 0]);
    assert_eq!(titles(&world, &LinkFilter { kind: Some("fixed".to_owned()), ..filter() }).await?.len(), 5);
    assert_eq!(titles(&world, &LinkFilter { source: Some("api".to_owned()), ..filter() }).await?, ["Link 4"]);
    assert_eq!(titles(&world, &LinkFilter { search: Some("link 5".to_owned()), ..filter() }).await?, ["Link 5"]);
    let several = LinkFilter {
        search: Some("link".to_owned()),
        mode: Some(Mode::Test),
        state: Some(LinkState::Active),
        source: Some("dashboard".to_owned()),
        kind: Some("fixed".to_owned()),
        tags: vec![],
    };
    assert_eq!(titles(&world, &several).await?, ["Link 1"]);
    Ok(())
}

pub async fn r5_ends_that_have_not_come_move_together_and_those_that_were_noticed_stay(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let at = |ms| NOW.plus(Millis(ms));
    for (n, ms) in [(2, 0), (3, 5), (4, 5), (5, 9), (6, 12)] {
        add(&world, n, |link| link.ends_at = Some(at(ms))).await?;
    }
    let mut tx = world.store.write().await?;
    tx.end_links(world.merchant.id, NOW).await?;
    let mut ends = tx.ends_to_come(world.merchant.id).await?;
    ends.sort_unstable();
    assert_eq!(ends, [at(5), at(9), at(12)], "each once");
    assert_eq!(tx.ends_to_come(world.other.id).await?, []);
    // What one is moved to is where another is moved from.
    tx.move_ends(world.other.id, &[(at(5), at(1))]).await?;
    tx.move_ends(world.merchant.id, &[(at(0), at(1)), (at(5), at(9)), (at(9), at(20))]).await?;
    tx.commit().await?;
    let mut read = world.store.read().await?;
    let mut found = Vec::new();
    for row in read.links(world.merchant.id, &LinkFilter::default(), ALL).await?.rows {
        found.extend(row.link.ends_at.map(|ends| (row.link.title, ends.since(NOW).0)));
    }
    found.sort_unstable();
    let expected = [("Link 2", 0), ("Link 3", 9), ("Link 4", 9), ("Link 5", 20), ("Link 6", 12)];
    assert_eq!(found, expected.map(|(title, ms)| (title.to_owned(), ms)));
    Ok(())
}

pub async fn the_state_of_a_link_is_filtered_as_the_domain_says(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    add(&world, 2, |link| link.active = false).await?;
    add(&world, 3, |link| link.archived = true).await?;
    add(&world, 4, |link| link.ends_at = Some(NOW)).await?;
    add(&world, 5, |link| link.ends_at = Some(NOW.plus(Millis(1)))).await?;
    add(&world, 6, |link| link.deleted_at = Some(NOW)).await?;
    let mut limited = world.link.clone();
    limited.limit = Limit::ONCE;
    let mut tx = world.store.write().await?;
    tx.update_link(&limited).await?;
    tx.commit().await?;
    let paid = world.open(1).await?;
    world.change(&paid, |session| session.assessment.status = Status::Paid).await?;
    let mut tx = world.store.write().await?;
    assert!(tx.are_links_to_end(world.merchant.id, NOW).await?);
    assert!(!tx.are_links_to_end(world.other.id, NOW).await?);
    assert_eq!(tx.end_links(world.merchant.id, NOW).await?, 1);
    assert!(!tx.are_links_to_end(world.merchant.id, NOW).await?);
    tx.commit().await?;
    for (state, found) in [
        (LinkState::Active, vec!["Link 5"]),
        (LinkState::Inactive, vec!["Link 2"]),
        (LinkState::Archived, vec!["Link 3"]),
        (LinkState::Ended, vec!["Link 4"]),
        (LinkState::LimitReached, vec!["Link 1"]),
    ] {
        let filter = LinkFilter { state: Some(state), ..LinkFilter::default() };
        assert_eq!(titles(&world, &filter).await?, found, "{state:?}");
        for row in world.store.read().await?.links(world.merchant.id, &filter, ALL).await?.rows {
            assert_eq!(row.link.state(row.paid, NOW), state);
        }
    }
    assert_eq!(titles(&world, &LinkFilter::default()).await?, ["Link 5", "Link 4", "Link 2", "Link 1"]);
    Ok(())
}

pub async fn r1_a_path_leads_to_one_link_of_a_merchant(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let path = world.link.path.clone().ok_or("no path")?;
    let mut second = link(2, &world.merchant)?;
    second.path = Some(path.clone());
    let mut tx = world.store.write().await?;
    assert!(matches!(tx.insert_link(&second).await, Err(crate::StorageError::Taken("path"))));
    drop(tx);
    let mut elsewhere = link(3, &world.other)?;
    elsewhere.path = Some(path.clone());
    let mut tx = world.store.write().await?;
    tx.insert_link(&elsewhere).await?;
    let capital = "Link-1".parse()?;
    assert_eq!(tx.link_by_path(world.merchant.id, &capital).await?, None, "capital letters are others");
    assert_eq!(tx.link_by_path(world.merchant.id, &path).await?.map(|link| link.id), Some(world.link.id));
    assert_eq!(tx.link_by_path(world.other.id, &path).await?.map(|link| link.id), Some(elsewhere.id));
    Ok(())
}

pub async fn r23_an_old_path_leads_on_until_it_is_dropped(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let old = world.link.path.clone().ok_or("no path")?;
    let mut moved = world.link.clone();
    moved.path = Some("moved".parse()?);
    let mut tx = world.store.write().await?;
    tx.update_link(&moved).await?;
    assert_eq!(tx.link_by_path(world.merchant.id, &old).await?.and_then(|link| link.path), moved.path);
    assert_eq!(tx.link_paths(world.merchant.id).await?, [old.clone(), "moved".parse()?]);
    tx.drop_link_paths(moved.id, moved.path.as_ref()).await?;
    assert_eq!(tx.link_by_path(world.merchant.id, &old).await?, None);
    let mut back = moved.clone();
    back.path = Some(old.clone());
    tx.update_link(&back).await?;
    tx.update_link(&moved).await?;
    assert_eq!(tx.link_by_path(world.merchant.id, &old).await?.map(|link| link.id), Some(moved.id));
    tx.drop_link_paths(moved.id, None).await?;
    assert_eq!(tx.link_paths(world.merchant.id).await?, []);
    Ok(())
}

pub async fn r3_every_kind_of_price_survives_being_stored(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let product = super::products::product(&world, 1)?;
    let mut open = world.link.clone();
    open.unit = Unit::Fiat("EUR".parse()?);
    let most = Some(Units(U256::MAX));
    open.price = Price::Open(OpenAmount::new(2, Some(Units::from(500)), most, vec![Units::from(1_000)])?);
    let mut sells = open.clone();
    sells.price = Price::Product { product: product.id };
    let mut tx = world.store.write().await?;
    tx.insert_product(&product).await?;
    for edited in [open, sells] {
        tx.update_link(&edited).await?;
        assert_eq!(tx.link(edited.id).await?, Some(edited));
    }
    Ok(())
}

pub async fn r2_a_handle_leads_to_the_link_that_was_chosen(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.front_link(world.merchant.id).await?, None);
    tx.set_front_link(world.merchant.id, Some(world.link.id)).await?;
    assert_eq!(tx.front_link(world.merchant.id).await?, Some(world.link.id));
    assert_eq!(tx.front_link(world.other.id).await?, None);
    let deleted = Link { deleted_at: Some(NOW), ..world.link.clone() };
    tx.update_link(&deleted).await?;
    assert_eq!(tx.front_link(world.merchant.id).await?, None, "r24: while it is deleted");
    tx.update_link(&world.link).await?;
    assert_eq!(tx.front_link(world.merchant.id).await?, Some(world.link.id));
    Ok(())
}

pub async fn r24_paths_of_a_deleted_link_are_free_and_come_back_if_nobody_took_them(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let old = world.link.path.clone().ok_or("no path")?;
    let moved = Link { path: Some("moved".parse()?), ..world.link.clone() };
    let deleted = Link { deleted_at: Some(NOW), ..moved.clone() };
    let mut tx = world.store.write().await?;
    tx.update_link(&moved).await?;
    tx.update_link(&deleted).await?;
    assert_eq!(tx.link_paths(world.merchant.id).await?, []);
    assert_eq!(tx.link_by_path(world.merchant.id, &old).await?, None);
    tx.update_link(&moved).await?;
    assert_eq!(tx.link_by_path(world.merchant.id, &old).await?.map(|link| link.id), Some(moved.id));
    tx.update_link(&deleted).await?;
    let other = Link { path: Some(old.clone()), ..link(2, &world.merchant)? };
    tx.insert_link(&other).await?;
    tx.update_link(&moved).await?;
    assert_eq!(tx.link_by_path(world.merchant.id, &old).await?.map(|link| link.id), Some(other.id), "others keep it");
    assert_eq!(tx.link_by_path(world.merchant.id, &"moved".parse()?).await?.map(|link| link.id), Some(moved.id));
    Ok(())
}

pub async fn r2_what_anybody_may_pay_again_is_offered(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let another = |n: u32| -> Result<Link, Box<dyn std::error::Error + Send + Sync>> {
        let path = Some(format!("another-{n}").parse()?);
        let created_at = NOW.plus(Millis(i64::from(n)));
        Ok(Link { path, created_at, ..link(n, &world.merchant)? })
    };
    let customer = super::customers::customer(&world, 1)?;
    let fine = another(20)?;
    let some = Link { limit: Limit::payments(2)?, ends_at: Some(NOW.plus(Millis(9))), ..another(21)? };
    let hidden = [
        Link { path: None, ..another(2)? },
        Link { customer: Some(customer.id), ..another(3)? },
        Link { active: false, ..another(4)? },
        Link { archived: true, ..another(5)? },
        Link { deleted_at: Some(NOW), ..another(6)? },
        Link { limit: Limit::ONCE, ..another(7)? },
        Link { ends_at: Some(NOW), ..another(8)? },
        Link { mode: Mode::Live, ..another(9)? },
        Link { merchant: world.other.id, ..another(10)? },
    ];
    let mut tx = world.store.write().await?;
    tx.insert_customer(&customer).await?;
    for link in hidden.iter().chain([&fine, &some]) {
        tx.insert_link(link).await?;
    }
    let found = tx.offered_links(world.merchant.id, Mode::Test, NOW, 9).await?;
    let ids: Vec<_> = found.iter().map(|link| link.id).collect();
    assert_eq!(ids, [some.id, fine.id, world.link.id], "newest first");
    assert_eq!(tx.offered_links(world.merchant.id, Mode::Test, NOW, 1).await?.len(), 1);
    Ok(())
}

pub async fn p2_a_link_has_one_code_that_opens_it_until_it_is_for_somebody_else(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let second = link(2, &world.merchant)?;
    let (one, two) = (world.link.id, second.id);
    let mut tx = world.store.write().await?;
    tx.insert_link(&second).await?;
    assert_eq!(tx.codes_of_links(&[one, two]).await?, []);
    assert_eq!(tx.code_of_link(one, "abcdefgh23").await?, "abcdefgh23");
    assert_eq!(tx.code_of_link(one, "mnpqrstu45").await?, "abcdefgh23", "the first one stays");
    let taken = tx.code_of_link(two, "abcdefgh23").await;
    assert!(matches!(taken, Err(crate::StorageError::Taken("code"))), "{taken:?}");
    let leads = |found: Option<(Link, bool)>| found.map(|(link, opens)| (link.id, opens));
    assert_eq!(leads(tx.link_by_code("abcdefgh23").await?), Some((one, true)));
    assert_eq!(leads(tx.link_by_code("Abcdefgh23").await?), None, "capital letters are others");
    tx.close_codes(one).await?;
    assert_eq!(leads(tx.link_by_code("abcdefgh23").await?), Some((one, false)), "it leads to the page still");
    assert_eq!(tx.code_of_link(two, "vwxyz").await?, "vwxyz");
    assert_eq!(tx.code_of_link(one, "mnpqrstu45").await?, "mnpqrstu45");
    let mut codes = tx.codes_of_links(&[one, two]).await?;
    codes.sort();
    let mut expected = [(one, "mnpqrstu45".to_owned()), (two, "vwxyz".to_owned())];
    expected.sort();
    assert_eq!(codes, expected);
    Ok(())
}

pub async fn r22_a_link_has_one_short_code_that_opens_nothing(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let second = link(2, &world.merchant)?;
    let (one, two) = (world.link.id, second.id);
    let mut tx = world.store.write().await?;
    tx.insert_link(&second).await?;
    assert_eq!(tx.short_code(one).await?, None);
    tx.code_of_link(one, "opensthis2").await?;
    assert_eq!(tx.short_code_or(one, "abcdefgh23").await?, "abcdefgh23");
    assert_eq!(tx.short_code_or(one, "mnpqrstu45").await?, "abcdefgh23", "the first one stays");
    assert_eq!(tx.short_code(one).await?.as_deref(), Some("abcdefgh23"));
    let leads = |found: Option<(Link, bool)>| found.map(|(link, opens)| (link.id, opens));
    assert_eq!(leads(tx.link_by_code("abcdefgh23").await?), Some((one, false)));
    assert_eq!(leads(tx.link_by_code("opensthis2").await?), Some((one, true)), "what opens it does so still");
    assert_eq!(tx.codes_of_links(&[one]).await?, [(one, "opensthis2".to_owned())]);
    tx.close_codes(one).await?;
    assert_eq!(tx.short_code(one).await?.as_deref(), Some("abcdefgh23"), "and it is none that was closed");
    let taken = tx.short_code_or(two, "abcdefgh23").await;
    assert!(matches!(taken, Err(crate::StorageError::Taken("code"))), "{taken:?}");
    assert_eq!(tx.short_code_or(two, "vwxyzabc67").await?, "vwxyzabc67");
    Ok(())
}

pub async fn i2_who_changes_a_link_keeps_what_another_changes_at_the_same_moment(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for round in 0..20 {
        let mut writers = tokio::task::JoinSet::new();
        for which in [true, false] {
            let (store, merchant, id) = (Arc::clone(&world.store), world.merchant.id, world.link.id);
            writers.spawn(async move {
                let mut tx = store.write().await?;
                let link = tx.merchant_link(merchant, id).await?.ok_or_else(|| crate::rows::missing("link", id))?.link;
                // Long enough for the other to read, too, if it may.
                tokio::task::yield_now().await;
                let changed = if which {
                    Link { title: format!("Round {round}"), ..link }
                } else {
                    Link { active: round % 2 == 0, ..link }
                };
                tx.update_link(&changed).await?;
                tx.commit().await
            });
        }
        for written in writers.join_all().await {
            written?;
        }
        let after = world.store.read().await?.link(world.link.id).await?.ok_or("it is there")?;
        assert_eq!((after.title, after.active), (format!("Round {round}"), round % 2 == 0), "both are kept");
    }
    Ok(())
}

pub async fn what_is_searched_for_is_taken_literally(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let title = |text: &'static str| move |link: &mut Link| link.title = text.to_owned();
    add(&world, 2, title("100% cotton")).await?;
    add(&world, 3, title("100 cottons")).await?;
    add(&world, 4, title("under_score")).await?;
    add(&world, 5, title("under score")).await?;
    add(&world, 6, title("back\\slash")).await?;
    add(&world, 7, title("ÆRLIG 'kaffe' ☕")).await?;
    add(&world, 8, |link| link.reference = Some("INV-1042".to_owned())).await?;
    let id = world.link.id.to_string();
    for (search, found) in [
        ("0%", vec!["100% cotton"]),
        ("r_s", vec!["under_score"]),
        ("k\\s", vec!["back\\slash"]),
        ("ærlig '", vec!["ÆRLIG 'kaffe' ☕"]),
        ("☕", vec!["ÆRLIG 'kaffe' ☕"]),
        ("  COTTON ", vec!["100 cottons", "100% cotton"]),
        ("inv-1042", vec!["Link 8"]),
        (&id, vec!["Link 1"]),
        ("nowhere", vec![]),
        ("' OR '1'='1", vec![]),
    ] {
        let filter = LinkFilter { search: Some(search.to_owned()), ..LinkFilter::default() };
        assert_eq!(titles(&world, &filter).await?, found, "{search}");
    }
    let mut edited = world.link.clone();
    edited.title = "Renamed".to_owned();
    let mut tx = world.store.write().await?;
    tx.update_link(&edited).await?;
    tx.commit().await?;
    let filter = LinkFilter { search: Some("renamed".to_owned()), ..LinkFilter::default() };
    assert_eq!(titles(&world, &filter).await?, ["Renamed"], "an edited link is found by its new title");
    Ok(())
}

pub async fn links_are_paged_newest_first(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 2..=7 {
        // Some of the same moment: the order is fixed all the same.
        add(&world, n, |link| link.created_at = Millis(link.created_at.0 / 2 * 2)).await?;
    }
    let mut seen = Vec::new();
    for offset in [0, 3, 6, 9] {
        let page = Page { offset, limit: 3 };
        let found = world.store.read().await?.links(world.merchant.id, &LinkFilter::default(), page).await?;
        assert_eq!(found.total, 7);
        seen.extend(found.rows.into_iter().map(|row| (row.link.created_at, row.link.id)));
    }
    let mut sorted = seen.clone();
    sorted.sort_unstable();
    sorted.dedup();
    sorted.reverse();
    assert_eq!((seen.len(), &seen), (7, &sorted));
    Ok(())
}

pub async fn a_links_row_counts_its_paid_and_running_sessions(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for (n, status) in [
        Status::Open,
        Status::Detected,
        Status::Confirming,
        Status::Paid,
        Status::Final,
        Status::Expired,
        Status::Closed,
        Status::Cancelled,
    ]
    .into_iter()
    .enumerate()
    {
        let session = world.open(u32::try_from(n)?).await?;
        world.change(&session, |session| session.assessment.status = status).await?;
    }
    let mut tx = world.store.read().await?;
    let row = tx.merchant_link(world.merchant.id, world.link.id).await?.ok_or("the link is gone")?;
    assert_eq!((row.paid, row.running), (2, 3));
    assert_eq!(tx.links(world.merchant.id, &LinkFilter::default(), ALL).await?.rows, [row]);
    Ok(())
}
