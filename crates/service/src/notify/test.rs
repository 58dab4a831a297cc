//! A test, so that a member sees where they are told.

use super::{PAGE, QUIET, TEST, write::brand};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    random,
};
use api_types::{Problem, notifications::TestSent};
use delivery::template::{self, Group, Happened, Rendered};
use domain::{
    Act, Millis,
    ids::{BrowserId, NoticeId},
};
use storage::records::{DueNotice, Merchant, Push};

const HEADLINE: &str = "This is a test";
const DETAIL: &str = "Notifications arrive here.";

impl Service {
    /// Sends a member a test, by every way by which they are told.
    ///
    /// # Errors
    /// One went a moment ago.
    pub async fn test_notifications(&self, actor: &Actor) -> Outcome<TestSent> {
        actor.may(Right::Look)?;
        let failed = fail::storage("sending a test notification");
        let now = self.now();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let member = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let last = tx.last_notice(actor.merchant, actor.member, TEST).await.map_err(&failed)?;
        if last.is_some_and(|last| now.since(last) < QUIET) {
            return Err(fail::refused("A test went less than a minute ago. Look whether it arrived."));
        }
        let due = DueNotice { merchant: actor.merchant, member: actor.member, topic: TEST.to_owned() };
        let id = NoticeId::from_parts(now, random::bits(&*self.out.entropy));
        let notice = self.notice(id, &member, &due, self.test_letter(&merchant), now);
        tx.add_notice(&notice).await.map_err(&failed)?;
        let browsers = match &self.out.ways.push {
            Some(_) => tx.browsers_of(actor.merchant, actor.member).await.map_err(&failed)?.len(),
            None => 0,
        };
        if browsers > 0 {
            let push = Push {
                // Each of the member's browsers is written to; none is meant.
                browser: BrowserId::from_parts(Millis(0), 0),
                topic: TEST.to_owned(),
                tells: 1,
                headline: HEADLINE.to_owned(),
                detail: DETAIL.to_owned(),
                path: PAGE.to_owned(),
                test: false,
                attempts: 0,
            };
            tx.add_pushes(actor.merchant, actor.member, &push, now).await.map_err(&failed)?;
        }
        self.note(&mut *tx, actor, Act::NotificationTested, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        self.notices.notify_one();
        Ok(TestSent { email: member.email, by_email: self.out.ways.email.is_some(), browsers })
    }

    fn test_letter(&self, merchant: &Merchant) -> Result<Rendered, String> {
        let page = self.page(PAGE)?;
        let happened = Happened { headline: HEADLINE.to_owned(), detail: DETAIL.to_owned(), page: page.clone() };
        Ok(template::notice(&template::Notice {
            brand: &brand(merchant)?,
            subject: format!("{HEADLINE}: {}", DETAIL.to_lowercase().trim_end_matches('.')),
            groups: vec![Group { name: String::new(), some: vec![happened], more: 0 }],
            button: ("Choose what you are told", page.clone()),
            choose: page,
            stop: None,
            test: false,
        }))
    }
}
