//! Before the dashboard: set-up, sign-in with its second step, a new password for who has forgotten theirs, and invitations.

mod forgotten_page;
mod invitation_page;
mod passkey_fns;
mod passkey_sign_in;
mod passkey_step;
mod reset_fns;
mod reset_page;
mod second_step_page;
mod server_fns;
mod setup_page;
mod sign_in_page;
mod welcome_card;

pub use forgotten_page::ForgottenPage;
pub use invitation_page::InvitationPage;
pub use reset_page::ResetPage;
pub use second_step_page::SecondStepPage;
pub use setup_page::SetupPage;
pub use sign_in_page::SignInPage;
pub use welcome_card::WelcomeCard;

#[cfg(all(test, feature = "ssr"))]
pub use {
    forgotten_page::ForgottenForm, invitation_page::AcceptCard, reset_page::ResetForm,
    second_step_page::SecondStepForm, setup_page::SetUp, sign_in_page::SignInForm,
};
