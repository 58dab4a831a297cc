//! A receipt as a file to keep: one A4 page, with the signed text and its signature attached (A11, X4).
#![expect(clippy::float_arithmetic, reason = "places on a page are measured in fractions of points; amounts stay text")]

#[cfg(test)]
mod tests;

use api_types::checkout::{QuoteView, ReceiptFacts, ReceiptPage};
use artwork::{
    colour::{self, BLACK, Colour},
    face::{Family, Line, Style},
    sheet::{Block, Sheet},
};
use domain::Mode;
use krilla::{
    Document,
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::{DateTime, Metadata},
};
use time::{OffsetDateTime, macros::format_description};

const INK: Colour = (0x19, 0x1c, 0x22);
const QUIET: Colour = (0x53, 0x57, 0x5f);
const LINE: Colour = (0xe7, 0xe6, 0xe2);
const WARN: Colour = (0x83, 0x4d, 0x13);
const WARN_PAPER: Colour = (0xff, 0xf3, 0xda);
const BAD: Colour = (0xb3, 0x29, 0x29);
const BAD_PAPER: Colour = (0xff, 0xf0, 0xef);

/// A4, in points.
const WIDTH: f32 = 595.28;
/// A4, in points.
const HEIGHT: f32 = 841.89;
/// How much stays free on every side.
const MARGIN: f32 = 56.0;
/// Where the right margin begins.
const RIGHT: f32 = WIDTH - MARGIN;
/// Width between the margins.
const MEASURE: f32 = RIGHT - MARGIN;
/// Width of what a fact says.
const VALUE: f32 = MEASURE - 96.0;
/// Where the part with the proof begins at the latest.
const PROOF: f32 = HEIGHT - MARGIN - 170.0;
/// Side of the QR code.
const QR: f32 = 104.0;
/// Width of the words beside it.
const BESIDE_QR: f32 = MEASURE - QR - 32.0;
/// From one transaction's line to the next.
const LEADING: f32 = 13.0;

/// Makes the file.
///
/// # Errors
/// The PDF could not be written.
pub fn render(receipt: &ReceiptPage) -> Result<Vec<u8>, String> {
    let sheet = compose(&Family::inter().map_err(|error| error.to_string())?, receipt);
    let paid_at = moment(receipt.facts.paid_at);
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(format!("Receipt {}, {}", receipt.facts.code, receipt.facts.merchant))
            .language("en".to_owned())
            .creator("Tallystick".to_owned())
            .creation_date(date(paid_at)),
    );
    let mut page = document.start_page_with(sheet.settings().ok_or("the page has no size")?);
    sheet.draw(&mut page);
    page.finish();
    for file in attachments(receipt, date(paid_at))? {
        document.embed_file(file).ok_or("two attachments have one name")?;
    }
    document.finish().map_err(|error| format!("{error:?}"))
}

/// The exact bytes that were signed, and the 64 bytes of the signature.
fn attachments(receipt: &ReceiptPage, date: DateTime) -> Result<[EmbeddedFile; 2], String> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let signature = STANDARD.decode(&receipt.signature).map_err(|error| error.to_string())?;
    let file = |name: &str, kind: &str, about: &str, data: Vec<u8>| EmbeddedFile {
        path: name.to_owned(),
        mime_type: MimeType::new(kind),
        description: Some(about.to_owned()),
        association_kind: AssociationKind::Data,
        data: data.into(),
        modification_date: Some(date),
        compress: None,
        location: None,
    };
    Ok([
        file("receipt.json", "application/json", "The text that was signed", receipt.signed.clone().into_bytes()),
        file("receipt.sig", "application/octet-stream", "Its Ed25519 signature", signature),
    ])
}

/// A line of an address, a transaction id or a code, with its ends set off when it fits.
fn exact(family: &Family, text: &str, size: f32, width: f32) -> Vec<Vec<Line>> {
    let style = |face| Style { face, size, exact: true, tracking: 0.0 };
    let (prefix, first, middle, last) = ends(text);
    let whole = vec![
        style(&family.regular).line(prefix),
        style(&family.semibold).line(first),
        style(&family.regular).line(middle),
        style(&family.semibold).line(last),
    ];
    if whole.iter().map(|line| line.width).sum::<f32>() <= width {
        return vec![whole];
    }
    style(&family.regular).paragraph(text, width, 4).into_iter().map(|line| vec![line]).collect()
}

/// A hairline from margin to margin.
fn rule(sheet: &mut Sheet, y: f32) {
    sheet.block(Block { x: MARGIN, y, width: MEASURE, height: 0.6 }, LINE);
}

/// `0x`, six characters, the middle and six characters; all in the second part when it is short.
fn ends(text: &str) -> (&str, &str, &str, &str) {
    let (prefix, rest) = text.split_at(if text.starts_with("0x") { 2 } else { 0 });
    if !rest.is_ascii() || rest.len() <= 12 {
        return (prefix, rest, "", "");
    }
    let (first, rest) = rest.split_at(6);
    let (middle, last) = rest.split_at(rest.len() - 6);
    (prefix, first, middle, last)
}

/// Lays the page out.
fn compose(family: &Family, receipt: &ReceiptPage) -> Sheet {
    let mut sheet = Sheet::new(WIDTH, HEIGHT);
    let below = header(&mut sheet, family, receipt);
    let below = banners(&mut sheet, family, receipt, below);
    let below = sum(&mut sheet, family, &receipt.facts, below);
    let below = facts(&mut sheet, family, receipt, below);
    proof(&mut sheet, family, receipt, f32::min(below, PROOF));
    sheet
}

/// Who was paid, and what this is. Says where it ends, as the parts after it do.
fn header(sheet: &mut Sheet, family: &Family, receipt: &ReceiptPage) -> f32 {
    let facts = &receipt.facts;
    let accent = colour::parse(&receipt.merchant.accent).unwrap_or(INK);
    let on_accent = colour::on(accent);
    sheet.block(Block { x: MARGIN, y: MARGIN, width: 34.0, height: 34.0 }, accent);
    let initial: String = facts.merchant.chars().take(1).flat_map(char::to_uppercase).collect();
    let initial = family.strong(17.0).fitted(&initial, 30.0);
    sheet.left(MARGIN + (34.0 - initial.width) / 2.0, MARGIN + 23.0, initial, on_accent);

    sheet.right(RIGHT, MARGIN + 13.0, family.strong(13.0).line("Receipt"), INK);
    sheet.right(RIGHT, MARGIN + 28.0, family.plain(9.5).line(&paid(facts)), QUIET);
    let mut y = MARGIN + 13.0;
    for line in family.strong(13.0).paragraph(&facts.merchant, 250.0, 3) {
        sheet.left(MARGIN + 46.0, y, line, INK);
        y += 15.0;
    }
    if let Some(site) = &receipt.merchant.website {
        let host = site.split_once("://").map_or(site.as_str(), |(_, rest)| rest).trim_end_matches('/');
        for line in family.plain(9.5).paragraph(host, 250.0, 1) {
            sheet.left(MARGIN + 46.0, y, line, QUIET);
        }
    }
    f32::max(y, MARGIN + 34.0) + 18.0
}

/// What must not be overlooked.
fn banners(sheet: &mut Sheet, family: &Family, receipt: &ReceiptPage, mut y: f32) -> f32 {
    let test = (receipt.facts.mode == Mode::Test).then_some(("Test payment: no real money moved.", WARN, WARN_PAPER));
    let taken = (!receipt.stands).then_some((
        "The network has taken this payment back. It is not counted now.",
        BAD,
        BAD_PAPER,
    ));
    for (words, ink, paper) in test.into_iter().chain(taken) {
        sheet.block(Block { x: MARGIN, y, width: MEASURE, height: 28.0 }, paper);
        sheet.left(MARGIN + 12.0, y + 18.0, family.strong(10.5).line(words), ink);
        y += 34.0;
    }
    y
}

/// For what, and how much.
fn sum(sheet: &mut Sheet, family: &Family, facts: &ReceiptFacts, mut y: f32) -> f32 {
    y += 20.0;
    for line in family.plain(12.5).paragraph(&facts.title, MEASURE, 6) {
        sheet.left(MARGIN, y, line, QUIET);
        y += 17.0;
    }
    // What really came, where that is not what was asked.
    let (figure, unit) = match facts.accepted.as_deref() {
        Some(came) => came.split_once(' ').filter(|(_, unit)| !unit.contains(' ')).unwrap_or((came, "")),
        None => (facts.due.as_str(), facts.symbol.as_str()),
    };
    let unit = family.plain(17.0).line(unit);
    let amount = family.strong(38.0).fitted(figure, MEASURE - unit.width - 8.0);
    y += 22.0;
    let after = MARGIN + amount.width + 8.0;
    sheet.left(MARGIN, y, amount, INK);
    sheet.left(after, y, unit, QUIET);
    y + 22.0
}

/// What else is certified.
fn facts(sheet: &mut Sheet, family: &Family, receipt: &ReceiptPage, mut y: f32) -> f32 {
    let facts = &receipt.facts;
    let value = |text: &str| {
        family.strong(9.5).paragraph(text, VALUE, 2).into_iter().map(|line| vec![line]).collect::<Vec<_>>()
    };
    let status = match &facts.accepted {
        _ if !receipt.stands => "Taken back by the network".to_owned(),
        Some(_) => format!("Accepted by {}", facts.merchant),
        None => "Paid in full".to_owned(),
    };
    let mut rows = vec![("Status", value(&status))];
    if facts.accepted.is_some() {
        rows.push(("Asked", value(&format!("{} {}", facts.due, facts.symbol))));
    }
    if let Some(QuoteView { price, unit, rate: Some(rate), .. }) = &facts.quote {
        rows.push(("Price", value(&format!("{price} {unit}, at {} {unit} for 1 {}", rate.rate, facts.symbol))));
    }
    if facts.accepted.is_none() && facts.received != facts.due {
        rows.push(("Received", value(&format!("{} {}", facts.received, facts.symbol))));
    }
    if let Some(reference) = &facts.reference {
        rows.push(("Order", value(reference)));
    }
    rows.push(("Paid at", value(&paid(facts))));
    rows.push(("Network", value(&facts.network_name)));
    rows.push(("Paid to", exact(family, &facts.address, 9.0, VALUE)));
    let note = [&facts.title, &facts.merchant].into_iter().chain(&facts.reference).any(|text| loses(family, text));
    let end = PROOF - if note { 36.0 } else { 20.0 };
    for (index, (label, lines)) in rows.into_iter().enumerate() {
        if index > 0 {
            rule(sheet, y);
        }
        y = row(sheet, family, label, lines, y);
    }
    if !facts.transactions.is_empty() {
        rule(sheet, y);
        let label = if facts.transactions.len() == 1 { "Transaction" } else { "Transactions" };
        let lines = transactions(family, &facts.transactions, end - y - 23.0 + LEADING);
        y = row(sheet, family, label, lines, y);
    }
    if note {
        let words = "? stands for a character that this file cannot print. The receipt’s page shows it.";
        y += 10.0;
        sheet.left(MARGIN, y, family.plain(8.0).line(words), QUIET);
        y += 6.0;
    }
    y + 20.0
}

/// One fact, its value on the right.
fn row(sheet: &mut Sheet, family: &Family, label: &str, lines: Vec<Vec<Line>>, y: f32) -> f32 {
    let mut y = y + 15.0;
    sheet.left(MARGIN, y, family.plain(9.5).line(label), QUIET);
    for parts in lines {
        let mut x = RIGHT - parts.iter().map(|line| line.width).sum::<f32>();
        for part in parts {
            let width = part.width;
            sheet.left(x, y, part, INK);
            x += width;
        }
        y += LEADING;
    }
    y - LEADING + 8.0
}

/// As many whole transactions as fit into `height`, then how many more there are.
fn transactions(family: &Family, ids: &[String], height: f32) -> Vec<Vec<Line>> {
    let mut shown = Vec::new();
    let fits = |lines: usize| lines as f32 * LEADING <= height;
    for (index, id) in ids.iter().enumerate() {
        let lines = exact(family, id, 8.5, VALUE);
        let last = index + 1 == ids.len();
        if !fits(shown.len() + lines.len() + usize::from(!last)) {
            let more = format!("and {} more", ids.len() - index);
            shown.push(vec![family.plain(9.5).line(&more)]);
            break;
        }
        shown.extend(lines);
    }
    shown
}

/// What proves that it is true.
fn proof(sheet: &mut Sheet, family: &Family, receipt: &ReceiptPage, top: f32) {
    tally(sheet, top);
    let mut y = top + 32.0;
    sheet.left(MARGIN, y, family.plain(9.0).line("Verification code"), QUIET);
    y += 22.0;
    sheet.left(MARGIN, y, family.strong(20.0).fitted(&receipt.facts.code, BESIDE_QR), INK);
    y += 22.0;
    let signed = format!("Signed by this server, key {}", receipt.key_id);
    sheet.left(MARGIN, y, family.strong(8.5).fitted(&signed, BESIDE_QR), INK);
    let small = Style { exact: true, ..family.plain(7.5) };
    for line in small.paragraph(&receipt.signature, BESIDE_QR, 3) {
        y += 11.0;
        sheet.left(MARGIN, y, line, QUIET);
    }
    y += 7.0;
    let address = receipt.verify_url.split_once("://").map_or(receipt.verify_url.as_str(), |(_, rest)| rest);
    let address = address.split('?').next().unwrap_or(address);
    let words = format!(
        "Scan or open {address} to check that this receipt is true. To check it without the server, take the signed text \
         (receipt.json) and its signature (receipt.sig) out of this file."
    );
    for line in family.plain(8.5).paragraph(&words, BESIDE_QR, 5) {
        y += 12.0;
        sheet.left(MARGIN, y, line, QUIET);
    }
    let corner = (RIGHT - QR, top + 26.0);
    if let Some(modules) = modules(&receipt.qr_path, receipt.qr_size, corner) {
        sheet.blocks(modules, BLACK);
        sheet.link(Block { x: corner.0, y: corner.1, width: QR, height: QR }, &receipt.verify_url);
    }
}

/// The edge between the two halves, with its notches.
fn tally(sheet: &mut Sheet, y: f32) {
    rule(sheet, y);
    let mut x = MARGIN;
    while x <= RIGHT {
        sheet.block(Block { x, y, width: 0.6, height: 6.0 }, LINE);
        x += MEASURE / 24.0;
    }
}

/// The QR code's dark modules, from runs such as `M3 0h2v1h-2z`. `None`: the path has another form.
fn modules(path: &str, size: u32, (left, top): (f32, f32)) -> Option<Vec<Block>> {
    let side = u16::try_from(size).ok().filter(|side| *side > 0)?;
    let module = QR / f32::from(side);
    let runs = path.split('M').filter(|run| !run.is_empty()).map(|run| {
        let (x, rest) = run.split_once(' ')?;
        let (y, rest) = rest.split_once('h')?;
        let (length, _) = rest.split_once('v')?;
        let number = |text: &str| text.parse::<u16>().ok().filter(|number| *number <= side).map(f32::from);
        Some(Block {
            x: left + number(x)? * module,
            y: top + number(y)? * module,
            width: number(length)? * module,
            height: module,
        })
    });
    runs.collect::<Option<Vec<_>>>().filter(|runs| !runs.is_empty())
}

/// Whether printing leaves characters out.
fn loses(family: &Family, text: &str) -> bool {
    let marks = |text: &str| text.chars().filter(|c| *c == '?').count();
    marks(&family.regular.printable(text)) > marks(text)
}

fn moment(ms: i64) -> OffsetDateTime {
    OffsetDateTime::from_unix_timestamp(ms.div_euclid(1_000)).unwrap_or(OffsetDateTime::UNIX_EPOCH)
}

fn paid(facts: &ReceiptFacts) -> String {
    let form = format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute]:[second] UTC");
    moment(facts.paid_at).format(form).unwrap_or_default()
}

fn date(at: OffsetDateTime) -> DateTime {
    DateTime::new(u16::try_from(at.year()).unwrap_or_default())
        .month(at.month().into())
        .day(at.day())
        .hour(at.hour())
        .minute(at.minute())
        .second(at.second())
        .utc_offset_hour(0)
        .utc_offset_minute(0)
}
