//! What a session's page shows, short of reading all of it.

/// All that a session's page shows and that may change, as it is stored. Of two that are equal the pages are the same, but for
/// what the clock does.
#[expect(missing_docs, reason = "the columns are described in the migrations")]
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionStamp {
    pub version: i64,
    pub deadline: i64,
    pub decision: String,
    pub channel: Option<String>,
    pub title: String,
    pub description: Option<String>,
    pub reference: Option<String>,
    pub kind: String,
    pub price_units: String,
    pub price_decimals: i64,
    pub unit: String,
    pub accepts: String,
    /// Whether customers may see the link's page.
    pub public: bool,
    pub after_payment: String,
    pub merchant: String,
    pub handle: String,
    pub accent: String,
    /// Whether the merchant has one.
    pub logo: bool,
    pub contact_email: Option<String>,
    pub website: Option<String>,
    pub network: Option<String>,
    pub explorer_tx: Option<String>,
    pub block_time: Option<i64>,
    pub enabled: Option<bool>,
    pub halted: Option<bool>,
    pub known_until: Option<i64>,
    /// Each transfer, its block and what its asset is called.
    pub transfers: Option<String>,
}
