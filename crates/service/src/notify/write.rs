//! Writes the e-mails that are due, each with everything of its topic.

use super::{DIGEST, PAGE, name};
use crate::{Service, random};
use delivery::{
    WebAddress,
    template::{self, AccentError, Brand, Group, Happened, Rendered},
};
use domain::{
    Millis,
    delivery::Way,
    ids::{MemberId, MerchantId, NoticeId},
    notification::{Kind, Preferences},
};
use storage::{
    StorageError, Transaction,
    records::{DeliveryState, DueNotice, Merchant, Notice, Notification, NotificationSettings, Person},
};

/// How many are looked at in a round.
const AT_ONCE: u32 = 50;
/// How many things of one kind an e-mail names.
const NAMED: usize = 20;

impl Service {
    /// Writes every e-mail that is due now.
    pub(super) async fn write_due_notices(&self) -> Result<(), StorageError> {
        loop {
            let due = self.out.store.read().await?.due_notices(self.now(), AT_ONCE).await?;
            if due.is_empty() {
                return Ok(());
            }
            for due in &due {
                self.write_notice(due).await?;
            }
        }
    }

    /// Writes one, and with it says of what it tells that it is told: one transaction.
    async fn write_notice(&self, due: &DueNotice) -> Result<(), StorageError> {
        let now = self.now();
        let id = NoticeId::from_parts(now, random::bits(&*self.out.entropy));
        let mut tx = self.out.store.write().await?;
        let told = tx.take_into_notice(due, id, now).await?;
        if told.is_empty() {
            // Somebody else was faster, or the member wants none of it any more.
            return Ok(());
        }
        let settings = self.settings_of(&mut *tx, due.merchant, due.member).await?;
        let (member, merchant) = (tx.person(due.member).await?, tx.merchant(due.merchant).await?);
        if let (Some(member), Some(merchant)) = (member, merchant) {
            let letter = self.letter_of(&merchant, &settings, due, &told);
            tx.add_notice(&self.notice(id, &member, due, letter, now)).await?;
        }
        tx.commit().await
    }

    /// The e-mail as it is kept. One that cannot be written is kept as failed, with why: never silently nowhere.
    pub(super) fn notice(
        &self,
        id: NoticeId,
        member: &Person,
        due: &DueNotice,
        letter: Result<Rendered, String>,
        now: Millis,
    ) -> Notice {
        let (letter, state, said) = match letter {
            Ok(letter) => (letter, self.out.ways.first_state(Way::Email, now), String::new()),
            Err(why) => {
                let subject = "A notification that could not be written".to_owned();
                (Rendered { subject, text: why.clone(), html: String::new() }, DeliveryState::Failed, why)
            }
        };
        Notice {
            id,
            merchant: due.merchant,
            member: member.id,
            topic: due.topic.clone(),
            recipient: member.email.clone(),
            subject: letter.subject,
            body: letter.text,
            html: letter.html,
            state,
            attempts: 0,
            said,
            created_at: now,
            changed_at: now,
        }
    }

    fn letter_of(
        &self,
        merchant: &Merchant,
        settings: &NotificationSettings,
        due: &DueNotice,
        told: &[Notification],
    ) -> Result<Rendered, String> {
        let kinds: Vec<_> = Kind::ALL.into_iter().filter(|kind| told.iter().any(|it| it.kind == *kind)).collect();
        let mut groups = Vec::new();
        for kind in &kinds {
            let of_kind: Vec<_> = told.iter().filter(|it| it.kind == *kind).collect();
            let some: Result<Vec<_>, String> = of_kind
                .iter()
                .take(NAMED)
                .map(|it| {
                    Ok(Happened {
                        headline: if it.test && told.iter().any(|other| !other.test) {
                            format!("[TEST] {}", it.headline)
                        } else {
                            it.headline.clone()
                        },
                        detail: it.detail.clone(),
                        page: self.page(&it.path)?,
                    })
                })
                .collect();
            let more = of_kind.len().saturating_sub(NAMED);
            let name = if kinds.len() > 1 { format!("{}, {}", name(*kind), of_kind.len()) } else { String::new() };
            groups.push(Group { name, some: some?, more });
        }
        let (subject, button) = match told {
            [one] if due.topic != DIGEST => {
                let subject = if one.kind == Kind::Paid {
                    format!("{}, {}", one.headline, one.detail)
                } else {
                    one.headline.clone()
                };
                let label = match one.kind {
                    Kind::NetworkDown => "Open the networks",
                    Kind::LimitReached => "Open the link",
                    _ => "Open the payment",
                };
                (subject, (label, self.page(&one.path)?))
            }
            many if due.topic == DIGEST => {
                let count = if many.len() == 1 { "one thing".to_owned() } else { format!("{} things", many.len()) };
                (format!("Your day at {}: {count}", merchant.name), ("Open Tallystick", self.page("/dashboard")?))
            }
            many => {
                let what = kinds.first().map_or("What happened", |kind| name(*kind));
                (format!("{what}, {} times", many.len()), ("Open Tallystick", self.page("/dashboard")?))
            }
        };
        let brand = brand(merchant)?;
        Ok(template::notice(&template::Notice {
            brand: &brand,
            subject,
            groups,
            button,
            choose: self.page(PAGE)?,
            stop: Some(self.page(&stop_path(settings))?),
            test: told.iter().all(|it| it.test),
        }))
    }

    /// An address of this server, as it can stand in a mail.
    pub(super) fn page(&self, path: &str) -> Result<WebAddress, String> {
        self.url(path).parse().map_err(|_| {
            "The address of this server cannot stand in a message. Set server.origin in the settings.".to_owned()
        })
    }

    /// What a member wants to be told, kept from now on, so that they can ask for no more.
    pub(super) async fn settings_of(
        &self,
        tx: &mut dyn Transaction,
        merchant: MerchantId,
        member: MemberId,
    ) -> Result<NotificationSettings, StorageError> {
        if let Some(known) = tx.notification_settings(merchant, member).await? {
            return Ok(known);
        }
        let new = NotificationSettings {
            merchant,
            member,
            preferences: Preferences::default(),
            stop_token: random::token(&*self.out.entropy),
        };
        tx.add_notification_settings(&new).await?;
        // Who was faster keeps theirs.
        Ok(tx.notification_settings(merchant, member).await?.unwrap_or(new))
    }
}

/// Whose letter it is.
pub(super) fn brand(merchant: &Merchant) -> Result<Brand, String> {
    let accent = merchant.accent.parse().map_err(|error: AccentError| error.to_string())?;
    Ok(Brand { business: merchant.name.clone(), accent, logo: false })
}

/// Where a member asks for no more e-mails. Who knows it may: nobody can guess it (I23).
pub(super) fn stop_path(settings: &NotificationSettings) -> String {
    format!("/notifications/{}", settings.stop_token)
}
