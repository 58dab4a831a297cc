//! A receipt as a file to keep: one A4 page, with the signed text and its signature attached (A11, X4).
#![expect(clippy::float_arithmetic, reason = "places on a page are measured in fractions of points; amounts stay text")]

#[cfg(test)]
mod tests;

use super::paper::{
    self, BAD, BESIDE_QR, HEIGHT, Head, INK, LINE, LOST, MARGIN, MEASURE, QR, QUIET, RIGHT, WARN, WIDTH, banner, date,
    modules, moment, rule,
};
use api_types::checkout::{QuoteView, ReceiptFacts, ReceiptPage, SignedText};
use artwork::{
    colour::BLACK,
    face::{Family, Line, Style},
    sheet::{Block, Sheet},
};
use domain::Mode;
use krilla::{
    Document,
    embed::{AssociationKind, EmbeddedFile, MimeType},
    metadata::{DateTime, Metadata},
};
use time::macros::format_description;

/// Width of what a fact says.
const VALUE: f32 = MEASURE - 96.0;
/// Where the part with the proof begins at the latest.
const PROOF: f32 = HEIGHT - MARGIN - 170.0;
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
    if let Some(signed) = &receipt.signed {
        for file in attachments(signed, date(paid_at))? {
            document.embed_file(file).ok_or("two attachments have one name")?;
        }
    }
    document.finish().map_err(|error| format!("{error:?}"))
}

/// The exact bytes that were signed, and the 64 bytes of the signature.
fn attachments(signed: &SignedText, date: DateTime) -> Result<[EmbeddedFile; 2], String> {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let signature = STANDARD.decode(&signed.signature).map_err(|error| error.to_string())?;
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
        file("receipt.json", "application/json", "The text that was signed", signed.text.clone().into_bytes()),
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
    let (business, accent) = (facts.merchant.as_str(), receipt.merchant.accent.as_str());
    let website = receipt.merchant.website.as_deref();
    paper::head(sheet, family, &Head { business, website, accent, kind: "Receipt", about: &paid(facts) })
}

/// What must not be overlooked.
fn banners(sheet: &mut Sheet, family: &Family, receipt: &ReceiptPage, mut y: f32) -> f32 {
    let test = (receipt.facts.mode == Mode::Test).then_some(("Test payment: no real money moved.", WARN));
    let taken =
        receipt.signed.is_none().then_some(("The network has taken this payment back. It is not counted now.", BAD));
    for (words, colours) in test.into_iter().chain(taken) {
        y = banner(sheet, family, words, colours, y);
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
        _ if receipt.signed.is_none() => "Taken back by the network".to_owned(),
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
        rows.push((if receipt.invoice { "Invoice" } else { "Order" }, value(reference)));
    }
    rows.push(("Paid at", value(&paid(facts))));
    rows.push(("Network", value(&facts.network_name)));
    rows.push(("Paid to", exact(family, &facts.address, 9.0, VALUE)));
    let note = [&facts.title, &facts.merchant].into_iter().chain(&facts.reference).any(|text| family.loses(text));
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
        let words = format!("{LOST} The receipt’s page shows it.");
        y += 10.0;
        sheet.left(MARGIN, y, family.plain(8.0).line(&words), QUIET);
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
    if let Some(signed) = &receipt.signed {
        let by = format!("Signed by this server, key {}", signed.key_id);
        sheet.left(MARGIN, y, family.strong(8.5).fitted(&by, BESIDE_QR), INK);
        let small = Style { exact: true, ..family.plain(7.5) };
        for line in small.paragraph(&signed.signature, BESIDE_QR, 3) {
            y += 11.0;
            sheet.left(MARGIN, y, line, QUIET);
        }
    }
    y += 7.0;
    let address = receipt.verify_url.split_once("://").map_or(receipt.verify_url.as_str(), |(_, rest)| rest);
    let address = address.split('?').next().unwrap_or(address);
    let words = if receipt.signed.is_some() {
        format!(
            "Scan or open {address} to check that this receipt is true. To check it without the server, take the signed text \
             (receipt.json) and its signature (receipt.sig) out of this file."
        )
    } else {
        format!(
            "Nothing is signed while this payment does not stand. Scan or open {address} to see where it stands now."
        )
    };
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

fn paid(facts: &ReceiptFacts) -> String {
    let form = format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute]:[second] UTC");
    moment(facts.paid_at).format(form).unwrap_or_default()
}
