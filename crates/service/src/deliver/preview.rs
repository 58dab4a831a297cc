//! A template as a customer would read it, before it is saved (R11).

use super::templates::{kind_of, read};
use crate::{
    Service,
    auth::{Actor, Right},
    fail::{self, Outcome},
};
use api_types::{
    Problem,
    deliveries::{Preview, TemplateForm},
};
use delivery::{
    WebAddress,
    template::{Brand, Facts},
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
        let template = read(kind, form.subject.trim(), form.body.trim())?;
        let failed = fail::storage("reading the business");
        let merchant = self.out.store.read().await.map_err(&failed)?.merchant(actor.merchant).await.map_err(&failed)?;
        let merchant = merchant.ok_or(Problem::NotFound)?;
        let (brand, stop) = (
            Brand {
                business: merchant.name,
                accent: merchant.accent.parse().unwrap_or(delivery::template::Accent::DEFAULT),
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
        let mail = template.render(&brand, &facts);
        Ok(Preview { subject: mail.subject, text: mail.text, html: mail.html })
    }
}
