//! Tags of links and of customers (R28).

use crate::customers::{add, all, asking};
use api_types::{
    Problem,
    customers::{CustomerItem, TagAct, TagForm, Tagging},
    dashboard::{LinkForm, ListQuery},
};
use testkit::world::World;

crate::scenarios!(r28_tags_are_made_put_narrowed_by_renamed_and_merged);

async fn r28_tags_are_made_put_narrowed_by_renamed_and_merged(world: World) {
    let (maja, noor) = (add(&world, "maja@example.com", "Maja").await, add(&world, "noor@example.com", "Noor").await);
    let link = asking(&world, LinkForm::default()).await;
    let service = &world.service;
    let tagging = |kind: &str, targets: &[&str], act, tags: &[&str], name: &str| Tagging {
        kind: kind.to_owned(),
        targets: targets.iter().map(|id| (*id).to_owned()).collect(),
        act,
        tags: tags.iter().map(|id| (*id).to_owned()).collect(),
        name: name.to_owned(),
        colour: "violet".to_owned(),
    };
    let owner = &world.owner;
    let put = |tagging| async move { service.tag_them(owner, &tagging).await };
    put(tagging("customer", &[&maja.id, &noor.id], TagAct::Add, &[], "Regular")).await.unwrap();
    put(tagging("link", &[&link.id], TagAct::Add, &[], "Regular")).await.unwrap();
    let regular = service.tag_uses(&world.owner, "customer").await.unwrap().remove(0);
    assert_eq!((regular.colour.as_str(), regular.used), ("violet", 2));
    let of_links = service.tag_uses(&world.owner, "link").await.unwrap().remove(0);
    assert_eq!((of_links.name.as_str(), of_links.used), ("Regular", 1), "two kinds, two tags");
    assert_ne!(of_links.id, regular.id);
    put(tagging("customer", &[&noor.id], TagAct::Set, &[], "press")).await.unwrap();
    let names = |items: &[CustomerItem]| -> Vec<Vec<String>> {
        items.iter().map(|item| item.tags.iter().map(|tag| tag.name.clone()).collect()).collect()
    };
    assert_eq!(names(&all(&world).await), [vec!["Regular".to_owned()], vec!["press".to_owned()]]);
    let press = service.tag_uses(&world.owner, "customer").await.unwrap().remove(0);
    put(tagging("customer", &[&maja.id], TagAct::Add, &[&press.id], "")).await.unwrap();
    let find = |tags: String| async move {
        let query = ListQuery { tags, ..ListQuery::default() };
        service.customers(owner, query).await.unwrap().total
    };
    assert_eq!(find(press.id.clone()).await, 2);
    assert_eq!(find(format!("{},{}", press.id, regular.id)).await, 1, "those that have all");
    let links = ListQuery { tags: of_links.id.clone(), ..ListQuery::default() };
    let links = service.links(&world.owner, links).await.unwrap();
    assert_eq!((links.total, links.rows[0].tags.len()), (1, 1));
    let copy = service.duplicate_link(&world.owner, &link.id).await.unwrap();
    assert_eq!(service.link(&world.owner, &copy.id).await.unwrap().item.tags.len(), 1);

    // What does not go is said, and nothing is done.
    let other_kind = put(tagging("customer", &[&maja.id], TagAct::Add, &[&of_links.id], "")).await.unwrap_err();
    assert_eq!(other_kind, Problem::NotFound);
    let nothing = put(tagging("customer", &[&maja.id], TagAct::Add, &[], " ")).await.unwrap_err();
    assert!(nothing.message_for("tags").is_some(), "{nothing}");
    let same = TagForm { name: "REGULAR".to_owned(), ..TagForm::default() };
    let taken = service.save_tag(&world.owner, Some(&press.id), &same).await.unwrap_err();
    assert!(taken.message_for("name").is_some_and(|why| why.contains("already")), "{taken}");
    let odd = TagForm { name: "a;b".to_owned(), colour: "pink".to_owned(), ..TagForm::default() };
    let odd = service.save_tag(&world.owner, Some(&press.id), &odd).await.unwrap_err();
    assert!(odd.message_for("name").is_some() && odd.message_for("colour").is_some(), "{odd}");
    let apart = service.merge_tags(&world.owner, &press.id, &of_links.id).await.unwrap_err();
    assert!(apart.message_for("into").is_some(), "{apart}");

    let renamed = TagForm { name: "Presse".to_owned(), colour: "red".to_owned(), ..TagForm::default() };
    assert_eq!(service.save_tag(&world.owner, Some(&press.id), &renamed).await.unwrap().name, "Presse");
    service.merge_tags(&world.owner, &press.id, &regular.id).await.unwrap();
    let left = service.tag_uses(&world.owner, "customer").await.unwrap();
    assert_eq!(left.iter().map(|tag| (tag.name.as_str(), tag.used)).collect::<Vec<_>>(), [("Regular", 2)]);
    put(tagging("customer", &[&maja.id, &noor.id], TagAct::Take, &[&regular.id], "")).await.unwrap();
    assert_eq!(service.tag_uses(&world.owner, "customer").await.unwrap()[0].used, 0);
    service.delete_tag(&world.owner, &regular.id).await.unwrap();
    assert!(service.tag_uses(&world.owner, "customer").await.unwrap().is_empty());
}
