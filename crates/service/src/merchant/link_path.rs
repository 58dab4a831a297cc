//! The readable part of a link's address: made from its name, checked, and what is worth a warning about it (R1, R32).

use super::link_form;
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    dashboard::{LinkForm, LinkWarnings},
};
use domain::{
    Link, LinkPath, SecretKind,
    ids::{LinkId, MerchantId},
};
use storage::{StorageError, Transaction};

/// Paths that anybody may guess, or that say nothing a year later.
const GENERIC: &[&str] = &[
    "a", "aa", "abc", "buy", "checkout", "demo", "donate", "donation", "example", "invoice", "link", "money",
    "my-link", "new", "order", "page", "pay", "payment", "product", "sample", "shop", "temp", "test", "tip", "tips",
    "tmp", "untitled",
];

/// Whether a path says nothing a year later, or anybody may guess it: a number behind such a word makes it no better.
fn is_generic(path: &LinkPath) -> bool {
    let text = path.as_str().to_lowercase();
    let word = text.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches(['-', '_']);
    // Several of one word are as easily guessed as one.
    text.len() < 4 || GENERIC.contains(&word) || word.strip_suffix('s').is_some_and(|one| GENERIC.contains(&one))
}

/// A path from a name: in small Latin letters, whatever script it was written in. `None`: no letter is left, or a secret stands
/// in it, of which nothing is made (I24).
pub fn from_name(name: &str) -> Option<LinkPath> {
    if SecretKind::find_in(name).is_some() {
        return None;
    }
    let slug = slug::slugify(name);
    let slug = slug.trim_start_matches(|c: char| c.is_ascii_digit() || c == '-');
    let mut short = slug.get(..LinkPath::LONGEST.min(slug.len())).unwrap_or_default();
    if short.len() < slug.len() {
        // Not in the middle of a word, where there is one to end at.
        short = short.rsplit_once('-').map_or(short, |(whole, _)| whole);
    }
    short.trim_matches('-').parse().or_else(|_| format!("{short}-link").parse()).ok()
}

/// The path, or one with a number behind it that no other link of the merchant has: the next one, where they are without gaps.
///
/// # Errors
/// The database's.
pub async fn free(
    tx: &mut dyn Transaction,
    merchant: MerchantId,
    own: Option<LinkId>,
    wanted: LinkPath,
) -> Result<LinkPath, StorageError> {
    let is_free = |found: Option<Link>| found.is_none_or(|link| Some(link.id) == own);
    if is_free(tx.link_by_path(merchant, &wanted).await?) {
        return Ok(wanted);
    }
    let mut search = NumberSearch { taken: 1, free: None };
    while let Some(number) = search.question() {
        search.told(number, is_free(tx.link_by_path(merchant, &wanted.numbered(number)).await?));
    }
    Ok(wanted.numbered(search.free.unwrap_or(u32::MAX)))
}

/// Looks for a free number whose neighbour below is taken, by doubling and then by halving: one by one, the thousandth link of a
/// name would take a thousand questions.
struct NumberSearch {
    /// The highest that is known to be taken.
    taken: u32,
    /// The lowest that was found free. `None`: none yet.
    free: Option<u32>,
}

impl NumberSearch {
    /// What to look at next. `None`: the search is over.
    fn question(&self) -> Option<u32> {
        match self.free {
            None => self.taken.checked_mul(2),
            Some(free) => (free - self.taken > 1).then(|| self.taken + (free - self.taken) / 2),
        }
    }

    fn told(&mut self, number: u32, is_free: bool) {
        if is_free {
            self.free = Some(number);
        } else {
            self.taken = number;
        }
    }
}

/// What is said when another link has the path.
pub async fn taken(tx: &mut dyn Transaction, merchant: MerchantId, path: &LinkPath) -> Result<String, StorageError> {
    let by = tx.link_by_path(merchant, path).await?.map_or_else(|| "another link".to_owned(), |link| link.title);
    let next = free(tx, merchant, None, path.clone()).await?;
    Ok(format!("\"/{path}\" is taken by {by}. Try \"/{next}\"."))
}

impl Service {
    /// What the address of a link that is being written would be, and what is worth a warning. `link` is the one that is
    /// edited; empty: a new one.
    ///
    /// # Errors
    /// `NotFound`: no such link of this merchant.
    pub async fn link_warnings(&self, actor: &Actor, link: &str, form: &LinkForm) -> Outcome<LinkWarnings> {
        actor.may(Right::Work)?;
        let merchant = self.merchant_of(actor).await?;
        let failed = fail::storage("reading paths");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let before = match link {
            "" => None,
            id => {
                let id = id.parse().map_err(|_| Problem::NotFound)?;
                Some(tx.merchant_link(actor.merchant, id).await.map_err(&failed)?.ok_or(Problem::NotFound)?)
            }
        };
        let for_one = matches!(form.customer.as_str(), "known" | "new");
        if form.address == "secret" || for_one && form.path.trim().is_empty() {
            return Ok(LinkWarnings::default());
        }
        if for_one {
            return Ok(LinkWarnings { error: Some(link_form::FOR_ONE.to_owned()), ..LinkWarnings::default() });
        }
        let own = before.as_ref().map(|row| row.link.id);
        let typed = form.path.trim();
        let read = match typed {
            "" => match from_name(&form.title) {
                Some(path) => Ok(free(&mut *tx, actor.merchant, own, path).await.map_err(&failed)?),
                None => return Ok(LinkWarnings::default()),
            },
            typed => typed.parse::<LinkPath>().map_err(|error| error.to_string()),
        };
        let path = match read {
            Ok(path) => path,
            Err(error) => return Ok(LinkWarnings { error: Some(error), ..LinkWarnings::default() }),
        };
        let other = tx.link_by_path(actor.merchant, &path).await.map_err(&failed)?.filter(|l| Some(l.id) != own);
        let error = match other {
            Some(_) => Some(taken(&mut *tx, actor.merchant, &path).await.map_err(&failed)?),
            None => None,
        };
        let alike = tx.paths_alike(actor.merchant, &path).await.map_err(&failed)?;
        let own_path = before.as_ref().and_then(|row| row.link.path.as_ref());
        let mut warnings = Vec::new();
        if is_generic(&path) {
            warnings.push(format!(
                "\"/{path}\" is easy to guess: people may find this link who were not sent it. For one customer, choose a \
                 secret address."
            ));
        }
        if let Some(other) = alike.iter().find(|other| Some(*other) != own_path) {
            warnings.push(format!(
                "\"/{path}\" looks like \"/{other}\", another link of yours. Customers may mix them up."
            ));
        }
        if let Some(row) = &before
            && own_path.is_some_and(|own| *own != path)
        {
            warnings.push(if row.paid + row.running > 0 {
                "This link is in use. Whoever has the old address, on paper too, needs it to lead on.".to_owned()
            } else {
                "Addresses that you have sent or printed already change with this.".to_owned()
            });
        }
        let url = self.url(format_args!("/{}/{path}", merchant.handle));
        Ok(LinkWarnings { path: Some(path.to_string()), url: Some(url), error, warnings })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The number that is found, and how often was asked.
    fn found(is_taken: impl Fn(u32) -> bool) -> (u32, u32) {
        let (mut search, mut asked) = (NumberSearch { taken: 1, free: None }, 0);
        while let Some(number) = search.question() {
            asked += 1;
            search.told(number, !is_taken(number));
        }
        (search.free.unwrap(), asked)
    }

    #[test]
    fn r1_the_next_number_of_a_name_is_found_with_few_questions_however_many_links_have_it() {
        for links in [1, 2, 3, 4, 7, 63, 64, 1_000, 1_000_000] {
            let (number, asked) = found(|number| number <= links);
            assert_eq!(number, links + 1);
            assert!(asked <= 2 * (links.ilog2() + 1), "{asked} for {links}");
        }
        let (number, _) = found(|number| number <= 40 && number != 17);
        assert!(number == 17 || number == 41, "{number} is free and stands behind one that is taken");
    }

    #[test]
    fn r32_a_word_that_says_nothing_is_generic_with_a_number_too() {
        for text in ["test", "temp", "Link1", "payment2", "payment-2", "links", "abc", "order_12"] {
            assert!(is_generic(&text.parse().unwrap()), "{text}");
        }
        for text in ["evening-workshop", "workshop2", "link-to-spring", "tested"] {
            assert!(!is_generic(&text.parse().unwrap()), "{text}");
        }
    }

    #[test]
    fn r1_a_path_is_made_from_the_name_in_any_script() {
        for (name, path) in [
            ("Portrait session, deposit", "portrait-session-deposit"),
            ("Ærlig kaffe på Grünerløkka", "aerlig-kaffe-pa-grunerlokka"),
            ("Москва 2026", "moskva-2026"),
            ("2 tickets", "tickets"),
            ("API", "api-link"),
            ("x", "x-link"),
        ] {
            assert_eq!(from_name(name).map(|path| path.to_string()).as_deref(), Some(path), "{name}");
        }
        assert!(from_name("☕ 100").is_some(), "signs have names");
        assert_eq!(from_name("12 50"), None);
        let seed = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        assert_eq!(from_name(seed), None, "I24");
        let long = from_name(&"kaffe ".repeat(40)).unwrap();
        assert!(long.as_str().len() <= LinkPath::LONGEST && long.as_str().ends_with("kaffe"));
    }
}
