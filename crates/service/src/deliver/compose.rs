//! Writes a message about a link.

use super::{brand::OwnTemplate, send_sms::NO_SENDER, templates::kind_of};
use crate::{Service, merchant::day_in_words, random};
use api_types::sharing::marked;
use delivery::{
    WebAddress,
    template::{self, Brand, Facts},
};
use domain::{
    Link, Mode, Price,
    delivery::{Purpose, Way},
    ids::{CustomerId, DeliveryId, SessionId},
    view::{Channel, Day},
};
use storage::records::{Delivery, DeliveryState, Merchant};

/// What a message is about, and whom it is for.
pub(super) struct About<'a> {
    pub merchant: &'a Merchant,
    pub link: &'a Link,
    /// `None`: about the link itself.
    pub session: Option<SessionId>,
    pub purpose: Purpose,
    /// With its unit. `None`: the customer chooses it.
    pub amount: Option<String>,
    /// The last day to pay in time. `None`: without end.
    pub due: Option<Day>,
    /// Where the button leads; the channel is added.
    pub page: &'a str,
    /// Who gets it, if they are in the list.
    pub customer: Option<CustomerId>,
    /// What they are called.
    pub name: Option<&'a str>,
    /// The merchant's own words. `None`: ours.
    pub template: Option<&'a OwnTemplate>,
    /// Where the customer asks for no more. `None`: it does not come again by itself.
    pub stop: Option<&'a str>,
}

impl Service {
    /// The message; not kept yet.
    ///
    /// # Errors
    /// Why none can be written, as one sentence.
    pub(super) fn compose_message(
        &self,
        about: &About<'_>,
        way: Way,
        recipient: &str,
        ordinal: u32,
    ) -> Result<Delivery, String> {
        let now = self.now();
        let channel = match way {
            Way::Email => Channel::Email,
            Way::Sms => Channel::Sms,
        };
        let link: WebAddress = marked(about.page, channel).parse().map_err(|_| {
            "The address of this server cannot stand in a message. Set server.origin in the settings.".to_owned()
        })?;
        let brand = Brand {
            business: about.merchant.name.clone(),
            accent: about
                .merchant
                .accent
                .parse()
                .map_err(|error: delivery::template::AccentError| error.to_string())?,
            logo: about.merchant.logo.is_some(),
        };
        let facts = Facts {
            customer_name: about.name.map(str::to_owned),
            amount: about.amount.clone(),
            title: Some(about.link.title.clone()),
            link,
            due: about.due.map(day_in_words),
            unsubscribe: about.stop.and_then(|address| address.parse().ok()),
            test: about.link.mode == Mode::Test,
        };
        let kind = kind_of(about.purpose);
        let (subject, body, html) = match way {
            Way::Sms => (String::new(), template::sms(kind, &brand, &facts), String::new()),
            Way::Email => {
                // What was checked when it was saved may be of an older version of ours: our own words then.
                let own = about.template.and_then(|own| template::Template::parse(kind, &own.subject, &own.body).ok());
                let mail = own.unwrap_or_else(|| kind.default_template()).render(&brand, &facts);
                (mail.subject, mail.text, mail.html)
            }
        };
        let (state, said) = if self.out.ways.is_open(way) && !self.out.ways.is_open_for(way, &about.merchant.name) {
            (DeliveryState::Held, NO_SENDER)
        } else {
            (self.out.ways.first_state(way, now), "")
        };
        Ok(Delivery {
            id: DeliveryId::from_parts(now, random::bits(&*self.out.entropy)),
            merchant: about.merchant.id,
            link: about.link.id,
            session: about.session,
            customer: about.customer,
            way,
            purpose: about.purpose,
            ordinal,
            recipient: recipient.to_owned(),
            name: about.name.map(str::to_owned),
            subject,
            body,
            html,
            state,
            attempts: 0,
            provider_id: None,
            said: said.to_owned(),
            created_at: now,
            changed_at: now,
        })
    }
}

/// What a link asks for, with its unit. `None`: the customer chooses it, or it is a product's, which may change.
pub(super) fn asked(link: &Link) -> Option<String> {
    match &link.price {
        Price::Fixed { amount } => Some(format!("{amount} {}", link.unit)),
        Price::Open(_) | Price::Product { .. } => None,
    }
}
