//! What became of an imported file.

use crate::dashboard::{parts::Icon, words};
use api_types::customers::{self, LineOutcome};
use leptos::prelude::*;

/// In short, and line by line.
#[component]
pub fn ImportReport(
    /// What became of it.
    report: customers::ImportReport,
) -> impl IntoView {
    let count = |outcome| report.count(outcome);
    let (added, changed, same, wrong) =
        (count(LineOutcome::Added), count(LineOutcome::Changed), count(LineOutcome::Same), count(LineOutcome::Wrong));
    let in_short =
        format!("{} new, {changed} changed, {same} known already.", words::count(added, "customer", "customers"));
    let (tone, icon, title) = match (wrong, added + changed + same) {
        (0, _) => ("notice ok", "check", "All lines were taken".to_owned()),
        (_, 0) => ("notice bad", "triangle-alert", "No line was taken".to_owned()),
        _ => {
            let lines = words::count(wrong, "line was", "lines were");
            ("notice warn", "triangle-alert", format!("{lines} not taken"))
        }
    };
    let again = (wrong > 0)
        .then_some(" Put the lines below right and import them again: what was taken already stays as it is.");
    // What is wrong first: it is what there is to do.
    let mut lines = report.lines.clone();
    lines.sort_by_key(|line| line.outcome != LineOutcome::Wrong);
    let rows = lines
        .into_iter()
        .map(|line| {
            let (badge, words) = look(line.outcome);
            view! {
                <tr>
                    <td class="n" data-label="Line">{line.line}</td>
                    <td class="wide-who"><b>{line.email}</b>" "<span class="muted">{line.message}</span></td>
                    <td class="st"><span class=badge>{words}</span></td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class=tone><Icon name=icon/><h2>{title}</h2><p>{in_short}{again}</p></div>
        <section class="card" aria-label="Lines of the file">
            <table class="table rows-to-blocks import-table">
                <caption class="visually-hidden">"Lines of the file"</caption>
                <thead><tr><th scope="col" class="n">"Line"</th><th scope="col">"E-mail"</th><th scope="col">"Taken"</th></tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </section>
    }
    .into_any()
}

/// The badge of an outcome.
const fn look(outcome: LineOutcome) -> (&'static str, &'static str) {
    match outcome {
        LineOutcome::Added => ("badge ok", "New"),
        LineOutcome::Changed => ("badge info", "Changed"),
        LineOutcome::Same => ("badge", "Known already"),
        LineOutcome::Wrong => ("badge bad", "Not taken"),
    }
}
