//! Makes what is shown equal to new markup, node by node, so that focus, selection and motion survive.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// Makes the inside of `shown` equal to `html`.
pub fn morph(document: &Document, shown: &Element, html: &str) {
    let Ok(wanted) = document.create_element("div") else { return };
    wanted.set_inner_html(html);
    children(shown, &wanted);
}

fn children(shown: &Node, wanted: &Node) {
    let (mut here, mut there) = (shown.first_child(), wanted.first_child());
    while let Some(new) = there {
        there = new.next_sibling();
        match here {
            Some(old) => {
                here = old.next_sibling();
                node(shown, &old, &new);
            }
            // Nothing here any more: take the new one over.
            None => drop(shown.append_child(&new)),
        }
    }
    while let Some(old) = here {
        here = old.next_sibling();
        drop(shown.remove_child(&old));
    }
}

fn node(parent: &Node, old: &Node, new: &Node) {
    let same = match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => {
            let same = old.tag_name() == new.tag_name() && old.get_attribute("class") == new.get_attribute("class");
            if same || old.tag_name() == "I" {
                attributes(old, new);
                children(old, new);
                return;
            }
            false
        }
        (None, None) => old.node_value() == new.node_value(),
        _ => false,
    };
    if !same {
        drop(parent.replace_child(new, old));
    }
}

fn attributes(old: &Element, new: &Element) {
    for name in new.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        let value = new.get_attribute(&name);
        if old.get_attribute(&name) != value {
            // Names of attributes that the parser took are taken again.
            let _ = old.set_attribute(&name, &value.unwrap_or_default());
        }
    }
    for name in old.get_attribute_names().iter().filter_map(|name| name.as_string()) {
        if !new.has_attribute(&name) && name != "data-copied" {
            let _ = old.remove_attribute(&name);
        }
    }
}
