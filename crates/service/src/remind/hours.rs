//! By which clock a merchant lives, and when nobody is written to.

use super::{
    change,
    zones::{self, NamedZone},
};
use crate::{
    Service,
    audit::On,
    auth::{Actor, Right},
    fail::{self, Outcome},
    fields::Fields,
};
use api_types::reminders::{HoursForm, HoursSettings};
use domain::{
    Act, Millis,
    calendar::Zone,
    ids::MerchantId,
    reminder::{Local, QuietHours, QuietHoursError},
    view::Day,
};
use serde::{Deserialize, Serialize};
use storage::{
    StorageError, Transaction,
    records::{DaySpan, Reminders},
};

/// A merchant's clock and quiet hours.
#[derive(Debug, Clone)]
pub struct Hours {
    /// By which clock they live.
    pub zone: NamedZone,
    quiet: Option<QuietHours>,
}

/// As kept among the settings.
#[derive(Serialize, Deserialize)]
struct Kept {
    zone: String,
    quiet: Option<QuietHours>,
}

impl Hours {
    /// A merchant's; UTC and no quiet hours until something else is said.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(tx: &mut dyn Transaction, merchant: MerchantId) -> Result<Self, StorageError> {
        let kept = tx.setting(&key(merchant)).await?;
        let Some(kept) = kept.and_then(|text| serde_json::from_str::<Kept>(&text).ok()) else {
            return Ok(Self { zone: NamedZone::utc(), quiet: None });
        };
        let zone = kept.zone.parse().unwrap_or_else(|_| {
            tracing::warn!(%merchant, zone = kept.zone, "a time zone that is not in the table any more; UTC is taken");
            NamedZone::utc()
        });
        Ok(Self { zone, quiet: kept.quiet })
    }

    /// As plans need it.
    pub fn local(&self) -> Local<'_> {
        Local { zone: &self.zone, quiet: self.quiet }
    }

    /// The day that a moment is in, by the merchant's clock.
    pub fn day(&self, at: Millis) -> Day {
        Day::by(&self.zone, at)
    }

    /// The first moment of a day by the merchant's clock.
    pub fn begins(&self, day: Day) -> Millis {
        day.begins(&self.zone)
    }

    /// The first moment after a day, at which ends what has it as its last.
    pub fn over(&self, day: Day) -> Millis {
        self.begins(day.later(1))
    }

    /// The days from one to another, both included, by the merchant's clock.
    pub fn days(&self, first: Day, last: Day) -> Vec<DaySpan> {
        let span = |day| DaySpan { day, begins: self.begins(day), over: self.over(day) };
        (first.0..=last.0).map(|day| span(Day(day))).collect()
    }

    /// The last day of what ends at a moment. What ends with a day of UTC, as all did before days went by the merchant's clock, has
    /// that day as its last, also where its end is no midnight.
    pub fn last_day(&self, ends: Millis) -> Day {
        let last = ends.plus(Millis(-1));
        let (here, utc) = (self.day(last), Day::of(last));
        if self.over(here) != ends && utc.later(1).start() == ends { utc } else { here }
    }

    /// `19 March 2026, 10:00`, by the merchant's clock.
    pub fn shown(&self, at: Millis) -> String {
        let format = time::macros::format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute]");
        time::OffsetDateTime::from_unix_timestamp(self.zone.shows(at).0.div_euclid(1_000))
            .ok()
            .and_then(|shown| shown.format(format).ok())
            .unwrap_or_default()
    }

    /// What is planned, with the date that is next by this clock.
    pub fn dated(&self, planned: &Reminders, not_before: Millis) -> Reminders {
        Reminders { due_at: planned.plan.next(not_before, &self.local()), ..planned.clone() }
    }

    fn form(&self) -> HoursForm {
        let (quiet_from, quiet_until) = self.quiet.map(QuietHours::shown).unwrap_or_default();
        HoursForm { zone: self.zone.to_string(), quiet_from, quiet_until }
    }
}

fn key(merchant: MerchantId) -> String {
    format!("hours:{merchant}")
}

fn read(form: &HoursForm) -> Outcome<Hours> {
    let mut fields = Fields::default();
    let zone = match form.zone.trim() {
        "" => Some(NamedZone::utc()),
        name => fields.take("zone", name.parse()),
    };
    let quiet = QuietHours::read(&form.quiet_from, &form.quiet_until);
    let field = if quiet == Err(QuietHoursError::Begin) { "quiet_from" } else { "quiet_until" };
    let quiet = fields.take(field, quiet);
    fields.finish(zone.zip(quiet).map(|(zone, quiet)| Hours { zone, quiet }))
}

impl Service {
    /// A merchant's clock and quiet hours, with the zones there are.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn hours(&self, actor: &Actor) -> Outcome<HoursSettings> {
        actor.may(Right::Look)?;
        let failed = fail::storage("reading a merchant's hours");
        let mut tx = self.out.store.read().await.map_err(&failed)?;
        let hours = Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?;
        Ok(HoursSettings { form: hours.form(), zones: zones::names() })
    }

    /// Changes them. What is planned gets its next date by the new ones, and links end with their last day by the new clock.
    ///
    /// # Errors
    /// `Fields`: no such zone, or no times of a day.
    pub async fn save_hours(&self, actor: &Actor, form: &HoursForm) -> Outcome<()> {
        actor.may(Right::Manage)?;
        let hours = read(form)?;
        let failed = fail::storage("saving a merchant's hours");
        let kept = Kept { zone: hours.zone.to_string(), quiet: hours.quiet };
        let kept = serde_json::to_string(&kept).map_err(|_| api_types::Problem::Unavailable)?;
        let mut tx = self.out.store.write().await.map_err(&failed)?;
        let (before, now) = (Hours::of(&mut *tx, actor.merchant).await.map_err(&failed)?, self.now());
        // Links end with their last day, now by the new clock (R5). What is over stays so, whether somebody has looked since or not.
        tx.end_links(actor.merchant, now).await.map_err(&failed)?;
        let ends = tx.ends_to_come(actor.merchant).await.map_err(&failed)?;
        let moved = ends.into_iter().map(|ends| (ends, hours.over(before.last_day(ends))));
        let moved: Vec<_> = moved.filter(|(ends, by_now)| ends != by_now).collect();
        tx.move_ends(actor.merchant, &moved).await.map_err(&failed)?;
        tx.set_setting(&key(actor.merchant), &kept).await.map_err(&failed)?;
        self.note(&mut *tx, actor, Act::HoursChanged, On::of("", hours.zone.to_string())).await?;
        for planned in tx.running_reminders(actor.merchant).await.map_err(&failed)? {
            change(&mut *tx, planned.link, |planned| Some(hours.dated(planned, now))).await.map_err(&failed)?;
        }
        self.redate_digests(&mut *tx, actor.merchant, &hours).await.map_err(&failed)?;
        tx.commit().await.map_err(&failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use api_types::Problem;

    fn form(zone: &str, quiet_from: &str, quiet_until: &str) -> HoursForm {
        HoursForm { zone: zone.to_owned(), quiet_from: quiet_from.to_owned(), quiet_until: quiet_until.to_owned() }
    }

    #[test]
    fn r14_hours_are_shown_as_they_were_typed() {
        let typed = form("Europe/Amsterdam", "21:00", "08:00");
        let hours = read(&typed).unwrap();
        assert_eq!(hours.form(), typed);
        assert_eq!(hours.shown(Millis(1_773_929_525_000)), "19 March 2026, 15:12");
        assert_eq!(read(&form("", "", "")).unwrap().form(), form("UTC", "", ""));
    }

    #[test]
    fn r5_the_last_day_of_a_link_is_the_one_it_was_given_also_from_before_days_went_by_the_clock() {
        // 19 March 2026.
        let day = Day(20_531);
        for zone in ["Europe/Amsterdam", "America/New_York", "Pacific/Auckland", "Asia/Kathmandu", "UTC"] {
            let hours = read(&form(zone, "", "")).unwrap();
            assert_eq!(hours.last_day(hours.over(day)), day, "{zone}");
            assert_eq!(hours.last_day(day.later(1).start()), day, "{zone}: by UTC");
        }
    }

    #[test]
    fn r14_days_follow_each_other_without_a_gap_also_where_the_clock_is_changed() {
        let hours = read(&form("Europe/Amsterdam", "", "")).unwrap();
        // 27 to 31 March 2026.
        let days = hours.days(Day(20_539), Day(20_543));
        let lengths: Vec<_> =
            days.iter().map(|span| (span.day.0, span.over.since(span.begins).0 / 3_600_000)).collect();
        assert_eq!(lengths, [(20_539, 24), (20_540, 24), (20_541, 23), (20_542, 24), (20_543, 24)]);
        assert!(days.windows(2).all(|two| two[0].over == two[1].begins));
    }

    #[test]
    fn r14_what_is_wrong_is_said_at_its_field() {
        for (typed, wrong) in [
            (form("Mars/Olympus", "", ""), "zone"),
            (form("UTC", "25:00", "08:00"), "quiet_from"),
            (form("UTC", "", "08:00"), "quiet_from"),
            (form("UTC", "21:00", ""), "quiet_until"),
            (form("UTC", "21:00", "8 am"), "quiet_until"),
            (form("UTC", "21:00", "21:00"), "quiet_until"),
        ] {
            let Err(Problem::Fields { errors }) = read(&typed) else { panic!("{typed:?} was taken") };
            assert_eq!(errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), [wrong], "{typed:?}");
        }
    }
}
