//! What a business begins with, whether it is the server's first or a later one.

use crate::{Service, random};
use domain::{
    Handle, Millis, Mode, Tolerance,
    ids::{MerchantId, WalletId},
    wallet::{Wallet, WalletSource},
};
use storage::records::Merchant;

/// The colour that a business begins with.
pub(crate) const ACCENT: &str = "#0e5e73";

/// A new business and its wallet for tests. Nothing is stored yet.
pub(crate) fn fresh(service: &Service, name: String, handle: Handle, contact_email: String) -> (Merchant, Wallet) {
    let now = service.now();
    let bits = || random::bits(&*service.out.entropy);
    let merchant = Merchant {
        id: MerchantId::from_parts(now, bits()),
        handle,
        name,
        accent: ACCENT.to_owned(),
        logo: None,
        contact_email: Some(contact_email),
        website: None,
        window: Millis::minutes(60),
        tolerance: Tolerance::default(),
        created_at: now,
    };
    let wallet = Wallet {
        id: WalletId::from_parts(now, bits()),
        merchant: merchant.id,
        name: "Test wallet".to_owned(),
        mode: Mode::Test,
        source: WalletSource::Sandbox,
        next_index: 0,
        active: true,
        gap_raised_to: None,
        created_at: now,
    };
    (merchant, wallet)
}

/// A handle made from a name: what is left of its letters and digits, hyphens between.
pub(crate) fn handle_from(name: &str) -> String {
    let mut handle = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_lowercase() || c.is_ascii_digit() {
            handle.push(c);
        } else if !handle.is_empty() && !handle.ends_with('-') {
            handle.push('-');
        }
    }
    handle.chars().skip_while(|c| !c.is_ascii_lowercase()).take(30).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_made_from_the_business_name() {
        assert_eq!(handle_from("Northlight Studio"), "northlight-studio");
        assert_eq!(handle_from("3 & Søn's Café!"), "s-n-s-caf");
    }
}
