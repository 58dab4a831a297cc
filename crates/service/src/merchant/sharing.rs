//! A link, ready to be passed on (R31, P7).

use super::existing_link;
use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    sharing::{LinkSharing, marked},
};
use artwork::{
    preview::Price,
    snippets::{self, LinkText, SnippetError},
};
use domain::{Mode, view::Channel};

impl Service {
    /// A link's address for each channel, and texts about it. Each text carries the address of its own channel, so that
    /// the figures tell what it brought (R22).
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link_sharing(&self, actor: &Actor, link: &str) -> Outcome<LinkSharing> {
        let item = self.link(actor, link).await?.item;
        let merchant = self.merchant_of(actor).await?;
        let channels = Channel::ALL.into_iter().filter(|channel| channel.marker().is_some());
        let channels: Vec<_> = channels.map(|channel| (channel, marked(&item.url, channel))).collect();
        let price = match item.kind.as_str() {
            "open" => Price::Open,
            _ => Price::Fixed { amount: &item.amount, symbol: &item.symbol },
        };
        let text = LinkText {
            url: &item.url,
            merchant: &merchant.name,
            accent: &merchant.accent,
            title: &item.title,
            price,
            test: item.mode == Mode::Test,
        };
        let short = self.short_address(actor, &item.id).await?;
        let short = short.map(|url| channels.iter().map(|(channel, _)| (*channel, marked(&url, *channel))).collect());
        let sharing = texts(text, channels).map_err(|error| Problem::Refused { message: error.to_string() })?;
        Ok(LinkSharing { short: short.unwrap_or_default(), ..sharing })
    }

    /// A link's short address: for its one customer, as they are sent it by SMS, and for anybody. `None`: a link whose
    /// address is a secret has none.
    async fn short_address(&self, actor: &Actor, link: &str) -> Outcome<Option<String>> {
        let id = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a link's short address");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let link = existing_link(&mut *tx, actor, id).await?.link;
        let code = if link.is_for_one() {
            tx.codes_of_links(&[id]).await.map_err(&failed)?.pop().map(|(_, code)| code)
        } else if link.path.is_some() {
            tx.short_code(id).await.map_err(&failed)?
        } else {
            None
        };
        Ok(code.map(|code| self.url(format_args!("/p/{code}"))))
    }
}

/// The texts, each with its channel's address.
fn texts(link: LinkText<'_>, channels: Vec<(Channel, String)>) -> Result<LinkSharing, SnippetError> {
    let url = |wanted| channels.iter().find(|(channel, _)| *channel == wanted).map_or(link.url, |(_, url)| url);
    let letter = snippets::email(&LinkText { url: url(Channel::Email), ..link })?;
    Ok(LinkSharing {
        button: snippets::button(&LinkText { url: url(Channel::Website), ..link })?,
        subject: letter.subject,
        letter: letter.text,
        message: snippets::message(&LinkText { url: url(Channel::Sms), ..link })?,
        post: snippets::post(&LinkText { url: url(Channel::Social), ..link })?,
        channels,
        short: Vec::new(),
    })
}
