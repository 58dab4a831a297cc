//! Receipts: signed, so that anyone can check them offline (A11, X4).

use crate::{
    Service,
    fail::{self, Outcome},
    present,
};
use api_types::{
    Problem,
    checkout::{ReceiptFacts, ReceiptPage, SignedText},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{Amount, ids::SessionId};
use ed25519_dalek::{Signer, SigningKey};
use sha2::{Digest, Sha256};
use storage::Transaction;

/// The setting that keeps the signing key's seed. It signs receipts and can spend nothing.
const KEY: &str = "receipt_key";

/// The public half, as published at the well-known address.
#[derive(Debug, Clone, serde::Serialize)]
pub struct ReceiptKey {
    /// First 8 bytes of the SHA-256 of the public key, in hex.
    pub id: String,
    /// `Ed25519` (RFC 8032).
    pub algorithm: &'static str,
    /// 32 bytes, base64.
    pub public_key: String,
}

impl Service {
    /// Makes the signing key if there is none yet.
    pub(crate) async fn ensure_receipt_key(&self) -> Result<(), storage::StorageError> {
        let mut tx = self.out.store.write().await?;
        if tx.setting(KEY).await?.is_none() {
            let mut seed = [0; 32];
            self.out.entropy.fill(&mut seed);
            tx.set_setting(KEY, &STANDARD.encode(seed)).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    pub(super) async fn signing_key(tx: &mut dyn Transaction) -> Outcome<SigningKey> {
        let failed = fail::storage("reading the receipt key");
        let seed = tx.setting(KEY).await.map_err(&failed)?;
        let seed = seed.and_then(|text| STANDARD.decode(text).ok()).and_then(|bytes| <[u8; 32]>::try_from(bytes).ok());
        Ok(SigningKey::from_bytes(&seed.ok_or(Problem::Unavailable)?))
    }

    /// The public key that receipts are checked with.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn receipt_key(&self) -> Outcome<ReceiptKey> {
        let mut tx = self.out.store.read().await.map_err(fail::storage("reading the receipt key"))?;
        let key = Self::signing_key(&mut *tx).await?.verifying_key();
        Ok(ReceiptKey { id: key_id(key.as_bytes()), algorithm: "Ed25519", public_key: STANDARD.encode(key.as_bytes()) })
    }

    /// The receipt of a session that was paid. It is signed only while the payment is counted: what a reorganisation took back
    /// is certified to nobody (X4, X6).
    ///
    /// # Errors
    /// `NotFound`: no such session, or it was never paid.
    pub async fn receipt(&self, session: &str) -> Outcome<ReceiptPage> {
        let id: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a receipt");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let session = tx.session(id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let paid_at = session.paid_at.ok_or(Problem::NotFound)?;
        let link = tx.link(session.link).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let quote = tx.quotes_of(&[session.id]).await.map_err(&failed)?.pop();
        let (bill, quote) = Self::billed(&link, quote);
        let merchant = tx.merchant(session.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let transfers = tx.transfers_of(&[id]).await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let key = Self::signing_key(&mut *tx).await?;
        drop(tx);
        let network = networks.iter().find(|n| n.network.id == session.terms.asset.network());
        let transactions: Vec<_> = transfers.iter().filter_map(|t| present::shown(t, &networks)).collect();
        let amount = |units| Amount::new(units, session.decimals).to_string();
        let facts = ReceiptFacts {
            version: 1,
            issuer: self.out.origin.clone(),
            code: session.code.to_string(),
            merchant: merchant.name.clone(),
            title: bill.title,
            reference: link.reference.clone(),
            due: amount(session.terms.due),
            received: amount(session.assessment.received),
            asset: session.terms.asset.to_string(),
            symbol: session.symbol.to_string(),
            network_name: network.map_or_else(|| session.terms.asset.network().to_string(), |n| n.network.name.clone()),
            address: session.address.to_string(),
            transactions: transactions.iter().map(|t| t.id.clone()).collect(),
            paid_at: paid_at.0,
            mode: session.mode,
            quote: quote.filter(|quote| quote.rate.is_some()),
            accepted: present::accepted(&session, &transfers, &networks),
        };
        let signed = if session.assessment.status.is_paid() { Some(signed(&facts, &key)?) } else { None };
        let verify_url = self.url(format_args!("/verify?code={}", session.code));
        let (qr_size, qr_path) = present::qr(&verify_url);
        Ok(ReceiptPage {
            merchant: self.merchant_card(&merchant),
            facts,
            transactions,
            session: id.to_string(),
            signed,
            verify_url,
            qr_size,
            qr_path,
            invoice: link.source == domain::link::Source::Invoice,
        })
    }
}

fn signed(facts: &ReceiptFacts, key: &SigningKey) -> Outcome<SignedText> {
    let text = serde_json::to_string(facts).map_err(|_| Problem::Unavailable)?;
    let signature = STANDARD.encode(key.sign(text.as_bytes()).to_bytes());
    Ok(SignedText { text, signature, key_id: key_id(key.verifying_key().as_bytes()) })
}

fn key_id(public: &[u8]) -> String {
    Sha256::digest(public).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
