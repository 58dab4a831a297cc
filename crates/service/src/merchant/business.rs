//! The business, its members' view of themselves, and what its links start from.

use super::undo::{Kept, packed};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    pictures::picture,
    remind::Hours,
};
use api_types::{
    Problem,
    dashboard::{Business, Me},
    undo::Undo,
};
use artwork::image_upload::Purpose;
use domain::{
    Act, Amount, AmountError, Handle, Millis, SecretKind, Tolerance, Units,
    ids::MerchantId,
    link::WINDOW,
    text::{self, TextError},
};
use storage::{
    StorageError, Transaction,
    records::{Merchant, Page, SessionFilter},
};

impl Service {
    /// Who is signed in, and what the navigation shows.
    ///
    /// # Errors
    /// `SignedOut`: the member is gone.
    pub async fn me(&self, actor: &Actor) -> Outcome<Me> {
        let failed = fail::storage("reading who is signed in");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let person = tx.person(actor.member).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let filter = SessionFilter { attention: true, ..SessionFilter::default() };
        let needs = tx.sessions(actor.merchant, &filter, Page { offset: 0, limit: 1 }).await.map_err(&failed)?;
        let (unattributed, more) = tx.unattributed_waiting(actor.merchant).await.map_err(&failed)?;
        Ok(Me {
            name: person.name,
            email: person.email,
            role: actor.role.as_str().to_owned(),
            business: shown(&merchant),
            merchant: merchant.id.to_string(),
            businesses: self.choices(&mut *tx, actor.member, Some(actor.merchant)).await?,
            may_add_business: self.may_add_business(&mut *tx, actor.member).await?,
            runs_server: actor.may(Right::Own).is_ok() && tx.operates(actor.member).await.map_err(&failed)?,
            needs_you: needs.total.saturating_add(unattributed),
            needs_more: needs.more || more,
            zone: Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?.zone.to_string(),
        })
    }

    /// The business's settings.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn business(&self, actor: &Actor) -> Outcome<Business> {
        Ok(shown(&self.merchant_of(actor).await?))
    }

    pub(crate) async fn merchant_of(&self, actor: &Actor) -> Outcome<Merchant> {
        let failed = fail::storage("reading the business");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::SignedOut)
    }

    /// Changes the business's settings. The logo stays.
    ///
    /// # Errors
    /// Fields that are not as expected; nothing is changed then.
    pub async fn save_business(&self, actor: &Actor, form: Business) -> Outcome<Business> {
        actor.may(Right::Manage)?;
        let before = self.merchant_of(actor).await?;
        let name = before.name.clone();
        let after = read(form, before)?;
        let failed = fail::storage("saving the business");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        self.replace(&mut *tx, actor, Act::BusinessChanged, &after).await?;
        tx.commit().await.map_err(&failed)?;
        if after.name != name {
            self.release_held(after.id).await;
        }
        Ok(shown(&after))
    }

    /// The name may be one that SMS can be sent from now. The business is saved, whatever becomes of this.
    async fn release_held(&self, merchant: MerchantId) {
        match self.release_deliveries(Some(merchant)).await {
            Ok(()) => self.deliveries.notify_one(),
            Err(error) => tracing::warn!(%error, "what was held for want of a sender waits until the next start"),
        }
    }

    async fn replace(&self, tx: &mut dyn Transaction, actor: &Actor, act: Act, merchant: &Merchant) -> Outcome<()> {
        match tx.update_merchant(merchant).await {
            Err(StorageError::Taken("look")) => return Err(too_like(&merchant.handle)),
            Err(StorageError::Taken(_)) => {
                let handle = &merchant.handle;
                return Err(Problem::field("handle", format!("\"{handle}\" is taken. Try \"{handle}-2\".")));
            }
            other => other.map_err(fail::storage("saving the business"))?,
        }
        self.note(tx, actor, act, On::of(merchant.id, &merchant.name)).await
    }

    /// Replaces the logo by an uploaded picture, made into a PNG of ours; an empty one takes it away. The one before can be brought
    /// back for a while. `None`: there was none, or it is the same.
    ///
    /// # Errors
    /// No picture, too large, broken or moving.
    pub async fn save_logo(&self, actor: &Actor, file: Vec<u8>) -> Outcome<Option<Undo>> {
        actor.may(Right::Manage)?;
        let logo = if file.is_empty() { None } else { Some(picture("logo", file, Purpose::Logo).await?.bytes) };
        let failed = fail::storage("saving the logo");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let merchant = tx.merchant(actor.merchant).await.map_err(&failed)?.ok_or(Problem::SignedOut)?;
        let before = merchant.logo.clone().filter(|before| Some(before) != logo.as_ref());
        self.replace(&mut *tx, actor, Act::LogoChanged, &Merchant { logo: logo.clone(), ..merchant }).await?;
        let undo = match before {
            Some(before) => {
                let kept = Kept::Logo { before: packed(&before), after: logo.as_deref().map(packed) };
                Some(self.keep(&mut *tx, actor, &kept).await?)
            }
            None => None,
        };
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }

    /// The logo of the merchant with a handle, as PNG.
    ///
    /// # Errors
    /// `NotFound`: no such merchant, or it has none.
    pub async fn logo(&self, handle: &str) -> Outcome<Vec<u8>> {
        let handle = Handle::kept(handle).map_err(|_| Problem::NotFound)?;
        let failed = fail::storage("reading a logo");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        // Mails that were sent show it by the handle of then.
        tx.merchant_by_old_handle(&handle)
            .await
            .map_err(&failed)?
            .and_then(|merchant| merchant.logo)
            .ok_or(Problem::NotFound)
    }
}

/// Customers might take a handle for that of another business, which has it or had it.
pub(crate) fn too_like(handle: &Handle) -> Problem {
    Problem::field("handle", format!("\"{handle}\" is too like another business's handle. Choose another."))
}

fn read(form: Business, before: Merchant) -> Outcome<Merchant> {
    let mut fields = Fields::default();
    let name = fields.take("name", text::line("The business name", &form.name, 80));
    // One that it has stays, whatever became a word of the server's own since.
    let handle = if form.handle.trim() == before.handle.as_str() {
        Some(before.handle.clone())
    } else {
        fields.take("handle", form.handle.parse::<Handle>())
    };
    let accent = fields.take("accent", accent(&form.accent));
    let contact = match form.contact_email.trim() {
        "" => Some(None),
        given => fields.take("contact_email", text::email(given)).map(Some),
    };
    let website = fields.take("website", website(&form.website));
    let window = fields.take("window_minutes", window(&form.window_minutes));
    let tolerance = fields.take("tolerance", tolerance(&form.tolerance_kind, form.tolerance.trim()));
    let merchant = (|| {
        Some(Merchant {
            name: name?,
            handle: handle?,
            accent: accent?,
            contact_email: contact?,
            website: website?,
            window: window?,
            tolerance: tolerance?,
            ..before
        })
    })();
    fields.finish(merchant)
}

fn accent(text: &str) -> Result<String, &'static str> {
    let text = text.trim().to_lowercase();
    let fine = text.len() == 7 && text.strip_prefix('#').is_some_and(|hex| hex.bytes().all(|b| b.is_ascii_hexdigit()));
    if fine { Ok(text) } else { Err("A colour is # and six characters from 0-9 and a-f, for example #0e5e73.") }
}

/// `http` or `https` and a host; nothing that a browser would run.
fn website(text: &str) -> Result<Option<String>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    if let Some(kind) = SecretKind::find_in(text) {
        return Err(TextError::Secret { what: "The address", kind }.to_string());
    }
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let fine = host.contains('.')
        && !host.starts_with('.')
        && text.len() <= 200
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '@'));
    if fine {
        Ok(Some(text.to_owned()))
    } else {
        Err("Enter the whole address of your site, for example https://northlight.example.".to_owned())
    }
}

/// Minutes to pay.
pub(super) fn window(text: &str) -> Result<Millis, &'static str> {
    let minutes = text.trim().parse::<i64>().ok().map(Millis::minutes);
    minutes
        .filter(|window| WINDOW.contains(window))
        .ok_or("Choose a whole number of minutes from 5 to 43,200 (30 days).")
}

/// A tolerance in what was chosen for it.
fn tolerance(kind: &str, text: &str) -> Result<Tolerance<Amount>, String> {
    match kind {
        "percent" => percent(text),
        "amount" => fixed(text),
        _ => Err("Choose whether the tolerance is in percent or an amount of the coin.".to_owned()),
    }
}

/// An amount of whatever coin is paid; 0 too.
fn fixed(text: &str) -> Result<Tolerance<Amount>, String> {
    let expected =
        || "Enter an amount with at most 18 decimals, for example 0.05. With 0, all must be paid.".to_owned();
    let decimals = text.split_once('.').map_or(0, |(_, part)| part.trim_end_matches('0').len());
    let decimals = u8::try_from(decimals).ok().filter(|decimals| *decimals <= 18).ok_or_else(expected)?;
    match Amount::parse(text, decimals, "The tolerance") {
        Ok(amount) => Ok(Tolerance::Fixed(amount)),
        Err(AmountError::Zero) => Ok(Tolerance::Fixed(Amount::new(Units::ZERO, 0))),
        Err(_) => Err(expected()),
    }
}

/// Percent with at most two decimals.
fn percent(text: &str) -> Result<Tolerance<Amount>, String> {
    let expected = || "Choose a tolerance from 0 to 10 percent, for example 0.5.".to_owned();
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(expected());
    }
    let points = format!("{whole}{part:0<2}").parse().map_err(|_| expected())?;
    Tolerance::from_basis_points(points).map_err(|_| expected())
}

fn shown(merchant: &Merchant) -> Business {
    let (tolerance_kind, tolerance) = match merchant.tolerance {
        Tolerance::Fixed(amount) => ("amount", amount.to_string()),
        Tolerance::Percent(points) => ("percent", shown_percent(points.into())),
    };
    Business {
        name: merchant.name.clone(),
        handle: merchant.handle.to_string(),
        accent: merchant.accent.clone(),
        logo_url: merchant.logo.is_some().then(|| format!("/logo/{}", merchant.handle)),
        contact_email: merchant.contact_email.clone().unwrap_or_default(),
        website: merchant.website.clone().unwrap_or_default(),
        window_minutes: (merchant.window.0 / 60_000).to_string(),
        tolerance_kind: tolerance_kind.to_owned(),
        tolerance,
    }
}

/// Hundredths of a percent as percent.
fn shown_percent(points: u16) -> String {
    match points % 100 {
        0 => (points / 100).to_string(),
        part => format!("{}.{part:02}", points / 100).trim_end_matches('0').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_website_is_an_address_that_runs_nothing() {
        assert!(website("https://northlight.example/shop").is_ok());
        for text in [
            "javascript:alert(1)",
            "northlight.example",
            "https://",
            "https://user@evil.example",
            "https://a b.example",
            "https://x.y\"onclick",
        ] {
            assert!(website(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_tolerance_is_read_in_hundredths_of_a_percent() {
        assert_eq!(tolerance("percent", "0.5").map(Tolerance::basis_points), Ok(50));
        assert_eq!(tolerance("percent", "10").map(Tolerance::basis_points), Ok(1_000));
        for text in ["", "-1", "10.01", "0.123", "1e1", "five"] {
            assert!(tolerance("percent", text).is_err(), "{text}");
        }
        assert!(tolerance("coins", "1").is_err(), "one of the two is chosen");
    }

    #[test]
    fn a_fixed_tolerance_is_shown_as_it_was_typed() {
        for (typed, units, decimals, shown) in
            [("0.05", 5, 2, "0.05"), ("1", 1, 0, "1"), ("2.50", 25, 1, "2.5"), ("0", 0, 0, "0"), ("0.000", 0, 0, "0")]
        {
            let read = tolerance("amount", typed).unwrap();
            assert_eq!(read, Tolerance::Fixed(Amount::new(Units::from(units), decimals)), "{typed}");
            assert_eq!(read.fixed().map(|amount| amount.to_string()).as_deref(), Some(shown));
        }
        for text in ["", "-1", "1,5", "1e1", "five", ".", "0.0000000000000000001", &"9".repeat(90)] {
            assert!(tolerance("amount", text).is_err_and(|message| message.contains("0.05")), "{text}");
        }
    }
}
