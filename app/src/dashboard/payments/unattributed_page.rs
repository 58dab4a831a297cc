//! Money that no payment asked for: the merchant says which payment it is for, or that they looked at it.

use super::{
    server_fns::{AttributeTransfer, LookAtTransfer, load_unattributed},
    views::PaymentViews,
};
use crate::dashboard::{
    live::use_live,
    parts::{
        ActionForm, AddressText, Empty, Icon, Loaded, ModeBadge, Moment, PageHead, Pager, SegmentedLinks, failure,
        list_query, page_data, successes,
    },
    undo::use_undoing,
};
use api_types::dashboard::{Candidate, ListQuery, Listing, UnattributedItem};
use leptos::prelude::*;

/// What can be done about a sum.
#[derive(Clone, Copy)]
pub struct Attribution {
    /// Gives it to a payment.
    give: ServerAction<AttributeTransfer>,
    /// Leaves it as it is.
    look: ServerAction<LookAtTransfer>,
}

impl Attribution {
    /// For a page that offers it.
    pub fn new() -> Self {
        let look = ServerAction::new();
        use_undoing().after(look);
        Self { give: ServerAction::new(), look }
    }

    /// Why the newest was not done. Empty when it was.
    fn trouble(self) -> impl IntoView {
        let errors = [failure(self.give), failure(self.look)];
        move || {
            errors.iter().find_map(|error| error.get()).map(|error| {
                let said = ["code", "session"].iter().find_map(|field| error.message_for(field));
                let words = said.map_or_else(|| error.to_string(), str::to_owned);
                view! {
                    <div class="notice bad" role="alert">
                        <Icon name="triangle-alert"/>
                        <h2>"Not done"</h2>
                        <p>{words}</p>
                    </div>
                }
            })
        }
    }
}

/// All sums, of live and test networks; read again when something happens.
#[component]
pub fn UnattributedPage() -> impl IntoView {
    let (query, live, actions) = (list_query(), use_live(), Attribution::new());
    let (given, seen) = (successes(actions.give), successes(actions.look));
    let undoing = use_undoing();
    let asked = move || ListQuery { mode: String::new(), ..query.get() };
    let done = move || given.get() + seen.get() + undoing.done();
    let sums = page_data(move || (asked(), live.version(), done()), |(query, ..)| load_unattributed(query));
    view! {
        <PageHead title="Payments"/>
        <PaymentViews/>
        {actions.trouble()}
        <section class="card" aria-label="Unattributed">
            <div class="filters">
                <SegmentedLinks label="Which" name="status" options=&[("", "Waiting"), ("seen", "Looked at")]/>
            </div>
            <Loaded resource=sums view=move |listing| {
                let seen = query.with_untracked(|query| query.status == "seen");
                view! { <UnattributedList listing seen actions/> }.into_any()
            }/>
        </section>
    }
    .into_any()
}

/// The sums and the pager, or why there are none.
#[component]
pub fn UnattributedList(
    /// The sums.
    listing: Listing<UnattributedItem>,
    /// Whether these were looked at already.
    seen: bool,
    /// What can be done.
    actions: Attribution,
) -> impl IntoView {
    if listing.total == 0 {
        let text = if seen {
            "What you look at and leave without a payment shows here."
        } else {
            "At an address that payments share, the exact amount says whose money is whose. What comes in another amount \
             shows here, and you say which payment it is for."
        };
        let title = if seen { "Nothing here" } else { "Nothing waits for you" };
        return view! { <Empty title text/> }.into_any();
    }
    let Listing { rows, total, more, page, per_page } = listing;
    let entries = rows.into_iter().map(|item| view! { <Entry item seen actions/> }).collect_view();
    view! {
        <ul class="todo-list sums">{entries}</ul>
        <Pager total more page per_page one="sum" many="sums"/>
    }
    .into_any()
}

/// One sum.
#[component]
fn Entry(item: UnattributedItem, seen: bool, actions: Attribution) -> impl IntoView {
    let UnattributedItem { id, transaction, address, mode, candidates } = item;
    let what = format!("{} {} on {}", transaction.amount, transaction.symbol, transaction.network_name);
    let label = format!("Which payment is the {what} for?");
    let tx = match (transaction.explorer_url, transaction.id) {
        (_, id) if id.is_empty() => "sent by a contract".into_any(),
        (Some(url), id) => view! {
            <a href=url rel="external noopener noreferrer" target="_blank">
                <AddressText text=id short=true/><span class="visually-hidden">" in the explorer"</span>
            </a>
        }
        .into_any(),
        (None, id) => view! { <AddressText text=id short=true/> }.into_any(),
    };
    let none = candidates.is_empty();
    let first = candidates.first().map(|first| first.session.clone());
    let options = candidates
        .into_iter()
        .map(|candidate| {
            let chosen = first.as_ref() == Some(&candidate.session);
            view! { <Choice candidate chosen/> }
        })
        .collect_view();
    let options = (!none).then(|| view! { <fieldset class="sum-choices"><legend>{label}</legend>{options}</fieldset> });
    let code = format!("code-{id}");
    let other = if none { "Code of the payment that it is for" } else { "Or the code of another payment" };
    let looked_at = id.clone();
    let look = (!seen).then(|| {
        view! {
            <ActionForm action=actions.look attr:data-needs="work">
                <input type="hidden" name="id" value=looked_at/>
                <button class="btn quiet" type="submit">"For no payment: looked at"</button>
            </ActionForm>
        }
    });
    view! {
        <li>
            <span class="spot warn"><Icon name="coins"/></span>
            <div class="stack tight">
                <p><b>{what}"."</b>" Came "<Moment at=transaction.at/>" to "<AddressText text=address short=true/>", in transaction "{tx}". "<ModeBadge mode/></p>
                <ActionForm action=actions.give attr:data-needs="work" attr:class="stack tight">
                    <input type="hidden" name="id" value=id.clone()/>
                    {options}
                    <div class="sum-code">
                        <label for=code.clone()>{other}</label>
                        <input class="input code" id=code name="code" placeholder="K7QF-3MXD" autocomplete="off" spellcheck="false"/>
                    </div>
                    <button class="btn" type="submit">"Give it to this payment"</button>
                </ActionForm>
                {look}
            </div>
        </li>
    }
    .into_any()
}

/// A payment that a sum may be for.
#[component]
fn Choice(candidate: Candidate, chosen: bool) -> impl IntoView {
    let Candidate { session, code, title, customer, missing, symbol, opened_at, open } = candidate;
    let state = if open { "open, begun " } else { "time over, begun " };
    let who = customer.map(|who| format!(", {who}"));
    let missing = format!("{missing} {symbol} missing");
    view! {
        <label class="tick">
            <input type="radio" name="session" value=session checked=chosen/>
            <span>
                <span class="name num">{missing}</span>
                <span class="note">{title}{who}", "<span class="code-text">{code}</span>", "{state}<Moment at=opened_at/></span>
            </span>
        </label>
    }
    .into_any()
}
