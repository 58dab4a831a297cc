//! Messages to customers.

use super::{
    ESCAPED, is_escaped,
    sample::{self, AT, EVIL},
    stage::{framed, with_error},
};
use crate::dashboard::{
    links::{LinkActions, LinkView},
    messages::{MessageActions, MessagesCard, Outbox, OutboxList},
    settings::{TemplateEditor, WaysCard},
};
use api_types::{
    FieldError, Problem,
    deliveries::{
        DeliveryItem, LinkMessages, MessageDetail, PlaceholderItem, SmsFrom, SmsOut, TemplateForm, TemplateItem,
        WaysOut,
    },
    reminders::LinkReminders,
};
use domain::delivery::{Purpose, Way};
use leptos::prelude::*;

fn item(state: &str, way: Way) -> DeliveryItem {
    DeliveryItem {
        id: "dlv_1".to_owned(),
        link: "link_1".to_owned(),
        way,
        purpose: Purpose::Request,
        recipient: "maja@example.com".to_owned(),
        name: Some(EVIL.to_owned()),
        state: state.to_owned(),
        attempts: 2,
        said: EVIL.to_owned(),
        created_at: AT,
        changed_at: AT,
        due_at: (state == "waiting").then_some(AT),
    }
}

fn card(messages: LinkMessages) -> String {
    framed("link", "/dashboard/links/link_1", move || {
        let link = sample::link();
        let messages =
            view! { <MessagesCard link=link.item.id.clone() messages actions=MessageActions::new()/> }.into_any();
        view! { <LinkView link actions=LinkActions::new() messages/> }.into_any()
    })
}

#[test]
fn r13_a_links_messages_are_shown_with_way_state_and_time() {
    let messages =
        ["taken", "delivered", "waiting", "failed", "held", "cancelled"].map(|state| item(state, Way::Email));
    let html = card(LinkMessages {
        messages: messages.into(),
        ways: WaysOut::default(),
        email: Some("maja@example.com".to_owned()),
        phone: None,
        reminders: LinkReminders::default(),
    });
    is_escaped(&html);
    for words in [
        "Link by e-mail",
        "</svg>Sent<",
        "</svg>Arrived<",
        "</svg>Trying again<",
        "</svg>Failed<",
        "</svg>In the outbox<",
        "</svg>Not sent<",
        "2026-03-19 14:12 UTC",
        "action=\"/dashboard/do/act_on_message?business=mer_1\"",
        "no phone number known",
        "cannot send messages yet",
        "Send again",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r10_a_link_for_anybody_says_how_it_can_be_sent() {
    let html = card(LinkMessages::default());
    assert!(html.contains("This link is for anybody") && !html.contains("do/send_link"), "{html}");
}

#[test]
fn r13_the_outbox_shows_what_each_message_says() {
    let messages = vec![
        MessageDetail { item: item("held", Way::Sms), subject: String::new(), body: EVIL.to_owned() },
        MessageDetail { item: item("failed", Way::Email), subject: EVIL.to_owned(), body: EVIL.to_owned() },
    ];
    let html = framed("outbox", "/dashboard/settings/outbox?page=2", move || {
        let outbox = Outbox { messages, invitations: Vec::new(), notices: Vec::new(), more: true, page: 2 };
        view! { <OutboxList outbox act=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in ["Link by SMS", "Call back", "Try again", "Read it", "page=1", "page=3"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html = framed("outbox-none", "/dashboard/settings/outbox", || {
        let outbox =
            Outbox { messages: Vec::new(), invitations: Vec::new(), notices: Vec::new(), more: false, page: 1 };
        view! { <OutboxList outbox act=ServerAction::new()/> }.into_any()
    });
    assert!(html.contains("Nothing waits"), "{html}");
}

#[test]
fn r12_ways_that_are_not_set_up_say_so() {
    let html = framed("messages", "/dashboard/settings/messages", || {
        let ways = WaysOut { email: Some(EVIL.to_owned()), sms: None };
        view! { <WaysCard ways/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("Nobody is set up to send SMS") && html.contains("Sent from"), "{html}");
}

/// Two pages, where SMS have a way out and this sender.
fn with_sender(from: &SmsFrom) -> [String; 2] {
    let ways = || WaysOut { email: None, sms: Some(SmsOut { by: EVIL.to_owned(), from: from.clone() }) };
    let settings = ways();
    let settings =
        framed("messages", "/dashboard/settings/messages", move || view! { <WaysCard ways=settings/> }.into_any());
    let email = Some("maja@example.com".to_owned());
    [settings, card(LinkMessages { ways: ways(), email, ..LinkMessages::default() })]
}

#[test]
fn r12_the_pages_say_who_an_sms_is_from_and_when_a_sender_is_wanting() {
    let [settings, link] = with_sender(&SmsFrom::Missing);
    is_escaped(&settings);
    assert!(
        settings.contains("Whoever runs this server sets sms.sender") && settings.contains("a number"),
        "{settings}"
    );
    assert!(link.contains("cannot stand above an SMS") && link.contains("sms.sender"), "{link}");
    let [settings, link] = with_sender(&SmsFrom::Sender("Northlight".to_owned()));
    assert!(
        settings.contains("\u{201c}Northlight\u{201d} as the sender") && !link.contains("cannot stand above"),
        "{settings}"
    );
    let [settings, link] = with_sender(&SmsFrom::Provider);
    assert!(
        settings.contains("from the sender that is set there") && !link.contains("cannot stand above"),
        "{settings}"
    );
}

#[test]
fn r11_what_is_wrong_with_the_words_is_said_at_its_field_and_what_was_typed_is_kept() {
    let typed =
        TemplateForm { purpose: Purpose::Request, subject: EVIL.to_owned(), body: "Dear {{nobody}}".to_owned() };
    let problem = Problem::Fields { errors: vec![FieldError::new("body", "There is no {{nobody}}.")] };
    let html = with_error(
        "template",
        "/dashboard/settings/messages/request",
        "/dashboard/do/save_template",
        problem,
        &typed,
        || {
            let form = TemplateForm { purpose: Purpose::Request, subject: "Pay".to_owned(), body: "Hello".to_owned() };
            let placeholders =
                vec![PlaceholderItem { written: "{{link}}".to_owned(), meaning: "the address of the page".to_owned() }];
            let template = TemplateItem { form, is_own: true, placeholders };
            view! { <TemplateEditor template save=ServerAction::new()/> }.into_any()
        },
    );
    assert!(html.contains(ESCAPED) && !html.contains("<script>alert"), "{html}");
    for words in
        ["There is no {{nobody}}.", "Dear {{nobody}}</textarea>", "Back to ours", "aria-invalid=\"true\"", "sandbox"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
}
