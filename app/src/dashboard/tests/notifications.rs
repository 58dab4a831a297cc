//! What a member is told.

use super::{
    ESCAPED, is_escaped,
    sample::{AT, EVIL},
    stage::{framed, with_error},
};
use crate::dashboard::settings::{NotificationActions, NotificationsView};
use api_types::{
    FieldError, Problem,
    notifications::{BrowserItem, KindChoice, NoticeItem, NotificationForm, NotificationPage},
};
use domain::notification::{Kind, Mail};
use leptos::prelude::*;

const URL: &str = "/dashboard/settings/notifications";

fn page(by_email: bool) -> NotificationPage {
    let choice = |kind| KindChoice { kind, mail: Mail::AtOnce, push: kind == Kind::Late };
    let notice = |state: &str| NoticeItem {
        id: "ntc_1".to_owned(),
        subject: EVIL.to_owned(),
        body: EVIL.to_owned(),
        state: state.to_owned(),
        said: if state == "waiting" { EVIL.to_owned() } else { String::new() },
        at: AT,
    };
    NotificationPage {
        kinds: Kind::ALL.into_iter().map(choice).collect(),
        hour: 18,
        zone: EVIL.to_owned(),
        email: "maja@example.com".to_owned(),
        by_email,
        key: "B0".to_owned(),
        browsers: vec![BrowserItem {
            id: "brw_1".to_owned(),
            name: EVIL.to_owned(),
            endpoint: "https://push.example.com/secret".to_owned(),
            since: AT,
            told_at: Some(AT),
            said: EVIL.to_owned(),
        }],
        notices: ["held", "waiting", "taken", "failed", "cancelled"].map(notice).into(),
    }
}

fn shown(by_email: bool) -> String {
    framed("notifications", URL, move || {
        view! { <NotificationsView page=page(by_email) actions=NotificationActions::new()/> }.into_any()
    })
}

#[test]
fn each_kind_is_chosen_by_way_and_works_without_script() {
    let html = shown(true);
    is_escaped(&html);
    for words in [
        "action=\"/dashboard/do/save_notifications?business=",
        "name=\"form[mail][network_down]\"",
        "name=\"form[push][limit_reached]\"",
        "E-mail at once",
        "E-mails go to maja@example.com.",
        ">18:00<",
        "Turn on notifications in this browser",
        "action=\"/dashboard/do/remove_browser?business=",
        "<summary class=\"btn sm\">Take away",
        "It shows nothing more at once. This cannot be taken back; turn notifications on there again.",
        "action=\"/dashboard/do/test_notifications?business=",
        "</svg>In the outbox<",
        "</svg>Trying again<",
        "</svg>Sent<",
        "</svg>Failed<",
        "</svg>Called back<",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let checked = html.matches("name=\"form[push][").count();
    assert_eq!(checked, 6);
    assert!(!html.contains("No e-mail leaves this server"));
}

#[test]
fn without_a_mail_server_the_page_says_where_emails_are() {
    assert!(shown(false).contains("No e-mail leaves this server"));
}

#[test]
fn what_is_wrong_is_said_at_its_field_and_what_was_chosen_is_kept() {
    let typed = NotificationForm {
        mail: [("paid".to_owned(), "off".to_owned())].into(),
        push: [("paid".to_owned(), "on".to_owned())].into(),
        hour: EVIL.to_owned(),
    };
    let problem = Problem::Fields { errors: vec![FieldError::new("hour", "Choose a whole hour from 0 to 23.")] };
    let html = with_error("notifications-wrong", URL, "/dashboard/do/save_notifications", problem, &typed, || {
        view! { <NotificationsView page=page(true) actions=NotificationActions::new()/> }.into_any()
    });
    assert!(html.contains(ESCAPED) && !html.contains("<script>alert"), "{html}");
    for words in ["Choose a whole hour from 0 to 23.", "aria-invalid=\"true\"", "<option value=\"off\" selected"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}
