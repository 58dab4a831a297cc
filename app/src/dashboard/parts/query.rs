//! What stands in the page's address.

use super::address::{Query, use_query};
use api_types::dashboard::ListQuery;
use leptos::prelude::*;
use server_fn::ServerFn;

/// What to list, read from the address, with the mode that is shown.
pub fn list_query() -> Memo<ListQuery> {
    let query = use_query();
    let shown = crate::dashboard::mode::use_shown();
    Memo::new(move |_| {
        let mode = shown.mode().as_str().to_owned();
        query.with(|query| {
            let text = |key: &str| query.get_str(key).unwrap_or_default().to_owned();
            ListQuery {
                search: text("search"),
                mode,
                status: text("status"),
                source: text("source"),
                kind: text("kind"),
                from: text("from"),
                until: text("until"),
                tags: text("tags"),
                page: query.get_str("page").and_then(|page| page.parse().ok()).unwrap_or(1),
            }
        })
    })
}

/// This page's query with one value changed (empty: taken out) and, unless it is the page, back on the first page. How
/// many days figures go back narrows no list, so the page stays then.
pub fn with_param(query: &Query, key: &str, value: &str) -> String {
    const KEPT: &[&str] =
        &["mode", "search", "status", "source", "kind", "from", "until", "tags", "days", "tab", "page"];
    let pairs: Vec<_> = KEPT
        .iter()
        .filter_map(|kept| {
            let text = if *kept == key {
                value
            } else if *kept == "page" && key != "days" {
                ""
            } else {
                query.get_str(kept).unwrap_or_default()
            };
            (!text.is_empty()).then(|| format!("{kept}={}", encode(text)))
        })
        .collect();
    format!("?{}", pairs.join("&"))
}

/// A text as it may stand in an address.
pub fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            const HEX: &[u8; 16] = b"0123456789ABCDEF";
            encoded.push('%');
            encoded.push(char::from(HEX[usize::from(byte >> 4)]));
            encoded.push(char::from(HEX[usize::from(byte & 15)]));
        }
        encoded
    })
}

/// Counts how often a form was taken; for the source of what the page reads again then.
pub fn successes<S>(action: ServerAction<S>) -> Memo<usize>
where
    S: ServerFn + Clone + Send + Sync + 'static,
    S::Output: Clone + Send + Sync + 'static,
    S::Error: Clone + Send + Sync + 'static,
{
    let (version, value) = (action.version(), action.value());
    Memo::new(move |before: Option<&usize>| {
        let before = before.copied().unwrap_or_default();
        let sent = version.get();
        if value.with(|value| matches!(value, Some(Ok(_)))) { sent } else { before }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_keeps_the_others_and_goes_back_to_the_first_page() {
        let query = Query::parse("?search=a%26b&mode=test&page=3&__err=x");
        assert_eq!(with_param(&query, "status", "paid"), "?mode=test&search=a%26b&status=paid");
        assert_eq!(with_param(&query, "page", "4"), "?mode=test&search=a%26b&page=4");
        assert_eq!(with_param(&query, "search", ""), "?mode=test");
        let query = Query::parse("?search=a%26b&mode=test&page=3&tab=views");
        assert_eq!(with_param(&query, "days", "7"), "?mode=test&search=a%26b&days=7&tab=views&page=3");
    }

    #[test]
    fn an_encoded_text_holds_no_markup() {
        assert_eq!(encode("é \"<script>"), "%C3%A9%20%22%3Cscript%3E");
    }
}
