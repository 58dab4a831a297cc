//! Recovery codes: for who has lost what the second step is taken with (I22, I23).

use super::{Actor, sign_in::token_hash};
use crate::{
    Service,
    audit::On,
    fail::{self, Outcome},
};
use api_types::account::ProofForm;
use domain::{Act, RecoveryCode};

impl Service {
    /// Makes new recovery codes in place of the old ones. They can be looked at for a while.
    ///
    /// # Errors
    /// The proof does not hold, or too many tries.
    pub async fn renew_recovery_codes(&self, actor: &Actor, token: &str, form: ProofForm, from: &str) -> Outcome<()> {
        let failed = fail::storage("making new recovery codes");
        let proof = self.proof(actor, token, form, from).await?;
        let codes = self.recovery_codes();
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        if !self.prove(&mut *tx, actor.member, &proof, self.now()).await.map_err(&failed)? {
            return Err(proof.wrong());
        }
        tx.set_recovery_codes(actor.member, &hashes(&codes)).await.map_err(&failed)?;
        self.note_everywhere(&mut *tx, actor.member, Act::RecoveryCodesRenewed, On::nothing()).await?;
        tx.commit().await.map_err(&failed)?;
        self.show_codes(token_hash(token.as_bytes()), &codes);
        Ok(())
    }

    /// Recovery codes that this browser made just now. None: they were put away, or ten minutes are over.
    pub fn fresh_recovery_codes(&self, token: &str) -> Vec<String> {
        self.fresh_codes.of(&token_hash(token.as_bytes()), self.now()).unwrap_or_default()
    }

    /// Shows them no more.
    pub fn forget_recovery_codes(&self, token: &str) {
        self.fresh_codes.forget(&token_hash(token.as_bytes()));
    }

    pub(super) fn recovery_codes(&self) -> Vec<RecoveryCode> {
        let code = |_| {
            let mut random = [0; 28];
            self.out.entropy.fill(&mut random);
            RecoveryCode::from_random(random)
        };
        (0..RecoveryCode::COUNT).map(code).collect()
    }

    pub(super) fn show_codes(&self, sign_in: String, codes: &[RecoveryCode]) {
        self.fresh_codes.put(sign_in, codes.iter().map(ToString::to_string).collect(), self.now());
    }
}

/// What is kept of them.
pub(super) fn hashes(codes: &[RecoveryCode]) -> Vec<String> {
    codes.iter().map(|code| token_hash(code.letters())).collect()
}
