//! What a member wants to be told: shown and changed by themselves alone.

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    remind::Hours,
};
use api_types::{
    Problem,
    notifications::{KindChoice, NoticeItem, NotificationForm, NotificationPage},
};
use domain::{
    Act,
    ids::MerchantId,
    notification::{Choice, DigestHour, Kind, Mail, Preferences},
};
use storage::{StorageError, Transaction, records::Notice};

/// How many e-mails the page shows.
const SHOWN: u32 = 10;

impl Service {
    /// What the page of notifications shows.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn notifications(&self, actor: &Actor) -> Outcome<NotificationPage> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading what somebody is told");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let member = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let settings = tx.notification_settings(actor.merchant, actor.member).await.map_err(&failed)?;
        let wanted = settings.map(|settings| settings.preferences).unwrap_or_default();
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let browsers = tx.browsers_of(actor.merchant, actor.member).await.map_err(&failed)?;
        let notices = tx.notices_of(actor.merchant, actor.member, SHOWN).await.map_err(&failed)?;
        let kinds = Kind::ALL.into_iter().filter(|kind| actor.role.may(kind.needs()));
        Ok(NotificationPage {
            kinds: kinds
                .map(|kind| {
                    let Choice { mail, push } = wanted.of(kind);
                    KindChoice { kind, mail, push }
                })
                .collect(),
            hour: wanted.hour.get(),
            zone: hours.zone.to_string(),
            email: member.email,
            by_email: self.out.ways.email.is_some(),
            key: self.public_push_key(&mut *tx).await?,
            browsers: browsers.into_iter().map(super::browsers::item).collect(),
            notices: notices.into_iter().map(shown).collect(),
        })
    }

    /// Keeps what a member wants to be told. What waits for their digest goes at the new hour; of what they switched off,
    /// nothing goes any more that was not written.
    ///
    /// # Errors
    /// `Fields`: words or an hour that are none.
    pub async fn save_notifications(&self, actor: &Actor, form: &NotificationForm) -> Outcome<()> {
        actor.may(Right::Look)?;
        let failed = fail::storage("keeping what somebody is told");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let before = self.settings_of(&mut *tx, actor.merchant, actor.member).await.map_err(&failed)?.preferences;
        let wanted = read(&before, form)?;
        if !tx.set_notification_preferences(actor.merchant, actor.member, &wanted).await.map_err(&failed)? {
            return Err(Problem::Unavailable);
        }
        let off: Vec<_> = Kind::ALL.into_iter().filter(|kind| wanted.of(*kind).mail == Mail::Off).collect();
        tx.leave_out_of_mail(actor.merchant, actor.member, &off).await.map_err(&failed)?;
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let next = wanted.hour.next(self.now(), &hours.zone);
        tx.put_off_digest(actor.merchant, actor.member, next).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::NotificationsChanged, On::nothing()).await?;
        tx.commit().await.map_err(&failed)
    }

    /// Gives what waits for the digests of a merchant's members their time by another clock.
    pub(crate) async fn redate_digests(
        &self,
        tx: &mut dyn Transaction,
        merchant: MerchantId,
        hours: &Hours,
    ) -> Result<(), StorageError> {
        let now = self.now();
        for member in tx.members_of(merchant).await? {
            let settings = tx.notification_settings(merchant, member.id).await?;
            let hour = settings.map(|settings| settings.preferences.hour).unwrap_or_default();
            tx.put_off_digest(merchant, member.id, hour.next(now, &hours.zone)).await?;
        }
        Ok(())
    }
}

fn read(before: &Preferences, form: &NotificationForm) -> Outcome<Preferences> {
    let mut fields = Fields::default();
    let mut wanted = before.clone();
    for kind in Kind::ALL {
        let word = kind.as_str();
        let mail = match form.mail.get(word) {
            Some(typed) => {
                let read = typed.parse::<Mail>().map_err(|_| "Choose at once, in the digest, or off.");
                fields.take(&format!("mail-{word}"), read)
            }
            None => Some(before.of(kind).mail),
        };
        if let Some(mail) = mail {
            wanted = wanted.with(kind, Choice { mail, push: form.push.contains_key(word) });
        }
    }
    let hour = match form.hour.trim() {
        "" => Some(before.hour),
        typed => fields.take("hour", typed.parse::<DigestHour>()),
    };
    fields.finish(hour.map(|hour| wanted.at(hour)))
}

fn shown(notice: Notice) -> NoticeItem {
    NoticeItem {
        id: notice.id.to_string(),
        subject: notice.subject,
        body: notice.body,
        state: notice.state.as_str().to_owned(),
        said: notice.said,
        at: notice.created_at.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(mail: &[(&str, &str)], push: &[&str], hour: &str) -> NotificationForm {
        NotificationForm {
            mail: mail.iter().map(|(kind, word)| ((*kind).to_owned(), (*word).to_owned())).collect(),
            push: push.iter().map(|kind| ((*kind).to_owned(), "on".to_owned())).collect(),
            hour: hour.to_owned(),
        }
    }

    #[test]
    fn a_form_says_of_each_kind_how_somebody_is_told() {
        let before = Preferences::default();
        let wanted = read(&before, &form(&[("paid", "at_once"), ("late", "off")], &["paid"], "18")).unwrap();
        assert_eq!(wanted.of(Kind::Paid), Choice { mail: Mail::AtOnce, push: true });
        assert_eq!(wanted.of(Kind::Late), Choice { mail: Mail::Off, push: false });
        assert_eq!(wanted.of(Kind::Underpaid).mail, Mail::AtOnce, "who is not named stays");
        assert_eq!(wanted.hour.get(), 18);
        assert_eq!(read(&wanted, &form(&[], &[], "")).unwrap().hour.get(), 18, "as it was");
    }

    #[test]
    fn what_is_wrong_is_said_at_its_field() {
        for (typed, wrong) in [
            (form(&[("paid", "never")], &[], "8"), "mail-paid"),
            (form(&[], &[], "24"), "hour"),
            (form(&[], &[], "8:30"), "hour"),
        ] {
            let Err(Problem::Fields { errors }) = read(&Preferences::default(), &typed) else { panic!("{typed:?}") };
            assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), [wrong]);
        }
    }
}
