//! QR codes that were drawn lately. Drawing one was a fifth of what a session's page costs, and the page is looked at again and
//! again with the same one.

use crate::present;
use std::{
    collections::{HashMap, VecDeque},
    sync::{Mutex, PoisonError},
};

/// How many are kept: 5 KB each, as a payment URI of a token comes to.
const KEPT: usize = 1_024;

/// The side in modules, and the dark modules as an SVG path.
pub type Code = (u32, String);

/// The newest codes by what they say.
#[derive(Default)]
pub struct QrCodes(Mutex<Drawn>);

#[derive(Default)]
struct Drawn {
    codes: HashMap<String, Code>,
    /// Oldest first.
    order: VecDeque<String>,
}

impl QrCodes {
    /// The code of a text.
    pub fn of(&self, text: &str) -> Code {
        if let Some(code) = self.drawn().codes.get(text) {
            return code.clone();
        }
        // Not while others wait; two who draw the same draw the same.
        let code = present::qr(text);
        let mut drawn = self.drawn();
        if drawn.codes.insert(text.to_owned(), code.clone()).is_none() {
            drawn.order.push_back(text.to_owned());
            if drawn.order.len() > KEPT
                && let Some(oldest) = drawn.order.pop_front()
            {
                drawn.codes.remove(&oldest);
            }
        }
        code
    }

    fn drawn(&self) -> std::sync::MutexGuard<'_, Drawn> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kept_code_is_the_one_that_is_drawn_and_the_oldest_goes() {
        let codes = QrCodes::default();
        for n in 0..=KEPT {
            codes.of(&n.to_string());
        }
        assert_eq!(codes.of("7"), present::qr("7"));
        let drawn = codes.drawn();
        assert_eq!((drawn.codes.len(), drawn.order.len()), (KEPT, KEPT));
        assert!(!drawn.codes.contains_key("0") && drawn.codes.contains_key("1"));
    }
}
