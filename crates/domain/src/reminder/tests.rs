use super::*;
use crate::{
    Millis,
    calendar::{DAY, Date, Utc, WallClock, Zone, summery::Summery},
};
use proptest::prelude::*;

const HOUR: i64 = 3_600_000;
/// 31 January 2027, 10:00 UTC.
const ANCHOR: Millis = Millis(20_849 * DAY + 10 * HOUR);

fn plan(every: Interval, most: u8) -> Plan {
    Plan {
        enabled: true,
        every,
        most: most.try_into().unwrap(),
        sent: 0,
        anchor: Some(ANCHOR),
        last: None,
        paid: false,
        stopped_at: None,
    }
}

fn utc(quiet: Option<QuietHours>) -> Local<'static> {
    Local { zone: &Utc, quiet }
}

fn quiet(from: &str, until: &str) -> Option<QuietHours> {
    QuietHours::read(from, until).unwrap()
}

fn day(year: i64, month: i64, day: i64) -> i64 {
    Date { year, month, day }.day_number()
}

#[test]
fn r14_the_first_comes_after_one_interval_and_then_one_each() {
    for (every, days) in [(Interval::Daily, 1), (Interval::TwoDays, 2), (Interval::ThreeDays, 3), (Interval::Weekly, 7)]
    {
        let dates = plan(every, 3).to_come(ANCHOR, &utc(None));
        let expected: Vec<_> = (1..=3).map(|n| ANCHOR.plus(Millis(n * days * DAY))).collect();
        assert_eq!(dates, expected, "{every:?}");
    }
}

#[test]
fn r14_the_31st_comes_back_after_february() {
    let dates = plan(Interval::Monthly, 14).to_come(ANCHOR, &utc(None));
    let days: Vec<_> = dates.iter().map(|date| date.0.div_euclid(DAY)).collect();
    assert_eq!(days[..4], [day(2027, 2, 28), day(2027, 3, 31), day(2027, 4, 30), day(2027, 5, 31)]);
    assert_eq!(days[12], day(2028, 2, 29), "a leap year");
    assert!(dates.iter().all(|date| date.0.rem_euclid(DAY) == 10 * HOUR));
}

#[test]
fn r16_a_plan_stands_as_what_happened_says() {
    let running = plan(Interval::Daily, 2);
    assert_eq!(running.standing(), Standing::Running);
    let each = [
        (Plan { anchor: None, ..running }, Standing::NotBegun),
        (Plan { sent: 2, ..running }, Standing::AtMost),
        (Plan { sent: 9, ..running }, Standing::AtMost),
        (Plan { enabled: false, ..running }, Standing::Off),
        (Plan { stopped_at: Some(ANCHOR), enabled: false, ..running }, Standing::Stopped),
        (Plan { paid: true, stopped_at: Some(ANCHOR), ..running }, Standing::Complete),
    ];
    for (plan, standing) in each {
        assert_eq!(plan.standing(), standing);
        assert_eq!(plan.next(ANCHOR, &utc(None)), None, "{standing:?}");
    }
}

#[test]
fn r14_what_was_missed_is_not_made_up_for_and_nobody_is_reminded_twice_in_a_row() {
    let late = ANCHOR.plus(Millis(5 * DAY - HOUR));
    let plan = plan(Interval::Daily, 10);
    assert_eq!(plan.next(late, &utc(None)), Some(ANCHOR.plus(Millis(5 * DAY))));
    // It went an hour before the next date: that one is passed over.
    assert_eq!(plan.reminded(late).next(late, &utc(None)), Some(ANCHOR.plus(Millis(6 * DAY))));
}

#[test]
fn r14_what_falls_into_quiet_hours_waits_until_they_end() {
    let night = utc(quiet("21:00", "08:30"));
    let at = |hours: i64, minutes: i64| Millis(day(2027, 5, 1) * DAY + hours * HOUR + minutes * 60_000);
    assert_eq!(night.awake(at(20, 59)), at(20, 59));
    assert_eq!(night.awake(at(21, 0)), at(32, 30));
    assert_eq!(night.awake(at(3, 0)), at(8, 30));
    assert_eq!(night.awake(at(8, 30)), at(8, 30), "the end is not quiet");
    let noon = utc(quiet("12:00", "13:00"));
    assert_eq!(noon.awake(at(12, 30)), at(13, 0));
    assert_eq!(noon.awake(at(23, 0)), at(23, 0));
    let day_and_night = utc(quiet("00:01", "00:00"));
    assert_eq!(day_and_night.awake(at(12, 0)), at(24, 0));
}

#[test]
fn r14_quiet_hours_are_two_times_of_the_day() {
    assert_eq!(QuietHours::read("", " "), Ok(None));
    assert_eq!(quiet("9:05", "21:00:00").unwrap().shown(), ("09:05".to_owned(), "21:00".to_owned()));
    for time in ["", "24:00", "21:60", "nine", "21", "21:00:30", "+1:00", "021:00", "21:00:00:00"] {
        assert_eq!(QuietHours::read(time, "8:00"), Err(QuietHoursError::Begin), "{time}");
        assert_eq!(QuietHours::read("8:00", time), Err(QuietHoursError::End), "{time}");
    }
    assert_eq!(QuietHours::read("08:00", "8:00"), Err(QuietHoursError::Same));
}

#[test]
fn r14_a_clock_that_is_put_forward_or_back_keeps_the_hour() {
    let local = Local { zone: &Summery, quiet: None };
    // From winter into summer and into winter again.
    let anchor = Summery.moment(WallClock::new(365 * 57 + 80, 10 * HOUR));
    let plan = Plan { anchor: Some(anchor), ..plan(Interval::Weekly, 50) };
    for date in plan.to_come(anchor, &local) {
        assert_eq!(Summery.shows(date).since_midnight(), 10 * HOUR);
    }
    // 02:30 is not there on the day on which it is put forward, and there twice on the day on which it is put back.
    let forward = WallClock::new(365 * 57 + 90, 2 * HOUR + HOUR / 2);
    assert_eq!(Summery.shows(Summery.moment(forward)).since_midnight(), 3 * HOUR + HOUR / 2, "as much later");
    let back = WallClock::new(365 * 57 + 300, 2 * HOUR + HOUR / 2);
    let first = Summery.moment(back);
    assert_eq!(Summery.shows(first.plus(Millis(HOUR))), back, "the first of the two");
}

#[test]
fn r14_quiet_hours_that_end_twice_end_once_more() {
    let local = Local { zone: &Summery, quiet: quiet("22:00", "02:30") };
    // The second 02:15 of the night on which the clock is put back.
    let second = Summery.moment(WallClock::new(365 * 57 + 300, 2 * HOUR + HOUR / 4)).plus(Millis(HOUR));
    assert_eq!(local.awake(second), second.plus(Millis(HOUR / 4)));
}

#[test]
fn r14_intervals_and_numbers_are_read() {
    for every in Interval::ALL {
        assert_eq!(every.as_str().parse(), Ok(every));
    }
    assert!("hourly".parse::<Interval>().is_err());
    assert_eq!([" 1 ", "50"].map(|text| text.parse::<Most>().map(Most::get)), [Ok(1), Ok(50)]);
    for text in ["0", "51", "-1", "", "3.5", "300", "many"] {
        assert_eq!(text.parse::<Most>(), Err(MostError), "{text}");
    }
}

fn any_interval() -> impl Strategy<Value = Interval> {
    prop::sample::select(Interval::ALL.to_vec())
}

fn any_quiet() -> impl Strategy<Value = Option<QuietHours>> {
    prop::option::of((0_u16..1_440, 0_u16..1_440)).prop_map(|hours| hours.and_then(|hours| hours.try_into().ok()))
}

proptest! {
    /// Whatever the interval, the zone, the quiet hours and the moment of looking.
    #[test]
    fn r14_the_next_is_the_first_date_that_is_not_over(
        every in any_interval(), hours in any_quiet(), summery in any::<bool>(),
        anchor in 0_i64..60_000 * DAY, looked in 0_i64..800 * DAY,
    ) {
        let zone: &dyn Zone = if summery { &Summery } else { &Utc };
        let local = Local { zone, quiet: hours };
        let plan = Plan { anchor: Some(Millis(anchor)), ..plan(every, 50) };
        let now = Millis(anchor + looked);
        let next = plan.next(now, &local).expect("it is running");
        prop_assert!(next >= now);
        prop_assert!(hours.is_none_or(|quiet| !quiet.holds(zone.shows(next))), "nobody is woken");
        // Counted from the very first one by one, it is the same.
        let all = std::iter::successors(plan.next(Millis(anchor), &local), |date| plan.next(Millis(date.0 + 1), &local));
        let first = all.take(900).find(|date| *date >= now);
        prop_assert_eq!(first, Some(next));
    }

    #[test]
    fn r14_dates_rise_and_are_as_many_as_there_may_be(
        every in any_interval(), most in 1_u8..=50, sent in 0_u8..60, hours in any_quiet(), anchor in 0_i64..60_000 * DAY,
    ) {
        let local = Local { zone: &Summery, quiet: hours };
        let plan = Plan { anchor: Some(Millis(anchor)), sent, ..plan(every, most) };
        let dates = plan.to_come(Millis(anchor), &local);
        prop_assert_eq!(dates.len(), usize::from(plan.remaining()));
        prop_assert!(dates.windows(2).all(|pair| pair[1].since(pair[0]) >= BREATH), "{:?}", dates);
        prop_assert!(dates.iter().all(|date| date.0 > anchor), "none with the link itself");
    }

    /// An outage of any length at any time never brings two at once.
    #[test]
    fn r14_after_an_outage_there_is_one(every in any_interval(), away in 0_i64..200 * DAY) {
        let local = utc(quiet("22:00", "07:00"));
        let plan = plan(every, 50);
        let now = local.awake(ANCHOR.plus(Millis(away)));
        let next = plan.reminded(now).next(now, &local).expect("there are more");
        prop_assert!(next.since(now) >= BREATH);
    }

    #[test]
    fn i18_nothing_is_planned_after_a_payment_or_an_objection(every in any_interval(), at in 0_i64..800 * DAY) {
        let plan = plan(every, 50);
        for over in [Plan { paid: true, ..plan }, Plan { stopped_at: Some(ANCHOR), ..plan }] {
            prop_assert_eq!(over.next(Millis(at), &utc(None)), None);
            prop_assert!(over.to_come(Millis(at), &utc(None)).is_empty());
        }
    }
}
