//! A rate that was set by hand holds again, and words that the merchant wrote are used again.

use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    deliver::{OwnTemplate, template_key},
    fail::{self, Outcome},
};
use api_types::Problem;
use domain::{
    Act,
    delivery::Purpose,
    fiat::{ManualRate, Pair},
};
use storage::{Transaction, records::SetRate};

impl Service {
    /// The rate is as it was set, unless another was set since.
    pub(super) async fn bring_rate_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        pair: Pair,
        rate: ManualRate,
        after: Option<ManualRate>,
    ) -> Outcome<String> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("bringing a rate back");
        let set = tx.manual_rates(actor.merchant).await.map_err(&failed)?;
        if set.into_iter().find(|set| set.pair == pair).map(|set| set.rate) != after {
            return Err(fail::refused("Another rate was set since. Set this one by hand, if it is to hold again."));
        }
        let on = On::of("", format_args!("{} in {}", pair.symbol, pair.currency)).saying(rate.rate);
        let page = format!("/dashboard/settings/prices?currency={}", pair.currency);
        tx.set_manual_rate(actor.merchant, &SetRate { pair, rate }).await.map_err(&failed)?;
        self.note(tx, actor, Act::RateRestored, on).await?;
        Ok(page)
    }

    /// The words are the merchant's again, unless others were written since.
    pub(super) async fn bring_words_back(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        purpose: Purpose,
        subject: String,
        body: String,
    ) -> Outcome<String> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("bringing words back");
        if self.own_template(tx, actor.merchant, purpose).await.map_err(&failed)?.is_some() {
            return Err(fail::refused("Other words were written since. Nothing was taken back."));
        }
        let kept = serde_json::to_string(&OwnTemplate { subject, body }).map_err(|_| Problem::Unavailable)?;
        tx.set_setting(&template_key(actor.merchant, purpose), &kept).await.map_err(&failed)?;
        self.note(tx, actor, Act::WordsRestored, On::of("", purpose.as_str())).await?;
        Ok(format!("/dashboard/settings/messages/{}", purpose.as_str()))
    }
}
