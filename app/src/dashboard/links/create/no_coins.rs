//! What stands in for the form when there is nothing to be paid in.

use crate::dashboard::parts::Empty;
use domain::Mode;
use leptos::prelude::*;

/// The way to the first coin.
#[component]
pub fn NoCoins(
    /// Live or test.
    mode: Mode,
) -> impl IntoView {
    let text = match mode {
        Mode::Live => "Connect a network to a node and add your wallet. Then links can ask for its coins.",
        Mode::Test => "The sandbox is switched off on this server, and no test network is connected.",
    };
    view! {
        <section class="card">
            <Empty title="No coins to ask for yet" text stick=true>
                <a class="btn primary" href="/dashboard/settings/networks">"Connect a network"</a>
                <a class="btn" href="/dashboard/settings/wallets">"Add a wallet"</a>
                {(mode == Mode::Live).then(|| view! { <a class="btn" href="?mode=test">"Try it in test mode"</a> })}
            </Empty>
        </section>
    }
    .into_any()
}
