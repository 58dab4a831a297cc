//! Classes that a dependency offers to JavaScript and nobody makes, such as a stream that reads from Rust. As long as they
//! are exported, the optimiser must keep the code behind them.

use crate::client::bundle::Bundle;
use crate::client::module::{self, List, Named};
use crate::failure::Result;

/// The same bundle without such classes, in both of its files.
pub fn remove(bundle: &Bundle) -> Result<Bundle> {
    let declared = bundle.js.lines().filter_map(|line| line.strip_prefix("export class ")?.strip_suffix(" {"));
    let made =
        |class: &str| bundle.js.contains(&format!("{class}.__wrap(")) || bundle.js.contains(&format!("new {class}("));
    let classes: Vec<&str> = declared.filter(|class| !made(class)).collect();
    let exports: Vec<(String, String)> = classes
        .iter()
        .map(|class| class.to_lowercase())
        .map(|it| (format!("__wbg_{it}_free"), format!("{it}_")))
        .collect();
    let wasm = module::with_names(&bundle.wasm, |list, name| {
        let gone = exports.iter().any(|(free, method)| name == free || name.starts_with(method.as_str()));
        if gone && list == List::Exports { Named::Gone } else { Named::As(name.to_owned()) }
    })?;
    Ok(Bundle { js: without(&bundle.js, &classes), wasm })
}

/// Leaves out each class, what makes it disposable, and what frees one that was forgotten.
fn without(js: &str, classes: &[&str]) -> String {
    let mut kept = String::with_capacity(js.len());
    let mut lines = js.lines();
    while let Some(line) = lines.next() {
        let begins = |before: &str, after: &str| {
            let rest = line.strip_prefix(before);
            rest.is_some_and(|it| {
                classes.iter().any(|class| it.strip_prefix(class).is_some_and(|it| it.starts_with(after)))
            })
        };
        if begins("export class ", " {") {
            // To the brace that closes the first; indentation does not tell, as methods with a comment have none.
            let mut depth = depth_after(0, line);
            while depth > 0
                && let Some(inner) = lines.next()
            {
                depth = depth_after(depth, inner);
            }
        } else if begins("const ", "Finalization ") {
            let mut last = line;
            while !last.ends_with(';')
                && let Some(next) = lines.next()
            {
                last = next;
            }
        } else if !begins("if (Symbol.dispose) ", ".") {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

fn depth_after(before: usize, line: &str) -> usize {
    (before + line.matches('{').count()).saturating_sub(line.matches('}').count())
}

#[cfg(test)]
mod tests {
    use super::remove;
    use crate::client::bundle::Bundle;
    use crate::client::module::tests::module;

    fn class(name: &str) -> String {
        let low = name.to_lowercase();
        format!(
            "export class {name} {{\n    free() {{\n        wasm.__wbg_{low}_free(1);\n    }}\n/**\n * @returns {{number}}\n */\npull() {{\n    wasm.{low}_pull();\n}}\n}}\n\
             if (Symbol.dispose) {name}.prototype[Symbol.dispose] = {name}.prototype.free;\n\
             const {name}Finalization = (typeof FinalizationRegistry === 'undefined')\n    \
             ? {{ register: () => {{}}, unregister: () => {{}} }}\n    \
             : new FinalizationRegistry(ptr => wasm.__wbg_{low}_free(ptr, 1));\n"
        )
    }

    #[test]
    fn a_class_that_nobody_makes_goes_from_both_files_and_one_that_is_made_stays() {
        let (used, rest) = (class("Used"), "function make() {\n    return Used.__wrap(1);\n}\n");
        let js = [used.as_str(), &class("Stream"), rest].concat();
        let names = ["main", "__wbg_used_free", "used_pull", "__wbg_stream_free", "stream_pull", "streams"];
        let less = remove(&Bundle { js, wasm: module("now", &names) }).unwrap();
        assert_eq!(less.js, [used.as_str(), rest].concat());
        assert_eq!(less.wasm, module("now", &["main", "__wbg_used_free", "used_pull", "streams"]));
    }
}
