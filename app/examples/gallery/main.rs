//! Renders every page of the checkout in every state to HTML files, to look at and to measure:
//!
//! ```text
//! cargo run -p app --features render --example gallery -- <directory> [<stylesheet> [<bundle>]]
//! ```
//!
//! The stylesheet's address and the bundle's name are those of the built site (`/pkg/pay.css`, `pay` without them). All
//! names, addresses and transactions are invented, and the payment codes name a test network.

mod choices;
mod data;
mod sessions;

use app::checkout::{
    LinkFormState, Shell, link_page, message_page, receipt_page, sandbox_page, session_page, verify_page,
};
use domain::FieldError;
use std::{fs, path::PathBuf};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let directory = PathBuf::from(arguments.next().unwrap_or_else(|| "gallery".to_owned()));
    fs::create_dir_all(&directory)?;
    let shell = Shell {
        nonce: "gallery".to_owned(),
        css_href: arguments.next().unwrap_or_else(|| "/pkg/pay.css".to_owned()),
        receipt_css_href: arguments.next().unwrap_or_else(|| "/pkg/receipt.css".to_owned()),
        script_name: arguments.next().or_else(|| Some("pay".to_owned())),
        lang: "en".to_owned(),
    };
    let pages = pages(&shell);
    let names: Vec<_> = pages.iter().map(|(name, html)| format!("{name}: {} bytes", html.len())).collect();
    for (name, html) in &pages {
        fs::write(directory.join(format!("{name}.html")), html)?;
    }
    // What the live stream sends for each, to play a payment to a page.
    for (name, view) in sessions::all() {
        fs::write(directory.join(format!("session-{name}.json")), leptos::serde_json::to_string(&view)?)?;
    }
    println!("{}", names.join("\n"));
    Ok(())
}

/// Every page by the name of its file.
fn pages(shell: &Shell) -> Vec<(String, String)> {
    let mut pages = vec![
        ("link-one".to_owned(), link_page(shell, data::link(1, false), LinkFormState::default())),
        ("link-choice".to_owned(), link_page(shell, data::link(3, false), LinkFormState::default())),
        ("link-form".to_owned(), link_page(shell, data::link(3, true), LinkFormState::default())),
        ("link-errors".to_owned(), link_page(shell, data::link(3, true), errors())),
        ("link-down".to_owned(), link_page(shell, data::link(0, false), LinkFormState::default())),
        ("receipt".to_owned(), receipt_page(shell, data::receipt(true))),
        ("receipt-reverted".to_owned(), receipt_page(shell, data::receipt(false))),
        ("sandbox".to_owned(), sandbox_page(shell, data::sandbox())),
        ("not-found".to_owned(), not_found(shell)),
    ];
    for (name, page, form) in choices::all() {
        pages.push((format!("link-{name}"), link_page(shell, page, form)));
    }
    for (name, page) in choices::quotes() {
        pages.push((format!("session-{name}"), session_page(shell, page)));
    }
    for (name, view) in sessions::all() {
        pages.push((format!("session-{name}"), session_page(shell, data::session(view))));
    }
    for (name, typed, found) in data::verifications() {
        pages.push((format!("verify-{name}"), verify_page(shell, typed.to_owned(), found)));
    }
    pages
}

fn errors() -> LinkFormState {
    let info = domain::CustomerInfo {
        name: Some("Maja Lindqvist".to_owned()),
        email: Some("maja.example.com".to_owned()),
        phone: Some("41234567".to_owned()),
        ..Default::default()
    };
    let errors = vec![
        FieldError::new("email", "Enter an e-mail address with @, for example maja@example.com."),
        FieldError::new("phone", "Enter the number with its country code, for example +47 412 34 567."),
    ];
    LinkFormState { info, errors, ..Default::default() }
}

fn not_found(shell: &Shell) -> String {
    message_page(
        shell,
        "There is no such link",
        "It may have been typed wrong, or the merchant has switched it off. Nothing was charged.",
        Some(("/verify", "Verify a payment")),
    )
}
