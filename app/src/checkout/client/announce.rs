//! The one region that speaks: each change of state once, the clock only at five minutes and at one.

use super::js;
use crate::checkout::{session::Model, words};
use api_types::checkout::{Phase, SessionView};
use leptos::prelude::*;

/// Announces what has changed, if it has, and keeps the page's title in step.
pub fn change(model: Model, before: &SessionView) {
    let news = model.view.with_untracked(|view| {
        let same = (view.phase, view.status, &view.received) == (before.phase, before.status, &before.received);
        (!same).then(|| model.live.with_value(|live| (words::spoken(live, view), words::title(live, view))))
    });
    if let Some((spoken, title)) = news {
        model.spoken.set(spoken);
        model.wallet_says.set(String::new());
        if let Some(document) = js::document() {
            document.set_title(&title);
        }
    }
}

/// Announces the time left at two moments.
pub fn time(model: Model, left: i64) {
    let pays = model.view.with_untracked(|view| matches!(view.phase, Phase::Waiting | Phase::Partial));
    match left {
        300 if pays => model.spoken.set("5 minutes left to pay.".to_owned()),
        60 if pays => model.spoken.set("1 minute left to pay.".to_owned()),
        _ => {}
    }
}
