//! Reminders on the page of a link, in its form and in its activity.

use super::{
    ESCAPED, is_escaped,
    sample::{self, AT, EVIL},
    stage::{framed, with_error},
};
use crate::dashboard::{
    links::{LinkActions, LinkView},
    reminders::{ReminderActions, RemindersCard, UpcomingRow, WrittenRow},
    settings::HoursForm,
};
use api_types::{
    FieldError, Problem,
    deliveries::DeliveryItem,
    reminders::{
        HoursForm as Hours, HoursSettings, LinkReminders, Obstacle, Outlook, ReminderForm, ReminderPlan,
        UpcomingReminder,
    },
};
use domain::{
    delivery::{Purpose, Way},
    reminder::{Interval, Standing},
};
use leptos::prelude::*;

fn plan(standing: Standing) -> ReminderPlan {
    ReminderPlan {
        enabled: true,
        every: Interval::ThreeDays,
        most: 3,
        sent: 1,
        failed: 1,
        remaining: 2,
        standing,
        next_at: (standing == Standing::Running).then_some(AT),
        next: "19 March 2026, 15:12".to_owned(),
        zone: EVIL.to_owned(),
        outlook: Outlook::Goes { by: vec![Way::Email], not_by: Vec::new() },
        stopped_at: (standing == Standing::Stopped).then_some(AT),
    }
}

fn page(reminders: LinkReminders) -> AnyView {
    let link = sample::link();
    let card = view! { <RemindersCard link=link.item.id.clone() reminders actions=ReminderActions::new()/> }.into_any();
    view! { <LinkView link actions=LinkActions::new() messages=card/> }.into_any()
}

fn card(plan: Option<ReminderPlan>, ways: &[Way]) -> String {
    let reminders = LinkReminders { ways: ways.to_vec(), plan };
    framed("link", "/dashboard/links/link_1", move || page(reminders))
}

#[test]
fn r16_the_card_says_how_many_went_how_many_remain_and_when_the_next_goes() {
    let html = card(Some(plan(Standing::Running)), &[Way::Email, Way::Sms]);
    is_escaped(&html);
    for words in [
        "1/3",
        "<dt>Failed</dt><dd class=\"num\">1</dd>",
        "Remaining",
        "Every 3 days",
        "by e-mail and SMS",
        "Upcoming",
        "19 March 2026, 15:12",
        "do/set_reminders",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let html = card(Some(plan(Standing::Complete)), &[Way::Email]);
    assert!(html.contains("Complete") && !html.contains("do/set_reminders"), "there is nothing left to change: {html}");
}

#[test]
fn r15_reminders_are_offered_once_the_link_has_gone() {
    let html = card(None, &[]);
    assert!(html.contains("Send it to its customer first") && !html.contains("do/set_reminders"), "{html}");
    let html = card(None, &[Way::Sms]);
    assert!(html.contains("They would go by SMS") && html.contains("Set reminders"), "{html}");
}

#[test]
fn r14_who_stopped_reminders_is_only_asked_again_on_purpose() {
    let html = card(Some(plan(Standing::Stopped)), &[Way::Email]);
    for words in ["Stopped by customer", "asked for no more reminders", "wanted_again", "They want reminders again"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(!card(Some(plan(Standing::Off)), &[Way::Email]).contains("wanted_again"));
}

#[test]
fn r15_what_was_typed_is_kept_and_what_is_wrong_is_said_at_its_field() {
    let typed = ReminderForm { on: true, every: "weekly".to_owned(), most: EVIL.to_owned(), wanted_again: false };
    let problem = Problem::Fields { errors: vec![FieldError::new("most", "Choose a whole number from 1 to 50.")] };
    let html = with_error("link", "/dashboard/links/link_1", "/dashboard/do/set_reminders", problem, &typed, || {
        page(LinkReminders { ways: vec![Way::Email], plan: Some(plan(Standing::Running)) })
    });
    assert!(html.contains(ESCAPED) && !html.contains("<script>alert"), "{html}");
    for words in ["Choose a whole number from 1 to 50.", "aria-invalid=\"true\"", "<details open class=\"change\""] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r20_reminders_stand_in_the_activity() {
    let html = framed("feed", "/dashboard/links/link_1?tab=reminders", || {
        let upcoming = UpcomingReminder {
            number: 2,
            most: 3,
            ways: vec![Way::Email],
            at: AT,
            local: "19 March 2026, 15:12".to_owned(),
            outlook: Outlook::Goes { by: vec![Way::Email], not_by: Vec::new() },
        };
        let written = DeliveryItem {
            id: "dlv_1".to_owned(),
            link: "link_1".to_owned(),
            way: Way::Email,
            purpose: Purpose::Reminder,
            recipient: "maja@example.com".to_owned(),
            name: Some(EVIL.to_owned()),
            state: "failed".to_owned(),
            attempts: 1,
            said: EVIL.to_owned(),
            created_at: AT,
            changed_at: AT,
            due_at: None,
        };
        view! { <ul class="feed"><UpcomingRow item=upcoming/><WrittenRow item=written/></ul> }.into_any()
    });
    is_escaped(&html);
    for words in ["Reminder 2 of 3", "Upcoming", "19 March 2026, 15:12, by e-mail", "Reminder by e-mail", "Failed"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn r14_a_reminder_that_can_reach_nobody_says_why_and_what_to_do() {
    let outlook = Outlook::Cannot(vec![Obstacle::NoWayOut(Way::Email), Obstacle::NoNumber]);
    let words = ["Cannot be sent", "no mail server is set up", "You have no phone number of this customer"];
    let of_plan = ReminderPlan { outlook: outlook.clone(), ..plan(Standing::Running) };
    let html = card(Some(of_plan), &[Way::Email, Way::Sms]);
    let row = framed("feed", "/dashboard/links/link_1?tab=reminders", move || {
        let ways = vec![Way::Email, Way::Sms];
        let item = UpcomingReminder { number: 2, most: 3, ways, at: AT, local: String::new(), outlook };
        view! { <ul class="feed"><UpcomingRow item/></ul> }.into_any()
    });
    for html in [html, row] {
        assert!(words.iter().all(|words| html.contains(words)) && !html.contains("Upcoming"), "{html}");
    }
}

#[test]
fn r14_time_zone_and_quiet_hours_are_shown_as_they_are() {
    let html = framed("messages", "/dashboard/settings/messages", || {
        let form = Hours { zone: EVIL.to_owned(), quiet_from: "21:00".to_owned(), quiet_until: "08:00".to_owned() };
        let hours = HoursSettings { form, zones: vec!["UTC".to_owned(), "Europe/Amsterdam".to_owned()] };
        view! { <HoursForm hours save=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    for words in ["value=\"21:00\"", "value=\"08:00\"", "<option value=\"Europe/Amsterdam\">", "do/save_hours"] {
        assert!(html.contains(words), "{words}: {html}");
    }
}
