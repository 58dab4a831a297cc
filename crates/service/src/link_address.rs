//! The addresses of links, and who comes by which: what is one customer's is shown to who was sent the link's code (P2, I23).

use crate::{Service, random};
use domain::{
    Handle, Link,
    ids::LinkId,
    link::{LinkKey, link_code, short_code},
};
use std::collections::HashMap;
use storage::{StorageError, Transaction};

/// The codes of some links.
pub type Codes = HashMap<LinkId, String>;

impl Service {
    /// A link's public address: its path below the merchant's handle, or its id. It opens nothing that is one customer's.
    pub(crate) fn link_url(&self, handle: &Handle, link: &Link) -> String {
        match &link.path {
            Some(path) => self.url(format_args!("/{handle}/{path}")),
            None => self.url(format_args!("/pay/{}", link.id)),
        }
    }

    /// The address of a link for whom it is for: with the code, where it has one.
    pub(crate) fn own_url(&self, handle: &Handle, link: &Link, codes: &Codes) -> String {
        match key_of(link, codes) {
            key @ LinkKey { code: Some(_), .. } => self.url(format_args!("/pay/{key}")),
            LinkKey { code: None, .. } => self.link_url(handle, link),
        }
    }

    /// The code of a link that is for one customer, made when it is first needed. None for a link that is for anybody: that has a short
    /// address at most, which opens nothing, and none where its address is a secret, which would be easier to guess by it.
    pub(crate) async fn codes_for(&self, tx: &mut dyn Transaction, link: &Link) -> Result<Codes, StorageError> {
        let bits = random::bits(&*self.out.entropy);
        if link.is_for_one() {
            return Ok(Codes::from([(link.id, tx.code_of_link(link.id, &link_code(bits)).await?)]));
        }
        if link.path.is_some() {
            tx.short_code_or(link.id, &short_code(bits)).await?;
        }
        Ok(Codes::new())
    }
}

/// How an address names a link that is for one customer to them.
pub fn key_of(link: &Link, codes: &Codes) -> LinkKey {
    let code = codes.get(&link.id).filter(|_| link.is_for_one());
    LinkKey { id: link.id, code: code.cloned() }
}

/// The codes of those of some links that are for one customer and have one.
///
/// # Errors
/// The database's.
pub async fn codes_of<'a>(
    tx: &mut dyn Transaction,
    links: impl Iterator<Item = &'a Link> + Send,
) -> Result<Codes, StorageError> {
    let ids: Vec<_> = links.filter(|link| link.is_for_one()).map(|link| link.id).collect();
    if ids.is_empty() {
        return Ok(Codes::new());
    }
    Ok(tx.codes_of_links(&ids).await?.into_iter().collect())
}

/// How somebody came to a link that there is: with its code or, whatever else the address held, without.
///
/// # Errors
/// The database's.
pub async fn came_by(tx: &mut dyn Transaction, link: &Link, asked: LinkKey) -> Result<LinkKey, StorageError> {
    let Some(given) = asked.code else { return Ok(LinkKey::from(link.id)) };
    let codes = codes_of(tx, std::iter::once(link)).await?;
    let key = key_of(link, &codes);
    Ok(if key.code.as_ref() == Some(&given) { key } else { LinkKey::from(link.id) })
}
