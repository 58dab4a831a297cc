//! What stands around every tab: navigation, the switch between live and test, news.

mod account_menu;
mod business_mark;
mod business_menu;
mod member;
mod mode_switch;
mod paid_toast;
mod server_fns;
mod sidebar;
mod sign_out_form;
mod switched_notice;
mod tab_bar;

pub use business_mark::BusinessMark;
pub use member::{Member, may, use_member};

use super::{
    accent::Accent,
    live::use_live,
    mode::Shown,
    palette::{Desk, Keys, KeysDialog, PaletteDialog},
    parts::Trouble,
    tab::OfBusiness,
    undo::{UndoOffer, Undoing},
};
use account_menu::AccountMenu;
use leptos::prelude::*;
use leptos_router::components::Outlet;
use paid_toast::PaidToast;
use server_fns::load_frame;
pub use server_fns::{FrameData, SignOut};
use sidebar::Sidebar;
pub use sign_out_form::SignOutForm;
use switched_notice::SwitchedNotice;
use tab_bar::TabBar;

/// The frame of all tabs. Who is signed out is sent to sign in.
#[component]
pub fn Frame() -> impl IntoView {
    let data = Resource::new_blocking(|| (), |()| load_frame());
    let show = move || {
        Suspend::new(async move {
            match data.await {
                Ok(data) => view! { <Surround data><Outlet/></Surround> }.into_any(),
                Err(error) => view! { <main class="welcome" id="main"><Trouble error/></main> }.into_any(),
            }
        })
    };
    view! { <Suspense>{show}</Suspense> }.into_any()
}

/// The frame for a member, around a page.
#[component]
pub fn Surround(
    /// Who is signed in, and what is shown at first.
    data: FrameData,
    /// The page.
    children: Children,
) -> impl IntoView {
    Shown::provide(data.otherwise);
    OfBusiness::provide(data.me.merchant.clone());
    let member = Member::provide(data.me);
    Desk::provide();
    Undoing::provide();
    use_live().open(data.seq, data.at);
    view! {
        <Accent color=Signal::derive(move || member.me().business.accent)/>
        <a class="skip btn" href="#main" rel="external">"Skip to content"</a>
        <div class="shell" data-may=move || member.may_at_most()>
            <Sidebar/>
            <main class="main" id="main">{children()}</main>
            <TabBar/>
        </div>
        <AccountMenu/>
        <PaidToast/>
        <UndoOffer/>
        <SwitchedNotice/>
        <Keys/>
        <PaletteDialog/>
        <KeysDialog/>
    }
    .into_any()
}
