//! Addresses that people read, and what merchants do with links (R1, R2, R23 to R25, R32).

use api_types::{
    Problem,
    dashboard::{LinkAct, LinkForm, LinkItem, ListQuery},
};
use domain::{LinkState, Millis};
use service::Destination;
use testkit::world::{World, usdc};

crate::scenarios!(
    r1_a_link_is_found_by_the_path_made_from_its_name,
    r2_a_handle_leads_to_the_front_link_and_a_number_is_an_amount,
    r23_an_edit_keeps_the_figures_and_an_old_path_leads_on,
    r24_a_copy_has_a_path_and_figures_of_its_own,
    r24_a_deleted_link_is_gone_until_it_is_restored_and_its_payments_stay,
    r25_an_inactive_link_answers_not_found_and_comes_back,
    r32_guessable_alike_and_changed_paths_are_warned_about,
    a_link_whose_last_day_is_over_cannot_be_paid,
    bulk_acts_happen_to_all_links_or_to_none_i19,
);

fn form(title: &str) -> LinkForm {
    LinkForm {
        title: title.to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        keep_old_path: true,
        ..LinkForm::default()
    }
}

async fn make(world: &World, form: LinkForm) -> LinkItem {
    world.service.create_link(&world.owner, form).await.unwrap()
}

async fn leads_to(world: &World, last: Option<&str>) -> Result<Destination, Problem> {
    world.service.destination("northlight-studio", last).await
}

fn page(link: &LinkItem) -> Result<Destination, Problem> {
    Ok(Destination::Link { link: link.id.clone(), amount: None })
}

async fn r1_a_link_is_found_by_the_path_made_from_its_name(world: World) {
    let first = make(&world, form("Ærlig kaffe & kake")).await;
    assert_eq!(first.url, "https://pay.example/northlight-studio/aerlig-kaffe-kake");
    let second = make(&world, form("Ærlig kaffe & kake")).await;
    assert_eq!(second.path.as_deref(), Some("aerlig-kaffe-kake-2"));
    assert_eq!(leads_to(&world, Some("aerlig-kaffe-kake")).await, page(&first));
    assert_eq!(leads_to(&world, Some("Aerlig-kaffe-kake")).await, Err(Problem::NotFound), "letters are told apart");
    for (path, word) in [("12abc", "Begin with a letter"), ("api", "kept"), ("aerlig-kaffe-kake", "is taken by")] {
        let problem = world.service.create_link(&world.owner, LinkForm { path: path.to_owned(), ..form("x") }).await;
        let problem = problem.unwrap_err();
        assert!(problem.message_for("path").unwrap().contains(word), "{path}: {problem:?}");
    }
    let secret = make(&world, LinkForm { address: "secret".to_owned(), ..form("Only for Maja") }).await;
    assert_eq!(secret.url, format!("https://pay.example/pay/{}", secret.id));
}

async fn r2_a_handle_leads_to_the_front_link_and_a_number_is_an_amount(world: World) {
    assert_eq!(leads_to(&world, None).await, Err(Problem::NotFound), "nothing was chosen yet");
    let link = make(&world, LinkForm { kind: "open".to_owned(), amount: String::new(), ..form("Tips") }).await;
    world.service.choose_front_link(&world.owner, Some(&link.id)).await.unwrap();
    assert_eq!(leads_to(&world, None).await, page(&link));
    let with_amount = Destination::Link { link: link.id.clone(), amount: Some("12.50".to_owned()) };
    assert_eq!(leads_to(&world, Some("12.50")).await, Ok(with_amount));
    world.service.act_on_links(&world.owner, &[link.id], LinkAct::Delete).await.unwrap();
    assert_eq!(leads_to(&world, None).await, Err(Problem::NotFound));
}

async fn r23_an_edit_keeps_the_figures_and_an_old_path_leads_on(world: World) {
    let link = make(&world, form("Workshop")).await;
    let session = world.open(&link).await;
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let edit = LinkForm { path: "evening-workshop".to_owned(), private_note: "two left".to_owned(), ..form("Evening") };
    let edited = world.service.edit_link(&world.owner, &link.id, edit).await.unwrap();
    assert_eq!((edited.paid, edited.title.as_str(), edited.source.as_str()), (1, "Evening", "dashboard"));
    assert_eq!(leads_to(&world, Some("workshop")).await, Ok(Destination::Moved(edited.url.clone())));
    assert_eq!(leads_to(&world, Some("evening-workshop")).await, page(&link));
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((detail.old_paths, detail.form.path.as_str()), (vec!["workshop".to_owned()], "evening-workshop"));
    let drop = LinkForm { path: "third".to_owned(), keep_old_path: false, ..form("Evening") };
    world.service.edit_link(&world.owner, &link.id, drop).await.unwrap();
    assert_eq!(leads_to(&world, Some("workshop")).await, Err(Problem::NotFound));
    let receipt = world.service.receipt(&session.to_string()).await.unwrap();
    assert_eq!(receipt.facts.title, "Workshop", "what was paid for is called as it was then (I10)");
}

async fn r24_a_copy_has_a_path_and_figures_of_its_own(world: World) {
    let link = make(&world, form("Workshop")).await;
    let session = world.open(&link).await;
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    let copy = world.service.duplicate_link(&world.owner, &link.id).await.unwrap();
    assert_eq!((copy.path.as_deref(), copy.paid, copy.state), (Some("workshop-2"), 0, LinkState::Inactive));
    assert_ne!(copy.id, link.id);
}

async fn r24_a_deleted_link_is_gone_until_it_is_restored_and_its_payments_stay(world: World) {
    let link = make(&world, form("Workshop")).await;
    let session = world.open(&link).await;
    let ids = [link.id.clone()];
    world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap();
    assert_eq!(world.service.link(&world.owner, &link.id).await.unwrap_err(), Problem::NotFound);
    assert_eq!(world.service.link_page(&link.id).await.unwrap_err(), Problem::NotFound);
    assert_eq!(world.service.links(&world.owner, ListQuery::default()).await.unwrap().total, 0);
    world.pay(session, 5_000_000).await;
    world.mine(3);
    world.follow().await;
    assert!(world.session(session).await.assessment.status.is_paid(), "whoever was paying already, may");
    let other = make(&world, form("Workshop")).await;
    assert_eq!(other.path.as_deref(), Some("workshop"), "its path is free");
    world.service.act_on_links(&world.owner, &ids, LinkAct::Restore).await.unwrap();
    let back = world.service.link(&world.owner, &link.id).await.unwrap().item;
    assert_eq!((back.path.as_deref(), back.paid), (Some("workshop-2"), 1));
}

async fn r25_an_inactive_link_answers_not_found_and_comes_back(world: World) {
    let link = make(&world, form("Workshop")).await;
    let ids = [link.id.clone()];
    for (off, on) in [(LinkAct::Deactivate, LinkAct::Activate), (LinkAct::Archive, LinkAct::Unarchive)] {
        world.service.act_on_links(&world.owner, &ids, off).await.unwrap();
        assert_eq!(world.service.link_page(&link.id).await.unwrap_err(), Problem::NotFound);
        world.service.act_on_links(&world.owner, &ids, on).await.unwrap();
        world.service.link_page(&link.id).await.unwrap();
    }
}

async fn r32_guessable_alike_and_changed_paths_are_warned_about(world: World) {
    let link = make(&world, LinkForm { path: "lnvoice-10".to_owned(), ..form("Workshop") }).await;
    let ask = |path: &str, id: &str| {
        let (form, id, world) = (LinkForm { path: path.to_owned(), ..form("Workshop") }, id.to_owned(), &world);
        async move { world.service.link_warnings(&world.owner, &id, &form).await.unwrap() }
    };
    assert!(ask("pay-me-later", "").await.warnings.is_empty());
    assert!(ask("donate", "").await.warnings[0].contains("easy to guess"));
    assert!(ask("Invoice-1O", "").await.warnings[0].contains("looks like"));
    assert!(ask("lnvoice-10", "").await.error.unwrap().contains("is taken by Workshop"));
    assert!(ask("another-path", &link.id).await.warnings[0].contains("already change"));
    let fresh = ask("", "").await;
    assert_eq!(fresh.url.as_deref(), Some("https://pay.example/northlight-studio/workshop"));
}

async fn a_link_whose_last_day_is_over_cannot_be_paid(world: World) {
    let link = make(&world, LinkForm { last_day: "2026-01-01".to_owned(), ..form("Workshop") }).await;
    world.open(&link).await;
    world.clock.advance(Millis::minutes(24 * 60));
    world.mine(1);
    world.follow().await;
    let form_sent = api_types::checkout::PayForm { asset: usdc().to_string(), ..Default::default() };
    assert!(matches!(world.service.open_session(&link.id, form_sent).await, Err(Problem::Refused { .. })));
    let detail = world.service.link(&world.owner, &link.id).await.unwrap();
    assert_eq!((detail.item.state, detail.form.last_day.as_str()), (LinkState::Ended, "2026-01-01"));
    let past = LinkForm { last_day: "2025-12-31".to_owned(), ..form("Workshop") };
    let problem = world.service.create_link(&world.owner, past).await.unwrap_err();
    assert!(problem.message_for("last_day").unwrap().contains("over"));
}

async fn bulk_acts_happen_to_all_links_or_to_none_i19(world: World) {
    let link = make(&world, form("Workshop")).await;
    let ids = [link.id.clone(), "link_00000000000000000000000000".to_owned()];
    let problem = world.service.act_on_links(&world.owner, &ids, LinkAct::Delete).await.unwrap_err();
    assert_eq!(problem, Problem::NotFound);
    world.service.link(&world.owner, &link.id).await.unwrap();
}
