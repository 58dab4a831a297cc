//! The team of a business, and who is invited to it.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
    members::{member, person},
};
use crate::{
    StorageError, Store,
    records::{DeliveryState, Invited, Letter, Role, SignIn},
};
use domain::{
    Invitation, Millis,
    ids::{InvitationId, MemberId},
    invitation::{End, OPEN_FOR},
};
use std::{collections::HashSet, sync::Arc};

const LEASE: Millis = Millis::minutes(5);

fn invited(world: &World, n: u32, email: &str) -> Result<Invited, Box<dyn std::error::Error + Send + Sync>> {
    let at = NOW.plus(Millis(i64::from(n)));
    Ok(Invited {
        invitation: Invitation {
            id: InvitationId::from_parts(at, u128::from(n)),
            merchant: world.merchant.id,
            email: email.parse()?,
            role: Role::Staff,
            invited_by: MemberId::from_parts(NOW, 1),
            token_hash: format!("hash {n}"),
            end: None,
            created_at: at,
            expires_at: at.plus(OPEN_FOR),
        },
        letter: Letter {
            state: DeliveryState::Waiting { due_at: at },
            attempts: 0,
            said: String::new(),
            token: Some(format!("token {n}")),
        },
    })
}

async fn add(world: &World, invited: &Invited) -> Result<bool, StorageError> {
    let mut tx = world.store.write().await?;
    let added = tx.add_invitation(invited).await?;
    tx.commit().await?;
    Ok(added)
}

async fn kept(world: &World, invited: &Invited) -> Result<Option<Invited>, StorageError> {
    world.store.read().await?.invitation(invited.invitation.id).await
}

pub async fn a_member_is_given_another_role_and_removed_at_once_where_they_are_signed_in(
    store: Arc<dyn Store>,
) -> Outcome {
    let world = World::new(store).await?;
    let (maja, kari) = (member(1, &world, "maja@example.com"), member(2, &world, "kari@example.com"));
    let sign_in = SignIn {
        token_hash: "aa".to_owned(),
        member: kari.id,
        created_at: NOW,
        expires_at: NOW.plus(Millis::minutes(60)),
        proven: false,
        seen: None,
    };
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.insert_member(&kari).await?;
    tx.insert_sign_in(&sign_in).await?;
    tx.set_role(world.merchant.id, kari.id, Role::Viewer).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    let viewer = crate::records::Member { role: Role::Viewer, ..kari.clone() };
    assert_eq!(tx.members_of(world.merchant.id).await?, [maja.clone(), viewer.clone()]);
    assert_eq!(tx.sign_in("aa", NOW).await?.map(|(_, member)| member), Some(Some(viewer)));
    drop(tx);
    let mut tx = world.store.write().await?;
    tx.delete_member(world.merchant.id, kari.id).await?;
    tx.commit().await?;
    let mut tx = world.store.read().await?;
    assert_eq!(tx.members_of(world.merchant.id).await?, [maja]);
    assert_eq!(tx.sign_in("aa", NOW).await?, Some((sign_in, None)), "still signed in, and a member of nothing");
    assert_eq!(tx.person_by_email("kari@example.com").await?, Some(person(&kari)));
    Ok(())
}

pub async fn i19_another_merchants_member_is_neither_changed_nor_removed(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let maja = member(1, &world, "maja@example.com");
    let mut tx = world.store.write().await?;
    tx.insert_member(&maja).await?;
    tx.commit().await?;
    assert!(world.store.write().await?.set_role(world.other.id, maja.id, Role::Viewer).await.is_err());
    assert!(world.store.write().await?.delete_member(world.other.id, maja.id).await.is_err());
    let invitation = invited(&world, 1, "kari@example.com")?;
    assert!(add(&world, &invitation).await?);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.members_of(world.other.id).await?, []);
    assert_eq!(tx.members_of(world.merchant.id).await?, [maja]);
    assert_eq!(tx.invitations_of(world.other.id).await?, []);
    Ok(())
}

pub async fn an_invitation_survives_being_stored_renewed_and_ended(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, mut second) = (invited(&world, 1, "kari@example.com")?, invited(&world, 2, "olaf@example.com")?);
    second.letter.state = DeliveryState::Held;
    assert!(add(&world, &first).await? && add(&world, &second).await?);
    let mut tx = world.store.read().await?;
    assert_eq!(tx.invitations_of(world.merchant.id).await?, [second.clone(), first.clone()]);
    assert_eq!(tx.invitation_by_token("hash 1").await?, Some(first.clone()));
    assert_eq!(tx.invitation_by_token("token 1").await?, None);
    drop(tx);
    let mut renewed = first.clone();
    renewed.invitation.token_hash = "another".to_owned();
    renewed.invitation.expires_at = NOW.plus(Millis(1));
    renewed.letter.token = Some("another token".to_owned());
    let mut tx = world.store.write().await?;
    assert!(tx.renew_invitation(&renewed).await?);
    assert!(!tx.end_invitation(first.invitation.id, "hash 1", End::Accepted).await?, "the old token ends nothing");
    tx.commit().await?;
    assert_eq!(kept(&world, &first).await?, Some(renewed.clone()));
    let mut tx = world.store.write().await?;
    assert!(tx.end_invitation(second.invitation.id, "hash 2", End::Revoked).await?);
    assert!(!tx.end_invitation(second.invitation.id, "hash 2", End::Accepted).await?, "once");
    assert!(!tx.renew_invitation(&second).await?, "it has ended");
    tx.commit().await?;
    let ended = kept(&world, &second).await?.ok_or("it is kept")?;
    assert_eq!(ended.invitation.end, Some(End::Revoked));
    assert_eq!((ended.letter.state, ended.letter.token), (DeliveryState::Cancelled, None));
    assert_eq!(world.store.read().await?.invitations_of(world.merchant.id).await?, [renewed]);
    Ok(())
}

pub async fn an_address_is_invited_once_at_a_time(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let first = invited(&world, 1, "kari@example.com")?;
    assert!(add(&world, &first).await?);
    let again = invited(&world, 2, "kari@example.com")?;
    assert!(!add(&world, &again).await?);
    let mut elsewhere = invited(&world, 3, "kari@example.com")?;
    elsewhere.invitation.merchant = world.other.id;
    assert!(add(&world, &elsewhere).await?, "another business invites whom it likes");
    let mut tx = world.store.write().await?;
    tx.end_invitation(first.invitation.id, "hash 1", End::Revoked).await?;
    tx.commit().await?;
    assert!(add(&world, &again).await?);
    Ok(())
}

pub async fn of_racers_with_one_invitation_one_joins(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let invited = invited(&world, 1, "kari@example.com")?;
    add(&world, &invited).await?;
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let (store, id) = (Arc::clone(&world.store), invited.invitation.id);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let joined = tx.end_invitation(id, "hash 1", End::Accepted).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(joined)
        });
    }
    let joined: Result<Vec<bool>, _> = racers.join_all().await.into_iter().collect();
    assert_eq!(joined?.into_iter().filter(|joined| *joined).count(), 1);
    Ok(())
}

pub async fn who_locked_the_team_reads_what_others_did_before(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 0..8 {
        let mut tx = world.store.write().await?;
        tx.insert_member(&member(n, &world, &format!("{n}@example.com"))).await?;
        tx.commit().await?;
    }
    // Each gives up being an owner unless they see that they are the last.
    let mut racers = tokio::task::JoinSet::new();
    for n in 0..8 {
        let world = world.clone();
        racers.spawn(async move {
            let mut tx = world.store.write().await?;
            tx.lock_team(world.merchant.id).await?;
            let team = tx.members_of(world.merchant.id).await?;
            if team.iter().filter(|member| member.role == Role::Owner).count() > 1 {
                tx.set_role(world.merchant.id, member(n, &world, "").id, Role::Viewer).await?;
            }
            tx.commit().await
        });
    }
    for outcome in racers.join_all().await {
        outcome?;
    }
    let team = world.store.read().await?.members_of(world.merchant.id).await?;
    assert_eq!(team.iter().filter(|member| member.role == Role::Owner).count(), 1);
    Ok(())
}

pub async fn racers_are_given_each_letter_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    for n in 0..20 {
        add(&world, &invited(&world, n, &format!("{n}@example.com"))?).await?;
    }
    let now = NOW.plus(Millis(100));
    let mut racers = tokio::task::JoinSet::new();
    for _ in 0..8 {
        let store = Arc::clone(&world.store);
        racers.spawn(async move {
            let mut tx = store.write().await?;
            let claimed = tx.claim_letters(now, now.plus(LEASE), 5).await?;
            tx.commit().await?;
            Ok::<_, StorageError>(claimed)
        });
    }
    let mut given = Vec::new();
    for claimed in racers.join_all().await {
        given.extend(claimed?.into_iter().map(|invited| invited.invitation.id));
    }
    let different: HashSet<_> = given.iter().collect();
    assert_eq!(different.len(), given.len(), "none twice");
    assert_eq!(world.store.read().await?.next_letter().await?.map(|due| due <= now), Some(given.len() < 20));
    Ok(())
}

pub async fn a_letter_that_has_gone_keeps_no_token(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (mut held, other) = (invited(&world, 1, "kari@example.com")?, invited(&world, 2, "olaf@example.com")?);
    held.letter.state = DeliveryState::Held;
    add(&world, &held).await?;
    assert_eq!(world.store.read().await?.next_letter().await?, None);
    add(&world, &other).await?;
    let mut tx = world.store.write().await?;
    assert_eq!(tx.release_letters(NOW).await?, 1);
    let claimed = tx.claim_letters(NOW, NOW.plus(LEASE), 10).await?;
    tx.commit().await?;
    let [letter] = &claimed[..] else { return Err("one is due".into()) };
    assert_eq!((letter.letter.attempts, letter.letter.token.as_deref()), (1, Some("token 1")));
    let mut tx = world.store.write().await?;
    let later = DeliveryState::Waiting { due_at: NOW.plus(Millis(9)) };
    assert!(tx.move_letter(letter, later, "not now").await?);
    let again = tx.invitation(letter.invitation.id).await?.ok_or("it is there")?;
    assert_eq!((again.letter.state, again.letter.said.as_str()), (later, "not now"));
    assert!(again.letter.token.is_some(), "it is tried again");
    assert!(!tx.move_letter(&held, DeliveryState::Failed, "").await?, "from another attempt");
    assert!(tx.move_letter(&again, DeliveryState::Taken, "250 OK").await?);
    let gone = tx.invitation(letter.invitation.id).await?.ok_or("it is there")?;
    assert_eq!((gone.letter.state, gone.letter.token), (DeliveryState::Taken, None));
    assert!(!tx.move_letter(&again, DeliveryState::Failed, "").await?, "it has gone");
    Ok(())
}
