//! One wallet in the list.

use super::server_fns::SetWalletActive;
use crate::dashboard::{
    mode::use_shown,
    parts::{ActionForm, Icon, ModeBadge},
    words,
};
use api_types::dashboard::WalletItem;
use domain::wallet::{GAP_LIMIT as GAP, GAP_WARNING};
use leptos::prelude::*;

/// What it is, how much of it was used, and whether it is used.
#[component]
pub fn WalletRow(
    /// The wallet.
    wallet: WalletItem,
    /// Switches it.
    set_active: ServerAction<SetWalletActive>,
) -> impl IntoView {
    let shown = use_shown();
    let kind = match wallet.kind.as_str() {
        "extended_key" => "An address for each payment",
        "single_address" => "One address, told apart by the amount",
        _ => "Test wallet of the sandbox",
    };
    let near_gap = wallet.kind == "extended_key" && wallet.unused_run >= GAP_WARNING;
    let gap =
        near_gap.then(|| view! { <p class="gap-line"><Icon name="triangle-alert"/>{gap_words(wallet.unused_run)}</p> });
    let given = words::count(u64::from(wallet.given), "address", "addresses");
    let id = wallet.id.clone();
    let href = move || shown.href(&format!("/dashboard/settings/wallets/{id}"));
    let name = wallet.name.clone();
    let switch = (wallet.kind != "sandbox").then(|| {
        let words = if wallet.active { "Stop using it" } else { "Use it" };
        view! {
            <ActionForm action=set_active attr:data-needs="manage">
                <input type="hidden" name="id" value=wallet.id.clone()/>
                <input type="hidden" name="active" value=(!wallet.active).to_string()/>
                <button class="btn" type="submit">{words}<span class="visually-hidden">": "{name}</span></button>
            </ActionForm>
        }
    });
    let (tone, state) = if wallet.active { ("ok", "In use") } else { ("", "Not in use") };
    view! {
        <li>
            <span class="spot"><Icon name="wallet"/></span>
            <div class="grow">
                <p class="row tight-row">
                    <a class="main" href=href>{wallet.name.clone()}</a>
                    <span class=format!("badge dotted {tone}")>{state}</span>
                    <ModeBadge mode=wallet.mode/>
                </p>
                <p class="muted sm">{kind}", "{given}" given out"</p>
                <p class="muted sm code-text">{wallet.shown}</p>
                {gap}
            </div>
            {switch}
        </li>
    }
    .into_any()
}

/// What a long run of unused addresses means.
pub fn gap_words(run: u32) -> String {
    if run >= GAP {
        format!(
            "{run} addresses in a row are unused. Wallets look past {GAP} only if told so: raise the gap limit in yours to see \
             all payments."
        )
    } else {
        format!("{run} addresses in a row are unused. From {GAP} on, your wallet may not find payments by itself.")
    }
}
