//! Reminders of a link that is being made (R15).

use crate::{
    Service,
    fail::{self, Outcome},
    fields::Fields,
    random,
};
use api_types::dashboard::LinkForm;
use domain::{
    Link,
    delivery::Way,
    reminder::{Interval, Most, Plan},
};
use storage::{Transaction, records::Reminders};

/// What a form says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// How often.
    pub every: Interval,
    /// How many at most.
    pub most: Most,
}

impl Wanted {
    /// Reads how often and how many; nothing typed is what is offered first.
    pub fn read(every: &str, most: &str, names: [&str; 2], fields: &mut Fields) -> Option<Self> {
        let every = match every.trim() {
            "" => Some(Interval::default()),
            word => fields.take(names[0], word.parse()),
        };
        let most = match most.trim() {
            "" => Some(Most::default()),
            number => fields.take(names[1], number.parse()),
        };
        Some(Self { every: every?, most: most? })
    }

    /// Reads the form of a new link, for one customer or not and sent by these ways. Without both, the form does not show what
    /// it says of reminders, and it is not meant.
    ///
    /// # Errors
    /// `Fields`: what is not as expected.
    pub fn of_new(form: &LinkForm, for_one: bool, ways: &[Way]) -> Outcome<Option<Self>> {
        if !form.remind || !for_one || ways.is_empty() {
            return Ok(None);
        }
        let mut fields = Fields::default();
        let wanted = Self::read(&form.remind_every, &form.remind_most, ["remind_every", "remind_most"], &mut fields);
        fields.finish(wanted.map(Some))
    }

    /// The plan of a link that has not gone to its customer yet.
    pub(super) const fn plan(self) -> Plan {
        Plan {
            enabled: true,
            every: self.every,
            most: self.most,
            sent: 0,
            anchor: None,
            last: None,
            paid: false,
            stopped_at: None,
        }
    }
}

impl Service {
    /// Plans the reminders of a new link, in the transaction that makes it.
    ///
    /// # Errors
    /// The database does not answer.
    pub(crate) async fn plan_reminders(
        &self,
        tx: &mut dyn Transaction,
        link: &Link,
        ways: &[Way],
        wanted: Wanted,
    ) -> Outcome<()> {
        let planned = self.planned(link, ways.to_vec(), wanted.plan());
        tx.insert_reminders(&planned).await.map_err(fail::storage("planning reminders"))?;
        Ok(())
    }

    pub(super) fn planned(&self, link: &Link, ways: Vec<Way>, plan: Plan) -> Reminders {
        Reminders {
            link: link.id,
            merchant: link.merchant,
            plan,
            ways,
            earlier: 0,
            due_at: None,
            token: random::token(&*self.out.entropy),
            version: 1,
        }
    }
}
