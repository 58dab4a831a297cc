//! Payment links: made, edited, listed.

use super::{
    customers, invoices,
    link_form::{self, Address, Draft},
    link_path, listing, payment_item, tags,
    undo::Kept,
};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    deliver,
    fail::{self, Outcome},
    fields::Fields,
    link_address::{Codes, codes_of, key_of},
    live::{Changed, What},
    present, random,
    remind::{self, Hours},
};
use api_types::{
    Problem,
    dashboard::{LinkDetail, LinkForm, LinkItem, ListQuery, Listing},
    sharing::marked,
    undo::Undo,
};
use domain::{
    Act, AfterPayment, Amount, AssetId, Handle, Link, LinkPath, LinkState, Millis, Price, Product, TagKind, Units,
    delivery::Way,
    ids::{LinkId, ProductId},
    link::{OpenAmount, Source},
    view::Channel,
};
use std::collections::HashMap;
use storage::{
    StorageError, Transaction,
    records::{FollowedNetwork, LinkFilter, LinkRow, Merchant, Paged},
};

/// Why a message that names the price before does not go.
const PRICE_CHANGED: &str = "The price was changed.";

/// By which ways a new link is to be sent.
fn sent_by(form: &LinkForm) -> Vec<Way> {
    let ways = [(Way::Email, form.send_email), (Way::Sms, form.send_sms)];
    ways.into_iter().filter_map(|(way, chosen)| chosen.then_some(way)).collect()
}

impl Service {
    /// Makes a link (A1, A2, R4).
    ///
    /// # Errors
    /// All fields that are not as expected; nothing is made then.
    pub async fn create_link(&self, actor: &Actor, form: LinkForm) -> Outcome<LinkItem> {
        actor.may(Right::Work)?;
        let merchant = self.merchant_of(actor).await?;
        let failed = fail::storage("making a link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let products = tx.products(actor.merchant).await.map_err(&failed)?;
        let now = self.now();
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let draft = link_form::read(&form, None, &networks, &products, &hours, now)?;
        let customer = self.settle_customer(&mut *tx, actor, &draft.customer).await?;
        let path = settle_path(&mut *tx, actor, None, &draft).await?;
        let after = self.settle_after(&mut *tx, actor, draft.after.clone(), customer, None).await?;
        let ways = sent_by(&form);
        let tags = draft.tags.clone();
        let reminded = remind::Wanted::of_new(&form, customer.is_some(), &ways)?;
        let link = Link { customer, after, ..self.drafted(actor, draft, path, form.fields, now) };
        tx.insert_link(&link).await.map_err(|error| path_error(error, &failed))?;
        self.wear(&mut *tx, actor, link.id, tags).await?;
        let codes = self.codes_for(&mut *tx, &link).await.map_err(&failed)?;
        self.send_new(&mut *tx, &merchant, &link, &ways).await?;
        if let Some(wanted) = reminded {
            self.plan_reminders(&mut *tx, &link, &ways, wanted).await?;
        }
        self.note(&mut *tx, actor, Act::LinkMade, On::of(link.id, &link.title)).await?;
        tx.commit().await.map_err(&failed)?;
        self.deliveries.notify_one();
        tracing::info!(link = %link.id, "link made");
        let row = LinkRow { link, paid: 0, running: 0 };
        Ok(self.link_item(&merchant.handle, &row, &by_id(products), &codes))
    }

    /// Sends a new link to whom it is for (R10). For anybody there is nobody to send it to.
    async fn send_new(&self, tx: &mut dyn Transaction, merchant: &Merchant, link: &Link, ways: &[Way]) -> Outcome<()> {
        let Some(customer) = link.customer.filter(|_| !ways.is_empty()) else { return Ok(()) };
        let customer = tx.customer(customer).await.map_err(fail::storage("sending a link"))?;
        self.write_requests(tx, merchant, link, &customer.ok_or(Problem::NotFound)?, ways).await
    }

    /// Changes a link; running sessions keep what they were asked. The kind and who made it stay. With it what can be taken back for
    /// a while: that old addresses lead nowhere any more.
    ///
    /// # Errors
    /// `NotFound`; all fields that are not as expected; nothing is changed then.
    pub async fn edit_link(&self, actor: &Actor, link: &str, form: LinkForm) -> Outcome<(LinkItem, Option<Undo>)> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let merchant = self.merchant_of(actor).await?;
        let failed = fail::storage("changing a link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        // Before the link is read and thereby held: whoever erases or merges a customer holds them first, and their links then.
        let wanted = customers::wanted(&form, &mut Fields::default());
        let customer = match wanted {
            Some(wanted) => self.settle_customer(&mut *tx, actor, &wanted).await,
            // Said with all else that is wrong.
            None => Ok(None),
        };
        let row = existing(&mut *tx, actor, id).await?;
        invoices::refuse_for(&row.link, invoices::NOT_EDITED)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let products = tx.products(actor.merchant).await.map_err(&failed)?;
        let now = self.now();
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let draft = link_form::read(&form, Some(&row.link), &networks, &products, &hours, now)?;
        if draft.mode != row.link.mode {
            return Err(Problem::field(
                "assets",
                "A link stays live or test, as it was made. Make a new one for the other.",
            ));
        }
        let customer = customer?;
        if customer.is_some() && tx.front_link(actor.merchant).await.map_err(&failed)? == Some(id) {
            return Err(Problem::field(
                "customer",
                "Your handle alone leads to this link, so anybody can open it. Make another link your page first.",
            ));
        }
        let path = settle_path(&mut *tx, actor, Some(&row.link), &draft).await?;
        let tags = draft.tags.clone();
        let before = row.link;
        let after = self.settle_after(&mut *tx, actor, draft.after.clone(), customer, Some(&before.after)).await?;
        let link = Link {
            id,
            customer,
            after,
            source: before.source,
            active: before.active,
            archived: before.archived,
            created_at: before.created_at,
            ..self.drafted(actor, draft, path, form.fields, now)
        };
        tx.update_link(&link).await.map_err(|error| path_error(error, &failed))?;
        self.wear(&mut *tx, actor, id, tags).await?;
        if link.customer != before.customer {
            // Who was sent it before comes to its page still, and is shown nothing of who has it now (P2).
            tx.close_codes(id).await.map_err(&failed)?;
            tx.call_back_requests(id, deliver::SOMEBODY_ELSE, now, now).await.map_err(&failed)?;
            self.forget_reminders(&mut *tx, id).await.map_err(&failed)?;
        } else if (&link.price, &link.unit) != (&before.price, &before.unit) {
            tx.call_back_requests(id, PRICE_CHANGED, now, now).await.map_err(&failed)?;
            tx.call_back_reminders(id, PRICE_CHANGED, now).await.map_err(&failed)?;
        }
        let codes = self.codes_for(&mut *tx, &link).await.map_err(&failed)?;
        let mut undo = None;
        let others_may_find_it = link.customer.is_none() && form.keep_old_path;
        if link.path != before.path && !others_may_find_it || link.customer.is_some() {
            let paths = tx.given_paths(id, link.path.as_ref()).await.map_err(&failed)?;
            tx.drop_link_paths(id, link.path.as_ref()).await.map_err(&failed)?;
            // Addresses of a link for one customer go so that nobody else finds it: that is not offered to be taken back.
            if link.customer.is_none() && !paths.is_empty() {
                let paths = paths.into_iter().map(|(path, given_at)| (path.to_string(), given_at)).collect();
                undo = Some(self.keep(&mut *tx, actor, &Kept::Paths { link: id, paths }).await?);
            }
        }
        self.note(&mut *tx, actor, Act::LinkChanged, On::of(id, &link.title)).await?;
        tx.commit().await.map_err(&failed)?;
        self.live.announce([Changed { merchant: actor.merchant, what: What::Link(id) }]);
        let row = LinkRow { link, ..row };
        Ok((self.link_item(&merchant.handle, &row, &by_id(products), &codes), undo))
    }

    /// A copy of a link, with a path and figures of its own, switched off until the merchant has looked at it (R24).
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn duplicate_link(&self, actor: &Actor, link: &str) -> Outcome<LinkItem> {
        actor.may(Right::Work)?;
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let merchant = self.merchant_of(actor).await?;
        let failed = fail::storage("copying a link");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let before = existing(&mut *tx, actor, id).await?.link;
        invoices::refuse_for(&before, "Copy an invoice from its own page, so that it gets a number of its own.")?;
        let now = self.now();
        let path = match &before.path {
            Some(path) => {
                let next = link_path::free(&mut *tx, actor.merchant, None, path.clone()).await;
                Some(next.map_err(&failed)?)
            }
            None => None,
        };
        let copy = Link {
            id: LinkId::from_parts(now, random::bits(&*self.out.entropy)),
            path,
            source: Source::Dashboard,
            active: false,
            archived: false,
            ends_at: before.ends_at.filter(|ends| *ends > now),
            created_at: now,
            updated_at: now,
            ..before
        };
        tx.insert_link(&copy).await.map_err(&failed)?;
        let tags = tx.tags_of(actor.merchant, &[id.to_string()]).await.map_err(&failed)?;
        let tags: Vec<_> = tags.into_iter().map(|(_, tag)| tag.id).collect();
        tx.put_tags(actor.merchant, TagKind::Link, &tags, &[copy.id.to_string()]).await.map_err(&failed)?;
        let products = tx.products(actor.merchant).await.map_err(&failed)?;
        let codes = self.codes_for(&mut *tx, &copy).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::LinkCopied, On::of(copy.id, &copy.title)).await?;
        tx.commit().await.map_err(&failed)?;
        Ok(self.link_item(&merchant.handle, &LinkRow { link: copy, paid: 0, running: 0 }, &by_id(products), &codes))
    }

    /// A merchant's links, newest first (A14).
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn links(&self, actor: &Actor, query: ListQuery) -> Outcome<Listing<LinkItem>> {
        let filter = LinkFilter {
            search: listing::search(&query),
            mode: listing::mode(&query),
            state: match query.status.as_str() {
                "active" => Some(LinkState::Active),
                "inactive" => Some(LinkState::Inactive),
                "limit_reached" => Some(LinkState::LimitReached),
                "ended" => Some(LinkState::Ended),
                "archived" => Some(LinkState::Archived),
                _ => None,
            },
            source: listing::word(&query.source),
            kind: listing::word(&query.kind),
            tags: listing::tags(&query),
        };
        let failed = fail::storage("reading links");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        // Time passes without anybody writing it down; whoever looks does.
        let now = self.now();
        if tx.are_links_to_end(actor.merchant, now).await.map_err(&failed)? {
            drop(tx);
            let mut writing = self.out.store.write().await.map_err(&failed)?;
            writing.end_links(actor.merchant, now).await.map_err(&failed)?;
            writing.commit().await.map_err(&failed)?;
            tx = self.out.store.read().await.map_err(&failed)?;
        }
        let rows = tx.links(actor.merchant, &filter, listing::page(query.page)).await.map_err(&failed)?;
        let products = sold(&mut *tx, rows.rows.iter().map(|row| &row.link)).await.map_err(&failed)?;
        let handle = tx.merchant(actor.merchant).await.map_err(&failed)?.map(|merchant| merchant.handle);
        let Some(handle) = handle else {
            return Ok(listing::listing(Paged { rows: vec![], total: 0, more: false }, 1, |row| row));
        };
        let ids: Vec<_> = rows.rows.iter().map(|row| row.link.id.to_string()).collect();
        let mut worn = tags::worn(&mut *tx, actor.merchant, &ids).await?;
        let today = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?.day(now);
        let billed = invoices::by_link(&mut *tx, rows.rows.iter().map(|row| &row.link)).await.map_err(&failed)?;
        let ids: Vec<_> = rows.rows.iter().map(|row| row.link.id).collect();
        let seen: HashMap<_, _> = tx.views_of_links(actor.merchant, &ids).await.map_err(&failed)?.into_iter().collect();
        let codes = codes_of(&mut *tx, rows.rows.iter().map(|row| &row.link)).await.map_err(&failed)?;
        Ok(listing::listing(rows, query.page, |row| {
            let item = self.link_item(&handle, &row, &products, &codes);
            let invoice = billed.get(&row.link.id).map(|invoice| invoices::mark(invoice, row.paid, today));
            let views = seen.get(&row.link.id).copied().unwrap_or_default();
            LinkItem { tags: worn.remove(&item.id).unwrap_or_default(), invoice, views, ..item }
        }))
    }

    /// A link's own page.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link(&self, actor: &Actor, link: &str) -> Outcome<LinkDetail> {
        let id: LinkId = link.parse().map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a link");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let mut row = existing(&mut *tx, actor, id).await?;
        let mut codes = codes_of(&mut *tx, std::iter::once(&row.link)).await.map_err(&failed)?;
        // One from before there were codes gets its own when somebody looks: only with it the link can be passed on whole.
        if row.link.is_for_one() && codes.is_empty() {
            drop(tx);
            let mut writing = self.out.store.write().await.map_err(&failed)?;
            row = existing(&mut *writing, actor, id).await?;
            codes = self.codes_for(&mut *writing, &row.link).await.map_err(&failed)?;
            writing.commit().await.map_err(&failed)?;
            tx = self.out.store.read().await.map_err(&failed)?;
        }
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::NotFound)?;
        let networks = tx.networks().await.map_err(&failed)?;
        let products = sold(&mut *tx, std::iter::once(&row.link)).await.map_err(&failed)?;
        let paths = tx.paths_of_link(id).await.map_err(&failed)?;
        let front = tx.front_link(actor.merchant).await.map_err(&failed)?;
        let held = match row.link.limit.most() {
            Some(_) => tx.link_places(id).await.map_err(&failed)?.held,
            None => 0,
        };
        let mut worn = tags::worn(&mut *tx, actor.merchant, &[id.to_string()]).await?;
        let item = self.link_item(&merchant.handle, &row, &products, &codes);
        let invoice = invoices::of_link(&mut *tx, &row.link).await?;
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        let today = hours.day(self.now());
        let seen = tx.views_of_links(actor.merchant, &[id]).await.map_err(&failed)?;
        let views = seen.first().map_or(0, |(_, views)| *views);
        let item = LinkItem {
            tags: worn.remove(&item.id).unwrap_or_default(),
            invoice: invoice.as_ref().map(|invoice| invoices::mark(invoice, row.paid, today)),
            views,
            ..item
        };
        let customer = match row.link.customer {
            Some(id) => tx.merchant_customer(actor.merchant, id, None).await.map_err(&failed)?,
            None => None,
        };
        let customer = customer.map(|row| row.customer);
        let customer_tags = match customer {
            Some(_) => tx.tags(actor.merchant, TagKind::Customer).await.map_err(&failed)?,
            None => Vec::new(),
        };
        let (qr_size, qr_path) = present::qr(&marked(&item.url, Channel::Qr));
        Ok(LinkDetail {
            form: LinkForm {
                tags: item.tags.iter().map(|tag| tag.id.clone()).collect(),
                ..link_form::write(&row.link, customer.as_ref(), &customer_tags, &hours)
            },
            description: row.link.description.clone(),
            private_note: row.link.private_note.clone(),
            networks: row.link.accepts.iter().map(|id| network_name(id, &networks)).collect(),
            window_minutes: row.link.window.0 / 60_000,
            ends_at: row.link.ends_at.map(|at| at.0),
            fields: row.link.fields,
            old_paths: paths.iter().filter(|p| row.link.path.as_ref() != Some(p)).map(ToString::to_string).collect(),
            is_front: front == Some(id),
            held,
            qr_size,
            qr_path,
            item,
            customer: customer.map(|customer| (customer.id.to_string(), customers::called(&customer))),
            tags: tags::offered(&mut *tx, actor.merchant, TagKind::Link).await?,
            invoice: invoice.map(|invoice| invoices::bill(&invoice, &key_of(&row.link, &codes), row.paid > 0, today)),
        })
    }

    fn drafted(
        &self,
        actor: &Actor,
        draft: Draft,
        path: Option<LinkPath>,
        fields: domain::CustomerFields,
        now: Millis,
    ) -> Link {
        Link {
            id: LinkId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: actor.merchant,
            mode: draft.mode,
            path,
            title: draft.title,
            description: draft.description,
            reference: draft.reference,
            private_note: draft.private_note,
            unit: draft.unit,
            price: draft.price,
            accepts: draft.accepts,
            window: draft.window,
            fields,
            source: Source::Dashboard,
            active: true,
            limit: draft.limit,
            ends_at: draft.ends_at,
            customer: None,
            after: AfterPayment::default(),
            archived: false,
            deleted_at: None,
            created_at: now,
            updated_at: now,
        }
    }

    pub(super) fn link_item(
        &self,
        handle: &Handle,
        row: &LinkRow,
        products: &HashMap<ProductId, Product>,
        codes: &Codes,
    ) -> LinkItem {
        let link = &row.link;
        let product = match &link.price {
            Price::Product { product } => products.get(product),
            _ => None,
        };
        LinkItem {
            id: link.id.to_string(),
            title: link.title.clone(),
            reference: link.reference.clone(),
            kind: link.price.kind().to_owned(),
            amount: match &link.price {
                Price::Fixed { amount } => amount.to_string(),
                Price::Open(open) => bounds(open),
                Price::Product { .. } => product.map(|product| product.price.to_string()).unwrap_or_default(),
            },
            symbol: product.map_or(&link.unit, |product| &product.unit).to_string(),
            path: link.path.as_ref().map(ToString::to_string),
            mode: link.mode,
            source: payment_item::source(link.source).to_owned(),
            state: link.state(row.paid, self.now()),
            active: link.active,
            archived: link.archived,
            limit: link.limit.most(),
            urgency: link.limit.urgency(row.paid),
            paid: row.paid,
            running: row.running,
            created_at: link.created_at.0,
            url: self.own_url(handle, link, codes),
            tags: Vec::new(),
            invoice: None,
            off_sale: matches!(link.price, Price::Product { .. }) && !product.is_some_and(|product| product.active),
            views: 0,
        }
    }
}

/// A link of the merchant's that was not deleted.
pub(crate) async fn existing(tx: &mut dyn Transaction, actor: &Actor, id: LinkId) -> Outcome<LinkRow> {
    let row = tx.merchant_link(actor.merchant, id).await.map_err(fail::storage("reading a link"))?;
    row.filter(|row| row.link.deleted_at.is_none()).ok_or(Problem::NotFound)
}

/// The path that a link gets.
async fn settle_path(
    tx: &mut dyn Transaction,
    actor: &Actor,
    before: Option<&Link>,
    draft: &Draft,
) -> Outcome<Option<LinkPath>> {
    let failed = fail::storage("choosing a path");
    let own = before.map(|link| link.id);
    match &draft.address {
        Address::Secret => Ok(None),
        Address::FromTitle => match link_path::from_name(&draft.title) {
            Some(path) => Ok(Some(link_path::free(tx, actor.merchant, own, path).await.map_err(&failed)?)),
            None => Ok(None),
        },
        Address::Typed(path) => {
            let other = tx.link_by_path(actor.merchant, path).await.map_err(&failed)?;
            if other.is_some_and(|link| Some(link.id) != own) {
                let message = link_path::taken(tx, actor.merchant, path).await.map_err(&failed)?;
                return Err(Problem::field("path", message));
            }
            Ok(Some(path.clone()))
        }
    }
}

/// Another took the path between looking and writing.
fn path_error(error: StorageError, failed: &dyn Fn(StorageError) -> Problem) -> Problem {
    match error {
        StorageError::Taken(_) => Problem::field("path", "This address was taken a moment ago. Choose another."),
        other => failed(other),
    }
}

fn by_id(products: Vec<Product>) -> HashMap<ProductId, Product> {
    products.into_iter().map(|product| (product.id, product)).collect()
}

/// The products that some links sell.
async fn sold<'a>(
    tx: &mut dyn Transaction,
    links: impl Iterator<Item = &'a Link> + Send,
) -> Result<HashMap<ProductId, Product>, StorageError> {
    let product = |link: &Link| match &link.price {
        Price::Product { product } => Some(*product),
        _ => None,
    };
    let mut ids: Vec<_> = links.filter_map(product).collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(by_id(tx.products_by_id(&ids).await?))
}

/// `5.00 to 100.00`, `5.00 or more`, `up to 100.00`; empty without bounds.
pub(crate) fn bounds(open: &OpenAmount) -> String {
    let amount = |units: Units| Amount::new(units, open.decimals);
    match (open.least, open.most) {
        (Some(least), Some(most)) => format!("{} to {}", amount(least), amount(most)),
        (Some(least), None) => format!("{} or more", amount(least)),
        (None, Some(most)) => format!("up to {}", amount(most)),
        (None, None) => String::new(),
    }
}

fn network_name(id: &AssetId, networks: &[FollowedNetwork]) -> String {
    let found = networks.iter().find(|n| n.network.id == id.network());
    found.map_or_else(|| id.network().to_string(), |n| n.network.name.clone())
}
