//! The merchant's own words for messages (R11).

use super::brand::{OwnTemplate, template_key};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
    merchant::Kept,
};
use api_types::{
    Problem,
    deliveries::{MessageSettings, PlaceholderItem, TemplateForm, TemplateItem},
    undo::Undo,
};
use delivery::template::{Kind, Template};
use domain::{Act, delivery::Purpose};

/// All kinds that merchants may word.
const PURPOSES: [Purpose; 3] = [Purpose::Request, Purpose::Reminder, Purpose::Receipt];

impl Service {
    /// By which ways messages leave, and the words of each kind.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn message_settings(&self, actor: &Actor) -> Outcome<MessageSettings> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading templates");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let mut templates = Vec::new();
        for purpose in PURPOSES {
            let own = self.own_template(&mut *tx, actor.merchant, purpose).await.map_err(&failed)?;
            templates.push(template_item(purpose, own));
        }
        Ok(MessageSettings { ways: self.ways_of(&mut *tx, actor).await?, templates })
    }

    /// Saves the merchant's own words; what is as ours is follows ours from then on.
    ///
    /// # Errors
    /// `Fields`: what is wrong with them, and what there is instead.
    pub async fn save_template(&self, actor: &Actor, form: &TemplateForm) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let kind = kind_of(form.purpose);
        let subject = form.subject.trim().to_owned();
        let body = form.body.replace("\r\n", "\n").trim().to_owned();
        read(kind, &subject, &body)?;
        let failed = fail::storage("saving a template");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let ours = subject == kind.default_subject() && body == kind.default_body();
        let kept = if ours {
            String::new()
        } else {
            serde_json::to_string(&OwnTemplate { subject, body }).map_err(|_| Problem::Unavailable)?
        };
        tx.set_setting(&template_key(actor.merchant, form.purpose), &kept).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::WordsChanged, On::of("", form.purpose.as_str())).await?;
        tx.commit().await.map_err(&failed)
    }

    /// Goes back to our words. The merchant's can be brought back for a while. `None`: they were ours.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn reset_template(&self, actor: &Actor, purpose: Purpose) -> Outcome<Option<Undo>> {
        actor.may(Right::Manage)?;
        let failed = fail::storage("going back to our words");
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let own = self.own_template(&mut *tx, actor.merchant, purpose).await.map_err(&failed)?;
        tx.set_setting(&template_key(actor.merchant, purpose), "").await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::WordsChanged, On::of("", purpose.as_str())).await?;
        let undo = match own {
            Some(OwnTemplate { subject, body }) => {
                Some(self.keep(&mut *tx, actor, &Kept::Words { purpose, subject, body }).await?)
            }
            None => None,
        };
        tx.commit().await.map_err(&failed)?;
        Ok(undo)
    }
}

/// The template of what was typed.
///
/// # Errors
/// `Fields`: what is wrong, at its field.
pub(super) fn read(kind: Kind, subject: &str, body: &str) -> Outcome<Template> {
    let mut fields = Fields::default();
    // Each with the other as it is by default, so that what is wrong is said of the one that it is in.
    fields.take("subject", Template::parse(kind, subject, kind.default_body()));
    fields.take("body", Template::parse(kind, kind.default_subject(), body));
    fields.finish(Template::parse(kind, subject, body).ok())
}

pub(super) const fn kind_of(purpose: Purpose) -> Kind {
    match purpose {
        Purpose::Request => Kind::Request,
        Purpose::Receipt => Kind::Receipt,
        Purpose::Reminder => Kind::Reminder,
    }
}

fn template_item(purpose: Purpose, own: Option<OwnTemplate>) -> TemplateItem {
    let kind = kind_of(purpose);
    let placeholders = kind.placeholders().iter().map(|placeholder| PlaceholderItem {
        written: placeholder.written(),
        meaning: placeholder.meaning().to_owned(),
    });
    let is_own = own.is_some();
    let OwnTemplate { subject, body } = own.unwrap_or_else(|| OwnTemplate {
        subject: kind.default_subject().to_owned(),
        body: kind.default_body().to_owned(),
    });
    TemplateItem { form: TemplateForm { purpose, subject, body }, is_own, placeholders: placeholders.collect() }
}
