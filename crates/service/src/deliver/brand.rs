//! What is the merchant's in a message: its name and logo, where answers go, and its own words.

use crate::Service;
use domain::{
    delivery::{Purpose, Way},
    ids::MerchantId,
};
use serde::{Deserialize, Serialize};
use storage::{StorageError, Transaction, records::Merchant};

/// The merchant's own words for a kind of mail, as kept among the settings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct OwnTemplate {
    pub subject: String,
    pub body: String,
}

/// Under which name they are kept.
pub(crate) fn template_key(merchant: MerchantId, purpose: Purpose) -> String {
    format!("template:{merchant}:{}", purpose.as_str())
}

impl Service {
    /// The merchant's own words. `None`: ours.
    pub(crate) async fn own_template(
        &self,
        tx: &mut dyn Transaction,
        merchant: MerchantId,
        purpose: Purpose,
    ) -> Result<Option<OwnTemplate>, StorageError> {
        let kept = tx.setting(&template_key(merchant, purpose)).await?;
        Ok(kept.and_then(|text| serde_json::from_str(&text).ok()))
    }

    /// Whose name and logo a message carries, and where answers go.
    pub(super) async fn sender(&self, merchant: MerchantId) -> Result<Merchant, StorageError> {
        let found = self.out.store.read().await?.merchant(merchant).await?;
        found.ok_or_else(|| StorageError::Corrupt { what: "delivery", why: format!("{merchant} is not there") })
    }

    /// Lets out what was held until there was a way, of one merchant or of all.
    pub(crate) async fn release_deliveries(&self, merchant: Option<MerchantId>) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        let now = self.now();
        for way in [Way::Email, Way::Sms].into_iter().filter(|way| self.out.ways.is_open(*way)) {
            let released = tx.release_deliveries(way, merchant, now).await?;
            if released > 0 {
                tracing::info!(way = way.as_str(), released, "messages that were held go out");
            }
        }
        tx.commit().await
    }
}
