//! How many payments a link takes, how many are left, and changing it in place (R5 to R9).

use super::{
    limit_badge::{LimitBadge, tone},
    server_fns::SetLinkLimit,
};
use crate::{
    dashboard::parts::{ActionForm, ErrorSummary, Field, FormScope, Submit, failure},
    ui::{Tone, tally},
};
use api_types::dashboard::LinkDetail;
use domain::link::Left;
use leptos::prelude::*;

/// The most places that are drawn one by one.
const NOTCHES: u16 = 20;

/// The card.
#[component]
pub fn LimitCard(
    /// The link.
    link: LinkDetail,
    /// Changes it.
    set: ServerAction<SetLinkLimit>,
) -> impl IntoView {
    let item = &link.item;
    let paid = item.paid;
    let figures = match (item.limit, item.urgency) {
        (Some(limit), Some(urgency)) => {
            let used = percent(paid, limit);
            let left = u64::from(limit).saturating_sub(paid);
            let said = format!("{paid} of {limit} payments used");
            let bar = if limit <= NOTCHES {
                let count = u32::try_from(paid).unwrap_or(u32::MAX);
                let tone = match urgency {
                    Left::Plenty => Tone::Ok,
                    Left::Few => Tone::Warn,
                    Left::None => Tone::Bad,
                };
                tally(count, u32::from(limit), tone, false, &said).into_any()
            } else {
                let class = format!("meter {}", tone(urgency));
                view! { <progress class=class max=limit.to_string() value=paid.to_string() aria-label=said></progress> }
                    .into_any()
            };
            let badge = if left == 0 { "Limit reached".to_owned() } else { format!("{left} left") };
            view! {
                <div class="row apart nowrap">
                    <p class="n">{paid}<small>{format!(" of {limit}, {used}% used")}</small></p>
                    <LimitBadge words=badge urgency=Some(urgency)/>
                </div>
                {bar}
            }
            .into_any()
        }
        _ => view! { <p class="n">{paid}<small>" paid, no limit"</small></p> }.into_any(),
    };
    let kind = match item.limit {
        None => "No limit",
        Some(1) => "One payment",
        Some(_) => "A number of payments",
    };
    let held = held(paid, link.held, item.limit);
    view! {
        <section class="card side-card" id="limit-card" aria-labelledby="limit">
            <div class="card-head"><h2 id="limit">"Payment limit"</h2><span class="muted sm kind">{kind}</span></div>
            <div class="card-body limit">
                {figures}
                {held.map(|words| view! { <p class="sm muted" role="status">{words}</p> })}
                <LimitForm link set/>
            </div>
        </section>
    }
    .into_any()
}

/// Type and number, behind a button until they are wanted.
#[component]
fn LimitForm(link: LinkDetail, set: ServerAction<SetLinkLimit>) -> impl IntoView {
    let error = failure(set);
    FormScope::provide("limit", "", error);
    let typed: Option<(String, String)> = error.get_untracked().and_then(|error| error.typed());
    let open = error.with_untracked(Option::is_some);
    let (kind, number) = typed.unwrap_or((link.form.limit_kind, link.form.limit));
    let words = if link.item.urgency == Some(Left::None) { "Raise the limit" } else { "Change" };
    let kinds = [("unlimited", "No limit"), ("once", "One"), ("number", "A number")]
        .map(|(value, words)| {
            view! {
                <label><input type="radio" name="limit_kind" value=value checked=kind == value/>{words}</label>
            }
        })
        .collect_view();
    view! {
        <details class="change" data-needs="work" open=open>
            <summary class="btn">{words}</summary>
            <ActionForm action=set attr:class="stack" attr:novalidate="novalidate">
                <ErrorSummary/>
                <input type="hidden" name="link" value=link.item.id/>
                <fieldset>
                    <legend class="visually-hidden">"How many payments"</legend>
                    <span class="segmented">{kinds}</span>
                </fieldset>
                <div class="limit-number">
                    <Field name="limit" label="Payments in all" value=number keys="numeric" hint="A whole number from 1 to 1,000."/>
                </div>
                <Submit words="Save the limit" pending=set.pending() class="btn"/>
            </ActionForm>
        </details>
    }
    .into_any()
}

/// Who is paying now. Where the limit was lowered meanwhile they keep their places, and it says how far that goes.
fn held(paid: u64, held: u64, limit: Option<u16>) -> Option<String> {
    let all = paid + held;
    let over = all.saturating_sub(limit.map_or(all, u64::from));
    let who = match held {
        0 => return None,
        1 => "1 person is paying now".to_owned(),
        many => format!("{many} people are paying now"),
    };
    Some(match (over, held) {
        (0, 1) => format!("{who}. The place is held."),
        (0, _) => format!("{who}. Their places are held."),
        _ => format!(
            "{who}. They began before this limit and can still pay. So there may be {all} payments in all, {over} more than \
             the limit. Nobody else is let in."
        ),
    })
}

/// How much of the limit is used; more than all of it where the limit was lowered.
fn percent(paid: u64, limit: u16) -> u64 {
    paid * 100 / u64::from(limit.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r8_what_is_used_is_said_in_percent() {
        assert_eq!([percent(17, 20), percent(0, 1), percent(2, 3), percent(3, 1)], [85, 0, 66, 300]);
    }

    #[test]
    fn r7_who_holds_a_place_from_before_a_lower_limit_is_told_to_the_merchant() {
        assert_eq!(held(3, 0, Some(2)), None);
        assert_eq!(held(1, 1, Some(2)).as_deref(), Some("1 person is paying now. The place is held."));
        assert_eq!(held(0, 2, Some(2)).as_deref(), Some("2 people are paying now. Their places are held."));
        let said = held(2, 3, Some(4)).unwrap();
        assert!(said.starts_with("3 people are paying now. They began before this limit and can still pay."), "{said}");
        assert!(said.contains("there may be 5 payments in all, 1 more than the limit."), "{said}");
        let said = held(0, 2, Some(1)).unwrap();
        assert!(said.contains("there may be 2 payments in all"), "{said}");
    }
}
