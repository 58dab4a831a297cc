//! The shapes of all icons: Lucide's names on a 24 grid, drawn in the text's colour (see `style/components/icon.css`).

/// Every icon there is: its name and what is inside its `<symbol>`, sorted by name.
const SHAPES: &[(&str, &str)] = &[
    ("arrow-left", r#"<path d="M19 12H5M11 6l-6 6 6 6"/>"#),
    ("arrow-left-right", r#"<path d="M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4"/>"#),
    ("arrow-right", r#"<path d="M5 12h14M13 6l6 6-6 6"/>"#),
    ("bell", r#"<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 1.5h-15zM10 20.5a2.2 2.2 0 0 0 4 0"/>"#),
    ("box", r#"<path d="m12 3.5 8 4.5v8l-8 4.5-8-4.5V8zM4 8l8 4.5L20 8M12 12.5v8"/>"#),
    (
        "calculator",
        r#"<rect x="5" y="3.5" width="14" height="17" rx="2"/><path d="M8.5 7.5h7M8.5 12h.01M12 12h.01M15.5 12h.01M8.5 16h.01M12 16h.01M15.5 16h.01"/>"#,
    ),
    ("check", r#"<path d="m5 12.5 4.5 4.5L19 7.5"/>"#),
    ("chevron-down", r#"<path d="m6 9 6 6 6-6"/>"#),
    ("chevron-left", r#"<path d="m15 6-6 6 6 6"/>"#),
    ("chevron-right", r#"<path d="m9 6 6 6-6 6"/>"#),
    ("chevrons-up-down", r#"<path d="m8 9 4-4 4 4M8 15l4 4 4-4"/>"#),
    ("clock", r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>"#),
    ("code", r#"<path d="m8 7-5 5 5 5M16 7l5 5-5 5"/>"#),
    ("coins", r#"<circle cx="9" cy="9" r="5.5"/><path d="M17.2 9.9a5.5 5.5 0 1 1-7.3 7.3"/>"#),
    (
        "copy",
        r#"<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 9V6a2 2 0 0 0-2-2H6a2 2 0 0 0-2 2v7a2 2 0 0 0 2 2h3"/>"#,
    ),
    ("credit-card", r#"<rect x="3" y="5.5" width="18" height="13" rx="2"/><path d="M3 10h18M7 15h3"/>"#),
    ("download", r#"<path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4.5 19.5h15"/>"#),
    ("ellipsis", r#"<path d="M5.5 12h.01M12 12h.01M18.5 12h.01" stroke-width="2.75"/>"#),
    ("external-link", r#"<path d="M14 4h6v6M20 4l-9 9M11 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-5"/>"#),
    (
        "eye",
        r#"<path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z"/><circle cx="12" cy="12" r="2.75"/>"#,
    ),
    (
        "file-text",
        r#"<path d="M14 3H7a1.5 1.5 0 0 0-1.5 1.5v15A1.5 1.5 0 0 0 7 21h10a1.5 1.5 0 0 0 1.5-1.5V7.5zM14 3v4.5h4.5M9 12.5h6M9 16.5h4"/>"#,
    ),
    ("filter", r#"<path d="M4 6h16M7 12h10M10 18h4"/>"#),
    (
        "globe",
        r#"<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c2.5 2.5 3.5 5.5 3.5 8.5s-1 6-3.5 8.5c-2.5-2.5-3.5-5.5-3.5-8.5s1-6 3.5-8.5z"/>"#,
    ),
    (
        "hourglass",
        r#"<path d="M6 3.5h12M6 20.5h12M7.5 3.5V7c0 2.5 4.5 3.8 4.5 5s-4.5 2.5-4.5 5v3.5M16.5 3.5V7c0 2.5-4.5 3.8-4.5 5s4.5 2.5 4.5 5v3.5"/>"#,
    ),
    ("house", r#"<path d="M4 10.5 12 4l8 6.5V19a1 1 0 0 1-1 1h-4.5v-6h-5v6H5a1 1 0 0 1-1-1z"/>"#),
    ("info", r#"<circle cx="12" cy="12" r="8.5"/><path d="M12 11.5V16M12 8v.01"/>"#),
    ("key-round", r#"<circle cx="8" cy="16" r="4"/><path d="m11 13 8.5-8.5M15.5 8.5l3 3"/>"#),
    ("layers", r#"<path d="m12 4 8.5 4.5L12 13 3.5 8.5zM3.5 12.5 12 17l8.5-4.5M3.5 16.3 12 20.8l8.5-4.5"/>"#),
    (
        "link",
        r#"<path d="M10 14a4 4 0 0 0 5.7 0l3.1-3.1a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0l-3.1 3.1a4 4 0 0 0 5.7 5.7l1.1-1.1"/>"#,
    ),
    ("lock", r#"<rect x="5" y="11" width="14" height="9" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>"#),
    ("log-in", r#"<path d="M15 4.5h3A1.5 1.5 0 0 1 19.5 6v12a1.5 1.5 0 0 1-1.5 1.5h-3M11 8l4 4-4 4M15 12H5"/>"#),
    ("log-out", r#"<path d="M9 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h3M15 8l4 4-4 4M19 12H9"/>"#),
    ("mail", r#"<rect x="3" y="5" width="18" height="14" rx="2"/><path d="m3.5 7 8.5 6 8.5-6"/>"#),
    ("menu", r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#),
    ("message-circle", r#"<path d="M12 4a8 8 0 0 1 0 16 8.3 8.3 0 0 1-3.8-.9L4 20l1-3.9A8 8 0 0 1 12 4z"/>"#),
    ("message-square", r#"<path d="M4 6a2 2 0 0 1 2-2h12a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2H9l-5 4z"/>"#),
    ("minus", r#"<path d="M5 12h14"/>"#),
    ("package", r#"<path d="m12 3 8 4.3v9.4L12 21l-8-4.3V7.3zM4.3 7.5 12 11.6l7.7-4.1M12 11.6V21M8 5.2l8 4.3"/>"#),
    ("pencil", r#"<path d="M15.5 5.5 18.5 8.5M4 20l1-4L16.6 4.4a1.4 1.4 0 0 1 2 0l1 1a1.4 1.4 0 0 1 0 2L8 19z"/>"#),
    ("plug", r#"<path d="M9 3.5V8M15 3.5V8M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0zM12 17v3.5"/>"#),
    ("plus", r#"<path d="M12 5v14M5 12h14"/>"#),
    ("power", r#"<path d="M12 3.5v8M7 6.5a7.5 7.5 0 1 0 10 0"/>"#),
    (
        "printer",
        r#"<path d="M7 9V4h10v5M7 17H5a1.5 1.5 0 0 1-1.5-1.5v-5A1.5 1.5 0 0 1 5 9h14a1.5 1.5 0 0 1 1.5 1.5v5A1.5 1.5 0 0 1 19 17h-2M7 14h10v6.5H7z"/>"#,
    ),
    (
        "qr-code",
        r#"<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6" rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2v2M20 14v.01M14 20h.01M17 17h3v3M17 20v.01"/>"#,
    ),
    ("refresh-cw", r#"<path d="M20 11a8 8 0 0 0-14.3-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14.3 4l1.7-2M20 20v-5h-5"/>"#),
    ("rotate-ccw", r#"<path d="M4 12a8 8 0 1 0 2.3-5.7L4 8.5M4 4v4.5h4.5"/>"#),
    (
        "scan-line",
        r#"<path d="M4 8V5.5A1.5 1.5 0 0 1 5.5 4H8M16 4h2.5A1.5 1.5 0 0 1 20 5.5V8M20 16v2.5a1.5 1.5 0 0 1-1.5 1.5H16M8 20H5.5A1.5 1.5 0 0 1 4 18.5V16M7 12h10"/>"#,
    ),
    ("search", r#"<circle cx="11" cy="11" r="6.5"/><path d="m16 16 4.5 4.5"/>"#),
    ("send", r#"<path d="M20.5 3.5 10 14M20.5 3.5 14 20.5 10 14 3.5 10z"/>"#),
    (
        "settings",
        r#"<path d="M4 7h9M19 7h1M4 17h1M11 17h9"/><circle cx="16" cy="7" r="2.75"/><circle cx="8" cy="17" r="2.75"/>"#,
    ),
    (
        "share",
        r#"<path d="M12 3.5V15M7.5 8 12 3.5 16.5 8M5 12v6.5A1.5 1.5 0 0 0 6.5 20h11a1.5 1.5 0 0 0 1.5-1.5V12"/>"#,
    ),
    (
        "shield-check",
        r#"<path d="M12 3 5 5.8v5.4c0 4.4 2.9 7.8 7 9.8 4.1-2 7-5.4 7-9.8V5.8z"/><path d="m9 11.8 2.2 2.2L15 10.2"/>"#,
    ),
    (
        "shuffle",
        r#"<path d="M4 7h3.5c4.5 0 4.5 10 9 10H20M17 14l3 3-3 3M4 17h3.5c1.4 0 2.4-1 3.2-2.3M13.3 9.3C14.1 8 15.1 7 16.5 7H20M17 4l3 3-3 3"/>"#,
    ),
    (
        "sun",
        r#"<circle cx="12" cy="12" r="3.75"/><path d="M12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1"/>"#,
    ),
    (
        "tag",
        r#"<path d="M4 5a1 1 0 0 1 1-1h6.6a2 2 0 0 1 1.4.6l6.4 6.4a2 2 0 0 1 0 2.8l-5.6 5.6a2 2 0 0 1-2.8 0L4.6 13a2 2 0 0 1-.6-1.4zM8.2 8.2v.01"/>"#,
    ),
    (
        "ticket-x",
        r#"<path d="M3.5 9V6.5A1.5 1.5 0 0 1 5 5h14a1.5 1.5 0 0 1 1.5 1.5V9a3 3 0 0 0 0 6v2.5A1.5 1.5 0 0 1 19 19H5a1.5 1.5 0 0 1-1.5-1.5V15a3 3 0 0 0 0-6zM10 10l4 4M14 10l-4 4"/>"#,
    ),
    ("trash-2", r#"<path d="M4 7h16M9 7V4.5h6V7M6 7l1 13h10l1-13M10 11v5M14 11v5"/>"#),
    ("trending-up", r#"<path d="m3.5 17 6-6 4 4 7-8M15 7h5.5v5.5"/>"#),
    (
        "triangle-alert",
        r#"<path d="M10.4 4.4a1.85 1.85 0 0 1 3.2 0l7.2 12.8a1.85 1.85 0 0 1-1.6 2.8H4.8a1.85 1.85 0 0 1-1.6-2.8zM12 9.5v4M12 16.6v.01"/>"#,
    ),
    ("undo-2", r#"<path d="M9 13.5 4.5 9 9 4.5M4.5 9H14a5.25 5.25 0 0 1 0 10.5h-3"/>"#),
    (
        "unplug",
        r#"<path d="m4 20 3-3M17 7l3-3M9.5 7.5 12 5a3.5 3.5 0 0 1 5 0l2 2a3.5 3.5 0 0 1 0 5l-2.5 2.5zM14.5 16.5 12 19a3.5 3.5 0 0 1-5 0l-2-2a3.5 3.5 0 0 1 0-5l2.5-2.5zM11 12.5l-1.5 1.5M13 11l1.5-1.5"/>"#,
    ),
    ("user", r#"<circle cx="12" cy="8" r="3.5"/><path d="M5 20a7 7 0 0 1 14 0"/>"#),
    (
        "users",
        r#"<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14a6.5 6.5 0 0 1 3.5 6"/>"#,
    ),
    (
        "wallet",
        r#"<path d="M4 7.5V17a2 2 0 0 0 2 2h12.5a1.5 1.5 0 0 0 1.5-1.5v-8A1.5 1.5 0 0 0 18.5 8h-13A1.75 1.75 0 0 1 5.75 4.5H17V8M16 13.5h.01"/>"#,
    ),
    ("x", r#"<path d="m6 6 12 12M18 6 6 18"/>"#),
];

/// An invisible element that holds the named icons, for [`icon`](super::icon::icon) to show. Once a page.
pub fn sprite(names: &[&str]) -> String {
    symbols("<svg hidden aria-hidden=\"true\">", names)
}

fn symbols(begin: &str, names: &[&str]) -> String {
    let mut html = String::from(begin);
    for (name, shape) in SHAPES.iter().filter(|(name, _)| names.contains(name)) {
        for part in ["<symbol id=\"i-", name, "\" viewBox=\"0 0 24 24\">", shape, "</symbol>"] {
            html.push_str(part);
        }
    }
    html.push_str("</svg>");
    html
}

/// The names of all icons.
pub fn all_names() -> Vec<&'static str> {
    SHAPES.iter().map(|(name, _)| *name).collect()
}

#[cfg(test)]
mod tests {
    use super::{SHAPES, all_names, sprite, symbols};

    #[test]
    fn a_sprite_holds_what_is_asked_for_and_no_more() {
        let html = sprite(&["check", "copy"]);
        assert!(html.contains("id=\"i-check\"") && html.contains("id=\"i-copy\""), "{html}");
        assert_eq!(html.matches("<symbol").count(), 2);
    }

    #[test]
    fn the_file_for_icons_that_a_page_came_without_holds_all_of_them() {
        let file = symbols("<svg xmlns=\"http://www.w3.org/2000/svg\">", &all_names());
        assert_eq!(include_str!("../../../public/icons.svg").trim_end(), file, "public/icons.svg is to be this");
    }

    #[test]
    fn names_are_sorted_and_unique() {
        assert!(SHAPES.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert_eq!(sprite(&all_names()).matches("<symbol").count(), SHAPES.len());
    }
}
