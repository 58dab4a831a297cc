//! The application: its routes and what all pages share.

use super::{
    businesses::{AddBusinessPage, BusinessesPage},
    live::Live,
    parts::{Clock, HeadFocus, NotFound, provide_page_data},
    scroll,
    tabs::TabRoutes,
    welcome::{ForgottenPage, InvitationPage, ResetPage, SecondStepPage, SetupPage, SignInPage},
};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    SsrMode,
    components::{Route, Router, Routes},
    path,
};

/// The dashboard.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    Clock::provide();
    Live::provide();
    provide_page_data();
    scroll::keep();
    view! {
        <Title formatter=|title: String| if title.is_empty() { "Tallystick".to_owned() } else { format!("{title} · Tallystick") }/>
        <Router>
            <FocusOnNewPage/>
            <Routes fallback=NotFound>
                <Route path=path!("/setup") view=SetupPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async/>
                <Route path=path!("/invitation") view=InvitationPage ssr=SsrMode::Async/>
                <Route path=path!("/businesses") view=BusinessesPage ssr=SsrMode::Async/>
                <Route path=path!("/businesses/new") view=AddBusinessPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/code") view=SecondStepPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/forgotten") view=ForgottenPage ssr=SsrMode::Async/>
                <Route path=path!("/sign-in/reset") view=ResetPage ssr=SsrMode::Async/>
                <TabRoutes/>
            </Routes>
        </Router>
    }
    .into_any()
}

/// Lets headings know which page they stand on, so that a new page takes the focus.
#[component]
fn FocusOnNewPage() -> impl IntoView {
    HeadFocus::provide();
}
