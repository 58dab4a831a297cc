//! Finding and doing from anywhere by keyboard: the palette (Ctrl+K), single keys, and the dialog that lists them.

mod desk;
mod entries;
mod jump_button;
mod keys;
mod keys_dialog;
mod options;
mod palette_dialog;
mod server_fns;
mod switched;

pub use desk::Desk;
pub use jump_button::JumpButton;
pub use keys::Keys;
pub use keys_dialog::KeysDialog;
pub use palette_dialog::PaletteDialog;

#[cfg(all(test, feature = "ssr"))]
pub use {entries::entries, options::Options};
