//! The first addresses of a wallet that is being added, to compare.

use super::server_fns::AddWallet;
use crate::dashboard::parts::{ActionForm, AddressText, Submit};
use api_types::dashboard::{WalletForm, WalletPreview};
use leptos::{html::H3, prelude::*};

/// Asks whether they are the merchant's.
#[component]
pub fn Preview(
    /// What the server found.
    found: WalletPreview,
    /// What it is of.
    sent: RwSignal<WalletForm>,
    /// Adds it.
    add: ServerAction<AddWallet>,
) -> impl IntoView {
    let heading = NodeRef::<H3>::new();
    Effect::new(move || {
        if let Some(heading) = heading.get() {
            _ = heading.focus();
        }
    });
    let single = found.kind == "single_address";
    view! {
        <div class="compare">
            <h3 node_ref=heading tabindex="-1">{question(single)}</h3>
            <FirstAddresses found/>
            <ActionForm action=add>
                <input type="hidden" name="form[name]" value=move || sent.get().name/>
                <input type="hidden" name="form[mode]" value=move || sent.get().mode/>
                <input type="hidden" name="form[key]" value=move || sent.get().key/>
                <Submit words=if single { "Yes, add it" } else { "Yes, they match: add it" } pending=add.pending()/>
            </ActionForm>
        </div>
    }
    .into_any()
}

/// What is asked about the addresses.
pub const fn question(single: bool) -> &'static str {
    if single { "Is this your address?" } else { "Do these match your wallet?" }
}

/// The addresses, and where to find those that they are compared with.
#[component]
pub fn FirstAddresses(
    /// What the server found.
    found: WalletPreview,
) -> impl IntoView {
    let words = if found.kind == "single_address" {
        "All payments go to this one address. Compare it with your wallet, character by character at both ends."
    } else {
        "Open your wallet and look at its first receiving addresses. They must be the same, in the same order."
    };
    let rows = found
        .addresses
        .into_iter()
        .map(|(text, path)| view! { <li><AddressText text/>{path.map(|path| view! { <small class="muted code-text">{path}</small> })}</li> })
        .collect_view();
    view! {
        <p class="muted sm">{words}</p>
        <ol class="first-addresses">{rows}</ol>
    }
    .into_any()
}
