//! How reminders are said.

use crate::dashboard::words::Look;
use api_types::reminders::{Obstacle, Outlook, ReminderPlan};
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
        Standing::Running => return outlook(&plan.outlook),
    };
    Look { tone, icon, words: words.to_owned() }
}

/// How it stands with one that is to come.
pub fn outlook(outlook: &Outlook) -> Look {
    let (tone, icon, words) = match outlook {
        Outlook::Goes { .. } => ("info", "clock", "Upcoming"),
        Outlook::Waits => ("warn", "hourglass", "On hold"),
        Outlook::Cannot(_) => ("warn", "triangle-alert", "Cannot be sent"),
    };
    Look { tone, icon, words: words.to_owned() }
}

/// What is in the way, and what to do about it: a sentence or two for each.
pub fn in_the_way(outlook: &Outlook) -> String {
    match outlook {
        Outlook::Goes { not_by: obstacles, .. } | Outlook::Cannot(obstacles) => {
            obstacles.iter().map(|it| obstacle(*it)).collect::<Vec<_>>().join(" ")
        }
        Outlook::Waits => String::new(),
    }
}

const fn obstacle(obstacle: Obstacle) -> &'static str {
    match obstacle {
        Obstacle::NoCustomer => {
            "The customer is no longer in your list. Choose whom the link is for, and send it to them."
        }
        Obstacle::NoNumber => {
            "You have no phone number of this customer. Add it to the customer, or send them the link by e-mail."
        }
        Obstacle::BadNumber => {
            "An SMS cannot be sent to this customer's phone number. Correct it, or send them the link by e-mail."
        }
        Obstacle::NoSender => {
            "The name of your business cannot stand above an SMS. Whoever runs this server can set a sender."
        }
        Obstacle::NoWayOut(Way::Email) => {
            "This server sends no e-mail, since no mail server is set up. Whoever runs it can set one up."
        }
        Obstacle::NoWayOut(Way::Sms) => {
            "This server sends no SMS, since no SMS service is set up. Whoever runs it can set one up."
        }
    }
}

/// What that means. Empty: nothing that the figures do not say.
pub fn meaning(plan: &ReminderPlan) -> String {
    let words = match plan.standing {
        Standing::Complete => "The link is paid: nobody is reminded of it any more.",
        Standing::Stopped => "This customer asked for no more reminders of this link.",
        Standing::NotBegun => "The first date is counted from when the link has gone to its customer.",
        Standing::Running => match &plan.outlook {
            Outlook::Goes { .. } => return in_the_way(&plan.outlook),
            Outlook::Waits => "The link cannot be paid now, so reminders are left out until it can.",
            Outlook::Cannot(_) => {
                return format!("{} Until then reminders are left out, and not counted.", in_the_way(&plan.outlook));
            }
        },
        Standing::Off | Standing::AtMost => "",
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r16_a_plan_says_how_it_stands() {
        let plan = |standing, outlook| ReminderPlan {
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
            outlook,
            stopped_at: None,
        };
        let goes = Outlook::Goes { by: vec![Way::Email], not_by: vec![Obstacle::NoNumber] };
        let cannot = Outlook::Cannot(vec![Obstacle::NoNumber]);
        assert_eq!(standing(&plan(Standing::Running, goes.clone())).words, "Upcoming");
        assert_eq!(standing(&plan(Standing::Running, Outlook::Waits)).words, "On hold");
        assert_eq!(standing(&plan(Standing::Running, cannot.clone())).words, "Cannot be sent");
        assert_eq!(standing(&plan(Standing::Complete, Outlook::Waits)).words, "Complete");
        assert_eq!(standing(&plan(Standing::Stopped, cannot.clone())).words, "Stopped by customer");
        assert_eq!(standing(&plan(Standing::AtMost, goes.clone())).words, "None left", "not all of them went");
        assert_eq!(standing(&ReminderPlan { sent: 3, ..plan(Standing::AtMost, goes.clone()) }).words, "All sent");
        // What a merchant is to do about it is said where one of two ways is closed too.
        for outlook in [goes, cannot] {
            assert!(meaning(&plan(Standing::Running, outlook)).contains("Add it to the customer"));
        }
        assert_eq!(
            [by(&[Way::Email]), by(&[Way::Sms]), by(&[Way::Sms, Way::Email])],
            ["by e-mail", "by SMS", "by e-mail and SMS"]
        );
    }
}
