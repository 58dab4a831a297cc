//! Several businesses: the menu, the pages around them, and that whatever a page asks says which business it is of.

use super::{
    is_escaped,
    sample::{self, EVIL, choice},
    stage::{framed, plain, with_error},
};
use crate::dashboard::{
    businesses::{AddBusinessCard, BusinessesCard, JoinCard, LeaveBusiness},
    frame::{FrameData, Surround},
    parts::ActionForm,
    settings::LogoForm,
};
use api_types::{
    Problem,
    businesses::{Businesses, NewBusinessForm},
    dashboard::Me,
    team::Welcome,
};
use domain::{Mode, Role};
use leptos::prelude::*;
use std::{fs, path::Path};

/// A page in the frame of one of several businesses.
fn in_one_of(me: Me) -> String {
    plain("business-menu", "/dashboard", move || {
        let data = FrameData { me, otherwise: Mode::Live, seq: 0, at: 0 };
        let leave = ServerAction::<LeaveBusiness>::new();
        view! { <Surround data><ActionForm action=leave>"Fields"</ActionForm></Surround> }.into_any()
    })
}

#[test]
fn i19_the_menu_has_each_of_the_members_businesses_and_goes_there_without_script() {
    let businesses = vec![choice("mer_2", EVIL, false), choice("mer_1", "Northlight Studio", true)];
    let html = in_one_of(Me { businesses, ..sample::me() });
    is_escaped(&html);
    for words in [
        "<form method=\"post\" action=\"/dashboard/do/switch_business\"",
        "name=\"to\" value=\"mer_2\"",
        "href=\"/businesses/new\"",
        "aria-current=\"true\"",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("value=\"mer_1\""), "not to where they are");
    let html = in_one_of(Me { may_add_business: false, ..sample::me() });
    assert!(!html.contains("switch_business") && !html.contains("/businesses/new"), "there is no other: {html}");
}

#[test]
fn i19_a_form_says_without_script_which_business_its_page_is_of() {
    let html = in_one_of(sample::me());
    assert!(html.contains("action=\"/dashboard/do/leave_business?business=mer_1\""), "{html}");
    let html =
        framed("logo", "/dashboard/settings", || view! { <LogoForm logo_url=None name="N".to_owned()/> }.into_any());
    assert!(html.contains("action=\"/dashboard/logo?business=mer_1\""), "{html}");
}

#[test]
fn i9_what_all_businesses_share_is_offered_to_who_runs_the_server_alone() {
    assert!(in_one_of(sample::me()).contains("data-may=\"own\""));
    let html = in_one_of(Me { runs_server: false, ..sample::me() });
    assert!(html.contains("data-may=\"manage\""), "an owner of another business: {html}");
}

fn card(list: Vec<api_types::businesses::BusinessChoice>, may_add: bool) -> String {
    plain("businesses", "/businesses", move || {
        let businesses = Businesses { name: EVIL.to_owned(), email: "kari@example.com".to_owned(), list, may_add };
        view! { <BusinessesCard businesses/> }.into_any()
    })
}

#[test]
fn i19_who_is_in_no_business_reads_that_and_can_sign_out() {
    let html = card(Vec::new(), false);
    for words in ["You are in no business", "kari@example.com", "action=\"/dashboard/do/sign_out\""] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!html.contains("/businesses/new"));
    let html = card(vec![choice("mer_1", EVIL, true)], true);
    is_escaped(&html);
    assert!(html.contains("You are here") && html.contains("/businesses/new"), "{html}");
}

#[test]
fn a_business_that_was_not_added_comes_back_with_what_was_typed() {
    let typed = NewBusinessForm { business: EVIL.to_owned(), handle: "northlight".to_owned() };
    let problem = Problem::field("handle", "This handle is taken. Choose another.");
    let html = with_error("add-business", "/businesses/new", "/dashboard/do/add_business", problem, &typed, || {
        view! { <AddBusinessCard/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("This handle is taken") && html.contains("value=\"northlight\""), "{html}");
}

fn join(signed_in: Option<&str>) -> String {
    let signed_in = signed_in.map(str::to_owned);
    plain("join", "/invitation?token=t0ken", move || {
        let email = "kari@example.com".to_owned();
        let welcome = Welcome { business: EVIL.to_owned(), email, role: Role::Staff, known: true, signed_in };
        view! { <JoinCard welcome token="t0ken".to_owned()/> }.into_any()
    })
}

#[test]
fn i19_who_has_an_account_joins_with_it_and_chooses_no_password() {
    let html = join(Some("kari@example.com"));
    is_escaped(&html);
    assert!(html.contains("action=\"/dashboard/do/join_business\"") && html.contains("value=\"t0ken\""), "{html}");
    assert!(!html.contains("type=\"password\""));
    let html = join(None);
    assert!(html.contains("href=\"/sign-in?invitation=t0ken\"") && !html.contains("join_business"), "{html}");
    let html = join(Some("olaf@example.com"));
    assert!(html.contains("signed in as olaf@example.com") && !html.contains("join_business"), "{html}");
}

/// Calls `look` with each source of the dashboard.
fn sources(folder: &Path, look: &mut impl FnMut(&str, &str)) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("its entries can be read").path();
        if path.is_dir() {
            sources(&path, look);
        } else {
            look(&path.display().to_string(), &fs::read_to_string(&path).expect("the file can be read"));
        }
    }
}

#[test]
fn i19_every_server_function_and_form_says_which_business_its_page_is_of() {
    let (mut functions, mut forms) = (0, 0);
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/dashboard"), &mut |file, text| {
        if file.contains("/tests/") {
            return;
        }
        for line in text.lines().filter(|line| line.starts_with("#[server")) {
            functions += 1;
            assert!(line.contains("client = crate::dashboard::Tab"), "{file}: {line}");
        }
        let ours = file.ends_with("parts/action_form.rs");
        let leptos_form = text.replace("action_form::ActionForm", "").contains("form::ActionForm");
        assert!(ours || !leptos_form, "{file} has a form that is not the one of dashboard/parts");
        if text.contains("method=\"post\"") {
            forms += 1;
            // Turning to another business, and joining one, are asked for whichever the page is of.
            let about_business = file.contains("/businesses/");
            assert!(about_business || text.contains("with_business("), "{file} does not say which business it is of");
        }
    });
    assert!(functions > 100 && forms >= 5, "they are found at all: {functions} {forms}");
}
