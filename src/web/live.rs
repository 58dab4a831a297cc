//! Server-sent events: a session's page and the merchant's pages learn of changes as they are committed.
//!
//! What is sent is read from the database at that moment, so a reader that missed messages is right again with the next.

use super::{AppState, dashboard::signed_in, form::status};
use api_types::checkout::{LinkLive, SessionView};
use axum::{
    Extension,
    extract::{Path, Query, State},
    http::HeaderMap,
    response::{
        IntoResponse, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use domain::{
    Millis,
    ids::{LinkId, SessionId},
};
use futures::{Stream, StreamExt, stream};
use service::{Actor, Changed, What};
use std::{convert::Infallible, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use tokio::time::{Instant, timeout_at};

/// How often a silent page is looked at anyway: a network's trouble changes without a commit about the session.
const LOOK_AGAIN: Duration = Duration::from_secs(15);

/// Counts a watcher as long as it lives.
struct Watcher(AppState);

impl Watcher {
    fn new(state: AppState) -> Self {
        state.metrics.watchers.inc();
        Self(state)
    }
}

impl Drop for Watcher {
    fn drop(&mut self) {
        self.0.metrics.watchers.dec();
    }
}

/// Why a reader looks again.
enum News {
    /// This changed.
    Change(Changed),
    /// There was more than could be kept for it: anything may have changed.
    Missed,
    /// It was quiet for a while.
    Quiet,
}

/// Waits for a change that `concerns` the reader, or until it is time to look again. `None`: the server ends.
async fn news(state: &AppState, changes: &mut Receiver<Changed>, concerns: impl Fn(&Changed) -> bool) -> Option<News> {
    let again = Instant::now() + LOOK_AGAIN;
    loop {
        let change = tokio::select! {
            change = timeout_at(again, changes.recv()) => change,
            () = state.ending.begun() => return None,
        };
        match change {
            Ok(Ok(change)) if concerns(&change) => return Some(News::Change(change)),
            Ok(Ok(_)) => {}
            Ok(Err(RecvError::Lagged(_))) => return Some(News::Missed),
            Err(_) => return Some(News::Quiet),
            Ok(Err(RecvError::Closed)) => return None,
        }
    }
}

fn events(stream: impl Stream<Item = Event> + Send + 'static) -> Response {
    let stream = stream.map(Ok::<_, Infallible>);
    // Some proxies hold streams back unless told not to.
    ([("x-accel-buffering", "no")], Sse::new(stream).keep_alive(KeepAlive::default())).into_response()
}

/// Whether two views tell the customer the same; the time left is counted in the browser.
fn same(a: &SessionView, b: &SessionView) -> bool {
    SessionView { remaining: 0, ..a.clone() } == SessionView { remaining: 0, ..b.clone() }
}

/// A session's changes, beginning with how it stands.
pub async fn session(State(state): State<AppState>, Path(session): Path<String>) -> Response {
    // Listening begins before reading, so that nothing falls between.
    let changes = state.service.live().subscribe();
    let first = match state.service.session_view(&session).await {
        Ok(view) => view,
        Err(problem) => return status(&problem).into_response(),
    };
    let Ok(id) = session.parse::<SessionId>() else { return axum::http::StatusCode::NOT_FOUND.into_response() };
    let watcher = Watcher::new(state);
    let begin = (watcher, changes, None::<SessionView>, Some(first));
    events(stream::unfold(begin, move |(watcher, mut changes, shown, mut next)| async move {
        loop {
            let view = match next.take() {
                Some(view) => view,
                None => {
                    news(&watcher.0, &mut changes, |change| change.concerns_session(id)).await?;
                    watcher.0.service.session_view(&id.to_string()).await.ok()?
                }
            };
            if shown.as_ref().is_some_and(|shown| same(shown, &view)) {
                continue;
            }
            let event = Event::default().event("view").id(view.version.to_string()).json_data(&view).ok()?;
            return Some((event, (watcher, changes, Some(view), None)));
        }
    }))
}

/// How the places of a link are taken, beginning with how it is now (R9).
pub async fn link(State(state): State<AppState>, Path(link): Path<String>) -> Response {
    let changes = state.service.live().subscribe();
    let first = match state.service.link_live(&link).await {
        Ok(live) => live,
        Err(problem) => return status(&problem).into_response(),
    };
    let Ok(id) = link.parse::<LinkId>() else { return axum::http::StatusCode::NOT_FOUND.into_response() };
    let sells = match state.service.link_sells(&link).await {
        Ok(sells) => sells,
        Err(problem) => return status(&problem).into_response(),
    };
    let concerns = move |change: &Changed| {
        change.concerns_link(id) || sells.is_some_and(|product| change.concerns_product(product))
    };
    let watcher = Watcher::new(state);
    let begin = (watcher, changes, None::<LinkLive>, Some(first));
    events(stream::unfold(begin, move |(watcher, mut changes, shown, mut next)| async move {
        loop {
            let live = match next.take() {
                Some(live) => live,
                None => {
                    news(&watcher.0, &mut changes, concerns).await?;
                    watcher.0.service.link_live(&id.to_string()).await.ok()?
                }
            };
            if shown.as_ref() == Some(&live) {
                continue;
            }
            let event = Event::default().event("live").json_data(&live).ok()?;
            return Some((event, (watcher, changes, Some(live), None)));
        }
    }))
}

/// From where on a reader wants to know.
#[derive(Debug, serde::Deserialize)]
pub struct From {
    /// A place in the log. `None`: from now on.
    after: Option<i64>,
    /// When the page was begun, Unix milliseconds: views since then are news. `None`: from now on.
    at: Option<i64>,
}

/// A merchant's activity, from the last that the reader saw: in the stream before, or on the page that opens this one.
///
/// Who is signed out, or no member any more, is told nothing further: the stream ends.
pub async fn dashboard(
    State(state): State<AppState>,
    Extension(actor): Extension<Actor>,
    Query(from): Query<From>,
    headers: HeaderMap,
) -> Response {
    let changes = state.service.live().subscribe();
    let last = headers.get("last-event-id").and_then(|id| id.to_str().ok()).and_then(|id| id.parse::<i64>().ok());
    let last = match last.or(from.after) {
        Some(last) => last,
        None => match state.service.newest_activity(&actor).await {
            Ok((newest, _)) => newest,
            Err(problem) => return status(&problem).into_response(),
        },
    };
    let viewed = from.at.is_some_and(|at| state.service.visits().has_news(actor.merchant, Millis(at)));
    let reader = Reader { watcher: Watcher::new(state), changes, headers, actor, last, behind: true };
    let batches =
        stream::unfold(reader, |mut reader| async move { Some((stream::iter(reader.next().await?), reader)) });
    events(stream::iter(viewed.then(views)).chain(batches.flatten()))
}

/// A merchant's page that listens.
struct Reader {
    watcher: Watcher,
    changes: Receiver<Changed>,
    /// What the browser brought along: who is signed in is in its cookie.
    headers: HeaderMap,
    actor: Actor,
    /// The newest place in the log that it was told of.
    last: i64,
    /// Whether there may be more in the log already.
    behind: bool,
}

impl Reader {
    /// What to tell next; may be nothing. `None`: the stream ends.
    async fn next(&mut self) -> Option<Vec<Event>> {
        let state = &self.watcher.0;
        let merchant = self.actor.merchant;
        let news = if self.behind {
            News::Quiet
        } else {
            // A stock changes with a session or a product, of which a page is told anyway.
            let told = |change: &Changed| change.merchant == merchant && !matches!(change.what, What::Stock(_));
            news(state, &mut self.changes, told).await?
        };
        // Whoever was signed out since, here or elsewhere, learns no more.
        self.actor = signed_in(state, &self.headers).await.ok()?;
        // Nor does a page of a business that its member turned away from, or is in no more.
        if self.actor.merchant != merchant {
            return None;
        }
        if let News::Change(Changed { what: What::Views, .. }) = news {
            return Some(vec![views()]);
        }
        let items = state.service.activity_after(&self.actor, self.last).await.ok()?;
        self.last = items.last().map_or(self.last, |item| item.seq);
        self.behind = items.len() == service::ACTIVITY_AT_ONCE;
        let told = items
            .iter()
            .filter_map(|item| Event::default().event("activity").id(item.seq.to_string()).json_data(item).ok());
        let mut told: Vec<_> = told.collect();
        // A link that was edited, say, has no entry in the log.
        if matches!(news, News::Missed) || told.is_empty() && matches!(news, News::Change(_)) {
            told.push(changed());
        }
        Some(told)
    }
}

/// Something that pages show is different now, and the log does not say what.
fn changed() -> Event {
    Event::default().event("changed").data("1")
}

/// Views are figures, no happenings: nothing of them is in the log. Browsers drop an event without data.
fn views() -> Event {
    Event::default().event("views").data("1")
}
