//! Tells browsers, and tries again what did not go.

use super::QUIET;
use crate::Service;
use delivery::{
    DeliveryError, Pusher, backoff,
    push::{BrowserKeys, Fresh, PushError, PushMessage, VapidKey},
};
use domain::Millis;
use futures::future::join_all;
use std::time::Duration;
use storage::{
    StorageError,
    records::{Browser, Push},
};

/// How many are begun at once, beside each other.
const AT_ONCE: u32 = 16;
/// When who began is given up: longer than a push service may take.
const LEASE: Millis = Millis::minutes(2);
/// How long a push service keeps a message for a browser that is away. What is older, nobody needs to be startled by.
const KEEP: Duration = Duration::from_secs(12 * 60 * 60);
/// The most characters of a title, and of what stands below it.
const SHOWN: usize = 120;

impl Service {
    /// Tells browsers everything that is due now. Returns how many were told something.
    pub(super) async fn send_due_pushes(&self) -> Result<usize, StorageError> {
        let Some(pusher) = &self.out.ways.push else { return Ok(0) };
        let mut told = 0;
        loop {
            let now = self.now();
            // Nobody who finds nothing to do waits to write.
            let next = self.out.store.read().await?.next_push().await?;
            if next.is_none_or(|due| due > now) {
                return Ok(told);
            }
            let mut tx = self.out.store.write().await?;
            let due = tx.claim_pushes(now, now.plus(LEASE), AT_ONCE).await?;
            let key = self.push_key(&mut *tx).await?;
            tx.commit().await?;
            // Not cut short by one that fails: whoever is about to hand a message over finishes.
            let sent = join_all(due.iter().map(|push| self.send_push(&**pusher, &key, push))).await;
            told += sent.into_iter().try_fold(0, |sum, sent| Ok::<_, StorageError>(sum + usize::from(sent?)))?;
        }
    }

    async fn send_push(&self, pusher: &dyn Pusher, key: &VapidKey, push: &Push) -> Result<bool, StorageError> {
        let Some(browser) = self.out.store.read().await?.browser(push.browser).await? else { return Ok(false) };
        let sent = self.hand_over(pusher, key, &browser, push).await;
        let at = self.now();
        let mut tx = self.out.store.write().await?;
        let told = match sent {
            Ok(()) => {
                tx.finish_push(push, at.plus(QUIET)).await?;
                tx.note_push(browser.id, Some(at), "").await?;
                true
            }
            Err(PushError::Gone) => {
                tx.forget_browser(&browser).await?;
                tracing::info!(browser = %browser.id, "a browser takes no notifications any more");
                false
            }
            Err(PushError::Failed(error)) => {
                let wait = backoff::next(push.attempts as usize, &error);
                match wait.and_then(|wait| i64::try_from(wait.as_millis()).ok()) {
                    Some(wait) => tx.put_off_push(push, at.plus(Millis(wait))).await?,
                    None => tx.finish_push(push, at.plus(QUIET)).await?,
                };
                tx.note_push(browser.id, None, &error.to_string()).await?;
                false
            }
        };
        tx.commit().await?;
        Ok(told)
    }

    async fn hand_over(
        &self,
        pusher: &dyn Pusher,
        key: &VapidKey,
        browser: &Browser,
        push: &Push,
    ) -> Result<(), PushError> {
        let keys = BrowserKeys::read(&browser.p256dh, &browser.auth)
            .map_err(|error| DeliveryError::Persistent(error.to_string()))?;
        let mut fresh = Fresh { secret: [0; 32], salt: [0; 16] };
        self.out.entropy.fill(&mut fresh.secret);
        self.out.entropy.fill(&mut fresh.salt);
        let message = PushMessage {
            endpoint: &browser.endpoint,
            keys: &keys,
            payload: &payload(push),
            topic: &push.topic,
            keep: KEEP,
            key,
            contact: &self.push_contact(),
            now: self.now(),
            fresh,
        };
        pusher.push(&message).await.map(drop)
    }

    /// Where whoever runs a push service finds who sends.
    fn push_contact(&self) -> String {
        match &self.out.ways.email {
            _ if self.out.origin.starts_with("https://") => self.out.origin.clone(),
            Some(way) => format!("mailto:{}", way.from),
            None => format!("mailto:tallystick@{}", self.mail_host()),
        }
    }
}

/// What the service worker (`public/push.js`) is given: enough to know whether to look, and nothing of a customer's.
fn payload(push: &Push) -> Vec<u8> {
    let (title, body, path) = if push.tells > 1 {
        let newest = format!("Newest: {}", push.headline);
        (format!("{} things happened", push.tells), newest, "/dashboard/payments")
    } else {
        (push.headline.clone(), push.detail.clone(), push.path.as_str())
    };
    let mark = if push.test { "[TEST] " } else { "" };
    let short = |text: String| text.chars().take(SHOWN).collect::<String>();
    let title = short(format!("{mark}{title}"));
    serde_json::json!({ "title": title, "body": short(body), "path": path, "topic": push.topic })
        .to_string()
        .into_bytes()
}
