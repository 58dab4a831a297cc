//! Live or test: what the lists show. It stands in the address (`?mode=test`), so that it can be shared and kept.

use crate::dashboard::parts::use_query;
use domain::Mode;
use leptos::prelude::*;

/// What is shown now, as context.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// What the address asks for. `None`: nothing.
    asked: Memo<Option<Mode>>,
    /// What is shown when the address asks for nothing.
    otherwise: Mode,
}

impl Shown {
    /// Reads the address from now on. `otherwise`: live when there is any live link.
    pub fn provide(otherwise: Mode) {
        let query = use_query();
        let asked = Memo::new(move |_| query.with(|query| query.get_str("mode").and_then(|mode| mode.parse().ok())));
        provide_context(Self { asked, otherwise });
    }

    /// What is shown; tracked.
    pub fn mode(self) -> Mode {
        self.asked.get().unwrap_or(self.otherwise)
    }

    /// The address of another page that keeps showing the same; tracked.
    pub fn href(self, path: &str) -> String {
        match self.asked.get() {
            Some(mode) => format!("{path}{}mode={}", if path.contains('?') { '&' } else { '?' }, mode.as_str()),
            None => path.to_owned(),
        }
    }
}

/// What is shown now. Outside of the frame: test.
pub fn use_shown() -> Shown {
    use_context().unwrap_or_else(|| Shown { asked: Memo::new(|_| None), otherwise: Mode::Test })
}
