//! One task tells members, beside everything else.

use crate::Service;
use std::{sync::Arc, time::Duration};
use storage::StorageError;

/// How long the runner waits at most before it looks by itself.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
/// How long the database is left to others after a look.
const REST: Duration = Duration::from_millis(100);

impl Service {
    /// Tells members until `stop` resolves. To be run once, beside everything else.
    pub async fn run_notifications(self: Arc<Self>, stop: impl Future<Output = ()>) {
        tokio::pin!(stop);
        loop {
            if let Err(error) = self.run_due_notifications().await {
                // What was not told is told at the next look: the log was not read on.
                tracing::warn!(%error, "members could not be told now");
            }
            let wake = async {
                drop(tokio::time::timeout(LOOK_AGAIN, self.notices.notified()).await);
                tokio::time::sleep(REST).await;
            };
            tokio::select! {
                () = &mut stop => return,
                () = wake => {}
            }
        }
    }

    /// Tells everything that is due now. Returns how many e-mails and browsers took something.
    ///
    /// # Errors
    /// The database's; what was not told is due again later.
    pub async fn run_due_notifications(&self) -> Result<usize, StorageError> {
        self.watch_outages().await?;
        self.tell_members().await?;
        self.write_due_notices().await?;
        let told = self.send_due_notices().await? + self.send_due_pushes().await?;
        // Last, since it can wait: whoever is to be told goes first.
        self.forget_old_notifications().await?;
        Ok(told)
    }
}
