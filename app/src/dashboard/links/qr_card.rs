//! A link's QR code, to show and to print (P8).

use crate::{
    dashboard::parts::{Icon, encode},
    ui::qr,
};
use leptos::prelude::*;

/// White around the code, in modules: scanners need it.
const QUIET: u32 = 4;

/// The code and its download.
#[component]
pub fn QrCard(
    /// Side in modules.
    size: u32,
    /// Dark modules as an SVG path.
    path: String,
    /// The link's id, for the file's name.
    id: String,
) -> impl IntoView {
    let href = format!("data:image/svg+xml,{}", encode(&svg(size, &path)));
    view! {
        <section class="card qr-card" aria-label="QR code">
            {qr(size, &path, "QR code of the link")}
            <a class="btn" href=href download=format!("{id}.svg") rel="external"><Icon name="download"/>"Download SVG"</a>
            <p class="xs muted">"For print, at least 2 × 2 cm, black on white."</p>
        </section>
    }
    .into_any()
}

/// The code as a file for print.
fn svg(size: u32, path: &str) -> String {
    let side = size + 2 * QUIET;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"-{QUIET} -{QUIET} {side} {side}\" width=\"{side}mm\" \
         height=\"{side}mm\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M-{QUIET} -{QUIET}h{side}v{side}h-{side}z\"/>\
         <path d=\"{path}\"/></svg>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_the_quiet_zone() {
        let file = svg(33, "M0 0h7v1h-7z");
        assert!(file.contains("viewBox=\"-4 -4 41 41\"") && file.contains("M0 0h7v1h-7z"), "{file}");
    }
}
