//! The team, the invitation and the audit log.

use super::{
    is_escaped,
    sample::{AT, EVIL},
    stage::{framed, plain},
};
use crate::dashboard::{
    settings::{AuditList, TeamActions, TeamView},
    welcome::AcceptCard,
};
use api_types::team::{AuditItem, AuditPage, InvitationItem, MemberItem, Team, Welcome};
use domain::Role;
use leptos::prelude::*;

fn member(id: &str, name: &str, role: Role, can_change: bool) -> MemberItem {
    MemberItem {
        id: id.to_owned(),
        name: name.to_owned(),
        email: format!("{id}@example.com"),
        role,
        since: AT,
        you: id == "mem_1",
        can_change,
    }
}

fn invitation(letter: &str, link: Option<&str>) -> InvitationItem {
    InvitationItem {
        id: format!("invite_{letter}"),
        email: format!("{letter}@example.com"),
        role: Role::Viewer,
        expires_at: AT,
        over: false,
        letter: letter.to_owned(),
        said: String::new(),
        link: link.map(str::to_owned),
        can_change: true,
    }
}

fn team(roles: &[Role]) -> Team {
    let manages = !roles.is_empty();
    Team {
        members: vec![
            member("mem_1", "Ingrid Solheim", Role::Owner, manages),
            member("mem_2", EVIL, Role::Staff, manages),
        ],
        invitations: Vec::new(),
        roles: roles.to_vec(),
        by_email: false,
    }
}

#[test]
fn i19_the_team_is_changed_by_forms_that_work_without_script() {
    let invitations = vec![
        invitation("held", Some("https://pay.example/invitation?token=t0ken")),
        invitation("taken", None),
        InvitationItem { over: true, ..invitation("waiting", None) },
        InvitationItem { said: EVIL.to_owned(), ..invitation("failed", None) },
    ];
    let html = framed("team", "/dashboard/settings/team?invited=1", move || {
        let team = Team { invitations, ..team(&Role::ALL) };
        view! { <div class="settings-page"><TeamView team actions=TeamActions::new()/></div> }.into_any()
    });
    is_escaped(&html);
    for words in [
        "action=\"/dashboard/do/change_role?business=mer_1\"",
        "action=\"/dashboard/do/remove_member?business=mer_1\"",
        "action=\"/dashboard/do/invite?business=mer_1\"",
        "action=\"/dashboard/do/invite_again?business=mer_1\"",
        "action=\"/dashboard/do/revoke_invitation?business=mer_1\"",
        "name=\"form[email]\"",
        "https://pay.example/invitation?token=t0ken",
        "Not sent",
        "Ran out",
        "Not delivered",
        "Staff: links and payments",
        "works once, within seven days",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn i19_who_may_not_change_the_team_sees_who_is_in_it_and_no_buttons() {
    let html = framed("team-viewer", "/dashboard/settings/team", || {
        view! { <div class="settings-page"><TeamView team=team(&[]) actions=TeamActions::new()/></div> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("Ingrid Solheim") && html.contains("Owner"), "{html}");
    for words in ["change_role", "remove_member", "do/invite"] {
        assert!(!html.contains(words), "{words}: {html}");
    }
}

#[test]
fn i19_who_is_invited_reads_to_what_and_chooses_name_and_password() {
    let html = plain("invitation", "/invitation?token=t0ken", || {
        let (business, email) = (EVIL.to_owned(), "kari@example.com".to_owned());
        let welcome = Welcome { business, email, role: Role::Viewer, known: false, signed_in: None };
        view! { <AcceptCard welcome token="t0ken".to_owned()/> }.into_any()
    });
    is_escaped(&html);
    for words in
        ["name=\"form[token]\" value=\"t0ken\"", "name=\"form[name]\"", "name=\"form[password]\"", "kari@example.com"]
    {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn i19_the_audit_log_says_who_did_what_to_which_thing() {
    let entry = |did: &str, called: &str, href: Option<&str>| AuditItem {
        at: AT,
        who: EVIL.to_owned(),
        did: did.to_owned(),
        called: called.to_owned(),
        href: href.map(str::to_owned),
        detail: "viewer, now staff".to_owned(),
    };
    let entries = vec![
        entry("made the link", "Portrait", Some("/dashboard/links/link_1")),
        entry("signed in", "", None),
        entry("erased a customer", "", Some("/dashboard/customers/cus_1")),
    ];
    let html = framed("audit", "/dashboard/settings/audit?member=mem_2", move || {
        let people = vec![("mem_1".to_owned(), "Ingrid Solheim".to_owned()), ("mem_2".to_owned(), EVIL.to_owned())];
        let log = AuditPage { entries, people, member: "mem_2".to_owned(), more: true, page: 2 };
        view! { <div class="settings-page"><AuditList log/></div> }.into_any()
    });
    is_escaped(&html);
    for words in [
        "href=\"/dashboard/links/link_1\"",
        "made the link",
        "value=\"mem_2\" selected",
        "/dashboard/settings/audit?member=mem_2&amp;page=3",
        "/dashboard/settings/audit?member=mem_2&amp;page=1",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
}

#[test]
fn i19_an_invitation_that_waits_for_a_mail_server_stands_in_the_outbox() {
    use crate::dashboard::messages::{Outbox, OutboxList};
    let html = framed("outbox-invitation", "/dashboard/settings/outbox", || {
        let invitations = vec![InvitationItem { said: EVIL.to_owned(), ..invitation("held", Some("https://secret")) }];
        let outbox = Outbox { messages: Vec::new(), invitations, notices: Vec::new(), more: false, page: 1 };
        view! { <OutboxList outbox act=ServerAction::new()/> }.into_any()
    });
    is_escaped(&html);
    assert!(html.contains("Waits for a mail server") && html.contains("held@example.com"), "{html}");
    assert!(!html.contains("https://secret") && !html.contains("Nothing waits"), "{html}");
}
