//! What the palette offers: what can be done, the pages, and what was found.

use crate::dashboard::{settings::PAGES, tabs::TABS};
use api_types::dashboard::Found;
use domain::Mode;

/// What choosing an entry does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Does {
    /// Leads to a page.
    Go(String),
    /// Opens the list of keys.
    ShowKeys,
    /// Signs this browser out.
    SignOut,
}

/// A line of the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Under which heading it stands.
    pub group: &'static str,
    /// Its icon.
    pub icon: &'static str,
    /// What it is called.
    pub title: String,
    /// What tells it from others.
    pub detail: String,
    /// What it does.
    pub does: Does,
}

/// The lines for what is typed. `found`: links, payments and customers that the server found for it. `href`: another page that
/// keeps showing the same mode.
pub fn entries(typed: &str, mode: Mode, found: &[Found], href: impl Fn(&str) -> String) -> Vec<Entry> {
    let entry = |group, icon, title: &str, detail: &str, does| Entry {
        group,
        icon,
        title: title.to_owned(),
        detail: detail.to_owned(),
        does,
    };
    let go = |path: &str| Does::Go(href(path));
    let (other, switch) = match mode {
        Mode::Live => (Mode::Test, "Switch to test"),
        Mode::Test => (Mode::Live, "Switch to live"),
    };
    let mut known = vec![
        entry("Do", "plus", "New link", "N", go("/dashboard/links/new")),
        entry("Do", "file-text", "New invoice", "", go("/dashboard/links/new-invoice")),
        entry("Do", "users", "New customer", "", go("/dashboard/customers/new")),
        entry("Do", "package", "New product", "", go("/dashboard/products/new")),
        entry("Do", "shuffle", switch, "", Does::Go(format!("/dashboard?mode={}", other.as_str()))),
        entry("Do", "info", "Keyboard shortcuts", "?", Does::ShowKeys),
        entry("Do", "arrow-right", "Sign out", "", Does::SignOut),
    ];
    known.extend(TABS.iter().map(|tab| entry("Go to", tab.icon, tab.name, "", go(tab.path))));
    known.extend(PAGES.iter().map(|(path, name)| entry("Go to", "settings", name, "Settings", go(path))));
    known.retain(|entry| fits(entry, typed));
    known.extend(found.iter().map(|found| {
        let (group, icon) = match found.kind.as_str() {
            "link" => ("Links", "link"),
            "customer" => ("Customers", "users"),
            _ => ("Payments", "arrow-left-right"),
        };
        entry(group, icon, &found.title, &found.detail, Does::Go(found.href.clone()))
    }));
    known
}

/// Whether every word that is typed is in the entry.
fn fits(entry: &Entry, typed: &str) -> bool {
    let words = format!("{} {}", entry.title, entry.detail).to_lowercase();
    typed.to_lowercase().split_whitespace().all(|word| words.contains(word))
}

/// The entry before or after another, around the ends.
pub const fn step(from: usize, forward: bool, count: usize) -> usize {
    match (count, forward) {
        (0, _) => 0,
        (_, true) => (from + 1) % count,
        (_, false) => (from + count - 1) % count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(typed: &str) -> Vec<String> {
        entries(typed, Mode::Test, &[], str::to_owned).into_iter().map(|entry| entry.title).collect()
    }

    #[test]
    fn every_word_has_to_fit() {
        assert_eq!(titles("new li"), ["New link"]);
        assert_eq!(titles("SETTINGS wal"), ["Wallets"]);
        assert_eq!(titles("nothing of this"), Vec::<String>::new());
    }

    #[test]
    fn what_the_server_found_comes_last_whatever_it_is_called() {
        let found = Found {
            kind: "link".to_owned(),
            title: "Print".to_owned(),
            detail: "/print".to_owned(),
            href: "/dashboard/links/1".to_owned(),
        };
        let entries = entries("a-10482", Mode::Live, &[found], str::to_owned);
        assert_eq!(entries.len(), 1);
        assert_eq!((entries[0].group, &entries[0].does), ("Links", &Does::Go("/dashboard/links/1".to_owned())));
    }

    #[test]
    fn arrows_go_around_the_ends() {
        assert_eq!((step(2, true, 3), step(0, false, 3), step(0, true, 0)), (0, 2, 0));
    }
}
