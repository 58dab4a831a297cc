//! Where pages are rendered for a test: what the server provides, and a document around.

use crate::{
    dashboard::{
        error::UiError,
        frame::{FrameData, Surround},
        live::Live,
        parts::{Clock, HeadFocus, PageHead},
        tests::sample,
    },
    ui::{all_names, coin_sprite, sprite},
};
use api_types::Problem;
use domain::Mode;
use leptos::{prelude::*, server::ServerActionError};
use leptos_meta::provide_meta_context;
use leptos_router::{components::Router, location::RequestUrl};
use serde::Serialize;
use server_fn::{Bytes, error::FromServerFnError};

/// A page in the frame.
pub fn framed(name: &'static str, url: &str, page: impl FnOnce() -> AnyView + Send + 'static) -> String {
    plain(name, url, move || {
        let data = FrameData { me: sample::me(), otherwise: Mode::Live, seq: 0, at: 0 };
        // Pages that take their heading from what they load bring it themselves.
        let heading = (!matches!(name, "link" | "payment" | "wallet" | "product" | "customer" | "second-step"))
            .then(|| view! { <PageHead title=name/> });
        view! { <Surround data>{heading}{page()}</Surround> }.into_any()
    })
}

/// A page by itself.
pub fn plain(name: &str, url: &str, page: impl FnOnce() -> AnyView + Send + 'static) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(url));
        provide_meta_context();
        Clock::provide();
        Live::provide();
        view! { <Router><OnStage page=Box::new(page)/></Router> }.to_html()
    });
    drop(owner);
    keep(name, &html);
    html
}

/// The page, once there is a router.
#[component]
fn OnStage(page: Box<dyn FnOnce() -> AnyView + Send>) -> impl IntoView {
    HeadFocus::provide();
    page()
}

/// A page to which a form came back without script, with what was typed.
pub fn with_error(
    name: &'static str,
    url: &str,
    action: &str,
    problem: Problem,
    typed: &impl Serialize,
    page: fn() -> AnyView,
) -> String {
    let error = UiError::from(problem).with_typed(typed);
    let error = ServerActionError::new(action, &encode(&error.ser()));
    let framed_page = url.starts_with("/dashboard");
    plain(name, url, move || {
        provide_context(error);
        if framed_page {
            let data = FrameData { me: sample::me(), otherwise: Mode::Live, seq: 0, at: 0 };
            view! { <Surround data><PageHead title=name/>{page()}</Surround> }.into_any()
        } else {
            page()
        }
    })
}

/// Base64 as it stands in addresses, which is what a form's error comes in.
fn encode(bytes: &Bytes) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    bytes
        .chunks(3)
        .flat_map(|chunk| {
            let bits = chunk.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
            let digit = move |place: usize| char::from(DIGITS[(bits >> (18 - 6 * place)) as usize & 63]);
            let shown = chunk.len() + 1;
            (0..4).map(move |place| if place < shown { digit(place) } else { '=' })
        })
        .collect()
}

/// Writes the page to be looked at, where one is asked for.
fn keep(name: &str, html: &str) {
    let Some(directory) = std::env::var_os("TALLYSTICK_GALLERY") else { return };
    let sprites = sprite(&all_names()) + &coin_sprite(crate::dashboard::parts::KNOWN_COINS.iter().copied());
    let document = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{name}</title>\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <link rel=\"stylesheet\" href=\"dashboard.css\"></head><body>{html}<div hidden>{sprites}</div></body></html>"
    );
    std::fs::write(std::path::Path::new(&directory).join(format!("{name}.html")), document)
        .expect("the directory can be written");
}
