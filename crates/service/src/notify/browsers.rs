//! Browsers that a member lets show notifications.

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right, token_hash},
    fail::{self, Outcome},
    random,
    visits::browser as name_of,
};
use api_types::{
    Problem,
    notifications::{BrowserForm, BrowserItem},
};
use delivery::push::BrowserKeys;
use domain::{Act, ids::BrowserId};
use storage::records::Browser;

/// How many browsers a member has at most.
const MOST: usize = 20;

impl Service {
    /// Lets a browser show a member notifications, until the sign-in of this token is ended. One that was known gets its new keys,
    /// and is this member's from now on.
    ///
    /// # Errors
    /// Not a push service's address, no keys, or too many browsers.
    pub async fn add_browser(&self, actor: &Actor, token: &str, form: &BrowserForm, user_agent: &str) -> Outcome<()> {
        actor.may(Right::Look)?;
        let Some(pusher) = &self.out.ways.push else {
            return Err(fail::refused("This server sends no notifications to browsers."));
        };
        let endpoint = form.endpoint.trim();
        pusher.takes(endpoint).map_err(|error| Problem::field("endpoint", error.to_string()))?;
        BrowserKeys::read(&form.p256dh, &form.auth).map_err(|error| Problem::field("p256dh", error.to_string()))?;
        let failed = fail::storage("adding a browser");
        let now = self.now();
        let browser = Browser {
            id: BrowserId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: actor.merchant,
            member: actor.member,
            endpoint: endpoint.to_owned(),
            p256dh: form.p256dh.trim().to_owned(),
            auth: form.auth.trim().to_owned(),
            name: called(user_agent),
            sign_in: token_hash(token.as_bytes()),
            created_at: now,
            told_at: None,
            said: String::new(),
        };
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let known = tx.browsers_of(actor.merchant, actor.member).await.map_err(&failed)?;
        if known.len() >= MOST && known.iter().all(|it| it.endpoint != browser.endpoint) {
            return Err(fail::refused(format!("{MOST} browsers show you notifications already. Take one away first.")));
        }
        tx.put_browser(&browser).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::BrowserAdded, On::of("", &browser.name)).await?;
        tx.commit().await.map_err(&failed)
    }

    /// Takes one of a member's browsers away; nobody else's.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn remove_browser(&self, actor: &Actor, id: &str) -> Outcome<()> {
        actor.may(Right::Look)?;
        // One that is not in the list is as is wanted.
        let Ok(id) = id.parse::<BrowserId>() else { return Ok(()) };
        let failed = fail::storage("taking a browser away");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let known = tx.browser(id).await.map_err(&failed)?;
        if !tx.delete_browser(actor.merchant, actor.member, id).await.map_err(&failed)? {
            return Ok(());
        }
        let name = known.map(|browser| browser.name).unwrap_or_default();
        self.note(&mut *tx, actor, Act::BrowserRemoved, On::of("", name)).await?;
        tx.commit().await.map_err(&failed)
    }
}

/// As the page shows it.
pub(super) fn item(browser: Browser) -> BrowserItem {
    BrowserItem {
        id: browser.id.to_string(),
        name: browser.name,
        endpoint: browser.endpoint,
        since: browser.created_at.0,
        told_at: browser.told_at.map(|at| at.0),
        said: browser.said,
    }
}

/// What a browser is called in the list.
fn called(user_agent: &str) -> String {
    let visitor = name_of(user_agent);
    match (visitor.browser, visitor.os) {
        (Some(browser), Some(os)) => format!("{browser} on {os}"),
        (Some(browser), None) => browser,
        (None, Some(os)) => format!("A browser on {os}"),
        (None, None) => "A browser".to_owned(),
    }
}
