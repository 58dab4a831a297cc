//! The headers we still remember.

use crate::Header;
use std::collections::VecDeque;

/// Headers, oldest first, heights strictly rising. Neighbours in height are linked; catch-up by range leaves gaps.
#[derive(Debug, Clone)]
pub(super) struct Window(VecDeque<Header>);

impl Window {
    /// Takes stored headers in any order. Where two neighbours in height are not linked, what lies below the break is
    /// forgotten: a doubtful ancestor must not be trusted.
    pub(super) fn new(mut stored: Vec<Header>) -> Self {
        stored.sort_by_key(|header| std::cmp::Reverse(header.height));
        let mut kept: VecDeque<Header> = VecDeque::with_capacity(stored.len());
        for header in stored {
            if let Some(above) = kept.front() {
                let linked = above.stands_on(&header);
                let apart = above.height > header.height.saturating_add(1);
                if !linked && !apart {
                    break;
                }
            }
            kept.push_front(header);
        }
        Self(kept)
    }

    pub(super) fn cursor(&self) -> Option<&Header> {
        self.0.back()
    }

    pub(super) fn oldest(&self) -> Option<&Header> {
        self.0.front()
    }

    pub(super) fn get(&self, index: usize) -> Option<&Header> {
        self.0.get(index)
    }

    pub(super) fn last_index(&self) -> Option<usize> {
        self.0.len().checked_sub(1)
    }

    /// Where the header of this height and hash stands.
    pub(super) fn find(&self, height: u64, hash: &str) -> Option<usize> {
        let index = self.0.binary_search_by_key(&height, |header| header.height).ok()?;
        (self.0[index].hash == hash).then_some(index)
    }

    /// What stands above an index, newest first.
    pub(super) fn above(&self, index: usize) -> Vec<Header> {
        self.0.range(index.saturating_add(1).min(self.0.len())..).rev().cloned().collect()
    }

    /// Forgets what stands above `base` (`None`: everything), adds headers, and keeps the newest `retain`.
    pub(super) fn advance(&mut self, base: Option<usize>, connected: Vec<Header>, retain: usize) {
        self.0.truncate(base.map_or(0, |index| index.saturating_add(1)));
        self.0.extend(connected);
        let surplus = self.0.len().saturating_sub(retain.max(1));
        self.0.drain(..surplus);
    }
}
