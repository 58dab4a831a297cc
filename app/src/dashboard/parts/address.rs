//! The query of the page's address, decoded once. The router's own map decodes a second time, so that a search for
//! `%20` would become one for a space.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// Names with their values, in the order of the address.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads what stands after the question mark.
    pub fn parse(search: &str) -> Self {
        Self(form_urlencoded::parse(search.trim_start_matches('?').as_bytes()).into_owned().collect())
    }

    /// The last value of a name. `None`: the address does not name it.
    pub fn get_str(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// As [`Query::get_str`], owned.
    pub fn get(&self, name: &str) -> Option<String> {
        self.get_str(name).map(str::to_owned)
    }
}

/// The query of the address that is shown.
pub fn use_query() -> Memo<Query> {
    let search = use_location().search;
    Memo::new(move |_| search.with(|search| Query::parse(search)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_with_percent_signs_is_read_as_it_was_typed() {
        let query = Query::parse("?search=javascript%3A%2F%2F%250aalert(1)&page=2&search=100%2520+a%26b");
        assert_eq!(query.get_str("search"), Some("100%20 a&b"));
        assert_eq!(Query::parse("search=%2525").get("search").as_deref(), Some("%25"));
        assert_eq!(query.get("status"), None);
    }
}
