//! Customers as files: taken in line by line, and given out (P2).

use crate::customers::{add, all, asking, open};
use api_types::{
    customers::{CustomerForm, LineOutcome},
    dashboard::{LinkForm, ListQuery},
};
use domain::CustomerInfo;
use testkit::world::World;

crate::scenarios!(
    p2_a_file_is_taken_line_by_line_and_may_be_taken_again,
    p2_what_is_exported_is_safe_to_open_and_reads_back_the_same,
);

async fn p2_a_file_is_taken_line_by_line_and_may_be_taken_again(world: World) {
    add(&world, "known@example.com", "Known").await;
    let session = open(&world, &asking(&world, LinkForm::default()).await, CustomerInfo::default()).await;
    let file = "email,name,phone,tags\n\
        maja@example.com,Maja,,Press\n\
        broken,Nobody,,\n\
        Known@example.com,,+4741234567,press;Regular\n\
        MAJA@example.com,Maja Berg,,\n";
    let report = world.service.import_customers(&world.owner, file).await.unwrap();
    let told: Vec<_> = report.lines.iter().map(|line| (line.line, line.outcome)).collect();
    assert_eq!(
        told,
        [(2, LineOutcome::Added), (3, LineOutcome::Wrong), (4, LineOutcome::Changed), (5, LineOutcome::Same),]
    );
    assert!(report.lines[1].message.contains("maja@example.com"), "says what is expected");
    assert!(report.lines[3].message.contains("line 2"), "{}", report.lines[3].message);
    let customers = all(&world).await;
    let shown: Vec<_> = customers
        .iter()
        .map(|customer| (customer.email.as_str(), customer.name.as_deref(), customer.tags.len()))
        .collect();
    assert_eq!(shown, [("known@example.com", Some("Known"), 2), ("maja@example.com", Some("Maja Berg"), 1)]);
    assert_eq!(customers[0].phone.as_deref(), Some("+4741234567"));
    let tags = world.service.tag_uses(&world.owner, "customer").await.unwrap();
    let tags: Vec<_> = tags.iter().map(|tag| (tag.name.as_str(), tag.used)).collect();
    assert_eq!(tags, [("Press", 2), ("Regular", 1)], "a tag is one however it is written");
    let again = world.service.import_customers(&world.owner, file).await.unwrap();
    assert_eq!((again.count(LineOutcome::Same), again.count(LineOutcome::Wrong)), (3, 1));
    assert_eq!(all(&world).await.len(), 2);
    let refused = world.service.import_customers(&world.owner, "name\nMaja").await.unwrap_err();
    assert!(refused.message_for("csv").is_some_and(|why| why.contains("no column email")), "{refused}");
    assert_eq!(world.payment(session).await.customer_id, None);
}

async fn p2_what_is_exported_is_safe_to_open_and_reads_back_the_same(world: World) {
    let form = CustomerForm {
        email: "+maja@example.com".to_owned(),
        name: "=HYPERLINK(\"x\")".to_owned(),
        phone: "+47 412 34 567".to_owned(),
        address: "Storgata 1\nOslo".to_owned(),
        notes: "@SUM(A1)".to_owned(),
        ..CustomerForm::default()
    };
    let customer = world.service.save_customer(&world.owner, None, &form).await.unwrap();
    let before = world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap();
    let csv =
        String::from_utf8(world.service.customers_csv(&world.owner, &ListQuery::default()).await.unwrap()).unwrap();
    for cell in csv.lines().skip(1).flat_map(|line| line.split(',')) {
        let cell = cell.trim_start_matches('"');
        assert!(!cell.starts_with(['=', '+', '-', '@']), "{cell} in {csv}");
    }
    let report = world.service.import_customers(&world.owner, &csv).await.unwrap();
    assert_eq!(report.count(LineOutcome::Same), 1, "{report:?}");
    let after = world.service.customer(&world.owner, &customer.id, ListQuery::default()).await.unwrap();
    assert_eq!(after.form, before.form);
    assert_eq!(after.form.phone, "+4741234567");
}
