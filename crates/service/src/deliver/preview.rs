//! A template as a customer would read it, before it is saved (R11).

use super::{
    send_mail::with_logo,
    templates::{kind_of, read},
};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    deliveries::{Preview, TemplateForm},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use delivery::{
    WebAddress,
    template::{self, Brand, Facts},
};
use domain::delivery::Purpose;

impl Service {
    /// The mail that the typed words would become, for a customer who is made up.
    ///
    /// # Errors
    /// `Fields`: what is wrong with the words.
    pub async fn preview_template(&self, actor: &Actor, form: &TemplateForm) -> Outcome<Preview> {
        actor.may(Right::Look)?;
        let kind = kind_of(form.purpose);
        let words = read(kind, form.subject.trim(), form.body.trim())?;
        let failed = fail::storage("reading the business");
        let merchant = self.out.store.read().await.map_err(&failed)?.merchant(actor.merchant).await.map_err(&failed)?;
        let merchant = merchant.ok_or(Problem::NotFound)?;
        let (brand, stop) = (
            Brand {
                business: merchant.name,
                accent: merchant.accent.parse().unwrap_or(delivery::template::Accent::DEFAULT),
                logo: merchant.logo.is_some(),
            },
            self.url("/reminders/example"),
        );
        let link: Result<WebAddress, _> =
            self.url(format_args!("/{}/night-photography-workshop", merchant.handle)).parse();
        let facts = Facts {
            customer_name: Some("Maja Lind".to_owned()),
            amount: Some("48.30 USDC".to_owned()),
            title: Some("Night photography workshop".to_owned()),
            link: link.map_err(|error| fail::refused(error.to_string()))?,
            due: Some("31 December 2026".to_owned()),
            unsubscribe: (form.purpose == Purpose::Reminder).then(|| stop.parse().ok()).flatten(),
            test: false,
        };
        let mail = words.render(&brand, &facts);
        // There is no mail around it that could bring the logo along.
        let (html, logo) = with_logo(&mail.html, merchant.logo).await;
        let logo = logo.map(|png| format!("data:image/png;base64,{}", STANDARD.encode(png)));
        let html = if logo.is_some() { template::with_logo(&html, logo.as_deref()) } else { html };
        Ok(Preview { subject: mail.subject, text: mail.text, html })
    }
}
