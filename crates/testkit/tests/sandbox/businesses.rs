//! Several businesses on one server: each is its own, and a member turns from one to another (I19).

use api_types::{
    Problem,
    businesses::NewBusinessForm,
    dashboard::{LinkForm, ListQuery, NetworkForm, WalletForm},
    team::{AcceptForm, InviteForm},
};
use domain::{Act, Millis, Mode, Role, TotpSecret};
use service::{Actor, Entry, Outside, Service, What, WhoAdds};
use std::sync::Arc;
use storage::records::Page;
use testkit::world::{World, usdc};

crate::scenarios!(
    i19_another_business_begins_as_set_up_makes_one_and_has_nothing_of_the_first,
    who_does_not_run_the_server_adds_no_business_unless_its_settings_say_so,
    r32_a_handle_that_may_be_taken_for_anothers_is_refused_and_ones_own_from_before_is_not,
    a_business_that_cannot_be_changes_nothing,
    i19_who_has_an_account_joins_another_business_with_it_and_has_its_role_there,
    i19_an_invitation_is_joined_by_whom_it_is_for_and_once,
    i19_who_invites_does_not_learn_who_has_an_account_elsewhere,
    i22_a_sign_in_that_did_not_prove_the_second_factor_turns_to_no_business,
    i19_who_leaves_or_is_removed_stays_in_their_other_businesses,
    i19_the_last_owner_does_not_leave,
    i23_what_a_member_does_to_their_account_stands_in_the_log_of_each_of_their_businesses,
    i19_what_the_console_does_for_a_member_stands_in_the_log_of_each_of_their_businesses,
    i9_only_who_runs_the_server_changes_its_networks_or_sees_their_nodes,
    i11_two_businesses_are_not_paid_at_one_place,
    i19_the_pages_of_a_business_that_a_member_turns_away_from_are_told_to_look,
);

const KARI: &str = "kari@example.com";
const PASSWORD: &str = "a long enough password";

async fn signed_in(world: &World, email: &str) -> String {
    match world.service.sign_in(email, PASSWORD, "a place").await.unwrap() {
        Entry::Inside(token) => token,
        Entry::SecondStep(_) => panic!("there is no second factor"),
    }
}

async fn owner(world: &World) -> String {
    signed_in(world, "ingrid@example.com").await
}

fn named(business: &str, handle: &str) -> NewBusinessForm {
    NewBusinessForm { business: business.to_owned(), handle: handle.to_owned() }
}

/// The owner's second business; as its owner.
async fn second(world: &World, cookie: &str) -> Actor {
    // The clock of a test stands still, and what came first is told by it.
    world.clock.advance(Millis(1));
    world.service.add_business(cookie, named("Southwind Books", "")).await.unwrap();
    world.service.actor(cookie).await.unwrap()
}

/// The token of an invitation to whom it is for.
async fn invited(world: &World, by: &Actor, email: &str, role: Role) -> String {
    let form = InviteForm { email: email.to_owned(), role: role.as_str().to_owned() };
    world.service.invite(by, &form).await.unwrap();
    let open = world.service.team(by).await.unwrap().invitations;
    let link = open.into_iter().find(|one| one.email == email).unwrap().link.unwrap();
    link.split_once("token=").unwrap().1.to_owned()
}

/// Kari, who joined the first business as staff; her cookie's token.
async fn kari(world: &World) -> String {
    let token = invited(world, &world.owner, KARI, Role::Staff).await;
    let form = AcceptForm { token, name: "Kari Moe".to_owned(), password: PASSWORD.to_owned() };
    world.service.accept_invitation(form).await.unwrap()
}

async fn names(world: &World, cookie: &str) -> Vec<(String, Role, bool)> {
    let list = world.service.businesses(cookie).await.unwrap().list;
    list.into_iter().map(|one| (one.name, one.role, one.current)).collect()
}

async fn acts(world: &World, actor: &Actor) -> Vec<Act> {
    let all = Page { offset: 0, limit: 100 };
    let log = world.store.read().await.unwrap().audit(actor.merchant, None, all).await.unwrap();
    log.into_iter().map(|entry| entry.act).collect()
}

fn link(title: &str) -> LinkForm {
    LinkForm {
        title: title.to_owned(),
        amount: "5.00".to_owned(),
        assets: vec![usdc().to_string()],
        window_minutes: "15".to_owned(),
        ..LinkForm::default()
    }
}

async fn i19_another_business_begins_as_set_up_makes_one_and_has_nothing_of_the_first(world: World) {
    let first = world.link("5.00").await;
    let cookie = owner(&world).await;
    let there = second(&world, &cookie).await;
    assert_ne!(there.merchant, world.owner.merchant);
    assert_eq!((there.member, there.role), (world.owner.member, Role::Owner));
    let (here, new) =
        (world.service.business(&world.owner).await.unwrap(), world.service.business(&there).await.unwrap());
    assert_eq!((new.name.as_str(), new.handle.as_str()), ("Southwind Books", "southwind-books"));
    let as_set_up = api_types::dashboard::Business { name: here.name, handle: here.handle, ..new };
    assert_eq!(as_set_up, world.service.business(&world.owner).await.unwrap(), "all else is as in the first");
    let wallets = world.service.wallets(&there).await.unwrap();
    assert_eq!(
        wallets.iter().map(|one| (one.name.as_str(), one.mode)).collect::<Vec<_>>(),
        [("Test wallet", Mode::Test)]
    );
    assert_eq!(world.service.links(&there, ListQuery::default()).await.unwrap().total, 0);
    assert_eq!(world.service.link(&there, &first.id).await.unwrap_err(), Problem::NotFound);
    assert_eq!(acts(&world, &there).await, [Act::BusinessMade]);
    let before = acts(&world, &world.owner).await;

    // Paid on the same network at the same time, each is paid its own.
    let link = world.service.create_link(&there, link("A book")).await.unwrap();
    let (ours, theirs) = (world.open(&first).await, world.open(&link).await);
    world.pay(theirs, 5_000_000).await;
    world.mine(12);
    world.follow().await;
    assert_eq!(world.session(ours).await.assessment.status, domain::Status::Open);
    assert_eq!(world.session(theirs).await.assessment.status, domain::Status::Final);
    let paid = async |actor: &Actor| world.service.home(actor, Mode::Test).await.unwrap().payments_today;
    assert_eq!((paid(&world.owner).await, paid(&there).await), (0, 1));
    let told = world.service.activity_after(&world.owner, 0).await.unwrap();
    assert!(
        !told.is_empty() && told.iter().all(|one| one.session.as_deref() != Some(&*theirs.to_string())),
        "{told:?}"
    );
    assert_eq!(world.service.payment(&world.owner, &theirs.to_string()).await.unwrap_err(), Problem::NotFound);
    assert_eq!(acts(&world, &world.owner).await, before, "nothing of it stands in the first one's log");
    assert_eq!(
        names(&world, &cookie).await,
        [("Northlight Studio".to_owned(), Role::Owner, false), ("Southwind Books".to_owned(), Role::Owner, true)]
    );
    let back = world.owner.merchant.to_string();
    world.service.switch_business(&cookie, &back).await.unwrap();
    assert_eq!(world.service.actor(&cookie).await.unwrap(), world.owner);
    let nobodys = domain::ids::MerchantId::from_parts(Millis(1), 1).to_string();
    for wrong in ["", "nothing", nobodys.as_str()] {
        assert_eq!(world.service.switch_business(&cookie, wrong).await, Err(Problem::NotFound), "{wrong}");
    }
}

async fn who_does_not_run_the_server_adds_no_business_unless_its_settings_say_so(world: World) {
    let cookie = owner(&world).await;
    let there = second(&world, &cookie).await;
    // Kari owns the second business, and is nothing in the first.
    let token = invited(&world, &there, KARI, Role::Owner).await;
    let form = AcceptForm { token, name: "Kari Moe".to_owned(), password: PASSWORD.to_owned() };
    let kari = world.service.accept_invitation(form).await.unwrap();
    assert!(!world.service.businesses(&kari).await.unwrap().may_add);
    assert!(!world.service.me(&world.service.actor(&kari).await.unwrap()).await.unwrap().may_add_business);
    let refused = world.service.add_business(&kari, named("Third", "")).await;
    assert!(matches!(refused, Err(Problem::Refused { .. })), "{refused:?}");
    assert_eq!(names(&world, &kari).await.len(), 1);
    let open = Service::new(Outside { businesses: WhoAdds::Owners, ..world.outside_again() });
    assert!(open.businesses(&kari).await.unwrap().may_add);
    open.add_business(&kari, named("Third", "")).await.unwrap();
    assert_eq!(names(&world, &kari).await.len(), 2);
    let staff = {
        let token = invited(&world, &world.owner, "olaf@example.com", Role::Admin).await;
        let form = AcceptForm { token, name: "Olaf".to_owned(), password: PASSWORD.to_owned() };
        world.service.accept_invitation(form).await.unwrap()
    };
    let refused = open.add_business(&staff, named("Fourth", "")).await;
    assert!(matches!(refused, Err(Problem::Refused { .. })), "who owns none adds none: {refused:?}");
}

async fn a_business_that_cannot_be_changes_nothing(world: World) {
    let cookie = owner(&world).await;
    for (business, handle, field) in [
        ("", "", "business"),
        ("Books", "Not a handle!", "handle"),
        ("Books", "dashboard", "handle"),
        ("Books", "northlight-studio", "handle"),
        ("Books", "north1ight-studio", "handle"),
        ("Northlight Studio", "", "handle"),
    ] {
        let refused = world.service.add_business(&cookie, named(business, handle)).await.unwrap_err();
        assert!(refused.message_for(field).is_some(), "{business} {handle}: {refused:?}");
    }
    assert_eq!(names(&world, &cookie).await.len(), 1);
    assert_eq!(world.service.actor(&cookie).await.unwrap(), world.owner);
    assert_eq!(world.store.read().await.unwrap().count_merchants().await.unwrap(), 1);
}

async fn r32_a_handle_that_may_be_taken_for_anothers_is_refused_and_ones_own_from_before_is_not(world: World) {
    let there = second(&world, &owner(&world).await).await;
    let save = async |handle: &str| {
        let business = world.service.business(&there).await.unwrap();
        let moved = api_types::dashboard::Business { handle: handle.to_owned(), ..business };
        world.service.save_business(&there, moved).await.map(|saved| saved.handle)
    };
    for handle in ["north1ight-studio", "northlight-stud10"] {
        let refused = save(handle).await.unwrap_err();
        let said = refused.message_for("handle").unwrap().to_owned();
        assert_eq!(said, format!("\"{handle}\" is too like another business's handle. Choose another."));
    }
    assert_eq!(save("southvv1nd-b00ks").await.as_deref(), Ok("southvv1nd-b00ks"));
    assert_eq!(save("southwind-books").await.as_deref(), Ok("southwind-books"));
}

async fn i19_who_has_an_account_joins_another_business_with_it_and_has_its_role_there(world: World) {
    let kari = kari(&world).await;
    let staff = world.service.actor(&kari).await.unwrap();
    let there = second(&world, &owner(&world).await).await;
    let token = invited(&world, &there, KARI, Role::Admin).await;
    let welcome = world.service.welcome(&token, Some(&kari)).await.unwrap();
    assert!(welcome.known);
    assert_eq!((welcome.business.as_str(), welcome.signed_in.as_deref()), ("Southwind Books", Some(KARI)));
    assert_eq!(world.service.welcome(&token, None).await.unwrap().signed_in, None);
    let again =
        AcceptForm { token: token.clone(), name: "Kari".to_owned(), password: "yet another password".to_owned() };
    let refused = world.service.accept_invitation(again).await;
    assert!(matches!(refused, Err(Problem::Refused { .. })), "no second account: {refused:?}");
    world.service.join_business(&kari, &token).await.unwrap();
    let admin = world.service.actor(&kari).await.unwrap();
    assert_eq!(admin, Actor { member: staff.member, merchant: there.merchant, role: Role::Admin });
    assert!(acts(&world, &there).await.contains(&Act::MemberJoined));
    world.clock.advance(Millis(1));
    world.service.switch_business(&kari, &staff.merchant.to_string()).await.unwrap();
    assert_eq!(world.service.actor(&kari).await.unwrap(), staff, "in the first she is what she was");
    assert_eq!(world.service.team(&there).await.unwrap().members.len(), 2);
    assert_eq!(world.service.team(&world.owner).await.unwrap().members.len(), 2);
    // The next browser begins where she was last, and each stays where it is.
    let other = signed_in(&world, KARI).await;
    assert_eq!(world.service.actor(&other).await.unwrap(), staff);
    world.service.switch_business(&other, &there.merchant.to_string()).await.unwrap();
    assert_eq!(world.service.actor(&kari).await.unwrap(), staff);
    assert_eq!(world.service.actor(&other).await.unwrap(), admin);
}

async fn i19_an_invitation_is_joined_by_whom_it_is_for_and_once(world: World) {
    let (kari, ingrid) = (kari(&world).await, owner(&world).await);
    let there = second(&world, &ingrid).await;
    let token = invited(&world, &there, KARI, Role::Owner).await;
    let refused = world.service.join_business(&ingrid, &token).await.unwrap_err();
    assert!(refused.to_string().contains(KARI), "{refused}");
    assert_eq!(world.service.join_business("nobody's", &token).await, Err(Problem::SignedOut));
    assert!(matches!(world.service.join_business(&kari, "guessed").await, Err(Problem::Refused { .. })));
    let (one, two) =
        tokio::join!(world.service.join_business(&kari, &token), world.service.join_business(&kari, &token));
    assert_eq!([&one, &two].iter().filter(|joined| joined.is_ok()).count(), 1, "{one:?} {two:?}");
    assert!(matches!(world.service.join_business(&kari, &token).await, Err(Problem::Refused { .. })));
    assert_eq!(names(&world, &kari).await.len(), 2);
}

async fn i19_who_invites_does_not_learn_who_has_an_account_elsewhere(world: World) {
    kari(&world).await;
    let there = second(&world, &owner(&world).await).await;
    let mut seen = Vec::new();
    for email in [KARI, "nobody@example.com"] {
        let form = InviteForm { email: email.to_owned(), role: "staff".to_owned() };
        let answers = (
            world.service.invite(&there, &form).await,
            world.service.invite(&there, &form).await.map_err(|why| why.to_string()),
        );
        let open = world.service.team(&there).await.unwrap().invitations;
        let shown = open.into_iter().find(|one| one.email == email).unwrap();
        let plain = |text: &str| text.replace(email, "whom");
        seen.push((
            answers.0,
            answers.1.map_err(|why| plain(&why)),
            (shown.role, shown.letter, plain(&shown.said), shown.over, shown.can_change, shown.expires_at),
        ));
    }
    assert_eq!(seen[0], seen[1]);
}

async fn i22_a_sign_in_that_did_not_prove_the_second_factor_turns_to_no_business(world: World) {
    let cookie = owner(&world).await;
    let there = second(&world, &cookie).await;
    let secret = TotpSecret::from_random([7; 20]);
    let mut tx = world.store.write().await.unwrap();
    tx.begin_second_factor(there.member, &secret).await.unwrap();
    let begun = tx.second_factor(there.member).await.unwrap().unwrap();
    assert!(tx.confirm_second_factor(&begun, world.clock.now(), 1).await.unwrap());
    tx.commit().await.unwrap();
    let first = world.owner.merchant.to_string();
    assert_eq!(world.service.switch_business(&cookie, &first).await, Err(Problem::SignedOut));
    assert_eq!(world.service.add_business(&cookie, named("Third", "")).await, Err(Problem::SignedOut));
    assert!(world.service.businesses(&cookie).await.is_err());
    let Entry::SecondStep(pass) = world.service.sign_in("ingrid@example.com", PASSWORD, "a place").await.unwrap()
    else {
        panic!("it is asked for")
    };
    let code = secret.code(TotpSecret::step_at(world.clock.now())).to_string();
    let proven = world.service.second_step(&pass, &code, "a place").await.unwrap();
    world.service.switch_business(&proven, &first).await.unwrap();
    assert_eq!(world.service.actor(&proven).await.unwrap(), world.owner, "what was proven stays proven");
}

async fn i19_who_leaves_or_is_removed_stays_in_their_other_businesses(world: World) {
    let kari = kari(&world).await;
    let staff = world.service.actor(&kari).await.unwrap();
    let there = second(&world, &owner(&world).await).await;
    let token = invited(&world, &there, KARI, Role::Admin).await;
    world.service.join_business(&kari, &token).await.unwrap();
    let admin = world.service.actor(&kari).await.unwrap();
    let pending = invited(&world, &admin, "olaf@example.com", Role::Viewer).await;
    world.service.remove_member(&there, &admin.member.to_string()).await.unwrap();
    assert_eq!(world.service.actor(&kari).await.unwrap(), staff, "at once, and nothing of the other is lost");
    assert_eq!(world.service.switch_business(&kari, &there.merchant.to_string()).await, Err(Problem::NotFound));
    assert!(world.service.welcome(&pending, None).await.is_err(), "who is removed leaves no door open");
    world.service.leave_business(&staff).await.unwrap();
    assert_eq!(acts(&world, &world.owner).await.iter().filter(|act| **act == Act::MemberLeft).count(), 1);
    assert_eq!(world.service.actor(&kari).await, Err(Problem::NoBusiness));
    let seen = world.service.businesses(&kari).await.unwrap();
    assert_eq!((seen.email.as_str(), seen.list.len(), seen.may_add), (KARI, 0, false));
    assert_eq!(world.service.leave_business(&staff).await, Err(Problem::NotFound), "they are in it no more");
    // The account is still there: it signs in, and out, and comes back with an invitation.
    let again = signed_in(&world, KARI).await;
    assert_eq!(world.service.actor(&again).await, Err(Problem::NoBusiness));
    let token = invited(&world, &world.owner, KARI, Role::Viewer).await;
    world.service.join_business(&again, &token).await.unwrap();
    assert_eq!(world.service.actor(&again).await.unwrap().role, Role::Viewer);
    assert_eq!(world.service.actor(&kari).await.unwrap().role, Role::Viewer, "in every browser");
    world.service.sign_out(&again).await.unwrap();
    assert_eq!(world.service.actor(&again).await, Err(Problem::SignedOut));
}

async fn i19_the_last_owner_does_not_leave(world: World) {
    let cookie = owner(&world).await;
    let there = second(&world, &cookie).await;
    for alone in [&world.owner, &there] {
        let refused = world.service.leave_business(alone).await.unwrap_err();
        assert!(refused.to_string().contains("last owner"), "{refused}");
    }
    let token = invited(&world, &there, KARI, Role::Owner).await;
    let form = AcceptForm { token, name: "Kari Moe".to_owned(), password: PASSWORD.to_owned() };
    let kari = world.service.accept_invitation(form).await.unwrap();
    let kari = world.service.actor(&kari).await.unwrap();
    let (one, two) = tokio::join!(world.service.leave_business(&there), world.service.leave_business(&kari));
    assert_eq!([&one, &two].iter().filter(|left| left.is_ok()).count(), 1, "{one:?} {two:?}");
    let left = world.store.read().await.unwrap().members_of(there.merchant).await.unwrap();
    assert_eq!((left.len(), left[0].role), (1, Role::Owner));
}

async fn i23_what_a_member_does_to_their_account_stands_in_the_log_of_each_of_their_businesses(world: World) {
    let cookie = owner(&world).await;
    let there = second(&world, &cookie).await;
    let mut changes = world.service.live().subscribe();
    world.service.rename_member(&there, "Ingrid Berg").await.unwrap();
    let elsewhere = owner(&world).await;
    world.service.end_other_sign_ins(&there, &cookie).await.unwrap();
    assert_eq!(world.service.actor(&elsewhere).await, Err(Problem::SignedOut));
    for actor in [&world.owner, &there] {
        let acts = acts(&world, actor).await;
        assert!(acts.contains(&Act::NameChanged) && acts.contains(&Act::SignInsEnded), "{acts:?}");
    }
    let mut told = Vec::new();
    while let Ok(change) = changes.try_recv() {
        assert_eq!(change.what, What::SignIns);
        told.push(change.merchant);
    }
    told.sort();
    let mut all = vec![world.owner.merchant, there.merchant];
    all.sort();
    assert_eq!(told, all, "whichever business an open page is of, it looks");
}

async fn i19_what_the_console_does_for_a_member_stands_in_the_log_of_each_of_their_businesses(world: World) {
    let there = second(&world, &owner(&world).await).await;
    kari(&world).await;
    assert!(world.service.reset_url("ingrid@example.com").await.unwrap().is_some());
    world.service.drop_second_factor("ingrid@example.com").await.unwrap();
    for actor in [&world.owner, &there] {
        let acts = acts(&world, actor).await;
        assert!(acts.contains(&Act::PasswordLinkMade) && acts.contains(&Act::SecondFactorDropped), "{acts:?}");
    }
    world.service.reset_url(KARI).await.unwrap();
    let made = |acts: Vec<Act>| acts.into_iter().filter(|act| *act == Act::PasswordLinkMade).count();
    assert_eq!(made(acts(&world, &world.owner).await), 2);
    assert_eq!(made(acts(&world, &there).await), 1, "she is not in that one");
}

async fn i9_only_who_runs_the_server_changes_its_networks_or_sees_their_nodes(world: World) {
    let cookie = owner(&world).await;
    let there = second(&world, &cookie).await;
    let token = invited(&world, &there, KARI, Role::Owner).await;
    let form = AcceptForm { token, name: "Kari Moe".to_owned(), password: PASSWORD.to_owned() };
    let kari = world.service.accept_invitation(form).await.unwrap();
    let kari = world.service.actor(&kari).await.unwrap();
    assert_eq!(kari.role, Role::Owner, "of another business than the first");
    let form = || NetworkForm {
        id: "sandbox:1".to_owned(),
        confirmations: "3".to_owned(),
        enabled: true,
        ..NetworkForm::default()
    };
    let asset = usdc().to_string();
    let before = world.store.read().await.unwrap().networks().await.unwrap();
    for refused in [
        world.service.save_network(&kari, form()).await.map(drop),
        world.service.set_asset_enabled(&kari, &asset, false).await,
        world.service.add_token(&kari, Default::default()).await.map(drop),
    ] {
        assert!(refused.unwrap_err().to_string().contains("share its networks"));
    }
    assert_eq!(world.store.read().await.unwrap().networks().await.unwrap(), before);
    assert!(!world.service.me(&kari).await.unwrap().runs_server);
    assert!(world.service.me(&there).await.unwrap().runs_server);
    world.service.save_network(&there, form()).await.unwrap();
    assert!(acts(&world, &there).await.contains(&Act::NetworkSaved));
}

async fn i11_two_businesses_are_not_paid_at_one_place(world: World) {
    let there = second(&world, &owner(&world).await).await;
    let form = |key: &str| WalletForm { name: "Ours".to_owned(), mode: "live".to_owned(), key: key.to_owned() };
    let address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
    world.service.add_wallet(&world.owner, form(address)).await.unwrap();
    let refused = world.service.add_wallet(&there, form(address)).await.unwrap_err();
    assert!(refused.message_for("key").is_some_and(|words| words.contains("Another business")), "{refused:?}");
    assert_eq!(world.service.wallets(&there).await.unwrap().len(), 1);
    world.service.add_wallet(&there, form("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359")).await.unwrap();
}

async fn i19_the_pages_of_a_business_that_a_member_turns_away_from_are_told_to_look(world: World) {
    let cookie = owner(&world).await;
    let mut changes = world.service.live().subscribe();
    let there = second(&world, &cookie).await;
    let told = changes.try_recv().unwrap();
    assert_eq!((told.merchant, told.what), (world.owner.merchant, What::SignIns));
    world.service.switch_business(&cookie, &world.owner.merchant.to_string()).await.unwrap();
    let told = changes.try_recv().unwrap();
    assert_eq!((told.merchant, told.what), (there.merchant, What::SignIns));
    world.service.switch_business(&cookie, &world.owner.merchant.to_string()).await.unwrap();
    assert!(changes.try_recv().is_err(), "who stays disturbs nobody");
    let seen: Arc<Service> = Arc::clone(&world.service);
    let problem = seen.switched(&world.service.actor(&cookie).await.unwrap()).await;
    assert_eq!(problem, Problem::Switched { to: "Northlight Studio".to_owned() });
}
