//! A member's own account: name, password, the second step at sign-in, and where they are signed in (I22).

mod account_view;
mod name_form;
mod page;
mod password_form;
mod proof_fields;
mod recovery_codes;
mod second_factor_card;
mod second_factor_page;
mod server_fns;
mod sign_in_list;

pub use page::AccountPage;
pub use recovery_codes::RecoveryCodesPage;
pub use second_factor_page::SecondFactorPage;
#[cfg(all(test, feature = "ssr"))]
pub use {
    account_view::AccountView, page::AccountActions, recovery_codes::RecoveryCodes,
    second_factor_page::SecondFactorSetUp,
};
