//! A member asks for no more e-mails: by the link in each of them, or by the button of a mail program (RFC 8058).

use crate::{
    Service,
    audit::On,
    auth::Actor,
    fail::{self, Outcome},
};
use api_types::{Problem, notifications::NoMorePage};
use domain::{Act, notification::Kind};
use storage::{Transaction, records::NotificationSettings};

impl Service {
    /// The page. Looking at it changes nothing: programs that scan mail look at every address in it.
    ///
    /// # Errors
    /// `NotFound`: nobody's address.
    pub async fn no_more_page(&self, token: &str) -> Outcome<NoMorePage> {
        let failed = fail::storage("reading what somebody is told");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let settings = tx.notification_settings_by_token(token).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        page(&mut *tx, &settings).await
    }

    /// Switches off every e-mail about a business to who has the address. What was written and did not go is called back.
    /// Asked again, it is as it was.
    ///
    /// # Errors
    /// `NotFound`: nobody's address.
    pub async fn no_more_notices(&self, token: &str) -> Outcome<NoMorePage> {
        let failed = fail::storage("switching somebody's e-mails off");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let before = tx.notification_settings_by_token(token).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        if !before.preferences.any_mail() {
            return page(&mut *tx, &before).await;
        }
        let after = NotificationSettings { preferences: before.preferences.without_mail(), ..before };
        let NotificationSettings { merchant, member, preferences, .. } = &after;
        tx.set_notification_preferences(*merchant, *member, preferences).await.map_err(&failed)?;
        tx.leave_out_of_mail(*merchant, *member, &Kind::ALL).await.map_err(&failed)?;
        let why = "You asked for no more e-mails.";
        tx.call_back_notices(*merchant, *member, why, self.now()).await.map_err(&failed)?;
        let shown = page(&mut *tx, &after).await?;
        let known = tx.members_of(*merchant).await.map_err(&failed)?.into_iter().find(|it| it.id == *member);
        if let Some(known) = known {
            let actor = Actor { member: *member, merchant: *merchant, role: known.role };
            self.note(&mut *tx, &actor, Act::NotificationsStopped, On::nothing()).await?;
        }
        tx.commit().await.map_err(&failed)?;
        Ok(shown)
    }
}

async fn page(tx: &mut dyn Transaction, settings: &NotificationSettings) -> Outcome<NoMorePage> {
    let failed = fail::storage("reading whose e-mails they are");
    let merchant = tx.merchant(settings.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
    let member = tx.person(settings.member).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
    Ok(NoMorePage {
        merchant: merchant.name,
        accent: merchant.accent,
        email: member.email,
        stopped: !settings.preferences.any_mail(),
    })
}
