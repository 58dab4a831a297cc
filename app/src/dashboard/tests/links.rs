//! Smart links, products and prices.

use super::{
    ESCAPED, is_escaped,
    sample::{self, EVIL},
    stage::{framed, with_error},
};
use crate::dashboard::{
    links::{LinkActions, LinkForm, LinkList, LinkView, ListActions, UndoToast},
    products::{ProductForm, ProductList, ProductView},
    settings::RateTable,
};
use api_types::{
    FieldError, Problem,
    dashboard::{LinkDetail, LinkItem, ListQuery},
};
use domain::{LinkState, Mode, link::Left};
use leptos::prelude::*;

/// The list.
fn list() -> String {
    framed("links-smart", "/dashboard/links?mode=live", || {
        view! { <LinkList listing=sample::links() query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    })
}

#[test]
fn r8_the_list_says_how_many_payments_are_left_in_the_colour_of_how_few() {
    let html = list();
    for words in [
        "<span class=\"badge dotted warn\">17 of 20</span>",
        "<span class=\"badge dotted bad\">Limit reached</span>",
        "<span class=\"badge dotted ok\">17 of 50</span>",
        "<span>17</span>",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r1_r3_the_list_shows_paths_and_prices_of_every_kind() {
    let html = list();
    for words in ["/night-workshop", "Secret address", "52.50 USDC", "5.00 to 50.00 EUR", "From catalogue"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r24_rows_can_be_chosen_and_acted_on_together() {
    let html = list();
    assert_eq!(html.matches("name=\"links[]\"").count(), 10, "a checkbox and a menu for each row: {html}");
    assert_eq!(html.matches("form=\"chosen-links\"").count(), 5, "{html}");
    for words in [
        "action=\"/dashboard/do/act_on_links?business=mer_1\"",
        "value=\"archive\"",
        "value=\"deactivate\"",
        "action=\"/dashboard/do/duplicate_link?business=mer_1\"",
        "aria-label=\"More for Gift card\"",
        "id=\"delete-links\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r24_without_script_too_the_page_after_an_act_offers_to_take_it_back() {
    let html = framed("links-undo", "/dashboard/links?done=delete&ids=link_1.link_2", || {
        view! { <UndoToast act=ServerAction::new()/> }.into_any()
    });
    for words in ["2 links deleted", "value=\"link_2\"", "value=\"restore\"", "Undo"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r5_r7_the_limit_of_a_link_is_shown_and_can_be_changed_in_place() {
    let html = framed("link", "/dashboard/links/link_1", || {
        view! { <LinkView link=sample::link() actions=LinkActions::new()/> }.into_any()
    });
    for words in [
        "of 20, 85% used",
        "3 left",
        "aria-label=\"17 of 20 payments used\"",
        "1 person is paying now",
        "action=\"/dashboard/do/set_link_limit?business=mer_1\"",
        "Your handle alone leads here",
        "No longer my page",
        "Also leads here",
        "/workshop",
        "17 payments came through this link",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r6_r25_a_link_that_cannot_be_paid_says_why() {
    for (state, words) in [
        (LinkState::Inactive, "This link is inactive"),
        (LinkState::LimitReached, "Payment limit reached"),
        (LinkState::Ended, "The last day is over"),
        (LinkState::Archived, "This link is archived"),
    ] {
        let html = framed("link", "/dashboard/links/link_1", move || {
            view! { <LinkView link=sample::link_in(state) actions=LinkActions::new()/> }.into_any()
        });
        assert!(html.contains(words), "{words}: {html}");
        assert!(html.contains("1 customer began to pay before, and can still finish."), "{state:?}: {html}");
        let html = framed("link", "/dashboard/links/link_1", move || {
            let link = sample::link_in(state);
            let link = LinkDetail { item: LinkItem { running: 0, ..link.item }, held: 0, ..link };
            view! { <LinkView link actions=LinkActions::new()/> }.into_any()
        });
        assert!(!html.contains("can still"), "{state:?}: {html}");
    }
}

/// The limit was lowered to 17 while somebody holds a place.
#[test]
fn r7_a_limit_below_who_is_paying_says_to_the_merchant_how_many_may_still_pay() {
    let html = framed("link-lowered", "/dashboard/links/link_1", || {
        let link = sample::link_in(LinkState::LimitReached);
        let item = LinkItem { limit: Some(17), urgency: Some(Left::None), ..link.item };
        let link = LinkDetail { item, ..link };
        view! { <LinkView link actions=LinkActions::new()/> }.into_any()
    });
    for words in [
        "1 person is paying now. They began before this limit",
        "there may be 18 payments in all, 1 more than the limit",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r3_a_link_whose_product_is_not_for_sale_says_so() {
    let html = framed("link-off-sale", "/dashboard/links/link_1", || {
        let link = sample::link();
        let link = LinkDetail { item: LinkItem { off_sale: true, ..link.item.clone() }, ..link };
        view! { <LinkView link actions=LinkActions::new()/> }.into_any()
    });
    for words in ["The product is not for sale", "Not for sale", "href=\"/dashboard/products"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html = framed("links-off-sale", "/dashboard/links?mode=live", || {
        let mut listing = sample::links();
        listing.rows.truncate(1);
        listing.rows[0].off_sale = true;
        view! { <LinkList listing query=ListQuery::default() actions=ListActions::new()/> }.into_any()
    });
    assert!(html.contains("Not for sale"), "{html}");
}

#[test]
fn r4_r28_tags_are_chosen_in_the_form_of_a_link() {
    let html = framed("edit-link-tags", "/dashboard/links/link_1/edit", || {
        let link = sample::link();
        let worn = link.tags.iter().take(1).map(|tag| tag.id.clone()).collect();
        let link = LinkDetail { form: api_types::dashboard::LinkForm { tags: worn, ..link.form.clone() }, ..link };
        view! { <LinkForm start=sample::new_link() mode=Mode::Test edited=link/> }.into_any()
    });
    is_escaped(&html);
    assert_eq!(html.matches("name=\"form[tags][]\"").count(), 2, "{html}");
    for words in ["name=\"form[sets_tags]\" value=\"true\"", "name=\"form[new_tag]\"", "name=\"form[new_tag_colour]\""]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    let chosen = html.split("name=\"form[tags][]\"").skip(1).filter_map(|rest| rest.split('>').next());
    assert_eq!(chosen.filter(|attributes| attributes.contains("checked")).count(), 1, "{html}");
}

#[test]
fn r23_the_form_that_edits_a_link_begins_with_what_it_is_and_keeps_its_kind() {
    let html = framed("edit-link", "/dashboard/links/link_1/edit", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Test edited=sample::link()/> }.into_any()
    });
    is_escaped(&html);
    for words in [
        "name=\"link\" value=\"link_1\"",
        "type=\"hidden\" name=\"form[kind]\" value=\"fixed\"",
        "value=\"48.30\"",
        "<option value=\"EUR\" selected",
        "value=\"night-workshop\"",
        "name=\"form[keep_old_path]\"",
        "value=\"2026-12-31\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(
        !html.contains("id=\"link-kind-open\"") && !html.contains("name=\"form[least]\""),
        "the kind stays: {html}"
    );
}

/// How many groups of coins are not to be chosen from.
fn groups_off(html: &str) -> usize {
    let groups = html.split("<fieldset").filter_map(|rest| rest.split('>').next());
    groups.filter(|attributes| attributes.contains("coin-group") && attributes.contains("data-off")).count()
}

#[test]
fn a_price_in_a_currency_lets_several_coins_be_chosen() {
    let html = framed("edit-link", "/dashboard/links/link_1/edit", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Test edited=sample::link()/> }.into_any()
    });
    assert_eq!(groups_off(&html), 0, "{html}");
    let new = framed("new-link", "/dashboard/links/new?mode=test", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Test/> }.into_any()
    });
    assert_eq!(groups_off(&new), 1, "only USDC is offered: {new}");
}

#[test]
fn r3_a_link_for_a_product_begins_with_it() {
    let html = framed("new-link-product", "/dashboard/links/new?mode=test&product=prod_1", || {
        view! { <LinkForm start=sample::new_link() mode=Mode::Test product="prod_1"/> }.into_any()
    });
    assert!(html.contains("<option value=\"prod_1\" selected"), "{html}");
    let kind = html.split("id=\"link-kind-product\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(kind.is_some_and(|attributes| attributes.contains("checked")), "{html}");
}

#[test]
fn what_is_wrong_with_each_new_field_of_a_link_is_said_at_it() {
    let fields = ["least", "most", "suggested", "product", "path", "limit", "last_day", "currency", "kind"];
    let errors = fields.iter().map(|field| FieldError::new(field, format!("Wrong: {field}."))).collect();
    let typed = api_types::dashboard::LinkForm {
        kind: "open".to_owned(),
        least: EVIL.to_owned(),
        limit: "5000".to_owned(),
        ..Default::default()
    };
    let url = "/dashboard/links/new?mode=test";
    let html =
        with_error("new-link-smart-errors", url, "/dashboard/do/save_link", Problem::Fields { errors }, &typed, || {
            view! { <LinkForm start=sample::new_link() mode=Mode::Test/> }.into_any()
        });
    is_escaped(&html);
    for field in fields {
        let note = html.split(&format!("id=\"link-{field}-note\"")).nth(1).and_then(|rest| rest.split("</p>").next());
        assert!(note.is_some_and(|note| note.contains(&format!("Wrong: {field}."))), "{field}: {html}");
        assert!(html.contains(&format!("id=\"link-{field}\"")), "the summary leads to {field}: {html}");
    }
    assert!(html.contains("value=\"5000\""), "{html}");
}

#[test]
fn r3_products_show_price_stock_and_state_and_lead_to_a_link() {
    let html =
        framed("products", "/dashboard/products", || view! { <ProductList products=sample::products()/> }.into_any());
    is_escaped(&html);
    for words in
        ["For sale", "Sold out", "Not for sale", "No limit", "/dashboard/links/new?product=prod_1", "/picture/0a1b"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html =
        framed("products-none", "/dashboard/products", || view! { <ProductList products=Vec::new()/> }.into_any());
    assert!(html.contains("Add what you sell"), "{html}");
}

#[test]
fn a_product_is_edited_and_given_a_picture_without_script() {
    let html = framed("product", "/dashboard/products/prod_1?saved=1", || {
        view! { <ProductView product=sample::products().remove(0) save=ServerAction::new()/> }.into_any()
    });
    for words in [
        "action=\"/dashboard/do/save_product?business=mer_1\"",
        "action=\"/dashboard/products/prod_1/picture?business=mer_1\"",
        "multipart/form-data",
        "Take the picture away",
        "2 pieces are",
        "Saved. Links that sell it",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn what_is_wrong_with_a_product_is_said_at_its_field() {
    let problem = Problem::field("price", "Enter an amount above 0, for example 48.30.");
    let typed =
        api_types::dashboard::ProductForm { price: "0".to_owned(), name: EVIL.to_owned(), ..Default::default() };
    let html =
        with_error("product-errors", "/dashboard/products/new", "/dashboard/do/save_product", problem, &typed, || {
            view! { <ProductForm product=None save=ServerAction::new()/> }.into_any()
        });
    is_escaped(&html);
    assert!(html.contains("href=\"#product-price\"") && html.contains("value=\"0\""), "{html}");
}

#[test]
fn prices_show_rates_their_sources_and_what_is_wrong() {
    let html = framed("prices", "/dashboard/settings/prices", || {
        view! { <div class="settings-page"><RateTable rates=sample::rates() set=ServerAction::new()/></div> }.into_any()
    });
    assert!(html.contains(ESCAPED), "{html}");
    for words in [
        "0.9202",
        "Kraken",
        "Set by you",
        "Back to the price sources",
        "Pin 1 EURC to 1 EUR",
        "No rate",
        "action=\"/dashboard/do/set_rate?business=mer_1\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert_eq!(html.matches("Back to the price sources").count(), 1, "only what was set by hand: {html}");
}

#[test]
fn what_is_wrong_with_a_rate_is_said_at_its_coin() {
    let problem = Problem::field("rate", "Enter how much one coin is worth, for example 1.00.");
    let typed = api_types::dashboard::RateForm {
        symbol: "USDC".to_owned(),
        currency: "EUR".to_owned(),
        rate: "much".to_owned(),
    };
    let html =
        with_error("prices-errors", "/dashboard/settings/prices", "/dashboard/do/set_rate", problem, &typed, || {
            view! { <RateTable rates=sample::rates() set=ServerAction::new()/> }.into_any()
        });
    assert_eq!(html.matches("aria-invalid=\"true\"").count(), 1, "{html}");
    assert!(html.contains("value=\"much\""), "{html}");
}
