//! Coins: plain glyphs of our own, never the only way to tell them apart.

use super::Markup;
use leptos::prelude::*;

/// Disc colour, lines and solids of the coins that have a drawing.
const DRAWINGS: &[(&str, &str, &str, &str)] = &[
    ("BNB", "#7a5c00", "", "m16 8 3 3-3 3-3-3zM16 18l3 3-3 3-3-3zM10 13l3 3-3 3-3-3zM22 13l3 3-3 3-3-3z"),
    ("DAI", "#9a6a0b", "M11 9.5h4.5a6.5 6.5 0 0 1 0 13H11zM8.5 14.2h15M8.5 17.8h15", ""),
    ("ETH", "#5b6486", "", "m16 7 5.5 9-5.5 3.3L10.5 16zM10.5 18l5.5 7 5.5-7-5.5 3.3z"),
    ("EURC", "#2c55d4", "M21 11.5a6 6 0 1 0 0 9M9 14.5h8M9 17.5h7", ""),
    ("POL", "#7443c7", "m16 9 6 3.5v7L16 23l-6-3.5v-7z", ""),
    (
        "USDC",
        "#2f6fc4",
        "M16 8.5v15M19.8 12.3c-.4-1.5-1.9-2.3-3.8-2.3-2.2 0-3.9 1.1-3.9 2.9 0 4 8 2.2 8 6.2 0 1.8-1.8 2.9-4.1 2.9-2.1 \
         0-3.7-.9-4.2-2.5",
        "",
    ),
    ("USDT", "#23836b", "M10 10.5h12M16 10.5V23M9.5 15.5a6.5 2 0 1 0 13 0a6.5 2 0 1 0-13 0", ""),
];

/// The disc of coins without a drawing: their first letter is on it.
const OTHER: &str = "#5b6486";

/// An invisible element that holds the named coins, for [`coin`] to show. Once a page.
pub fn coin_sprite<'a>(symbols: impl IntoIterator<Item = &'a str>) -> String {
    let mut html = String::from("<svg hidden aria-hidden=\"true\">");
    for symbol in symbols {
        let found = DRAWINGS.iter().find(|(name, ..)| *name == symbol);
        let (disc, lines, solid) = found.map_or((OTHER, "", ""), |(_, disc, lines, solid)| (*disc, *lines, *solid));
        html.push_str(&format!(
            "<symbol id=\"{}\" viewBox=\"0 0 32 32\"><circle cx=\"16\" cy=\"16\" r=\"16\" fill=\"{disc}\"/>",
            id(symbol)
        ));
        if !lines.is_empty() {
            html.push_str(&format!(
                "<path d=\"{lines}\" fill=\"none\" stroke=\"#fff\" stroke-width=\"2\" stroke-linecap=\"round\" \
                 stroke-linejoin=\"round\"/>"
            ));
        }
        if !solid.is_empty() {
            html.push_str(&format!("<path d=\"{solid}\" fill=\"#fff\"/>"));
        }
        if let (None, Some(letter)) = (found, symbol.chars().find(char::is_ascii_alphanumeric)) {
            html.push_str(&format!(
                "<text x=\"16\" y=\"21.5\" text-anchor=\"middle\" font-size=\"15\" font-weight=\"600\" \
                 fill=\"#fff\">{letter}</text>"
            ));
        }
        html.push_str("</symbol>");
    }
    html.push_str("</svg>");
    html
}

/// The glyph of a coin; the page's [`coin_sprite`] must hold it.
pub fn coin_html(symbol: &str) -> Markup {
    Markup::new().raw("<svg class=\"coin\" aria-hidden=\"true\"><use href=\"#").text(&id(symbol)).raw("\"></use></svg>")
}

/// [`coin_html`] as a view.
pub fn coin(symbol: &str) -> impl IntoView + use<> {
    coin_html(symbol).view()
}

/// An id made of a symbol; nothing in it can end an attribute.
fn id(symbol: &str) -> String {
    let mut id = String::from("coin-");
    id.extend(symbol.chars().filter(char::is_ascii_alphanumeric));
    id
}

#[cfg(test)]
mod tests {
    use super::coin_sprite;

    #[test]
    fn a_coin_without_a_drawing_shows_its_letter_and_nothing_escapes() {
        let html = coin_sprite(["\"><b>X"]);
        assert!(html.contains("id=\"coin-bX\"") && html.contains(">b</text>"), "{html}");
        assert!(coin_sprite(["USDC"]).contains("#2f6fc4"));
    }
}
