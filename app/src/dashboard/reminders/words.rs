//! How reminders are said.

use crate::dashboard::words::Look;
use api_types::reminders::ReminderPlan;
use domain::{
    delivery::Way,
    reminder::{Interval, Standing},
};

/// How often: `Every 3 days`.
pub const fn every(interval: Interval) -> &'static str {
    match interval {
        Interval::Daily => "Every day",
        Interval::TwoDays => "Every 2 days",
        Interval::ThreeDays => "Every 3 days",
        Interval::Weekly => "Every week",
        Interval::Monthly => "Every month",
    }
}

/// By which ways: `by e-mail and SMS`.
pub fn by(ways: &[Way]) -> &'static str {
    match (ways.contains(&Way::Email), ways.contains(&Way::Sms)) {
        (true, true) => "by e-mail and SMS",
        (false, true) => "by SMS",
        _ => "by e-mail",
    }
}

/// How it stands with a plan.
pub fn standing(plan: &ReminderPlan) -> Look {
    let (tone, icon, words) = match plan.standing {
        Standing::Complete => ("ok", "check", "Complete"),
        Standing::Stopped => ("warn", "x", "Stopped by customer"),
        Standing::Off => ("", "power", "Off"),
        Standing::AtMost if plan.sent < plan.most => ("", "check", "None left"),
        Standing::AtMost => ("", "check", "All sent"),
        Standing::NotBegun => ("info", "clock", "Not begun"),
        Standing::Running if plan.waits => ("warn", "hourglass", "On hold"),
        Standing::Running => ("info", "bell", "Upcoming"),
    };
    Look { tone, icon, words: words.to_owned() }
}

/// What that means. Empty: nothing that the figures do not say.
pub const fn meaning(plan: &ReminderPlan) -> &'static str {
    match plan.standing {
        Standing::Complete => "The link is paid: nobody is reminded of it any more.",
        Standing::Stopped => "This customer asked for no more reminders of this link.",
        Standing::NotBegun => "The first date is counted from when the link has gone to its customer.",
        Standing::Running if plan.waits => "The link cannot be paid now, so reminders are left out until it can.",
        Standing::Running | Standing::Off | Standing::AtMost => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r16_a_plan_says_how_it_stands() {
        let plan = |standing, waits| ReminderPlan {
            enabled: true,
            every: Interval::ThreeDays,
            most: 3,
            sent: 1,
            failed: 0,
            remaining: 2,
            standing,
            next_at: None,
            next: String::new(),
            zone: "UTC".to_owned(),
            waits,
            stopped_at: None,
        };
        assert_eq!(standing(&plan(Standing::Running, false)).words, "Upcoming");
        assert_eq!(standing(&plan(Standing::Running, true)).words, "On hold");
        assert_eq!(standing(&plan(Standing::Complete, true)).words, "Complete");
        assert_eq!(standing(&plan(Standing::AtMost, false)).words, "None left", "not all of them went");
        assert_eq!(standing(&ReminderPlan { sent: 3, ..plan(Standing::AtMost, false) }).words, "All sent");
        assert_eq!(
            [by(&[Way::Email]), by(&[Way::Sms]), by(&[Way::Sms, Way::Email])],
            ["by e-mail", "by SMS", "by e-mail and SMS"]
        );
    }
}
