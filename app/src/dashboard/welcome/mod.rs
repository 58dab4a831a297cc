//! Before the dashboard: set-up and sign-in.

mod server_fns;
mod setup_page;
mod sign_in_page;
mod welcome_card;

pub use setup_page::SetupPage;
pub use sign_in_page::SignInPage;

#[cfg(all(test, feature = "ssr"))]
pub use {setup_page::SetUp, sign_in_page::SignInForm};
