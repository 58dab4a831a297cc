//! Before the dashboard: set-up, sign-in and invitations.

mod invitation_page;
mod server_fns;
mod setup_page;
mod sign_in_page;
mod welcome_card;

pub use invitation_page::InvitationPage;
pub use setup_page::SetupPage;
pub use sign_in_page::SignInPage;

#[cfg(all(test, feature = "ssr"))]
pub use {invitation_page::AcceptCard, setup_page::SetUp, sign_in_page::SignInForm};
