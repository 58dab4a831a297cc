//! What is to be done later and once.

#![expect(missing_docs, reason = "the name of a test is the sentence that it proves")]

use super::{
    Outcome,
    fixtures::{NOW, World},
};
use crate::{
    Store,
    records::{Job, JobState, Session},
};
use domain::{
    AfterPayment, Link, Millis, Task,
    ids::{JobId, TagId},
};
use std::sync::Arc;

const LEASE: Millis = Millis::minutes(1);

fn tag(n: u32) -> TagId {
    TagId::from_parts(NOW, u128::from(n))
}

/// The `n`th job, due then.
fn job(session: &Session, n: u32, task: Task) -> Job {
    let at = NOW.plus(Millis(i64::from(n)));
    Job {
        id: JobId::from_parts(at, u128::from(n)),
        merchant: session.merchant,
        link: session.link,
        session: session.id,
        task,
        state: JobState::Waiting,
        due_at: at,
        attempts: 0,
        created_at: at,
    }
}

async fn add(world: &World, jobs: &[Job]) -> Outcome {
    let mut tx = world.store.write().await?;
    tx.add_jobs(jobs).await?;
    Ok(tx.commit().await?)
}

async fn claim(world: &World, now: Millis) -> Result<Vec<Job>, crate::StorageError> {
    let mut tx = world.store.write().await?;
    let jobs = tx.claim_jobs(now, now.plus(LEASE), 10).await?;
    tx.commit().await?;
    Ok(jobs)
}

async fn finish(world: &World, job: &Job, state: &JobState) -> Result<bool, crate::StorageError> {
    let mut tx = world.store.write().await?;
    let finished = tx.finish_job(job, state).await?;
    tx.commit().await?;
    Ok(finished)
}

fn done(at: Millis) -> JobState {
    JobState::Done { result: "It is \"done\" ☕".to_owned(), at }
}

pub async fn r26_what_happens_after_payment_survives_being_stored(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let after = AfterPayment {
        message: Some("Thank you\n\"friend\" ☕".to_owned()),
        download: Some("https://northlight.example/album.zip?for=you".parse()?),
        redirect: Some("http://localhost:3000/thanks#top".parse()?),
        send_receipt: true,
        apply_tag: Some(tag(1)),
        remove_tag: Some(tag(2)),
    };
    let link = Link { after, ..world.link.clone() };
    let mut tx = world.store.write().await?;
    assert!(tx.link(link.id).await?.is_some_and(|link| link.after.is_empty()));
    tx.update_link(&link).await?;
    assert_eq!(tx.link(link.id).await?, Some(link));
    Ok(())
}

pub async fn r26_a_job_survives_being_stored_given_out_and_done(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    let (apply, remove) =
        (job(&session, 1, Task::ApplyTag { tag: tag(1) }), job(&session, 2, Task::RemoveTag { tag: tag(2) }));
    add(&world, &[apply.clone(), remove.clone()]).await?;
    assert_eq!(world.store.read().await?.next_job().await?, Some(apply.due_at));
    assert_eq!(claim(&world, NOW).await?, [], "neither is due");
    let now = remove.due_at;
    let given = claim(&world, now).await?;
    let begun = |job: &Job| Job { due_at: now.plus(LEASE), attempts: 1, ..job.clone() };
    assert_eq!(given, [begun(&apply), begun(&remove)]);
    assert_eq!(claim(&world, now).await?, [], "somebody is at them");
    let failed = JobState::Failed { result: "The tag is gone.".to_owned(), at: now };
    assert!(finish(&world, &given[0], &done(now)).await? && finish(&world, &given[1], &failed).await?);
    let mut tx = world.store.read().await?;
    let states: Vec<_> = tx.jobs_of(session.id).await?.into_iter().map(|job| job.state).collect();
    assert_eq!((states, tx.next_job().await?), (vec![done(now), failed], None));
    Ok(())
}

pub async fn r26_a_session_has_each_kind_of_task_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (first, second) = (world.open(1).await?, world.open(2).await?);
    let jobs = [
        job(&first, 1, Task::ApplyTag { tag: tag(1) }),
        job(&first, 2, Task::ApplyTag { tag: tag(2) }),
        job(&second, 3, Task::ApplyTag { tag: tag(1) }),
    ];
    add(&world, &jobs).await?;
    let given = claim(&world, NOW.plus(LEASE)).await?;
    assert_eq!(given.iter().map(|job| job.id).collect::<Vec<_>>(), [jobs[0].id, jobs[2].id]);
    assert!(finish(&world, &given[0], &done(NOW)).await?);
    add(&world, &[job(&first, 4, Task::ApplyTag { tag: tag(1) })]).await?;
    assert_eq!(world.store.read().await?.jobs_of(first.id).await?.len(), 1, "not again once it is done");
    Ok(())
}

pub async fn r26_who_takes_too_long_does_not_finish_what_another_was_given(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let session = world.open(1).await?;
    add(&world, &[job(&session, 1, Task::ApplyTag { tag: tag(1) })]).await?;
    let now = NOW.plus(Millis(1));
    let slow = claim(&world, now).await?.remove(0);
    let later = now.plus(LEASE);
    let other = claim(&world, later).await?.remove(0);
    assert_eq!((other.id, other.attempts), (slow.id, 2));
    assert!(!finish(&world, &slow, &done(later)).await?, "it was given up");
    assert!(finish(&world, &other, &done(later)).await?);
    assert!(!finish(&world, &other, &done(later)).await?, "it is done");
    Ok(())
}

pub async fn r26_racers_are_given_each_job_once(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let mut jobs = Vec::new();
    for n in 1..=20 {
        jobs.push(job(&world.open(n).await?, n, Task::ApplyTag { tag: tag(1) }));
    }
    add(&world, &jobs).await?;
    let now = NOW.plus(LEASE);
    let racers = (0..8).map(|_| {
        let store = Arc::clone(&world.store);
        tokio::spawn(async move {
            let mut mine = Vec::new();
            loop {
                let mut tx = store.write().await?;
                let given = tx.claim_jobs(now, now.plus(LEASE), 3).await?;
                tx.commit().await?;
                if given.is_empty() {
                    return Ok::<_, crate::StorageError>(mine);
                }
                mine.extend(given.into_iter().map(|job| job.id));
            }
        })
    });
    let mut given = Vec::new();
    for racer in racers.collect::<Vec<_>>() {
        given.extend(racer.await??);
    }
    given.sort_unstable();
    assert_eq!(given, jobs.iter().map(|job| job.id).collect::<Vec<_>>());
    Ok(())
}

pub async fn r26_a_job_is_put_off_by_who_has_it_and_waits_again_once_it_failed(store: Arc<dyn Store>) -> Outcome {
    let world = World::new(store).await?;
    let (session, other) = (world.open(1).await?, world.open(2).await?);
    add(&world, &[job(&session, 1, Task::ApplyTag { tag: tag(1) }), job(&other, 2, Task::ApplyTag { tag: tag(1) })])
        .await?;
    let now = NOW.plus(LEASE);
    let [mine, done_with] = &claim(&world, now).await?[..] else { return Err("two are due".into()) };
    let later = now.plus(LEASE).plus(LEASE);
    let mut tx = world.store.write().await?;
    assert!(tx.put_off_job(mine, later).await?);
    let slow = Job { attempts: 7, ..mine.clone() };
    assert!(!tx.put_off_job(&slow, now).await?, "it is not theirs");
    tx.commit().await?;
    assert!(finish(&world, done_with, &done(now)).await?);
    assert_eq!(claim(&world, now.plus(LEASE)).await?, [], "not before its time");
    let again = claim(&world, later).await?.remove(0);
    assert_eq!((again.id, again.attempts), (mine.id, 2));
    let failed = JobState::Failed { result: "It went wrong.".to_owned(), at: later };
    assert!(finish(&world, &again, &failed).await?);
    let mut tx = world.store.write().await?;
    assert!(!tx.put_off_job(&again, later).await?, "it is over");
    assert_eq!(tx.retry_jobs(world.other.id, session.id, 9, later).await?, 0, "another merchant's (I19)");
    assert_eq!(tx.retry_jobs(session.merchant, other.id, 9, later).await?, 0, "it was done");
    assert_eq!(tx.retry_jobs(session.merchant, session.id, 9, later).await?, 1);
    let waiting = tx.jobs_of(session.id).await?.remove(0);
    assert_eq!((waiting.state, waiting.attempts, waiting.due_at), (JobState::Waiting, 9, later));
    tx.commit().await?;
    let anew = claim(&world, later).await?.remove(0);
    assert_eq!(anew.attempts, 10);
    assert!(!finish(&world, mine, &done(later)).await?, "who had it first does not finish it now");
    assert!(finish(&world, &anew, &failed).await?);
    let mut tx = world.store.write().await?;
    assert_eq!(tx.retry_jobs(session.merchant, session.id, 9, later).await?, 1);
    assert_eq!(tx.jobs_of(session.id).await?.remove(0).attempts, 18);
    Ok(())
}
