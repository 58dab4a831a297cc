//! Customers and tags.

use super::{
    is_escaped,
    sample::{self, AT, EVIL},
    stage::{framed, with_error},
};
use crate::dashboard::{
    customers::{CustomerActions, CustomerForm, CustomerList, CustomerView, EraseForm, ImportForm, ImportReport},
    links::{LinkActions, LinkForm, LinkView},
    settings::TagRows,
    tags::{TagFilter, TagsDialog},
};
use api_types::{
    FieldError, Problem,
    customers::{self, Collected, CustomerDetail, CustomerItem, ImportLine, LineOutcome},
    dashboard::{ListQuery, Listing},
};
use domain::Mode;
use leptos::prelude::*;

fn item(name: Option<&str>) -> CustomerItem {
    CustomerItem {
        id: "cus_1".to_owned(),
        email: "maja@example.com".to_owned(),
        name: name.map(str::to_owned),
        phone: Some("+4741234567".to_owned()),
        tags: sample::tags(),
        paid: 3,
        last_at: Some(AT),
        source: "payment".to_owned(),
        created_at: AT,
    }
}

fn detail() -> CustomerDetail {
    let form = customers::CustomerForm {
        email: "maja@example.com".to_owned(),
        name: EVIL.to_owned(),
        notes: EVIL.to_owned(),
        ..Default::default()
    };
    let told = |field: &str, value: &str| Collected {
        field: field.to_owned(),
        value: value.to_owned(),
        session: "ses_1".to_owned(),
        at: AT,
        by: None,
    };
    CustomerDetail {
        item: item(Some(EVIL)),
        form,
        former_emails: vec![EVIL.to_owned(), "maja@work.example".to_owned()],
        collected: vec![told("note", EVIL), told("address", "Storgata 1")],
        collected_from: None,
        payments: sample::payments(),
        links: vec![("link_1".to_owned(), EVIL.to_owned())],
        tags: sample::tags(),
    }
}

fn list(rows: Vec<CustomerItem>, query: ListQuery) -> String {
    framed("customers", "/dashboard/customers?mode=test", move || {
        let total = rows.len() as u64;
        let listing = Listing { rows, total, more: false, page: 1, per_page: 25 };
        view! { <CustomerList listing query actions=CustomerActions::new()/> }.into_any()
    })
}

#[test]
fn p2_the_list_shows_who_paid_and_begins_empty_with_the_next_step() {
    let html = list(vec![item(Some(EVIL)), item(None)], ListQuery::default());
    is_escaped(&html);
    for words in
        ["maja@example.com", "+4741234567", "class=\"tag c2\"", "Choose all customers on this page", "2 customers"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    let none = list(vec![], ListQuery::default());
    assert!(none.contains("No customers yet") && none.contains("Import a list"), "{none}");
    let unfit = list(vec![], ListQuery { tags: "tag_1".to_owned(), ..ListQuery::default() });
    assert!(unfit.contains("Show all customers"), "{unfit}");
}

#[test]
fn p2_a_customers_page_shows_payments_tags_notes_and_what_was_told() {
    let html = framed("customer", "/dashboard/customers/cus_1", || {
        view! { <CustomerView customer=detail() tag=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in [
        "K7QF-3MXD",
        "Tags of this customer",
        "Note with a payment",
        "Storgata 1",
        "/dashboard/customers/cus_1/data.json",
        "/dashboard/customers/cus_1/erase",
        "/dashboard/links/new?customer=maja%40example.com",
        "Links for them",
        "3 payments",
        "<dt>Earlier e-mail</dt>",
        "maja@work.example",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("Of the newest"), "it is all that there is: {html}");
}

#[test]
fn p2_what_was_told_says_when_it_is_of_the_newest_payments_only() {
    let page = |collected| {
        framed("customer-many", "/dashboard/customers/cus_1", move || {
            let customer = CustomerDetail { collected, collected_from: Some(50), ..detail() };
            view! { <CustomerView customer tag=ServerAction::new()/> }.into_any()
        })
    };
    let some = page(detail().collected);
    assert!(some.contains("Of the newest 50 payments.") && some.contains("Storgata 1"), "{some}");
    let none = page(Vec::new());
    assert!(none.contains("Of the newest 50 payments.") && !none.contains("Nothing yet."), "{none}");
}

#[test]
fn p2_a_friends_details_are_not_among_what_the_customer_told() {
    let html = framed("customer-friend", "/dashboard/customers/cus_1", || {
        let told = |value: &str, by: Option<&str>| Collected {
            field: "phone".to_owned(),
            value: value.to_owned(),
            session: "ses_1".to_owned(),
            at: AT,
            by: by.map(str::to_owned),
        };
        let collected = vec![told("+4790000001", Some(EVIL)), told("+4741234567", None)];
        view! { <CustomerView customer=CustomerDetail { collected, ..detail() } tag=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    let (own, others) = html.split_once("What others told who paid for them").expect("it stands apart");
    let (_, own) = own.split_once("What they told you").unwrap();
    assert!(own.contains("+4741234567") && !own.contains("+4790000001"), "{own}");
    assert!(others.contains("+4790000001") && others.contains("Phone, told by "), "{others}");
    let alone = framed("customer-alone", "/dashboard/customers/cus_1", || {
        view! { <CustomerView customer=detail() tag=ServerAction::new()/> }.into_any()
    });
    assert!(!alone.contains("What others told"), "{alone}");
}

#[test]
fn p2_what_is_wrong_with_a_customer_is_said_at_its_field_and_what_was_typed_is_kept() {
    let errors = vec![FieldError::new("email", "Enter an e-mail address such as maja@example.com.")];
    let typed = customers::CustomerForm { email: "maja".to_owned(), notes: EVIL.to_owned(), ..Default::default() };
    let html = with_error(
        "customer-errors",
        "/dashboard/customers/new",
        "/dashboard/do/save_customer",
        Problem::Fields { errors },
        &typed,
        || view! { <CustomerForm save=ServerAction::new()/> }.into_any(),
    );
    is_escaped(&html);
    for words in ["One thing to put right", "href=\"#customer-email\"", "value=\"maja\"", "aria-invalid=\"true\""] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn p2_who_has_anothers_address_may_be_put_together_with_them() {
    let errors = vec![
        FieldError::new("email", "Another of your customers has the e-mail maja@example.com."),
        FieldError::new("merge", "Are they the same?"),
    ];
    let typed = customers::CustomerForm { email: "maja@example.com".to_owned(), ..Default::default() };
    let html = with_error(
        "customer-merge",
        "/dashboard/customers/cus_1/edit",
        "/dashboard/do/save_customer",
        Problem::Fields { errors },
        &typed,
        || view! { <CustomerForm customer="cus_1" save=ServerAction::new()/> }.into_any(),
    );
    for words in ["name=\"form[merge]\"", "href=\"#customer-merge\"", "id=\"customer-merge\"", "put both together"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let plain = framed("customer-plain", "/dashboard/customers/cus_1/edit", || {
        view! { <CustomerForm customer="cus_1" save=ServerAction::new()/> }.into_any()
    });
    assert!(!plain.contains("form[merge]"), "only when there is another: {plain}");
}

#[test]
fn p2_erasing_says_what_goes_and_asks_for_the_address() {
    let html = framed("customer-erase", "/dashboard/customers/cus_1/erase", || {
        view! { <EraseForm item=item(Some(EVIL)) erase=ServerAction::new()/> }.into_any()
    });
    for words in [
        "This cannot be taken back",
        "The payments stay",
        "It is maja@example.com.",
        "name=\"email\"",
        "Erase for good",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("value=\"maja@example.com\""), "it has to be typed: {html}");
}

#[test]
fn p2_an_import_says_of_each_line_what_became_of_it() {
    let html = framed("customers-import", "/dashboard/customers/import", || {
        let line = |line: u64, outcome, message: &str| ImportLine {
            line,
            email: EVIL.to_owned(),
            outcome,
            message: message.to_owned(),
        };
        let report = customers::ImportReport {
            lines: vec![
                line(2, LineOutcome::Added, ""),
                line(3, LineOutcome::Wrong, "Enter an e-mail address."),
                line(4, LineOutcome::Same, "The same customer as line 2: put together."),
            ],
        };
        view! { <ImportReport report/><ImportForm import=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in ["1 line was not taken", "1 customer new, 0 changed, 1 known already.", "name=\"csv\"", "put together"]
    {
        assert!(html.replace("<!>", "").contains(words), "{words}: {html}");
    }
    let wrong = html.find("Enter an e-mail address.").expect("it is said");
    let fine = html.find("put together").expect("it is said");
    assert!(wrong < fine, "what there is to do comes first");
}

#[test]
fn r28_tags_are_chosen_in_a_dialog_and_made_in_place() {
    let html = framed("tags-dialog", "/dashboard/links?mode=test", || {
        let targets = Signal::stored(vec!["link_1".to_owned(), "link_2".to_owned()]);
        view! {
            <TagsDialog kind="link" title="Tags of the chosen links" targets worn=None offered=sample::tags() act=ServerAction::new()/>
        }
        .into_any()
    });
    is_escaped(&html);
    for (words, times) in [
        ("name=\"asked[tags][]\"", 2),
        ("name=\"asked[targets][]\"", 2),
        ("name=\"asked[colour]\"", 6),
        ("name=\"asked[name]\"", 1),
        ("value=\"add\"", 1),
        ("value=\"take\"", 1),
        (" checked", 1),
    ] {
        assert_eq!(html.matches(words).count(), times, "{words}: {html}");
    }
}

#[test]
fn r28_a_link_shows_its_tags_chosen_and_whom_it_is_for() {
    let html = framed("link", "/dashboard/links/link_1", || {
        view! { <LinkView link=sample::link() actions=LinkActions::new()/> }.into_any()
    });
    for words in ["Tags of this link", "href=\"/dashboard/customers/cus_1\"", "Save tags"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let dialog = html.split("id=\"tags-dialog\"").nth(1).and_then(|html| html.split("</form>").next());
    let dialog = dialog.expect("the dialog is there");
    assert_eq!(dialog.matches("type=\"checkbox\"").count(), 2, "{dialog}");
    assert_eq!(
        dialog.matches("type=\"checkbox\" name=\"asked[tags][]\" value=\"tag_1\" checked").count(),
        1,
        "{dialog}"
    );
}

#[test]
fn r28_a_list_is_narrowed_by_tags_with_links_that_keep_the_rest() {
    let html = framed("tag-filter", "/dashboard/links?mode=test&search=x&tags=tag_1", || {
        view! { <TagFilter tags=sample::tags()/> }.into_any()
    });
    let html = html.replace("&amp;", "&");
    for words in ["href=\"?mode=test&search=x\"", "tags=tag_1%2Ctag_2", "aria-current=\"true\"", "1 chosen"] {
        assert!(html.replace("<!>", "").contains(words), "{words}: {html}");
    }
}

#[test]
fn r28_deleting_a_tag_says_from_how_many_it_is_taken() {
    let html = framed("tags", "/dashboard/settings/tags", || {
        view! {
            <TagRows kind="customer" tags=sample::tags() save=ServerAction::new() merge=ServerAction::new() delete=ServerAction::new()/>
        }
        .into_any()
    });
    is_escaped(&html);
    for words in ["It is taken from 1 customer.", "It is taken from 2 customers.", "Merge into", "name=\"form[name]\""]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r28_a_page_offers_to_take_back_what_its_address_says_was_done() {
    let framed_at = |url: &str| framed("tags-undone", url, || ().into_any());
    let html = framed_at("/dashboard/settings/tags?undo=undo_%22%3Cb%3E&did=tag-deleted");
    assert!(!html.contains("undo_\"<b>"), "{html}");
    for words in ["Tag deleted", "name=\"undo\"", "Undo"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    for nothing in ["", "?undo=undo_1", "?did=logo", "?undo=undo_1&did=everything"] {
        let html = framed_at(&format!("/dashboard/settings/tags{nothing}"));
        assert!(!html.contains("name=\"undo\""), "{nothing}: {html}");
    }
}

#[test]
fn p2_a_link_is_made_for_a_customer_or_for_somebody_new() {
    let html = framed("new-link-for", "/dashboard/links/new?mode=test&customer=maja%40example.com", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Test customer="maja@example.com"/> }.into_any()
    });
    for name in ["form[customer]", "form[customer_email]", "form[customer_name]", "form[customer_phone]"] {
        assert!(html.contains(&format!("name=\"{name}\"")), "{name}: {html}");
    }
    assert!(html.contains("id=\"link-customer-known\" name=\"form[customer]\" value=\"known\" checked"), "{html}");
    assert!(html.contains("list=\"link-customers\"") && html.contains("<datalist id=\"link-customers\""), "{html}");
}
