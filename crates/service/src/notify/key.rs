//! The key by which browsers know this server (RFC 8292). Made at the first start and kept: with another one every browser
//! would have to be asked again.

use crate::{
    Service,
    fail::{self, Outcome},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use delivery::push::VapidKey;
use storage::{StorageError, Transaction};

/// Where it is kept among the settings.
const KEY: &str = "push_key";

impl Service {
    /// Makes the key if there is none.
    pub(crate) async fn ensure_push_key(&self) -> Result<(), StorageError> {
        let mut tx = self.out.store.write().await?;
        if tx.setting(KEY).await?.is_none() {
            let mut seed = [0; 32];
            self.out.entropy.fill(&mut seed);
            // Once in four thousand million times these are no key.
            while VapidKey::read(&seed).is_err() {
                self.out.entropy.fill(&mut seed);
            }
            tx.set_setting(KEY, &STANDARD.encode(seed)).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    pub(super) async fn push_key(&self, tx: &mut dyn Transaction) -> Result<VapidKey, StorageError> {
        let seed = tx.setting(KEY).await?.and_then(|text| STANDARD.decode(text).ok());
        let corrupt = || StorageError::Corrupt { what: "push key", why: "it is none; delete the setting".to_owned() };
        VapidKey::read(&seed.ok_or_else(corrupt)?).map_err(|_| corrupt())
    }

    /// The public key, for browsers that let this server write to them.
    pub(super) async fn public_push_key(&self, tx: &mut dyn Transaction) -> Outcome<String> {
        let key = self.push_key(tx).await.map_err(fail::storage("reading the key for browsers"))?;
        Ok(key.public())
    }
}
