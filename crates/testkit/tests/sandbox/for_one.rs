//! What is one customer's is shown to who was sent the link, and to nobody else who knows its address (P2, A2, I23).

use crate::sending::{Post, sent_link};
use api_types::{
    Problem,
    checkout::{LinkPage, PayForm},
    dashboard::{LinkAct, LinkForm, LinkItem},
};
use domain::{CustomerFields, CustomerInfo, link::Ask, view::Channel};
use std::sync::Arc;
use testkit::world::{World, usdc};

crate::scenarios!(
    p2_a_link_for_anybody_that_becomes_majas_shows_nothing_of_her_to_who_had_it,
    p2_a_link_that_was_majas_and_is_noors_shows_majas_address_nothing_of_noor,
    p2_a_link_by_its_path_or_with_a_wrong_code_shows_nothing_of_its_customer,
    p2_a_link_from_before_gets_its_code_when_somebody_looks,
    r22_a_link_that_anybody_may_know_has_one_short_address_that_opens_nothing,
);

/// Both ask for name and e-mail.
fn asking(form: LinkForm) -> LinkForm {
    let fields = CustomerFields { name: Ask::Required, email: Ask::Required, ..CustomerFields::default() };
    LinkForm { fields, ..form }
}

fn for_somebody(form: LinkForm, email: &str, name: &str) -> LinkForm {
    LinkForm {
        customer: "new".to_owned(),
        customer_email: email.to_owned(),
        customer_name: name.to_owned(),
        customer_phone: "+31 6 12345678".to_owned(),
        address: "secret".to_owned(),
        path: String::new(),
        ..form
    }
}

/// What stands for the link in an address below `/pay/`.
fn key(url: &str) -> String {
    let (_, key) = url.split_once("/pay/").unwrap_or_else(|| panic!("{url}"));
    key.split('?').next().unwrap_or_default().to_owned()
}

async fn page(world: &World, key: &str) -> LinkPage {
    world.service.link_page(key).await.unwrap()
}

async fn edited(world: &World, link: &LinkItem, email: &str, name: &str) -> LinkItem {
    let form = world.service.link(&world.owner, &link.id).await.unwrap().form;
    world.service.edit_link(&world.owner, &link.id, for_somebody(form, email, name)).await.unwrap().0
}

async fn p2_a_link_for_anybody_that_becomes_majas_shows_nothing_of_her_to_who_had_it(world: World) {
    let plain = world.link("5.00").await;
    let form = world.service.link(&world.owner, &plain.id).await.unwrap().form;
    world.service.edit_link(&world.owner, &plain.id, asking(form)).await.unwrap();
    let theirs = edited(&world, &plain, "maja@example.com", "Maja Lind").await;
    let shown = page(&world, &plain.id).await;
    assert_eq!((shown.key.as_str(), &shown.known), (plain.id.as_str(), &CustomerInfo::default()));
    assert!(!serde_json::to_string(&shown).unwrap().contains("Maja"));
    let hers = page(&world, &key(&theirs.url)).await;
    assert_eq!(
        (hers.known.name.as_deref(), hers.known.email.as_deref()),
        (Some("Maja Lind"), Some("maja@example.com"))
    );
    assert_eq!(hers.key, key(&theirs.url), "its form goes on with it");
    assert!(!hers.url.contains(&hers.key), "what is shared from the page is not hers alone");
    // Both can be paid.
    for key in [plain.id.clone(), hers.key] {
        let customer = CustomerInfo {
            name: Some("Somebody".to_owned()),
            email: Some("somebody@example.com".to_owned()),
            ..CustomerInfo::default()
        };
        let form = PayForm { asset: usdc().to_string(), customer, ..PayForm::default() };
        world.service.open_session(&key, form).await.unwrap();
    }
}

async fn p2_a_link_that_was_majas_and_is_noors_shows_majas_address_nothing_of_noor(world: World) {
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    let link = sent_link(&world, true, asking(LinkForm::default())).await;
    let (outbox, _) = world.service.outbox(&world.owner, true, 1).await.unwrap();
    let code = |body: &str| body.split_once("/p/").map(|(_, rest)| rest.split('?').next().unwrap().to_owned()).unwrap();
    let short = code(&outbox[0].body);
    let majas = key(&link.url);
    assert_eq!(short.len(), 23, "128 bits (I23): {short}");
    assert_eq!(key(&world.service.short_destination(&short).await.unwrap()), majas);
    assert_eq!(page(&world, &majas).await.known.name.as_deref(), Some("Maja Lind"));
    let noors = key(&edited(&world, &link, "noor@example.com", "Noor Haddad").await.url);
    for address in [majas.clone(), key(&world.service.short_destination(&short).await.unwrap()), link.id.clone()] {
        let shown = serde_json::to_string(&page(&world, &address).await).unwrap();
        assert!(!shown.contains("Noor") && !shown.contains("Maja"), "{address}: {shown}");
    }
    assert_eq!(page(&world, &noors).await.known.name.as_deref(), Some("Noor Haddad"));
    // Once more to Maja: what she had before is not what opens it now.
    let again = key(&edited(&world, &link, "maja@example.com", "Maja Lind").await.url);
    assert!(again != majas && again != noors);
    assert_eq!(page(&world, &majas).await.known, CustomerInfo::default());
    // An edit that leaves the customer leaves the code.
    let same = edited(&world, &link, "maja@example.com", "Maja Lind").await;
    assert_eq!(key(&same.url), again);
}

async fn p2_a_link_by_its_path_or_with_a_wrong_code_shows_nothing_of_its_customer(world: World) {
    let named = world.link("5.00").await;
    let path = named.path.clone().unwrap();
    let link = edited(&world, &named, "maja@example.com", "Maja Lind").await;
    let other = sent_link(&world, false, asking(LinkForm::default())).await;
    let (_, code) = other.url.rsplit_once('.').unwrap();
    for key in [link.id.clone(), format!("{}.", link.id), format!("{}.{code}", link.id), format!("{}.x", link.id)] {
        assert_eq!(page(&world, &key).await.known, CustomerInfo::default(), "{key}");
    }
    let found = world.service.destination("northlight-studio", Some(&path)).await;
    assert!(matches!(found, Err(Problem::NotFound)), "what could be guessed leads nowhere: {found:?}");
    assert!(matches!(world.service.link_page("nothing").await, Err(Problem::NotFound)));
}

async fn p2_a_link_from_before_gets_its_code_when_somebody_looks(world: World) {
    let link = sent_link(&world, false, asking(LinkForm::default())).await;
    let mut tx = world.store.write().await.unwrap();
    // As it was before there were codes: all that were given out lead to the page, and open nothing.
    tx.close_codes(link.id.parse().unwrap()).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(page(&world, &key(&link.url)).await.known, CustomerInfo::default());
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!(page(&world, &key(&detail.item.url)).await.known.name.as_deref(), Some("Maja Lind"));
    assert_eq!(world.service.link(&world.owner, &link.id).await.unwrap().item.url, detail.item.url, "one and the same");
}

/// The code of the short address of each channel, which is the same.
async fn short(world: &World, link: &LinkItem) -> Option<String> {
    let short = world.service.link_sharing(&world.owner, &link.id).await.unwrap().short;
    let code = |url: &str, channel: Channel| {
        let marked = format!("?c={}", channel.marker().unwrap());
        url.strip_prefix("https://pay.example/p/").unwrap().strip_suffix(marked.as_str()).unwrap().to_owned()
    };
    let codes: Vec<_> = short.iter().map(|(channel, url)| code(url, *channel)).collect();
    assert!(codes.is_empty() || codes.len() == 5 && codes.iter().all(|code| *code == codes[0]), "{short:?}");
    codes.into_iter().next()
}

async fn r22_a_link_that_anybody_may_know_has_one_short_address_that_opens_nothing(world: World) {
    let link = world.link("5.00").await;
    let code = short(&world, &link).await.unwrap();
    assert_eq!(code.len(), 10, "{code}");
    assert_eq!(short(&world, &link).await.as_ref(), Some(&code), "it stays");
    let leads = async || world.service.short_destination(&code).await;
    assert_eq!(leads().await, Ok(link.url.clone()));
    assert_ne!(short(&world, &world.link("5.00").await).await.as_ref(), Some(&code));
    for (act, open) in [(LinkAct::Deactivate, false), (LinkAct::Activate, true)] {
        world.service.act_on_links(&world.owner, std::slice::from_ref(&link.id), act).await.unwrap();
        assert_eq!(leads().await.is_ok(), open, "as its page does (R25)");
    }
    let secret = LinkForm { address: "secret".to_owned(), path: String::new(), ..form_of(&world, &link).await };
    let secret = world.service.create_link(&world.owner, secret).await.unwrap();
    assert_eq!(short(&world, &secret).await, None, "it would be easier to guess than the address itself");

    let form = form_of(&world, &link).await;
    world.service.edit_link(&world.owner, &link.id, asking(form)).await.unwrap();
    let majas = edited(&world, &link, "maja@example.com", "Maja Lind").await;
    let shown = page(&world, &key(&leads().await.unwrap())).await;
    assert_eq!((shown.key.as_str(), shown.known), (link.id.as_str(), CustomerInfo::default()), "nothing of hers");
    let hers = short(&world, &majas).await.unwrap();
    assert_eq!(hers.len(), 23, "her own opens what is hers: {hers}");
    assert_eq!(world.service.short_destination(&hers).await, Ok(majas.url));
}

async fn form_of(world: &World, link: &LinkItem) -> LinkForm {
    world.service.link(&world.owner, &link.id).await.unwrap().form
}
