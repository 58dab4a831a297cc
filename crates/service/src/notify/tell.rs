//! From the activity log to what each member is told.

use super::{DIGEST, QUIET, words::News};
use crate::{Service, random, remind::Hours};
use domain::{
    Link, Millis,
    ids::{LinkId, MemberId, MerchantId, NotificationId, SessionId},
    notification::{Kind, Mail, Preferences},
};
use std::collections::{BTreeMap, HashMap, HashSet};
use storage::{
    StorageError, Transaction,
    records::{Member, Notification, Push, Session, StoredEvent},
};

/// How many entries of the log are read at once.
const AT_ONCE: u32 = 500;

/// What is known of a merchant's members while a part of the log is told.
struct Team {
    members: Vec<(Member, Preferences)>,
    hours: Hours,
    /// When the next e-mail of a topic goes to a member.
    due: HashMap<(MemberId, String), Millis>,
}

impl Service {
    /// Tells members what happened since the last time.
    pub(super) async fn tell_members(&self) -> Result<(), StorageError> {
        loop {
            let mut tx = self.out.store.read().await?;
            let from = tx.notification_cursor().await?;
            let events = tx.events_after(from, AT_ONCE).await?;
            drop(tx);
            let Some(to) = events.last().map(|event| event.seq) else { return Ok(()) };
            let mut tx = self.out.store.write().await?;
            // First of all, so that of two readers one tells.
            if !tx.move_notification_cursor(from, to).await? {
                return Ok(());
            }
            self.tell(&mut *tx, &events).await?;
            tx.commit().await?;
        }
    }

    async fn tell(&self, tx: &mut dyn Transaction, events: &[StoredEvent]) -> Result<(), StorageError> {
        let news = news(tx, events).await?;
        if news.is_empty() {
            return Ok(());
        }
        let now = self.now();
        let mut teams: HashMap<MerchantId, Team> = HashMap::new();
        let mut notifications = Vec::new();
        let mut to_browsers = HashSet::new();
        for item in &news {
            if let std::collections::hash_map::Entry::Vacant(e) = teams.entry(item.merchant) {
                e.insert(team(tx, item.merchant).await?);
            }
            let Some(team) = teams.get_mut(&item.merchant) else { continue };
            for (member, preferences) in &team.members {
                let choice = preferences.of(item.kind);
                if !member.role.may(item.kind.needs()) || (choice.mail == Mail::Off && !choice.push) {
                    continue;
                }
                let mail = match choice.mail {
                    Mail::Off => None,
                    Mail::Digest => Some((DIGEST.to_owned(), preferences.hour.next(now, &team.hours.zone))),
                    Mail::AtOnce => {
                        let topic = item.kind.as_str().to_owned();
                        let due = match team.due.get(&(member.id, topic.clone())) {
                            Some(due) => *due,
                            None => {
                                let last = tx.last_notice(item.merchant, member.id, &topic).await?;
                                let due = last.map_or(now, |last| last.plus(QUIET).max(now));
                                team.due.insert((member.id, topic.clone()), due);
                                due
                            }
                        };
                        Some((topic, due))
                    }
                };
                // One after the other, also where both are noticed at once.
                let at = now.plus(Millis(i64::try_from(notifications.len()).unwrap_or_default()));
                let id = NotificationId::from_parts(at, random::bits(&*self.out.entropy));
                if choice.push {
                    to_browsers.insert(id);
                }
                notifications.push(Notification {
                    id,
                    merchant: item.merchant,
                    member: member.id,
                    kind: item.kind,
                    what: item.what.clone(),
                    headline: item.headline.clone(),
                    detail: item.detail.clone(),
                    path: item.path.clone(),
                    test: item.test,
                    mail,
                    created_at: at,
                });
            }
        }
        let new: HashSet<_> = tx.add_notifications(&notifications).await?.into_iter().collect();
        if self.out.ways.push.is_none() {
            return Ok(());
        }
        // What is told together, with the words of the newest.
        let mut pushes: BTreeMap<(MerchantId, MemberId, Kind), (u32, &Notification)> = BTreeMap::new();
        for told in notifications.iter().filter(|it| new.contains(&it.id) && to_browsers.contains(&it.id)) {
            let (count, newest) = pushes.entry((told.merchant, told.member, told.kind)).or_insert((0, told));
            (*count, *newest) = (*count + 1, told);
        }
        for ((merchant, member, kind), (tells, told)) in pushes {
            tx.add_pushes(merchant, member, &push_of(told, kind, tells), now).await?;
        }
        Ok(())
    }
}

fn push_of(told: &Notification, kind: Kind, tells: u32) -> Push {
    Push {
        // Each of the member's browsers is written to; none is meant.
        browser: domain::ids::BrowserId::from_parts(Millis(0), 0),
        topic: kind.as_str().to_owned(),
        tells,
        headline: told.headline.clone(),
        detail: told.detail.clone(),
        path: told.path.clone(),
        test: told.test,
        attempts: 0,
    }
}

/// What there is to tell of these entries, in their order.
async fn news(tx: &mut dyn Transaction, events: &[StoredEvent]) -> Result<Vec<News>, StorageError> {
    let told: Vec<_> = events.iter().filter_map(|it| Kind::of_event(&it.event.kind).map(|kind| (kind, it))).collect();
    let ids: HashSet<SessionId> = told.iter().filter_map(|(_, it)| it.event.session).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let sessions: HashMap<SessionId, Session> =
        tx.sessions_by_id(&ids).await?.into_iter().map(|session| (session.id, session)).collect();
    let mut links: HashMap<LinkId, Option<Link>> = HashMap::new();
    let mut news = Vec::new();
    for (kind, StoredEvent { event, .. }) in told {
        if let Some(id) = event.link
            && !links.contains_key(&id)
        {
            links.insert(id, tx.link(id).await?);
        }
        let link = event.link.and_then(|id| links.get(&id)?.as_ref());
        let session = event.session.and_then(|id| sessions.get(&id));
        news.extend(News::of(kind, event, link, session));
        // Where one customer has one place, that it is paid says all.
        if let (Kind::Paid, Some(link)) = (kind, link)
            && let Some(most) = link.limit.most()
            && (link.customer.is_none() || most > 1)
            && let Some(row) = tx.merchant_link(event.merchant, link.id).await?
            && row.link.limit.is_reached(row.paid)
        {
            news.push(News::limit_reached(event.merchant, link, most));
        }
    }
    Ok(news)
}

/// A merchant's members, with what they want.
async fn team(tx: &mut dyn Transaction, merchant: MerchantId) -> Result<Team, StorageError> {
    let mut members = Vec::new();
    for member in tx.members_of(merchant).await? {
        let settings = tx.notification_settings(merchant, member.id).await?;
        let preferences = settings.map(|settings| settings.preferences).unwrap_or_default();
        members.push((member, preferences));
    }
    Ok(Team { members, hours: Hours::of(tx, merchant).await?, due: HashMap::new() })
}
