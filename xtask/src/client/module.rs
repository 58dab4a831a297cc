//! Just enough of WebAssembly's binary format to change the names that a module and its glue call each other by.

use crate::failure::{Failure, Result};

const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The only kind of import that wasm-bindgen makes: a function, by the number of its type.
const FUNCTION: u8 = 0;

/// Which list a name is in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// What the module calls.
    Imports,
    /// What it can be called for.
    Exports,
}

/// What becomes of an entry.
pub enum Named {
    /// It is called this.
    As(String),
    /// It goes. Only for exports: an import has a number that the code uses.
    Gone,
}

/// The module with every import and export named anew.
pub fn with_names(wasm: &[u8], name: impl Fn(List, &str) -> Named) -> Result<Vec<u8>> {
    rewritten(wasm, &name)
        .ok_or_else(|| Failure::new("the program's list of imports or exports is not as wasm-bindgen writes it"))
}

fn rewritten(wasm: &[u8], name: &dyn Fn(List, &str) -> Named) -> Option<Vec<u8>> {
    let mut from = Reader(wasm);
    let mut to = from.take(8)?.to_vec();
    while !from.0.is_empty() {
        let kind = from.byte()?;
        let size = from.number()?;
        let section = from.take(size)?;
        let section = match kind {
            IMPORTS => entries(section, List::Imports, name)?,
            EXPORTS => entries(section, List::Exports, name)?,
            _ => section.to_vec(),
        };
        to.push(kind);
        number(&mut to, section.len());
        to.extend(section);
    }
    Some(to)
}

fn entries(section: &[u8], list: List, name: &dyn Fn(List, &str) -> Named) -> Option<Vec<u8>> {
    let mut from = Reader(section);
    let mut kept = Vec::with_capacity(section.len());
    let mut count = 0;
    for _ in 0..from.number()? {
        let glue = if list == List::Imports { Some(from.text()?) } else { None };
        let named = name(list, from.text()?);
        let (kind, index) = (from.byte()?, from.number()?);
        match named {
            Named::Gone if list == List::Exports => continue,
            Named::As(name) if list == List::Exports || kind == FUNCTION => {
                if let Some(glue) = glue {
                    text(&mut kept, glue);
                }
                text(&mut kept, &name);
            }
            Named::Gone | Named::As(_) => return None,
        }
        kept.push(kind);
        number(&mut kept, index);
        count += 1;
    }
    let mut to = Vec::with_capacity(section.len());
    number(&mut to, count);
    to.extend(kept);
    from.0.is_empty().then_some(to)
}

/// What is left of a module.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// LEB128.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<&'a str> {
        let length = self.number()?;
        std::str::from_utf8(self.take(length)?).ok()
    }
}

fn number(to: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

fn text(to: &mut Vec<u8>, text: &str) {
    number(to, text.len());
    to.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
pub mod tests {
    use super::{List, Named, with_names};

    /// A module that imports one function, exports it under some names, and has a custom section.
    pub fn module(import: &str, exports: &[&str]) -> Vec<u8> {
        let text = |text: &str| [&[text.len() as u8], text.as_bytes()].concat();
        let section = |kind: u8, body: Vec<u8>| [vec![kind, body.len() as u8], body].concat();
        let count = exports.len() as u8;
        let exports: Vec<u8> = exports.iter().flat_map(|name| [text(name), vec![0, 0]].concat()).collect();
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, vec![1, 0x60, 0, 0]),
            section(2, [vec![1], text("glue"), text(import), vec![0, 0]].concat()),
            section(7, [vec![count], exports].concat()),
            section(0, text("note")),
        ]
        .concat()
    }

    fn same(_: List, name: &str) -> Named {
        Named::As(name.to_owned())
    }

    #[test]
    fn what_is_named_the_same_is_the_same_and_what_is_cut_off_is_refused() {
        let whole = module("now", &["main", "other"]);
        assert_eq!(with_names(&whole, same).unwrap(), whole);
        for end in [4, 9, 20, whole.len() - 1] {
            assert!(with_names(&whole[..end], same).is_err(), "{end}");
        }
        let memory = [&b"\0asm\x01\0\0\0"[..], &[2, 8, 1, 1, b'm', 1, b'm', 2, 0, 1]].concat();
        assert!(with_names(&memory, same).is_err());
    }

    #[test]
    fn an_export_can_go_and_an_import_cannot() {
        let without = |gone: &'static str| {
            move |_: List, name: &str| if name == gone { Named::Gone } else { Named::As(name.to_owned()) }
        };
        let whole = module("now", &["main", "other"]);
        assert_eq!(with_names(&whole, without("other")).unwrap(), module("now", &["main"]));
        assert!(with_names(&whole, without("now")).is_err());
    }
}
