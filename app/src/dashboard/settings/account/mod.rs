//! A member's own account: name, password, passkeys, the second step at sign-in, and where they are signed in (I22).

mod account_view;
mod add_passkey;
mod name_form;
mod page;
mod passkey_card;
mod passkey_fns;
mod passkey_row;
mod password_form;
mod proof_fields;
mod recovery_card;
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
