//! The pages as the server asks for them: each takes its data and gives a whole HTML document.

use super::{business, frame, link, message, no_more, receipt, sandbox, session, stop, verify};
use api_types::checkout::{BusinessPage, LinkPage, ReceiptPage, SandboxPage, SessionPage, StopPage, Verification};
use api_types::notifications::NoMorePage;
use domain::{CustomerInfo, FieldError};

/// What the server knows about the document around a page.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shell {
    /// Allows the page's own style and script elements (Content-Security-Policy).
    pub nonce: String,
    /// Address of the stylesheet, such as `/pkg/pay-0123456789.css`.
    pub css_href: String,
    /// Address of what receipts have beside it.
    pub receipt_css_href: String,
    /// Name of the bundle, such as `pay-0123456789`; with `.js` and `_bg.wasm` under `/pkg/`. `None`: no script.
    pub script_name: Option<String>,
    /// Language of the page. Empty: English.
    pub lang: String,
}

/// What a customer has chosen and typed on a link's page, and what was wrong with it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LinkFormState {
    /// CAIP-19 name of the coin. `None`: none chosen yet.
    pub asset: Option<String>,
    /// For an open amount: decimal text. On a page that was just opened it comes from the address, and is locked (R2, R29).
    pub amount: String,
    /// For a product: how many.
    pub quantity: String,
    /// What was typed; kept when it was not taken.
    pub info: CustomerInfo,
    /// What is wrong with it. The fields besides are called `asset`, `amount` and `quantity`.
    pub errors: Vec<FieldError>,
    /// Why it cannot be paid now, as a sentence with the remedy.
    pub refused: Option<String>,
    /// How and when the customer came, for the merchant's figures; the form hands it back.
    pub came: String,
}

/// A link's page, before anybody pays.
pub fn link_page(shell: &Shell, page: LinkPage, form: LinkFormState) -> String {
    link::page(shell, page, form)
}

/// A merchant's own page.
pub fn business_page(shell: &Shell, page: &BusinessPage) -> String {
    business::page(shell, page)
}

/// A session's page.
pub fn session_page(shell: &Shell, page: SessionPage) -> String {
    session::page(shell, page)
}

/// A receipt.
pub fn receipt_page(shell: &Shell, page: ReceiptPage) -> String {
    receipt::page(shell, page)
}

/// The page on which anybody can check a code. `typed` is what stands in the field.
pub fn verify_page(shell: &Shell, typed: String, found: Verification) -> String {
    verify::page(shell, typed, found)
}

/// The page on which a customer asks for no more reminders.
pub fn stop_page(shell: &Shell, page: StopPage) -> String {
    stop::page(shell, page)
}

/// The page on which a member asks for no more e-mails.
pub fn no_more_page(shell: &Shell, page: NoMorePage) -> String {
    no_more::page(shell, page)
}

/// The test wallet.
pub fn sandbox_page(shell: &Shell, page: SandboxPage) -> String {
    sandbox::page(shell, page)
}

/// A page that only says something: not found, gone, not now. `back` is an address and what leads there.
pub fn message_page(shell: &Shell, title: &str, words: &str, back: Option<(&str, &str)>) -> String {
    message::page(shell, title, words, back)
}

/// For the pages without a merchant.
pub(super) const NOBODY: frame::Head<'static> = frame::Head {
    title: "",
    description: "",
    social: None,
    accent: None,
    class: "plain-page",
    icons: &[],
    coins: &[],
    styles: None,
    data: None,
};
