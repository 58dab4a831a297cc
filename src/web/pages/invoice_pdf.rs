//! An invoice as a file to keep: A4, on as many pages as it takes (A14).
#![expect(clippy::float_arithmetic, reason = "places on a page are measured in fractions of points; amounts stay text")]

mod flow;
mod parts;
#[cfg(test)]
mod tests;

use super::paper::{date, moment};
use api_types::invoices::InvoicePaper;
use artwork::{face::Family, sheet::Sheet};
use flow::Flow;
use krilla::{Document, metadata::Metadata};

/// Makes the file.
///
/// # Errors
/// The PDF could not be written.
pub fn render(paper: &InvoicePaper) -> Result<Vec<u8>, String> {
    let sheets = compose(&Family::inter().map_err(|error| error.to_string())?, paper);
    let mut document = Document::new();
    document.set_metadata(
        Metadata::new()
            .title(format!("Invoice {}, {}", paper.invoice.number, paper.invoice.seller.name))
            .language("en".to_owned())
            .creator("Tallystick".to_owned())
            .creation_date(date(moment(paper.invoice.issued_at))),
    );
    for sheet in &sheets {
        let mut page = document.start_page_with(sheet.settings().ok_or("the page has no size")?);
        sheet.draw(&mut page);
        page.finish();
    }
    document.finish().map_err(|error| format!("{error:?}"))
}

/// Lays the pages out.
fn compose(family: &Family, paper: &InvoicePaper) -> Vec<Sheet> {
    let mut flow = Flow::new(family, format!("Invoice {}", paper.invoice.number));
    parts::head(&mut flow, paper);
    parts::parties(&mut flow, &paper.invoice);
    parts::title(&mut flow, paper);
    parts::lines(&mut flow, &paper.invoice);
    parts::sums(&mut flow, &paper.invoice);
    parts::words(&mut flow, paper);
    parts::payment(&mut flow, paper);
    flow.pages()
}
