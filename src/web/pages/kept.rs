//! Sessions' pages that were made lately. Making one takes longer than all else about it, and it is looked at again and again
//! while it shows the same.

#[cfg(test)]
mod tests;

use crate::web::security::Nonce;
use service::PageMark;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError},
};

/// How many are kept: 25 KB each.
const KEPT: usize = 256;

/// The newest pages by session.
pub struct KeptPages {
    /// Stands where each answer has its own nonce. As hard to guess as one, and never sent: nothing that somebody wrote can be taken
    /// for it.
    placeholder: Nonce,
    pages: Mutex<Pages>,
}

#[derive(Default)]
struct Pages {
    by_session: HashMap<String, Arc<Page>>,
    /// Oldest first.
    order: VecDeque<String>,
}

/// A page, cut where its nonces stand.
struct Page {
    mark: PageMark,
    parts: Vec<String>,
}

impl Page {
    fn with(&self, nonce: &Nonce) -> String {
        self.parts.join(&nonce.0)
    }
}

impl Default for KeptPages {
    fn default() -> Self {
        Self { placeholder: Nonce::new(), pages: Mutex::default() }
    }
}

impl KeptPages {
    /// What pages that are to be kept are made with in place of a nonce.
    pub fn placeholder(&self) -> &str {
        &self.placeholder.0
    }

    /// A session's page with this nonce. `None`: the one that was made shows something else by now.
    pub fn of(&self, session: &str, mark: &PageMark, nonce: &Nonce) -> Option<String> {
        // Put together while nobody waits.
        let page = self.pages().by_session.get(session).filter(|page| page.mark == *mark).map(Arc::clone)?;
        Some(page.with(nonce))
    }

    /// Keeps a page that was made with the placeholder, and gives it with this nonce.
    pub fn keep(&self, session: &str, mark: PageMark, made: &str, nonce: &Nonce) -> String {
        let page = Arc::new(Page { mark, parts: made.split(self.placeholder()).map(str::to_owned).collect() });
        let mut pages = self.pages();
        if pages.by_session.insert(session.to_owned(), Arc::clone(&page)).is_none() {
            pages.order.push_back(session.to_owned());
            if pages.order.len() > KEPT
                && let Some(oldest) = pages.order.pop_front()
            {
                pages.by_session.remove(&oldest);
            }
        }
        drop(pages);
        page.with(nonce)
    }

    fn pages(&self) -> std::sync::MutexGuard<'_, Pages> {
        self.pages.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
