//! Short names between a program and its glue. wasm-bindgen ends the names of what one calls in the other with a hash, in
//! both files; hashes do not compress, and nobody else ever says these names.

use std::collections::BTreeMap;

use crate::client::bundle::Bundle;
use crate::client::module::{self, Named};
use crate::failure::{Failure, Result};

/// Hexadecimal digits of a hash.
const HASH: usize = 16;

/// The same bundle, with every name that ends in a hash replaced in both of its files.
pub fn shorten(bundle: &Bundle) -> Result<Bundle> {
    let mut short = BTreeMap::new();
    let mut js = String::with_capacity(bundle.js.len());
    let mut rest = bundle.js.as_str();
    while let Some(begin) = rest.find(is_of_name) {
        let end = rest[begin..].find(|c| !is_of_name(c)).map_or(rest.len(), |length| begin + length);
        let (before, name) = (&rest[..begin], &rest[begin..end]);
        js.push_str(before);
        if ends_in_hash(name) {
            let next = format!("${:x}", short.len());
            js.push_str(short.entry(name.to_owned()).or_insert(next));
        } else {
            js.push_str(name);
        }
        rest = &rest[end..];
    }
    js.push_str(rest);
    if let Some(taken) = short.values().find(|name| bundle.js.contains(name.as_str())) {
        return Err(Failure::new(format!(
            "wasm-bindgen's JavaScript uses the name {taken}; choose others to shorten to"
        )));
    }
    let wasm = module::with_names(&bundle.wasm, |_, name| {
        Named::As(short.get(name).map_or_else(|| name.to_owned(), String::clone))
    })?;
    Ok(Bundle { js: without_comments(&js), wasm })
}

fn is_of_name(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '_' | '$')
}

fn ends_in_hash(name: &str) -> bool {
    let is_hex = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let (start, hash) = name.as_bytes().split_at(name.len().saturating_sub(HASH));
    hash.len() == HASH && hash.iter().all(is_hex) && matches!(start.last(), Some(b'_' | b'h'))
}

/// wasm-bindgen explains itself to people who use a library; each comment has lines of its own.
fn without_comments(js: &str) -> String {
    let is_comment = |line: &&str| {
        let whole = line.starts_with("/*") && line.find("*/").is_none_or(|end| end + 2 == line.len());
        whole || line.starts_with("//") || line.starts_with("* ") || matches!(*line, "*" | "*/")
    };
    let lines = js.lines().map(str::trim).filter(|line| !line.is_empty() && !is_comment(line));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::shorten;
    use crate::client::bundle::Bundle;
    use crate::client::module::tests::module;

    const LONG: &str = "__wbg_now_0123456789abcdef";

    #[test]
    fn a_name_with_a_hash_is_short_in_both_files_and_others_stay() {
        let js =
            format!("/** Says\n * when. */\nfunction {LONG}() {{\n    wasm.{LONG}(main); // main_0123456789abcde\n}}");
        let short = shorten(&Bundle { js, wasm: module(LONG, &["main", LONG]) }).unwrap();
        assert_eq!(short.js, "function $0() {\nwasm.$0(main); // main_0123456789abcde\n}");
        assert_eq!(short.wasm, module("$0", &["main", "$0"]));
    }
}
