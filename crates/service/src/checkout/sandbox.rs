//! The test wallet: pays sessions on the sandbox network, rightly and wrongly (X3).

use crate::{
    Service,
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    checkout::{SandboxOutcome, SandboxPage},
};
use domain::{Amount, Millis, NetworkFamily, ids::SessionId, transfer::Position};

/// How far after the deadline a late rehearsal pays.
const LATE_BY: Millis = Millis::minutes(6);
/// The deepest rehearsed reorganisation, in blocks.
const DEEPEST: u64 = 64;

impl Service {
    /// The test wallet's page for a session on the sandbox network.
    ///
    /// # Errors
    /// `NotFound`: no such session, or it is on a real network.
    pub async fn sandbox_page(&self, session: &str, outcome: Option<SandboxOutcome>) -> Outcome<SandboxPage> {
        let page = self.session_page(session).await?;
        let bank = self.out.sandbox.as_ref().ok_or(Problem::NotFound)?;
        let on_sandbox =
            page.view.asset.parse::<domain::AssetId>().is_ok_and(|a| a.network().family() == NetworkFamily::Sandbox);
        if !on_sandbox {
            return Err(Problem::NotFound);
        }
        Ok(SandboxPage { merchant: page.merchant, bill: page.bill, view: page.view, height: bank.height(), outcome })
    }

    /// Presses a button of the test wallet.
    ///
    /// # Errors
    /// `Fields`: an amount that cannot be read. `NotFound`: no such session on the sandbox.
    pub async fn sandbox_act(&self, session: &str, act: &str, amount: &str) -> Outcome<()> {
        let id: SessionId = session.parse().map_err(|_| Problem::NotFound)?;
        let bank = self.out.sandbox.as_ref().ok_or(Problem::NotFound)?;
        let failed = fail::storage("reading a session for the test wallet");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let session = tx.session(id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let transfers = tx.transfers_of(&[id]).await.map_err(&failed)?;
        drop(tx);
        let terms = &session.terms;
        if terms.asset.network().family() != NetworkFamily::Sandbox {
            return Err(Problem::NotFound);
        }
        let now = self.now();
        let symbol = session.symbol.as_str();
        let rest = if session.assessment.missing.is_zero() { terms.due } else { session.assessment.missing };
        let typed = || {
            Amount::parse(amount, session.decimals, symbol)
                .map(|a| a.units)
                .map_err(|error| Problem::field("amount", error))
        };
        let units = match act {
            "exact" | "late" => Some(rest),
            "less" | "more" => Some(typed()?),
            _ => None,
        };
        if let Some(units) = units {
            let late = act == "late";
            let at = if late { terms.deadline.plus(LATE_BY).max(now) } else { now };
            bank.pay(&session.address, &terms.asset, units, at)
                .await
                .map_err(fail::storage("paying on the sandbox"))?;
            return Ok(());
        }
        match act {
            "mine" => {
                bank.mine(now).await.map_err(fail::storage("adding a block to the sandbox"))?;
                Ok(())
            }
            "reorg" => {
                let oldest = transfers.iter().filter_map(|t| match &t.transfer.position {
                    Position::Canonical(block) => Some(block.height),
                    _ => None,
                });
                let Some(oldest) = oldest.min() else {
                    return Err(fail::refused("There is no payment to undo yet. Pay first."));
                };
                let depth = (bank.height() + 1).saturating_sub(oldest);
                if depth > DEEPEST {
                    return Err(fail::refused(
                        "This payment is too deep in the chain to be undone. Make a new one and undo it sooner.",
                    ));
                }
                bank.undo_from(oldest).await.map_err(fail::storage("undoing a sandbox payment"))?;
                Ok(())
            }
            _ => Err(fail::refused("The test wallet has no such button.")),
        }
    }
}
