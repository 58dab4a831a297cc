//! The islands: what the browser takes over from the server.

use super::{Model, Moving, card::card, figure::figure};
use leptos::prelude::*;

/// The amount.
#[island]
pub fn Figure() -> impl IntoView {
    let model = expect_context::<Model>();
    view! { <div class="bare" inner_html=move || model.view.with(figure).into_html()></div> }
}

/// The region that speaks, and the card: how to pay, or what has become of it.
#[island]
pub fn Card() -> impl IntoView {
    let model = expect_context::<Model>();
    view! {
        <p class="visually-hidden" role="status" aria-live="polite">
            {move || model.spoken.get()}
        </p>
        <div class="bare" id="card" inner_html=card_html(model)></div>
    }
}

/// The card as it stands. On the server that is what is sent. In the browser the same is there already, and what changes
/// is carried over node by node (`client::morph`), so that focus and motion survive.
pub fn card_html(model: Model) -> String {
    let moving =
        Moving { left: model.left.get_untracked(), wallets: model.wallets.get(), wallet_says: model.wallet_says.get() };
    model.view.with(|view| model.live.with_value(|live| card(live, view, &moving))).into_html()
}
