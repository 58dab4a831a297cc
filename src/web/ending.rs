//! The end of the server, told to whoever would hold a connection open beyond it: streams of events.

use tokio::sync::watch;

/// Tells that the server ends.
#[derive(Debug)]
pub struct End(watch::Sender<bool>);

/// Learns that the server ends; cheap to clone.
#[derive(Debug, Clone)]
pub struct Ending(watch::Receiver<bool>);

/// The one who tells, and those who are told.
pub fn ending() -> (End, Ending) {
    let (end, ending) = watch::channel(false);
    (End(end), Ending(ending))
}

impl End {
    /// The server ends now.
    pub fn begin(&self) {
        self.0.send_replace(true);
    }
}

impl Ending {
    /// Resolves once the server ends, also for those who ask later. That nobody can tell any more is an end too.
    pub async fn begun(&self) {
        drop(self.0.clone().wait_for(|ending| *ending).await);
    }
}
