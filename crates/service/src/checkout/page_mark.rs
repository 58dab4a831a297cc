//! What a session's page shows, short of making it: one short read instead of nine, so that a page that was made can be shown
//! to whoever looks next.

use crate::{
    Service,
    fail::{self, Outcome},
    present::Followed,
};
use api_types::{Problem, checkout::SessionPage};
use domain::{Millis, Network};
use storage::records::SessionStamp;

/// What a session's page shows at a moment. Of two that are equal the pages are the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageMark {
    stamp: SessionStamp,
    trouble: Option<String>,
    remaining: i64,
}

impl PageMark {
    fn new(mut stamp: SessionStamp, now: Millis) -> Self {
        let followed = stamp.network.as_deref().map(|name| Followed {
            name,
            enabled: stamp.enabled.unwrap_or_default(),
            halted: stamp.halted.unwrap_or_default(),
            known_until: stamp.known_until.map(Millis),
            most_behind: Network::behind_at_most(Millis(stamp.block_time.unwrap_or_default())),
        });
        let trouble = followed.and_then(|followed| followed.trouble(now));
        let ended = matches!(stamp.decision.as_str(), "cancelled" | "dismissed");
        let left = if ended { 0 } else { stamp.deadline.saturating_sub(now.0).max(0) };
        // Moves on every two seconds. What is shown of it is the trouble.
        stamp.known_until = None;
        Self { stamp, trouble, remaining: whole_seconds(left) }
    }

    /// Whether a page that was made after this was looked up shows what this says: nothing changed in between.
    pub fn fits(&self, page: &SessionPage) -> bool {
        page.view.version == self.stamp.version && page.view.network_trouble == self.trouble
    }

    /// The time left to pay, in milliseconds, the same for as long as pages show the same second.
    pub const fn remaining(&self) -> i64 {
        self.remaining
    }
}

/// The shortest time of those that pages show as the same second: nobody is told of more time than there is.
fn whole_seconds(left: i64) -> i64 {
    if left <= 0 { 0 } else { (left - 1) / 1_000 * 1_000 + 1 }
}

impl Service {
    /// What the page of a session shows now.
    ///
    /// # Errors
    /// `NotFound`: there is none.
    pub async fn page_mark(&self, session: &str) -> Outcome<PageMark> {
        let id = session.parse().map_err(|_| Problem::NotFound)?;
        let stamp = self.out.store.session_stamp(id).await.map_err(fail::storage("looking at a session"))?;
        Ok(PageMark::new(stamp.ok_or(Problem::NotFound)?, self.now()))
    }
}

#[cfg(test)]
mod tests {
    use super::whole_seconds;

    #[test]
    fn a_second_is_shown_as_one_and_never_longer_than_it_is() {
        for (left, shown) in [(-5, 0), (0, 0), (1, 1), (1_000, 1), (1_001, 1_001), (2_000, 1_001), (2_001, 2_001)] {
            assert_eq!(whole_seconds(left), shown);
            assert!(shown <= left.max(0));
        }
    }
}
