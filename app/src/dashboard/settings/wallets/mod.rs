//! The wallets that are paid: public keys and addresses, never anything that can spend.

mod add_wallet;
mod address_table;
mod compare_form;
mod gap_form;
mod page;
mod preview;
mod server_fns;
mod wallet_page;
mod wallet_row;

pub use gap_form::GapForm;
pub use page::WalletsPage;
pub use wallet_page::WalletPage;
pub use wallet_row::gap_words;

#[cfg(all(test, feature = "ssr"))]
pub use {add_wallet::AddWalletForm, page::WalletList, server_fns::WalletAddresses, wallet_page::WalletView};
