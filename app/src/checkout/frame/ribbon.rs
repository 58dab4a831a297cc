//! That no real money moves.

use crate::ui::icon;
use domain::Mode;
use leptos::prelude::*;

/// The ribbon of test mode. `wallet` is the address of the test wallet, where there is one.
pub fn ribbon(mode: Mode, wallet: Option<String>) -> impl IntoView {
    (mode == Mode::Test).then(|| {
        view! {
            <aside class="ribbon" aria-label="Test mode">
                {icon("info")} " Test mode: no real money moves. "
                {wallet.map(|href| view! { <a href=href>"Open the test wallet"</a> })}
            </aside>
        }
    })
}
