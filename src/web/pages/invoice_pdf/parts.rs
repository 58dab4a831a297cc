//! The parts of an invoice, from top to bottom.

use super::flow::Flow;
use crate::web::pages::paper::{
    self, BAD, BESIDE_QR, Head, INK, LOST, MARGIN, MEASURE, OK, QR, QUIET, RIGHT, WARN, banner, modules, rule,
};
use api_types::invoices::{InvoicePaper, InvoiceView, LineView};
use artwork::{
    colour::BLACK,
    face::{Family, Line, Style},
    sheet::Block,
};
use domain::{
    Mode,
    invoice::{InvoiceState, Party},
};

/// From one line of small text to the next.
const LEADING: f32 = 13.0;
/// The most lines of an address.
const ADDRESS: usize = 12;
/// Right edges of the columns of figures, and how wide each may be.
const SUM: (f32, f32) = (RIGHT, 92.0);
const TAX: (f32, f32) = (RIGHT - 100.0, 40.0);
const PRICE: (f32, f32) = (RIGHT - 148.0, 86.0);
const QUANTITY: (f32, f32) = (RIGHT - 242.0, 54.0);
/// Width of what is billed.
const WHAT: f32 = MEASURE - 304.0;
/// Where the sums begin.
const SUMS: f32 = MARGIN + MEASURE / 2.0;

/// Who bills, what this is, and what must not be overlooked.
pub fn head(flow: &mut Flow<'_>, paper: &InvoicePaper) {
    let invoice = &paper.invoice;
    let (business, website, accent) = (invoice.seller.name.as_str(), paper.website.as_deref(), paper.accent.as_str());
    let top = Head { business, website, accent, kind: "Invoice", about: &invoice.number };
    let family = flow.family;
    let mut y = paper::head(flow.sheet(), family, &top);
    let test = (paper.mode == Mode::Test).then(|| ("Test invoice: no real money is asked for.".to_owned(), WARN));
    let void = (invoice.state == InvoiceState::Void).then(|| ("Void: do not pay this invoice.".to_owned(), BAD));
    let paid = paper.paid.as_ref().map(|(on, what, code)| (format!("Paid on {on}: {what}, code {code}"), OK));
    for (words, colours) in test.into_iter().chain(void).chain(paid) {
        y = banner(flow.sheet(), family, &words, colours, y);
    }
    flow.y = y + 8.0;
}

/// Seller, customer, number and days, beside each other.
pub fn parties(flow: &mut Flow<'_>, invoice: &InvoiceView) {
    let (family, top) = (flow.family, flow.y);
    let seller = party(family, &invoice.seller, 168.0);
    let buyer = party(family, &invoice.buyer, 168.0);
    let from = column(flow, MARGIN, "From", seller, top);
    let to = column(flow, MARGIN + 184.0, "Billed to", buyer, top);
    let mut y = top + 12.0;
    for (label, value) in
        [("Number", invoice.number.clone()), ("Issued", invoice.issued.clone()), ("Due", invoice.due.clone())]
    {
        flow.sheet().right(RIGHT, y, family.plain(8.5).line(label), QUIET);
        y += LEADING;
        flow.sheet().right(RIGHT, y, family.strong(9.5).fitted(&value, 112.0), INK);
        y += LEADING + 3.0;
    }
    flow.y = from.max(to).max(y) + 10.0;
}

fn column(flow: &mut Flow<'_>, x: f32, label: &str, lines: Vec<Line>, top: f32) -> f32 {
    let family = flow.family;
    let mut y = top + 12.0;
    flow.sheet().left(x, y, family.plain(8.5).line(label), QUIET);
    for line in lines {
        y += LEADING;
        flow.sheet().left(x, y, line, INK);
    }
    y
}

/// Name, address, tax number and e-mail, line by line.
fn party(family: &Family, party: &Party, width: f32) -> Vec<Line> {
    let mut lines = family.strong(9.5).paragraph(&party.name, width, 3);
    let plain = family.plain(9.5);
    let address = party.address.iter().flat_map(|address| address.lines());
    lines.extend(address.flat_map(|line| plain.paragraph(line, width, ADDRESS)).take(ADDRESS));
    if let Some(id) = &party.tax_id {
        lines.extend(plain.paragraph(&format!("Tax number {id}"), width, 3));
    }
    if let Some(email) = &party.email {
        lines.extend(plain.paragraph(email, width, 3));
    }
    lines
}

/// What it is for, where the merchant named it.
pub fn title(flow: &mut Flow<'_>, paper: &InvoicePaper) {
    if paper.title == format!("Invoice {}", paper.invoice.number) {
        return;
    }
    for line in flow.family.strong(12.5).paragraph(&paper.title, MEASURE, 6) {
        flow.y += 16.0;
        let y = flow.y;
        flow.sheet().left(MARGIN, y, line, INK);
    }
    flow.y += 6.0;
}

/// The names of the columns.
fn heading(flow: &mut Flow<'_>, unit: &str) {
    flow.y += 16.0;
    let (y, small) = (flow.y, flow.family.plain(8.5));
    flow.sheet().left(MARGIN, y, small.line("Description"), QUIET);
    for ((right, width), words) in [(QUANTITY, "Quantity"), (PRICE, "Price"), (TAX, "Tax"), (SUM, unit)] {
        flow.sheet().right(right, y, small.fitted(words, width), QUIET);
    }
    flow.y += 7.0;
    let y = flow.y;
    rule(flow.sheet(), y);
}

/// What is billed, row by row; a row is never torn.
pub fn lines(flow: &mut Flow<'_>, invoice: &InvoiceView) {
    heading(flow, &invoice.unit);
    for line in &invoice.lines {
        let what = flow.family.plain(9.5).paragraph(&line.description, WHAT, 40);
        let height = LEADING.mul_add(what.len().max(1) as f32, 9.0);
        if flow.keep(height) {
            heading(flow, &invoice.unit);
        }
        row(flow, line, what);
    }
}

fn row(flow: &mut Flow<'_>, line: &LineView, what: Vec<Line>) {
    let (top, figures) = (flow.y + LEADING + 1.0, exact(flow.family.plain(9.5)));
    let cells = [(QUANTITY, &line.quantity), (PRICE, &line.price), (TAX, &line.tax), (SUM, &line.sum)];
    for ((right, width), text) in cells {
        flow.sheet().right(right, top, figures.fitted(text, width), INK);
    }
    let mut y = top;
    for part in what {
        flow.sheet().left(MARGIN, y, part, INK);
        y += LEADING;
    }
    flow.y = y.max(top + LEADING) - LEADING + 8.0;
    let y = flow.y;
    rule(flow.sheet(), y);
}

/// Figures of one width.
const fn exact(style: Style<'_>) -> Style<'_> {
    Style { exact: true, ..style }
}

/// What it comes to.
pub fn sums(flow: &mut Flow<'_>, invoice: &InvoiceView) {
    let mut rows = Vec::new();
    if invoice.discount.is_some() || !invoice.taxes.is_empty() {
        rows.push(("Subtotal".to_owned(), invoice.subtotal.clone()));
    }
    rows.extend(invoice.discount.iter().map(|(called, off)| (called.clone(), format!("−{off}"))));
    rows.extend(invoice.taxes.iter().cloned());
    let family = flow.family;
    for (label, value) in rows {
        flow.keep(LEADING + 4.0);
        flow.y += LEADING + 3.0;
        let y = flow.y;
        let value = exact(family.plain(9.5)).fitted(&value, 130.0);
        let room = RIGHT - SUMS - value.width - 12.0;
        flow.sheet().left(SUMS, y, family.plain(9.5).fitted(&label, room), QUIET);
        flow.sheet().right(RIGHT, y, value, INK);
    }
    flow.keep(34.0);
    flow.y += 24.0;
    let y = flow.y;
    let total = exact(family.strong(16.0)).fitted(&format!("{} {}", invoice.total, invoice.unit), RIGHT - SUMS - 50.0);
    flow.sheet().left(SUMS, y, family.strong(11.0).line("Total"), INK);
    flow.sheet().right(RIGHT, y, total, INK);
    flow.y += 10.0;
}

/// What the merchant adds, and what could not be printed.
pub fn words(flow: &mut Flow<'_>, paper: &InvoicePaper) {
    let invoice = &paper.invoice;
    let family = flow.family;
    if let Some(notes) = &invoice.notes {
        flow.keep(3.0 * LEADING);
        flow.y += 14.0;
        for paragraph in notes.lines() {
            let lines = family.plain(9.5).paragraph(paragraph, MEASURE, usize::MAX);
            if lines.is_empty() {
                flow.y += LEADING / 2.0;
            }
            for line in lines {
                flow.keep(LEADING);
                flow.y += LEADING;
                let y = flow.y;
                flow.sheet().left(MARGIN, y, line, INK);
            }
        }
    }
    let texts = [&paper.title]
        .into_iter()
        .chain(&invoice.notes)
        .chain(invoice.lines.iter().map(|line| &line.description))
        .chain(invoice.taxes.iter().map(|(called, _)| called));
    let parties = [&invoice.seller, &invoice.buyer].into_iter();
    let names = parties
        .flat_map(|party| std::iter::once(&party.name).chain(&party.address).chain(&party.tax_id).chain(&party.email));
    if texts.chain(names).any(|text| family.loses(text)) {
        flow.keep(20.0);
        flow.y += 18.0;
        let y = flow.y;
        flow.sheet().left(
            MARGIN,
            y,
            family.plain(8.0).line(&format!("{LOST} The page of the invoice shows it.")),
            QUIET,
        );
    }
}

/// Where it is paid: the code, the address, and until when.
pub fn payment(flow: &mut Flow<'_>, paper: &InvoicePaper) {
    let invoice = &paper.invoice;
    if !invoice.state.is_due() {
        return;
    }
    flow.keep(QR + 44.0);
    let family = flow.family;
    let top = flow.y + 22.0;
    rule(flow.sheet(), top);
    let corner = (RIGHT - QR, top + 18.0);
    if let Some(modules) = modules(&paper.qr_path, paper.qr_size, corner) {
        flow.sheet().blocks(modules, BLACK);
        flow.sheet().link(Block { x: corner.0, y: corner.1, width: QR, height: QR }, &paper.url);
    }
    let mut y = top + 28.0;
    let ask = format!("Please pay {} {} by {}", invoice.total, invoice.unit, invoice.due);
    for line in family.strong(11.0).paragraph(&ask, BESIDE_QR, 3) {
        flow.sheet().left(MARGIN, y, line, INK);
        y += 15.0;
    }
    y += 3.0;
    for line in
        family.plain(9.5).paragraph("Scan the code, or open this address, and pay from any wallet:", BESIDE_QR, 2)
    {
        flow.sheet().left(MARGIN, y, line, QUIET);
        y += LEADING;
    }
    let address = paper.url.split_once("://").map_or(paper.url.as_str(), |(_, rest)| rest);
    for line in exact(family.plain(9.0)).paragraph(address, BESIDE_QR, 4) {
        let width = line.width;
        flow.sheet().left(MARGIN, y, line, INK);
        flow.sheet().link(Block { x: MARGIN, y: y - 9.0, width, height: 12.0 }, &paper.url);
        y += 12.0;
    }
    flow.y = (corner.1 + QR).max(y);
}
