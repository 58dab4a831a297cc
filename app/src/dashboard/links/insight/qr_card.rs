//! A link's QR code, to show and to print (R17, P8).

use crate::{
    dashboard::{frame::use_member, parts::Icon},
    ui::qr,
};
use leptos::prelude::*;

/// Widths to choose from, in pixels.
const SIZES: [u16; 3] = [200, 500, 1_000];

/// The code and its downloads.
#[component]
pub fn QrCard(
    /// Side in modules.
    size: u32,
    /// Dark modules as an SVG path.
    path: String,
    /// The link's id.
    id: String,
    /// Whether customers can open the link: only then its files are given out.
    open: bool,
) -> impl IntoView {
    let member = use_member();
    let with_logo = {
        let id = id.clone();
        move || {
            let id = id.clone();
            member.me().business.logo_url.filter(|_| open).map(|_| {
                view! {
                    <details class="more-files">
                        <summary>"With your logo"</summary>
                        {files(&id, true)}
                    </details>
                }
            })
        }
    };
    let downloads = if open {
        let svg = format!("/pay/{id}/qr.svg");
        view! {
            <a class="btn" href=svg download="payment-link-qr.svg" rel="external"><Icon name="download"/>"Download SVG"</a>
            {files(&id, false)}
            {with_logo}
        }
        .into_any()
    } else {
        view! { <p class="sm muted">"Files can be downloaded while customers can open the link."</p> }.into_any()
    };
    view! {
        <section class="card qr-card" aria-label="QR code">
            {qr(size, &path, "QR code of the link")}
            {downloads}
            <p class="xs muted">"For print, at least 2 × 2 cm, black on white."</p>
        </section>
    }
    .into_any()
}

/// Pictures in three sizes and sheets on two papers. With the logo also lines: without it they are the button above.
fn files(id: &str, logo: bool) -> AnyView {
    let mark = if logo { "&logo=1" } else { "" };
    let beside = if logo { " with your logo" } else { "" };
    let pictures = SIZES.map(|size| {
        let href = format!("/pay/{id}/qr.png?size={size}{mark}");
        (href, format!("{size} px"), format!("PNG, {size} pixels{beside}"), format!("payment-link-qr-{size}.png"))
    });
    let sheets = ["A4", "A6"].map(|paper| {
        let small = paper.to_lowercase();
        let href = format!("/pay/{id}/qr.pdf?paper={small}{mark}");
        (href, paper.to_owned(), format!("PDF, {paper}{beside}"), format!("payment-link-qr-{small}.pdf"))
    });
    let links = |files: Vec<(String, String, String, String)>| {
        let link = |(href, words, label, name)| {
            view! { <a class="btn sm" href=href download=name rel="external" aria-label=label>{words}</a> }
        };
        files.into_iter().map(link).collect_view()
    };
    // Before the others: the grid begins a new row at its second name, and where a row is full.
    let lines = logo.then(|| {
        let href = format!("/pay/{id}/qr.svg?logo=1");
        let file = (href, "Any size".to_owned(), format!("SVG, any size{beside}"), "payment-link-qr.svg".to_owned());
        view! { <span class="xs muted">"SVG"</span>{links(vec![file])} }.into_any()
    });
    view! {
        <div class="files">
            {lines}
            <span class="xs muted">"PNG"</span>{links(pictures.into())}
            <span class="xs muted">"PDF"</span>{links(sheets.into())}
        </div>
    }
    .into_any()
}
