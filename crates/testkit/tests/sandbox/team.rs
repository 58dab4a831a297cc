//! The team of a business: who is invited, who may change whom, and what is written down of what they do (I19).

use crate::sending::Post;
use api_types::{
    Problem,
    team::{AcceptForm, InviteForm, Team},
};
use delivery::{
    Security, SmtpMailer, SmtpSettings,
    sink::{MailSink, SinkOptions},
};
use domain::{Act, Millis, Role};
use service::{Actor, EmailWay, Ways};
use std::sync::Arc;
use testkit::world::World;

crate::scenarios!(
    i19_who_is_invited_joins_once_with_the_role_that_was_given,
    i19_an_invitation_runs_out_after_seven_days_and_can_be_sent_again,
    i19_an_invitation_that_was_taken_back_opens_nothing,
    i19_who_is_in_the_team_or_invited_is_not_invited,
    i19_of_those_who_invite_one_address_at_the_same_moment_one_does,
    i19_who_joins_is_not_invited_at_the_same_moment,
    i19_nobody_gives_a_role_above_their_own_or_sees_the_link_to_one,
    i19_a_member_who_is_removed_is_in_the_business_no_more_at_once,
    i19_who_leaves_leaves_no_invitation_behind,
    i19_the_last_owner_stays_also_when_all_leave_at_the_same_moment,
    i19_another_merchants_team_is_as_if_it_did_not_exist,
    i19_an_invitation_goes_by_e_mail_and_keeps_no_link_then,
    i19_a_letter_that_would_open_nothing_any_more_is_not_sent,
    i19_what_members_do_is_written_down_with_who_and_what,
    i19_what_was_not_done_is_not_written_down,
    i19_what_the_console_does_for_a_member_is_written_down_as_its,
    p2_the_audit_log_names_no_customer,
);

const KARI: &str = "kari@example.com";
const PASSWORD: &str = "another long password";

async fn invite(world: &World, by: &Actor, email: &str, role: Role) -> Result<(), Problem> {
    let form = InviteForm { email: email.to_owned(), role: role.as_str().to_owned() };
    world.service.invite(by, &form).await
}

async fn team(world: &World) -> Team {
    world.service.team(&world.owner).await.unwrap()
}

/// The token in the link of the newest invitation.
async fn token(world: &World) -> String {
    let link = team(world).await.invitations.remove(0).link.expect("the letter has not gone");
    link.strip_prefix("https://pay.example/invitation?token=").unwrap().to_owned()
}

async fn accept(world: &World, token: &str) -> Result<String, Problem> {
    let form = AcceptForm { token: token.to_owned(), name: "Kari Moe".to_owned(), password: PASSWORD.to_owned() };
    world.service.accept_invitation(form).await
}

/// Somebody of a role, who was invited and joined; and the token of their cookie.
pub(crate) async fn joined(world: &World, email: &str, role: Role) -> (Actor, String) {
    invite(world, &world.owner, email, role).await.unwrap();
    let cookie = accept(world, &token(world).await).await.unwrap();
    (world.service.actor(&cookie).await.unwrap(), cookie)
}

fn said(problem: &Problem) -> String {
    match problem {
        Problem::Fields { errors } => errors.iter().map(|error| error.message.as_str()).collect(),
        other => other.to_string(),
    }
}

async fn acts(world: &World) -> Vec<(String, String, String)> {
    let log = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    log.entries.into_iter().map(|entry| (entry.who, entry.did, entry.called)).collect()
}

async fn i19_who_is_invited_joins_once_with_the_role_that_was_given(world: World) {
    invite(&world, &world.owner, " KARI@example.com ", Role::Staff).await.unwrap();
    let open = team(&world).await.invitations;
    assert_eq!((open.len(), open[0].email.as_str(), open[0].role), (1, KARI, Role::Staff));
    assert_eq!(open[0].letter, "held", "there is no way out yet");
    let token = token(&world).await;
    let welcome = world.service.welcome(&token, None).await.unwrap();
    assert_eq!((welcome.business.as_str(), welcome.email.as_str()), ("Northlight Studio", KARI));
    let short = AcceptForm { token: token.clone(), name: String::new(), password: "short".to_owned() };
    let refused = world.service.accept_invitation(short).await.unwrap_err();
    assert!(refused.message_for("name").is_some() && refused.message_for("password").is_some(), "{refused:?}");
    let cookie = accept(&world, &token).await.unwrap();
    let kari = world.service.actor(&cookie).await.unwrap();
    assert_eq!((kari.role, kari.merchant), (Role::Staff, world.owner.merchant));
    assert!(matches!(accept(&world, &token).await, Err(Problem::Refused { .. })), "once");
    assert!(world.service.welcome(&token, None).await.is_err());
    assert!(team(&world).await.invitations.is_empty());
    assert!(world.service.sign_in(KARI, PASSWORD, "a place").await.is_ok());
}

async fn i19_an_invitation_runs_out_after_seven_days_and_can_be_sent_again(world: World) {
    invite(&world, &world.owner, KARI, Role::Viewer).await.unwrap();
    let first = token(&world).await;
    world.clock.advance(Millis(7 * 86_400_000 - 1));
    assert!(world.service.welcome(&first, None).await.is_ok());
    world.clock.advance(Millis(1));
    assert!(accept(&world, &first).await.is_err());
    let open = team(&world).await.invitations.remove(0);
    assert!(open.over && open.link.is_none());
    world.service.invite_again(&world.owner, &open.id).await.unwrap();
    let second = token(&world).await;
    assert_ne!(first, second);
    assert!(accept(&world, &first).await.is_err(), "the old link stays dead");
    assert!(accept(&world, &second).await.is_ok());
    let refused = world.service.invite_again(&world.owner, &open.id).await;
    assert!(matches!(refused, Err(Problem::Refused { .. })), "{refused:?}");
}

async fn i19_an_invitation_that_was_taken_back_opens_nothing(world: World) {
    invite(&world, &world.owner, KARI, Role::Viewer).await.unwrap();
    let (token, open) = (token(&world).await, team(&world).await.invitations.remove(0));
    world.service.revoke_invitation(&world.owner, &open.id).await.unwrap();
    assert!(accept(&world, &token).await.is_err());
    assert!(world.service.revoke_invitation(&world.owner, &open.id).await.is_err());
    invite(&world, &world.owner, KARI, Role::Viewer).await.unwrap();
}

async fn i19_who_is_in_the_team_or_invited_is_not_invited(world: World) {
    let refused = invite(&world, &world.owner, "Ingrid@example.com", Role::Staff).await.unwrap_err();
    assert!(said(&refused).contains("is in your team already"), "{refused:?}");
    invite(&world, &world.owner, KARI, Role::Staff).await.unwrap();
    let refused = invite(&world, &world.owner, KARI, Role::Staff).await.unwrap_err();
    assert!(said(&refused).contains("is invited already"), "{refused:?}");
    for (email, role) in [("not an address", "staff"), ("liv@example.com", "boss")] {
        let form = InviteForm { email: email.to_owned(), role: role.to_owned() };
        assert!(
            matches!(world.service.invite(&world.owner, &form).await, Err(Problem::Fields { .. })),
            "{email} {role}"
        );
    }
    assert_eq!(team(&world).await.invitations.len(), 1);
}

async fn i19_of_those_who_invite_one_address_at_the_same_moment_one_does(world: World) {
    let mut inviting = tokio::task::JoinSet::new();
    for n in 0..8 {
        let (service, by) = (Arc::clone(&world.service), world.owner.clone());
        let email = if n % 2 == 0 { KARI } else { "KARI@example.com" };
        let form = InviteForm { email: email.to_owned(), role: "staff".to_owned() };
        inviting.spawn(async move { service.invite(&by, &form).await });
    }
    let outcomes = inviting.join_all().await;
    assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1, "{outcomes:?}");
    let refused: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    assert!(refused.iter().all(|problem| said(problem).contains("is invited already")), "{refused:?}");
    assert_eq!(team(&world).await.invitations.len(), 1);
    let noted = acts(&world).await.into_iter().filter(|(_, did, _)| did == Act::MemberInvited.words()).count();
    assert_eq!(noted, 1);
}

async fn i19_who_joins_is_not_invited_at_the_same_moment(world: World) {
    for n in 0..4 {
        let email = format!("{n}@example.com");
        // What is open and newest is told by the clock, which stands still in a test.
        world.clock.advance(Millis(1));
        invite(&world, &world.owner, &email, Role::Staff).await.unwrap();
        let token = token(&world).await;
        let (service, by) = (Arc::clone(&world.service), world.owner.clone());
        let form = InviteForm { email: email.clone(), role: "staff".to_owned() };
        let accepted = AcceptForm { token, name: "Kari Moe".to_owned(), password: PASSWORD.to_owned() };
        let joining = tokio::spawn(async move { service.accept_invitation(accepted).await });
        // Again and again, so that one comes just when they join.
        while !joining.is_finished() {
            world.service.invite(&by, &form).await.unwrap_err();
        }
        joining.await.unwrap().unwrap();
        assert_eq!(team(&world).await.invitations, [], "{email} is in the team");
    }
}

async fn i19_nobody_gives_a_role_above_their_own_or_sees_the_link_to_one(world: World) {
    let (admin, _) = joined(&world, "admin@example.com", Role::Admin).await;
    let (staff, _) = joined(&world, "staff@example.com", Role::Staff).await;
    let refused = invite(&world, &admin, KARI, Role::Owner).await.unwrap_err();
    assert!(said(&refused).contains("above their own"), "{refused:?}");
    assert_eq!(invite(&world, &staff, KARI, Role::Viewer).await, Err(Problem::NotAllowed));
    let refused = world.service.change_role(&admin, &staff.member.to_string(), "owner").await.unwrap_err();
    assert!(said(&refused).contains("above their own"), "{refused:?}");
    let owner = world.owner.member.to_string();
    for refused in
        [world.service.change_role(&admin, &owner, "viewer").await, world.service.remove_member(&admin, &owner).await]
    {
        assert!(said(&refused.unwrap_err()).contains("Only an owner"));
    }
    invite(&world, &world.owner, KARI, Role::Owner).await.unwrap();
    let seen = world.service.team(&admin).await.unwrap();
    assert_eq!((seen.invitations[0].link.as_ref(), seen.invitations[0].can_change), (None, false));
    for refused in [
        world.service.invite_again(&admin, &seen.invitations[0].id).await,
        world.service.revoke_invitation(&admin, &seen.invitations[0].id).await.map(drop),
    ] {
        assert!(matches!(refused, Err(Problem::Refused { .. })), "{refused:?}");
    }
    let seen = world.service.team(&staff).await.unwrap();
    assert!(seen.invitations.is_empty() && seen.roles.is_empty(), "who does not manage sees the members only");
    assert_eq!(seen.members.len(), 3);
}

async fn i19_a_member_who_is_removed_is_in_the_business_no_more_at_once(world: World) {
    let (kari, cookie) = joined(&world, KARI, Role::Staff).await;
    let id = kari.member.to_string();
    world.service.change_role(&world.owner, &id, "viewer").await.unwrap();
    assert_eq!(world.service.actor(&cookie).await.unwrap().role, Role::Viewer, "from the next thing that they ask for");
    world.service.remove_member(&world.owner, &id).await.unwrap();
    assert_eq!(world.service.actor(&cookie).await, Err(Problem::NoBusiness));
    assert!(
        world.service.sign_in(KARI, PASSWORD, "a place").await.is_ok(),
        "the account is theirs, and opens nothing here"
    );
    assert_eq!(world.service.remove_member(&world.owner, &id).await, Err(Problem::NotFound));
    // What they were allowed when they were asked, they are not any more.
    assert_eq!(world.service.remove_member(&kari, &world.owner.member.to_string()).await, Err(Problem::NotAllowed));
    let stale = Actor { role: Role::Owner, ..kari };
    let refused = world.service.change_role(&stale, &world.owner.member.to_string(), "viewer").await;
    assert_eq!(refused, Err(Problem::NotAllowed));
    invite(&world, &world.owner, KARI, Role::Viewer).await.unwrap();
    world.service.join_business(&cookie, &token(&world).await).await.unwrap();
    assert_eq!(world.service.actor(&cookie).await.unwrap().role, Role::Viewer, "and can be invited again");
}

async fn i19_who_leaves_leaves_no_invitation_behind(world: World) {
    let (admin, _) = joined(&world, "admin@example.com", Role::Admin).await;
    invite(&world, &admin, KARI, Role::Admin).await.unwrap();
    let of_admin = token(&world).await;
    invite(&world, &world.owner, "liv@example.com", Role::Staff).await.unwrap();
    let id = admin.member.to_string();
    world.service.change_role(&world.owner, &id, "owner").await.unwrap();
    assert_eq!(team(&world).await.invitations.len(), 2, "who may do more may still have invited");
    world.service.change_role(&world.owner, &id, "staff").await.unwrap();
    assert!(accept(&world, &of_admin).await.is_err());
    let left = team(&world).await.invitations;
    assert_eq!(left.iter().map(|it| it.email.as_str()).collect::<Vec<_>>(), ["liv@example.com"]);
    world.service.change_role(&world.owner, &id, "admin").await.unwrap();
    invite(&world, &admin, KARI, Role::Viewer).await.unwrap();
    world.service.remove_member(&world.owner, &id).await.unwrap();
    assert_eq!(team(&world).await.invitations.len(), 1);
}

async fn i19_the_last_owner_stays_also_when_all_leave_at_the_same_moment(world: World) {
    let alone = world.owner.member.to_string();
    for refused in [
        world.service.remove_member(&world.owner, &alone).await,
        world.service.change_role(&world.owner, &alone, "admin").await,
    ] {
        assert!(said(&refused.unwrap_err()).contains("last owner"));
    }
    let mut owners = vec![world.owner.clone()];
    for n in 0..5 {
        owners.push(joined(&world, &format!("owner{n}@example.com"), Role::Owner).await.0);
    }
    let mut leaving = tokio::task::JoinSet::new();
    for (n, owner) in owners.into_iter().enumerate() {
        let service = Arc::clone(&world.service);
        leaving.spawn(async move {
            let id = owner.member.to_string();
            match n % 2 {
                0 => service.remove_member(&owner, &id).await,
                _ => service.change_role(&owner, &id, "staff").await,
            }
        });
    }
    let left = leaving.join_all().await;
    assert_eq!(left.iter().filter(|left| left.is_ok()).count(), 5, "{left:?}");
    let mut tx = world.store.read().await.unwrap();
    let members = tx.members_of(world.owner.merchant).await.unwrap();
    assert_eq!(members.iter().filter(|member| member.role == Role::Owner).count(), 1);
}

async fn i19_another_merchants_team_is_as_if_it_did_not_exist(world: World) {
    let (kari, _) = joined(&world, KARI, Role::Viewer).await;
    invite(&world, &world.owner, "liv@example.com", Role::Viewer).await.unwrap();
    let invitation = team(&world).await.invitations.remove(0).id;
    let mut tx = world.store.write().await.unwrap();
    let ours = tx.merchant(world.owner.merchant).await.unwrap().unwrap();
    let team = tx.members_of(world.owner.merchant).await.unwrap();
    let owner = team.into_iter().find(|member| member.id == world.owner.member).unwrap();
    let id = domain::ids::MerchantId::from_parts(Millis(1), 1);
    let other = storage::records::Merchant { id, handle: "stranger".parse().unwrap(), ..ours };
    tx.insert_merchant(&other).await.unwrap();
    let member = domain::ids::MemberId::from_parts(Millis(1), 1);
    let email = "stranger@example.com".to_owned();
    tx.insert_member(&storage::records::Member { id: member, merchant: id, email, ..owner }).await.unwrap();
    tx.commit().await.unwrap();
    let stranger = Actor { member, merchant: id, role: Role::Owner };
    let kari = kari.member.to_string();
    for answer in [
        world.service.change_role(&stranger, &kari, "admin").await,
        world.service.remove_member(&stranger, &kari).await,
        world.service.invite_again(&stranger, &invitation).await,
        world.service.revoke_invitation(&stranger, &invitation).await.map(drop),
    ] {
        assert_eq!(answer, Err(Problem::NotFound));
    }
    let seen = world.service.team(&stranger).await.unwrap();
    assert_eq!((seen.members.len(), seen.invitations.len()), (1, 0));
    assert!(world.service.audit_log(&stranger, "", 1).await.unwrap().entries.is_empty());
    assert!(world.service.audit_log(&stranger, &kari, 1).await.unwrap().entries.is_empty());
    invite(&world, &stranger, KARI, Role::Staff).await.unwrap();
}

async fn i19_an_invitation_goes_by_e_mail_and_keeps_no_link_then(world: World) {
    let mut sink = MailSink::start(&SinkOptions::default()).await;
    invite(&world, &world.owner, KARI, Role::Staff).await.unwrap();
    let held = token(&world).await;
    assert_eq!(world.service.run_due_letters().await.unwrap(), 0);
    let mailer = SmtpMailer::new(SmtpSettings::new("127.0.0.1", sink.port(), Security::None)).unwrap();
    let from = "pay@northlight.example".parse().unwrap();
    let ways = Ways { email: Some(EmailWay { mailer: Arc::new(mailer), from }), ..Ways::default() };
    let world = world.restarted_with(ways).await;
    assert_eq!(world.service.run_due_letters().await.unwrap(), 1, "what was held goes out once there is a way");
    let got = sink.next().await;
    assert_eq!(got.to, [KARI]);
    let mail = String::from_utf8(got.raw()).unwrap().replace("=\r\n", "").replace("=3D", "=");
    assert!(mail.contains("Northlight Studio invites you") && mail.contains(&held), "{mail}");
    let sent = team(&world).await.invitations.remove(0);
    assert_eq!((sent.letter.as_str(), sent.link), ("taken", None));
    assert_eq!(world.service.run_due_letters().await.unwrap(), 0, "once");
    world.service.invite_again(&world.owner, &sent.id).await.unwrap();
    assert_eq!(world.service.run_due_letters().await.unwrap(), 1);
    let again = String::from_utf8(sink.next().await.raw()).unwrap().replace("=\r\n", "").replace("=3D", "=");
    assert!(!again.contains(&held), "the link that went before opens nothing any more");
    assert!(accept(&world, &held).await.is_err());
    // What is taken back before it goes is not sent.
    invite(&world, &world.owner, "liv@example.com", Role::Staff).await.unwrap();
    let open = team(&world).await.invitations;
    let back = open.iter().find(|it| it.email == "liv@example.com").unwrap();
    world.service.revoke_invitation(&world.owner, &back.id).await.unwrap();
    assert_eq!(world.service.run_due_letters().await.unwrap(), 0);
}

async fn i19_a_letter_that_would_open_nothing_any_more_is_not_sent(world: World) {
    invite(&world, &world.owner, KARI, Role::Staff).await.unwrap();
    world.clock.advance(Millis(7 * 86_400_000));
    let post = Arc::new(Post::default());
    let world = world.restarted_with(post.ways()).await;
    assert_eq!(world.service.run_due_letters().await.unwrap(), 0);
    assert_eq!(post.mails(), Vec::<String>::new());
    let open = team(&world).await.invitations.remove(0);
    assert_eq!((open.letter.as_str(), open.over), ("cancelled", true));
    assert!(open.said.contains("ran out") && open.said.contains("Send it again"), "{}", open.said);
    world.service.invite_again(&world.owner, &open.id).await.unwrap();
    assert_eq!(world.service.run_due_letters().await.unwrap(), 1);
}

async fn i19_what_members_do_is_written_down_with_who_and_what(world: World) {
    let (kari, cookie) = joined(&world, KARI, Role::Staff).await;
    let link = world.link("5.00").await;
    let form = api_types::customers::TagForm { kind: "link".to_owned(), name: "Late".to_owned(), ..Default::default() };
    world.service.save_tag(&kari, None, &form).await.unwrap();
    world.service.change_role(&world.owner, &kari.member.to_string(), "viewer").await.unwrap();
    world.service.sign_out(&cookie).await.unwrap();
    world.service.remove_member(&world.owner, &kari.member.to_string()).await.unwrap();
    let (ingrid, kari_moe) = ("Ingrid Solheim", "Kari Moe");
    let expected = [
        (ingrid, Act::MemberRemoved, kari_moe),
        (kari_moe, Act::SignedOut, ""),
        (ingrid, Act::RoleChanged, kari_moe),
        (kari_moe, Act::TagMade, "Late"),
        (ingrid, Act::LinkMade, link.title.as_str()),
        (kari_moe, Act::MemberJoined, KARI),
        (ingrid, Act::MemberInvited, KARI),
        (ingrid, Act::ServerSetUp, "Northlight Studio"),
    ];
    let expected = expected.map(|(who, act, called)| (who.to_owned(), act.words().to_owned(), called.to_owned()));
    let mut found = acts(&world).await;
    let mut sorted = expected.to_vec();
    // The clock of a test stands still, so that which came first of one moment is not told.
    found.sort();
    sorted.sort();
    assert_eq!(found, sorted);
    let log = world.service.audit_log(&world.owner, &kari.member.to_string(), 1).await.unwrap();
    assert_eq!(log.entries.len(), 3, "{log:?}");
    assert!(log.entries.iter().all(|entry| entry.who == kari_moe), "also after they are gone");
    assert_eq!(log.people.len(), 2);
    let viewer = Actor { role: Role::Staff, ..world.owner.clone() };
    assert_eq!(world.service.audit_log(&viewer, "", 1).await, Err(Problem::NotAllowed));
    for n in 0..30 {
        world.clock.advance(Millis(1));
        world.service.save_tag(&world.owner, None, &tag(n)).await.unwrap();
    }
    let first = world.service.audit_log(&world.owner, "", 1).await.unwrap();
    let second = world.service.audit_log(&world.owner, "", 2).await.unwrap();
    assert_eq!((first.entries.len(), first.more, second.entries.len(), second.more), (25, true, 13, false));
    assert_eq!(first.entries[0].called, "Tag 29");
}

fn tag(n: u32) -> api_types::customers::TagForm {
    api_types::customers::TagForm { kind: "link".to_owned(), name: format!("Tag {n}"), ..Default::default() }
}

async fn i19_what_was_not_done_is_not_written_down(world: World) {
    let before = acts(&world).await;
    world.service.save_tag(&world.owner, None, &tag(1)).await.unwrap();
    world.service.save_tag(&world.owner, None, &tag(1)).await.unwrap_err();
    world.service.duplicate_link(&world.owner, "link_00000000000000000000000000").await.unwrap_err();
    assert!(world.service.sign_in("ingrid@example.com", "a wrong long password", "a place").await.is_err());
    assert_eq!(acts(&world).await.len(), before.len() + 1);
}

async fn i19_what_the_console_does_for_a_member_is_written_down_as_its(world: World) {
    let (kari, _) = joined(&world, KARI, Role::Staff).await;
    let before = acts(&world).await;
    // Nothing was done for whom nobody knows.
    assert_eq!(world.service.reset_url("nobody@example.com").await.unwrap(), None);
    assert_eq!(world.service.drop_second_factor("nobody@example.com").await, Err(Problem::NotFound));
    assert_eq!(acts(&world).await, before);
    assert!(world.service.reset_url(KARI).await.unwrap().is_some());
    world.service.drop_second_factor(KARI).await.unwrap();
    let log = world.service.audit_log(&world.owner, "console", 1).await.unwrap();
    let mut found: Vec<_> =
        log.entries.iter().map(|one| (one.who.as_str(), one.did.as_str(), one.called.as_str())).collect();
    found.sort_unstable();
    let expected =
        [Act::PasswordLinkMade, Act::SecondFactorDropped].map(|act| ("The server's console", act.words(), "Kari Moe"));
    assert_eq!(found, expected);
    assert!(log.people.contains(&("console".to_owned(), "The server's console".to_owned())), "{:?}", log.people);
    assert_eq!(acts(&world).await.len(), before.len() + 2);
    let hers = world.service.audit_log(&world.owner, &kari.member.to_string(), 1).await.unwrap();
    assert_eq!(hers.entries.len(), 1, "she only joined: {hers:?}");
}

async fn p2_the_audit_log_names_no_customer(world: World) {
    let form = api_types::customers::CustomerForm {
        email: "maja@example.com".to_owned(),
        name: "Maja Lind".to_owned(),
        ..Default::default()
    };
    let maja = world.service.save_customer(&world.owner, None, &form).await.unwrap();
    world.service.save_customer(&world.owner, Some(&maja.id), &form).await.unwrap();
    world.service.import_customers(&world.owner, "email,name\nolaf@example.com,Olaf").await.unwrap();
    world.service.erase_customer(&world.owner, &maja.id, "maja@example.com").await.unwrap();
    let log = format!("{:?}", world.service.audit_log(&world.owner, "", 1).await.unwrap());
    for name in ["maja", "Maja", "Olaf", "olaf"] {
        assert!(!log.contains(name), "{name}: {log}");
    }
    assert!(log.contains(Act::CustomerErased.words()) && log.contains("1 added"), "{log}");
}
