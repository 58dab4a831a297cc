//! What happens after payment, as merchants type it (R26, R27).

use super::{customers::Wanted, tags::Words};
use crate::{
    Service,
    auth::Actor,
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::{Problem, dashboard::LinkForm};
use domain::{
    AfterPayment, Tag, TagColour, TagKind, TagName, WebAddress,
    ids::{CustomerId, TagId},
    text,
};
use std::str::FromStr;
use storage::Transaction;

/// What a form says, before tags are looked up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AfterDraft {
    shown: AfterPayment,
    apply_tag: Option<TagName>,
    remove_tag: Option<TagName>,
}

/// Reads it. `None`: something is wrong, and noted.
pub fn read(form: &LinkForm, customer: Option<&Wanted>, fields: &mut Fields) -> Option<AfterDraft> {
    let message = text::paragraph("The message", &form.message, AfterPayment::LONGEST_MESSAGE);
    let message = fields.take("message", message);
    let download = fields.take("download", optional::<WebAddress>(&form.download));
    let redirect = fields.take("redirect", optional::<WebAddress>(&form.redirect));
    let apply_tag = fields.take("apply_tag", optional::<TagName>(&form.apply_tag));
    let remove_tag = fields.take("remove_tag", optional::<TagName>(&form.remove_tag));
    let tags = apply_tag.iter().chain(&remove_tag).any(Option::is_some);
    if tags && customer == Some(&Wanted::Anybody) {
        fields.wrong("customer", "Tags are put on one customer: choose whom the link is for, or leave out the tags.");
    }
    Some(AfterDraft {
        shown: AfterPayment {
            message: message?,
            download: download?,
            redirect: redirect?,
            send_receipt: form.send_receipt,
            ..AfterPayment::default()
        },
        apply_tag: apply_tag?,
        remove_tag: remove_tag?,
    })
}

/// Writes it into the form. `tags` are those of customers.
pub fn write(after: &AfterPayment, tags: &[Tag], form: &mut LinkForm) {
    let address = |address: &Option<WebAddress>| address.as_ref().map(ToString::to_string).unwrap_or_default();
    let name = |id: Option<TagId>| {
        let tag = tags.iter().find(|tag| Some(tag.id) == id);
        tag.map(|tag| tag.name.to_string()).unwrap_or_default()
    };
    form.message = after.message.clone().unwrap_or_default();
    form.download = address(&after.download);
    form.redirect = address(&after.redirect);
    form.send_receipt = after.send_receipt;
    // Who was erased left the link for anybody, and the tags for nobody.
    if !form.customer.is_empty() {
        form.apply_tag = name(after.apply_tag);
        form.remove_tag = name(after.remove_tag);
    }
}

/// Nothing typed is `None`.
fn optional<T: FromStr>(text: &str) -> Result<Option<T>, T::Err> {
    if text.trim().is_empty() { Ok(None) } else { text.parse().map(Some) }
}

impl Service {
    /// What a draft comes to for a customer; a tag that is to be added is made if there is none. `before` is what the link had.
    ///
    /// # Errors
    /// `Fields`: the tag to be removed is neither one of the customer's nor the one that is added (R27).
    pub(super) async fn settle_after(
        &self,
        tx: &mut dyn Transaction,
        actor: &Actor,
        draft: AfterDraft,
        customer: Option<CustomerId>,
        before: Option<&AfterPayment>,
    ) -> Outcome<AfterPayment> {
        let Some(customer) = customer.filter(|_| draft.apply_tag.is_some() || draft.remove_tag.is_some()) else {
            return Ok(draft.shown);
        };
        let failed = fail::storage("choosing tags");
        let mut words = Words::of(tx, actor.merchant, TagKind::Customer).await?;
        let apply_tag = match draft.apply_tag {
            Some(name) => Some(words.take(tx, name, TagColour::default(), || self.tag_id()).await?.id),
            None => None,
        };
        let remove_tag = match draft.remove_tag {
            Some(name) => {
                let worn = tx.tags_of(actor.merchant, &[customer.to_string()]).await.map_err(&failed)?;
                let worn = worn.into_iter().map(|(_, tag)| tag.id);
                // What the link took away before may be gone from the customer by now.
                let offered: Vec<_> =
                    worn.chain(apply_tag).chain(before.and_then(|before| before.remove_tag)).collect();
                let found = words.find(&name).map(|tag| tag.id).filter(|id| offered.contains(id));
                let other = || {
                    Problem::field(
                        "remove_tag",
                        format!(
                            "This customer has no tag \"{name}\". Choose one that they have, or the one that is added."
                        ),
                    )
                };
                Some(found.ok_or_else(other)?)
            }
            None => None,
        };
        Ok(AfterPayment { apply_tag, remove_tag, ..draft.shown })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> LinkForm {
        LinkForm {
            message: " Your table is by the window.\r\nSee you! ".to_owned(),
            download: "https://files.example/menu.pdf".to_owned(),
            redirect: "https://northlight.example/thanks".to_owned(),
            ..LinkForm::default()
        }
    }

    #[test]
    fn r26_what_is_typed_is_read_and_written_again() {
        let mut fields = Fields::default();
        let draft = read(&typed(), Some(&Wanted::Anybody), &mut fields).unwrap();
        assert_eq!(draft.shown.message.as_deref(), Some("Your table is by the window.\nSee you!"));
        let mut form = LinkForm::default();
        write(&draft.shown, &[], &mut form);
        assert_eq!(read(&form, Some(&Wanted::Anybody), &mut fields), Some(draft));
        assert!(fields.finish(Some(())).is_ok());
    }

    #[test]
    fn r26_all_that_is_wrong_is_said_at_once() {
        let form = LinkForm {
            message: "x".repeat(1_001),
            download: "javascript:alert(1)".to_owned(),
            redirect: "https://northlight.example@evil.example".to_owned(),
            apply_tag: "a;b".to_owned(),
            ..typed()
        };
        let mut fields = Fields::default();
        assert_eq!(read(&form, None, &mut fields), None);
        let Err(Problem::Fields { errors }) = fields.finish(None::<()>) else { panic!("nothing is wrong") };
        let wrong: Vec<_> = errors.iter().map(|error| error.field.as_str()).collect();
        assert_eq!(wrong, ["message", "download", "redirect", "apply_tag"]);
    }

    #[test]
    fn r27_tags_need_a_chosen_customer() {
        let form = LinkForm { apply_tag: "Regular".to_owned(), ..typed() };
        let mut fields = Fields::default();
        read(&form, Some(&Wanted::Anybody), &mut fields);
        let Err(Problem::Fields { errors }) = fields.finish(None::<()>) else { panic!("nothing is wrong") };
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].field, "customer");
        let mut fields = Fields::default();
        let known = Wanted::Known("maja@example.com".parse().unwrap());
        assert!(read(&form, Some(&known), &mut fields).is_some() && fields.finish(Some(())).is_ok());
    }
}
