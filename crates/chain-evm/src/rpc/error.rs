//! What a node's refusals mean.

use chain::SourceError;

/// Why a call failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum NodeError {
    /// The node understood and refused.
    Refused(Refusal),
    /// The answer is larger than what is read.
    TooLarge,
    /// The node could not be asked.
    Source(SourceError),
}

/// A node's own error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refusal {
    method: String,
    code: i64,
    message: String,
}

impl From<SourceError> for NodeError {
    fn from(error: SourceError) -> Self {
        Self::Source(error)
    }
}

impl From<Refusal> for NodeError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// As an error to hand on, when a refusal has no better meaning.
impl From<NodeError> for SourceError {
    fn from(error: NodeError) -> Self {
        match error {
            NodeError::Source(error) => error,
            NodeError::TooLarge => Self::Transient("The node's answer is larger than is read.".to_owned()),
            NodeError::Refused(refusal) if refusal.is_unsupported() => Self::Persistent(format!(
                "The node does not offer {}, which is needed. Use another node. It says: {}",
                refusal.method, refusal.message
            )),
            NodeError::Refused(refusal) => {
                let Refusal { method, code, message } = refusal;
                Self::Transient(format!("The node refused {method}: {message} ({code})."))
            }
        }
    }
}

impl Refusal {
    pub(crate) fn new(method: &str, code: i64, message: &str) -> Self {
        // One line, bounded: a node's words may end in logs and on pages.
        let message = message.chars().map(|c| if c.is_control() { ' ' } else { c }).take(200).collect();
        Self { method: method.to_owned(), code, message }
    }

    fn says(&self, words: &[&str]) -> bool {
        let message = self.message.to_ascii_lowercase();
        words.iter().any(|word| message.contains(word))
    }

    /// The method does not exist, or not on this plan.
    pub(crate) fn is_unsupported(&self) -> bool {
        matches!(self.code, -32_601 | -32_004)
            || self.says(&[
                "method not found",
                "does not exist/is not available",
                "not supported",
                "unsupported method",
            ])
            || self.says(&["method is not available", "is not whitelisted", "method not allowed", "not available on"])
    }

    /// We ask too often; the question itself is fine.
    fn is_rate(&self) -> bool {
        self.code == 429 || self.says(&["rate limit", "request rate", "too many requests", "per second", "capacity"])
    }

    /// We are to ask later, also by the code of EIP-1474 for limits: nothing is said about the question itself, as long as it
    /// was a small one.
    pub(crate) fn is_busy(&self) -> bool {
        self.is_rate() || self.code == -32_005
    }

    /// The node does not know a block, or not any more.
    pub(crate) fn is_gone(&self) -> bool {
        self.code == -32_001
            || self.says(&["unknown block", "header not found", "block not found", "beyond current head"])
            || self.says(&["outofrange", "resource not found", "cannot find block", "is not canonical", "after last"])
    }

    /// State of that block is no longer kept.
    pub(crate) fn is_pruned(&self) -> bool {
        self.says(&["missing trie node", "historical state", "pruned", "state is not available", "state not available"])
            || self.says(&["archive", "state unavailable", "no state"])
    }

    /// Fewer blocks at once would do.
    pub(crate) fn is_too_many(&self) -> bool {
        let words = ["more than", "too many", "too large", "too wide", "exceed", "limit", "range", "response size"];
        !self.is_rate()
            && !self.is_gone()
            && (self.code == -32_005 || self.says(&words) || self.says(&["timed out", "timeout"]))
    }
}

/// An answer that is out of form: worth another try, for another node may answer then.
pub(super) fn damaged(method: &str, what: &str) -> SourceError {
    SourceError::Transient(format!("The node's answer to {method} cannot be read: {what}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(code: i64, message: &str) -> Refusal {
        Refusal::new("eth_getLogs", code, message)
    }

    #[test]
    fn refusals_of_large_ranges_are_told_from_rate_limits_and_missing_blocks() {
        for (code, message) in [
            (-32_005, "query returned more than 10000 results"),
            (-32_602, "Log response size exceeded. You can make eth_getLogs requests with up to a 2K block range"),
            (-32_600, "eth_getLogs is limited to a 10,000 range"),
            (-32_000, "exceed maximum block range: 5000"),
            (-32_000, "query timeout exceeded"),
            (-32_062, "Block range is too large"),
            (-32_701, "Please specify an address in your request or, to remove restrictions: limit exceeded"),
        ] {
            assert!(refusal(code, message).is_too_many(), "{message}");
        }
        for (code, message) in [
            (-32_005, "daily request count exceeded, request rate limited"),
            (429, "Your app has exceeded its compute units per second capacity"),
            (-32_000, "unknown block"),
            (-32_602, "BlockOutOfRangeError: block height is 3 but requested was 256"),
            (-32_000, "block range extends beyond current head block"),
        ] {
            assert!(!refusal(code, message).is_too_many(), "{message}");
        }
    }

    #[test]
    fn a_node_s_words_are_kept_short_and_on_one_line() {
        let error: SourceError = NodeError::from(refusal(-1, &"a\nb".repeat(500))).into();
        assert!(error.to_string().len() < 300 && !error.to_string().contains('\n'), "{error}");
    }
}
