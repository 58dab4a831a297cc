//! Payment links: made, listed, switched on and off.

use super::{business, listing, payment_item};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    present, random,
};
use api_types::{
    Problem,
    dashboard::{LinkDetail, LinkForm, LinkItem, ListQuery, Listing},
};
use domain::{Amount, Asset, AssetId, Link, Mode, Symbol, ids::LinkId, link::Source, text};
use storage::records::{FollowedNetwork, LinkFilter, LinkRow, Page, SessionFilter};

/// How many sessions a link's page shows.
const SHOWN_SESSIONS: u32 = 20;

impl Service {
    /// Makes a link (A1, A2).
    ///
    /// # Errors
    /// All fields that are not as expected; nothing is made then.
    pub async fn create_link(&self, actor: &Actor, form: LinkForm) -> Outcome<LinkItem> {
        actor.may(Right::Work)?;
        let failed = fail::storage("making a link");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        drop(tx);
        let draft = read(&form, &networks)?;
        let now = self.now();
        let link = Link {
            id: LinkId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: actor.merchant,
            mode: draft.mode,
            title: draft.title,
            description: draft.description,
            reference: draft.reference,
            private_note: draft.private_note,
            price: draft.price,
            symbol: draft.symbol,
            accepts: draft.accepts,
            window: draft.window,
            fields: form.fields,
            source: Source::Dashboard,
            active: true,
            created_at: now,
            updated_at: now,
        };
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        tx.insert_link(&link).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)?;
        tracing::info!(link = %link.id, "link made");
        Ok(self.link_item(&LinkRow { link, paid: 0, running: 0 }))
    }

    /// A merchant's links, newest first (A14).
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn links(&self, actor: &Actor, query: ListQuery) -> Outcome<Listing<LinkItem>> {
        let filter = LinkFilter {
            search: listing::search(&query),
            mode: listing::mode(&query),
            active: match query.status.as_str() {
                "active" => Some(true),
                "inactive" => Some(false),
                _ => None,
            },
            source: Some(query.source.clone()).filter(|source| !source.is_empty()),
        };
        let failed = fail::storage("reading links");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let rows = tx.links(actor.merchant, &filter, listing::page(query.page)).await.map_err(&failed)?;
        Ok(listing::listing(rows, query.page, |row| self.link_item(&row)))
    }

    /// A link's own page.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link(&self, actor: &Actor, link: &str) -> Outcome<LinkDetail> {
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a link");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let row = tx.merchant_link(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let filter = SessionFilter { link: Some(id), ..SessionFilter::default() };
        let sessions =
            tx.sessions(actor.merchant, &filter, Page { offset: 0, limit: SHOWN_SESSIONS }).await.map_err(&failed)?;
        let item = self.link_item(&row);
        let (qr_size, qr_path) = present::qr(&item.url);
        let name = |id: &AssetId| {
            networks
                .iter()
                .find(|n| n.network.id == id.network())
                .map_or_else(|| id.network().to_string(), |n| n.network.name.clone())
        };
        Ok(LinkDetail {
            description: row.link.description.clone(),
            private_note: row.link.private_note.clone(),
            networks: row.link.accepts.iter().map(name).collect(),
            window_minutes: row.link.window.0 / 60_000,
            fields: row.link.fields,
            qr_size,
            qr_path,
            sessions: sessions.rows.iter().map(|row| payment_item::item(row, &networks)).collect(),
            item,
        })
    }

    /// Lets a link be paid, or not. Running sessions go on.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn set_link_active(&self, actor: &Actor, link: &str, active: bool) -> Outcome<()> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("changing a link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let row = tx.merchant_link(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        tx.update_link(&Link { active, updated_at: self.now(), ..row.link }).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }

    fn link_item(&self, row: &LinkRow) -> LinkItem {
        let link = &row.link;
        LinkItem {
            id: link.id.to_string(),
            title: link.title.clone(),
            reference: link.reference.clone(),
            amount: link.price.to_string(),
            symbol: link.symbol.to_string(),
            mode: link.mode,
            source: payment_item::source(link.source).to_owned(),
            active: link.active,
            paid: row.paid,
            running: row.running,
            created_at: link.created_at.0,
            url: self.url(format_args!("/pay/{}", link.id)),
        }
    }
}

/// What a form becomes.
struct Draft {
    mode: Mode,
    title: String,
    description: Option<String>,
    reference: Option<String>,
    private_note: Option<String>,
    price: Amount,
    symbol: Symbol,
    accepts: Vec<AssetId>,
    window: domain::Millis,
}

fn read(form: &LinkForm, networks: &[FollowedNetwork]) -> Outcome<Draft> {
    let mut fields = Fields::default();
    let chosen = fields.take("assets", assets(form, networks));
    let price = chosen.as_ref().and_then(|(_, symbol, chosen)| {
        let decimals = chosen.iter().map(|asset| asset.decimals).min().unwrap_or_default();
        let price = fields.take("amount", Amount::parse(&form.amount, decimals, symbol.as_str()))?;
        let fits = chosen.iter().all(|asset| price.rescaled(asset.decimals).is_some());
        fields.take("amount", if fits { Ok(price) } else { Err(domain::AmountError::TooLarge) })
    });
    if chosen.is_none() {
        // Said now too, so that it is not a second round of errors: 18 decimals is the most that any asset here has.
        fields.take("amount", Amount::parse(&form.amount, 18, "The coin"));
    }
    let window = fields.take("window_minutes", business::window(&form.window_minutes));
    let title = fields.take("title", text::line("The title", &form.title, 120));
    let description = fields.take("description", text::paragraph("The description", &form.description, 1_000));
    let reference = fields.take("reference", text::optional_line("The order number", &form.reference, 60));
    let private_note = fields.take("private_note", text::paragraph("The note", &form.private_note, 1_000));
    let draft = (|| {
        let (mode, symbol, chosen) = chosen?;
        Some(Draft {
            mode,
            title: title?,
            description: description?,
            reference: reference?,
            private_note: private_note?,
            price: price?,
            symbol,
            accepts: chosen.into_iter().map(|asset| asset.id).collect(),
            window: window?,
        })
    })();
    fields.finish(draft)
}

/// The chosen assets: known, enabled, of one symbol and one mode.
fn assets(form: &LinkForm, networks: &[FollowedNetwork]) -> Result<(Mode, Symbol, Vec<Asset>), String> {
    let mut chosen: Vec<(Mode, Asset)> = Vec::new();
    for given in &form.assets {
        let found = networks.iter().filter(|n| n.network.enabled).find_map(|n| {
            n.assets.iter().find(|a| a.enabled && a.id.as_str() == given).map(|asset| (n.network.mode, asset.clone()))
        });
        let found =
            found.ok_or_else(|| "One of these coins is no longer offered by this server. Choose again.".to_owned())?;
        if !chosen.iter().any(|(_, asset)| asset.id == found.1.id) {
            chosen.push(found);
        }
    }
    let Some((mode, first)) = chosen.first().cloned() else {
        return Err("Choose at least one coin and network to be paid in.".to_owned());
    };
    if chosen.iter().any(|(_, asset)| asset.symbol != first.symbol) {
        return Err("Choose one coin; it may be on several networks.".to_owned());
    }
    if chosen.iter().any(|(other, _)| *other != mode) {
        return Err("Choose either live networks or test networks, not both: real and test money never mix.".to_owned());
    }
    Ok((mode, first.symbol, chosen.into_iter().map(|(_, asset)| asset).collect()))
}
