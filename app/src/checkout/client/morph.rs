//! Makes what is shown equal to new markup, node by node, so that focus, selection and motion survive.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Node};

/// Makes the inside of `shown` equal to `html`.
pub fn morph(document: &Document, shown: &Element, html: &str) {
    let Ok(wanted) = document.create_element("div") else { return };
    wanted.set_inner_html(html);
    children(shown, &wanted);
}

/// For each wanted child keeps the next one here that is of its kind, or takes it over; drops the rest.
fn children(shown: &Node, wanted: &Node) {
    let mut here = shown.first_child();
    while let Some(new) = wanted.first_child() {
        let mut kept = here.clone();
        while let Some(old) = kept.take_if(|old| !alike(old, &new)) {
            kept = old.next_sibling();
        }
        match kept {
            Some(old) => {
                while let Some(skipped) = here.take_if(|skipped| *skipped != old) {
                    here = skipped.next_sibling();
                    drop(shown.remove_child(&skipped));
                }
                here = old.next_sibling();
                become_like(&old, &new);
                drop(wanted.remove_child(&new));
            }
            // Inserting takes it out of where it was.
            None => drop(shown.insert_before(&new, here.as_ref())),
        }
    }
    while let Some(old) = here {
        here = old.next_sibling();
        drop(shown.remove_child(&old));
    }
}

/// Whether one may become the other: texts always; elements of the same name and, but for a tally's notches, class.
fn alike(old: &Node, new: &Node) -> bool {
    match (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => {
            let class = |element: &Element| element.get_attribute("class");
            old.tag_name() == new.tag_name() && (class(old) == class(new) || old.tag_name() == "I")
        }
        (None, None) => true,
        _ => false,
    }
}

fn become_like(old: &Node, new: &Node) {
    if let (Some(old), Some(new)) = (old.dyn_ref::<Element>(), new.dyn_ref::<Element>()) {
        attributes(old, new);
        children(old, new);
    } else if old.node_value() != new.node_value() {
        old.set_node_value(new.node_value().as_deref());
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
