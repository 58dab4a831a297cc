//! The lines of an invoice. Without script there are some empty rows; with it, as many as are asked for.

use super::amounts::Amounts;
use crate::dashboard::parts::{FieldNote, Icon, use_form_scope};
use api_types::invoices::LineForm;
use domain::invoice::Items;
use leptos::prelude::*;

/// Empty rows for who has no script.
const ROWS: u32 = 8;
/// Rows that are shown to who has.
const SHOWN: usize = 2;

/// What is typed in a row.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Tells it from others for as long as the page is open.
    pub row: u32,
    /// What is billed.
    pub description: RwSignal<String>,
    /// How much of it.
    pub quantity: RwSignal<String>,
    /// What one costs.
    pub price: RwSignal<String>,
    /// Rate of tax.
    pub tax: RwSignal<String>,
    /// Whether it is only for who has no script.
    spare: RwSignal<bool>,
}

impl Row {
    fn of(line: &LineForm, row: u32, spare: bool) -> Self {
        let text = |text: &String| RwSignal::new(text.clone());
        let LineForm { description, quantity, price, tax, .. } = line;
        let (description, quantity, price, tax) = (text(description), text(quantity), text(price), text(tax));
        Self { row, description, quantity, price, tax, spare: RwSignal::new(spare) }
    }

    fn parts(self) -> [RwSignal<String>; 4] {
        [self.description, self.quantity, self.price, self.tax]
    }
}

/// The rows that a form begins with.
pub fn rows(lines: &[LineForm]) -> Vec<Row> {
    let typed =
        |line: &&LineForm| [&line.description, &line.quantity, &line.price, &line.tax].iter().any(|t| !t.is_empty());
    let mut rows: Vec<Row> = lines.iter().filter(typed).map(|line| Row::of(line, line.row, false)).collect();
    let first = rows.iter().map(|row| row.row + 1).max().unwrap_or_default();
    let missing = ROWS.saturating_sub(u32::try_from(rows.len()).unwrap_or(ROWS)).max(2);
    for row in first..first.saturating_add(missing) {
        rows.push(Row::of(&LineForm::default(), row, rows.len() >= SHOWN));
    }
    rows
}

/// The rows, and another one.
#[component]
pub fn LineRows(
    /// What is typed.
    rows: RwSignal<Vec<Row>>,
    /// What they come to.
    amounts: Amounts,
) -> impl IntoView {
    let scope = use_form_scope();
    let shown = move || rows.with(|rows| rows.iter().filter(|row| !row.spare.get()).count());
    let add = move |_| {
        let spare = rows.with_untracked(|rows| rows.iter().find(|row| row.spare.get_untracked()).copied());
        let row = match spare {
            Some(row) => {
                row.spare.set(false);
                row
            }
            None => {
                let next = rows.with_untracked(|rows| rows.iter().map(|row| row.row + 1).max().unwrap_or_default());
                let row = Row::of(&LineForm::default(), next, false);
                rows.update(|rows| rows.push(row));
                row
            }
        };
        focus(scope.id(&format!("lines-{}-description", row.row)));
    };
    let full = move || shown() >= Items::MOST_LINES;
    view! {
        <div class="bill-lines" id=scope.id("lines") tabindex="-1">
            <For each=move || rows.get() key=|row| row.row let:row>
                <LineRow row rows amounts/>
            </For>
            <div class="field"><FieldNote name="lines"/></div>
            <button class="btn needs-script" type="button" on:click=add disabled=full><Icon name="plus"/>"Add a line"</button>
        </div>
    }
    .into_any()
}

/// One line.
#[component]
fn LineRow(row: Row, rows: RwSignal<Vec<Row>>, amounts: Amounts) -> impl IntoView {
    let place = move || rows.with(|rows| rows.iter().position(|other| other.row == row.row).unwrap_or_default() + 1);
    let scope = use_form_scope();
    let alone = move || rows.with(|rows| rows.iter().filter(|row| !row.spare.get()).count()) < 2;
    let remove = move |_| {
        // Cleared too, so that nothing of it is sent whatever becomes of the row.
        for part in row.parts() {
            part.set(String::new());
        }
        rows.update(|rows| rows.retain(|other| other.row != row.row));
        focus(scope.id("lines"));
    };
    let name = format!("{}[{}][row]", scope.name("lines"), row.row);
    let sum = move || amounts.line(row);
    view! {
        <fieldset class="bill-line" data-spare=move || row.spare.get().then_some("")>
            <legend>"Line "{place}</legend>
            <input type="hidden" name=name value=row.row.to_string()/>
            <Part row=row.row part="description" label="What it is" typed=row.description/>
            <Part row=row.row part="quantity" label="Quantity" typed=row.quantity keys="decimal" example="1"/>
            <Part row=row.row part="price" label="Price of one" typed=row.price keys="decimal" example="0.00"/>
            <Part row=row.row part="tax" label="Tax %" typed=row.tax keys="decimal" example="None"/>
            <p class="line-sum needs-script num">{sum}</p>
            <button class="btn quiet square needs-script" type="button" on:click=remove disabled=alone
                aria-label=move || format!("Take line {} away", place())>
                <Icon name="trash-2"/>
            </button>
        </fieldset>
    }
    .into_any()
}

/// A part of a line, with what is wrong with it.
#[component]
fn Part(
    row: u32,
    part: &'static str,
    label: &'static str,
    typed: RwSignal<String>,
    #[prop(optional)] keys: &'static str,
    #[prop(optional)] example: &'static str,
) -> impl IntoView {
    let scope = use_form_scope();
    let field = format!("lines-{row}-{part}");
    let (id, name) = (scope.id(&field), format!("{}[{row}][{part}]", scope.name("lines")));
    let (note, same) = (format!("{id}-note"), format!("{id}-note"));
    let message = Memo::new(move |_| scope.message(&field));
    let said = move || {
        message.get().map(|message| {
            view! { <p id=same.clone() class="error"><Icon name="triangle-alert"/><span>{message}</span></p> }
        })
    };
    let keys = (!keys.is_empty()).then_some(keys);
    let example = (!example.is_empty()).then_some(example);
    view! {
        <div class=format!("field line-{part}")>
            <label for=id.clone()>{label}</label>
            <input
                class="input" id=id name=name type="text" value=typed.get_untracked() inputmode=keys placeholder=example
                autocomplete="off" aria-invalid=move || message.with(|it| it.is_some().then_some("true"))
                aria-describedby=move || message.with(|it| it.is_some().then(|| note.clone()))
                on:input=move |event| typed.set(event_target_value(&event))
            />
            {said}
        </div>
    }
    .into_any()
}

/// Puts the focus on what will be there.
fn focus(id: String) {
    request_animation_frame(move || {
        use leptos::{wasm_bindgen::JsCast, web_sys::HtmlElement};
        let field = document().get_element_by_id(&id).and_then(|field| field.dyn_into::<HtmlElement>().ok());
        if let Some(field) = field {
            _ = field.focus();
        }
    });
}
