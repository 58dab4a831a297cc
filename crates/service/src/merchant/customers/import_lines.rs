//! Reads a file of customers, line by line. Pure: what is known already is not looked at.

use super::{csv_export::COLUMNS, form};
use crate::{fields::Fields, merchant::spreadsheet::text};
use api_types::{Problem, customers::CustomerForm};
use domain::{Email, TagName, customer::About, secret::quoted};

/// The most lines of one file.
pub const MOST_LINES: usize = 5_000;
/// The largest file, in bytes.
pub const MOST_BYTES: usize = 1024 * 1024;
/// How many of the columns say something about a customer.
const READ: usize = 6;

/// A line that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it begins in the file, from 1.
    pub line: u64,
    /// The e-mail as it stands there; what is none as messages tell it.
    pub email: String,
    /// What it says, or what is wrong with it.
    pub read: Result<Said, String>,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Whose line.
    pub email: Email,
    /// What about them; what stands empty is not said.
    pub about: About,
    /// Tags to put on them.
    pub tags: Vec<TagName>,
}

/// Reads a file: its first line names the columns, of which only `email` is needed.
///
/// # Errors
/// What is wrong with the file as a whole; lines are wrong by themselves.
pub fn read(file: &str) -> Result<Vec<Line>, Problem> {
    let wrong = |message: String| Problem::field("csv", message);
    if file.len() > MOST_BYTES {
        return Err(wrong(
            "The file is larger than 1 MB. Split it, and import the parts one after the other.".to_owned(),
        ));
    }
    // What a browser puts in the place of bytes that are no UTF-8: the letters are lost already.
    if let Some(before) = file.find('\u{FFFD}') {
        let line = file[..before].lines().count().max(1);
        return Err(wrong(format!(
            "Line {line} has letters that cannot be read, because the file is not stored as UTF-8. Save it as \"CSV UTF-8\" and choose it again."
        )));
    }
    let file = file.trim_start_matches('\u{FEFF}');
    if file.trim().is_empty() {
        return Err(wrong("The file is empty. Choose a CSV file whose first line names the columns.".to_owned()));
    }
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter(file.lines().next().unwrap_or_default()))
        .has_headers(false)
        .flexible(true)
        .from_reader(file.as_bytes());
    let mut records = reader.records();
    // What is a text is read as cells, whatever stands in it.
    let heading = records.next().and_then(Result::ok).unwrap_or_default();
    let columns = columns(&heading).map_err(wrong)?;
    let mut lines = Vec::new();
    for record in records.filter_map(Result::ok) {
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if lines.len() == MOST_LINES {
            return Err(wrong(
                "The file has more than 5,000 lines. Split it, and import the parts one after the other.".to_owned(),
            ));
        }
        lines.push(line(&record, &columns));
    }
    if lines.is_empty() {
        return Err(wrong("The file names its columns and has no line below them.".to_owned()));
    }
    Ok(lines)
}

/// What parts the cells: programs disagree, and the heading tells.
fn delimiter(heading: &str) -> u8 {
    let count = |part: u8| heading.bytes().filter(|byte| *byte == part).count();
    [b',', b';', b'\t'].into_iter().max_by_key(|part| (count(*part), *part == b',')).unwrap_or(b',')
}

/// Which of our columns each of the file's is. `None`: one that is not read.
fn columns(heading: &csv::StringRecord) -> Result<Vec<Option<usize>>, String> {
    let mut found = Vec::new();
    for given in heading {
        let name = given.trim().to_lowercase().replace("e-mail", "email");
        let Some(place) = COLUMNS.iter().position(|column| *column == name) else {
            return Err(format!(
                "Line 1 names the columns, and \"{}\" is none. Name them email, name, phone, address, notes or tags.",
                quoted(given.trim())
            ));
        };
        if found.contains(&Some(place)) {
            return Err(format!("Line 1 names the column {name} twice. Keep one of them."));
        }
        found.push((place < READ).then_some(place));
    }
    if found.contains(&Some(0)) {
        Ok(found)
    } else {
        Err("Line 1 names no column email, and customers are told apart by it.".to_owned())
    }
}

fn line(record: &csv::StringRecord, columns: &[Option<usize>]) -> Line {
    let cell = |column: usize| {
        let place = columns.iter().position(|found| *found == Some(column));
        place.and_then(|place| record.get(place)).map(text).unwrap_or_default().trim().to_owned()
    };
    let email = cell(0);
    // What is no e-mail is told as messages tell it: a secret may stand there (I24).
    let email = if email.parse::<Email>().is_ok() { email } else { quoted(&email) };
    let line = record.position().map_or(0, csv::Position::line);
    let read = if record.len() == columns.len() {
        said(&cell)
    } else {
        let (has, named) = (record.len(), columns.len());
        Err(format!("This line has {has} cells, and line 1 names {named}. Put cells with commas into quotation marks."))
    };
    Line { line, email, read }
}

fn said(cell: &impl Fn(usize) -> String) -> Result<Said, String> {
    let form = CustomerForm {
        email: cell(0),
        name: cell(1),
        phone: cell(2),
        address: cell(3),
        notes: cell(4),
        ..CustomerForm::default()
    };
    let mut fields = Fields::default();
    let read = form::read(&form, &mut fields, str::to_owned);
    let tags: Result<Vec<TagName>, _> =
        cell(5).split(';').filter(|word| !word.trim().is_empty()).map(str::parse).collect();
    let tags = fields.take("tags", tags);
    let (email, about) = fields.finish(read).map_err(|problem| problem.to_string())?;
    Ok(Said { email, about, tags: tags.unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(file: &str) -> Result<Said, String> {
        read(file).unwrap().remove(0).read
    }

    #[test]
    fn p2_columns_come_in_any_order_and_of_any_program() {
        for file in [
            "name,E-Mail,tags\nMaja,maja@example.com,Press; Regular",
            "\u{FEFF}tags;email;name\r\n\"Press; Regular\";Maja@Example.com;Maja\r\n",
            "email\tname\ttags\nmaja@example.com\tMaja\tPress;Regular\n\n",
        ] {
            let said = one(file).unwrap();
            assert_eq!((said.email.as_str(), said.about.name.as_deref()), ("maja@example.com", Some("Maja")), "{file}");
            assert_eq!(said.tags.iter().map(TagName::as_str).collect::<Vec<_>>(), ["Press", "Regular"]);
        }
    }

    #[test]
    fn p2_what_an_export_guarded_is_read_as_it_was() {
        let said = one("email,phone,notes\nmaja@example.com,'+4741234567,'=SUM(A1)").unwrap();
        assert_eq!(said.about.phone.as_deref(), Some("+4741234567"));
        assert_eq!(said.about.notes.as_deref(), Some("=SUM(A1)"));
    }

    #[test]
    fn p2_each_wrong_line_says_where_it_is_and_what_is_expected() {
        let file = "email,phone\nmaja,\n\"a@x.y\",\"+4741234567\"\nb@x.y,12\nc@x.y\n\"d@x.y\",\"two\nlines\"\ne@x.y,\n";
        let lines = read(file).unwrap();
        let told: Vec<_> = lines.iter().map(|line| (line.line, line.read.as_ref().err().cloned())).collect();
        assert_eq!(told.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3, 4, 5, 6, 8]);
        assert!(told[0].1.as_ref().is_some_and(|why| why.contains("maja@example.com")), "{told:?}");
        assert_eq!((&told[1].1, &told[5].1), (&None, &None));
        assert!(told[2].1.as_ref().is_some_and(|why| why.contains("country code")), "{told:?}");
        assert!(told[3].1.as_ref().is_some_and(|why| why.contains("1 cells, and line 1 names 2")), "{told:?}");
    }

    #[test]
    fn i24_a_secret_in_the_place_of_an_email_or_of_a_columns_name_is_named_and_not_repeated() {
        let seed = "legal winner thank year wave sausage worth useful legal winner thank yellow";
        for file in [format!("email\n{seed}\n"), format!("email,name\n{seed},Maja\n"), format!("email,name\n{seed}\n")]
        {
            let told = format!("{:?}", read(&file).unwrap());
            assert!(told.contains("a seed phrase") && !told.contains("legal"), "{told}");
        }
        let refused = read(&format!("{seed}\na@x.y\n")).unwrap_err().to_string();
        assert!(domain::secret::is_refusal(&refused) && !refused.contains("legal"), "{refused}");
        // Half of one, as of any long text, says nothing.
        let lines = read(&format!("email\n{}\n", &seed[..50])).unwrap();
        assert_eq!(lines[0].email, "…");
    }

    #[test]
    fn p2_a_file_that_is_none_is_refused_as_a_whole() {
        let many = format!("email\n{}", "a@x.y\n".repeat(MOST_LINES + 1));
        for (file, why) in [
            ("", "empty"),
            ("email\n", "no line below"),
            ("name\nMaja\n", "names no column email"),
            ("email,adress\na@x.y,b\n", "\"adress\" is none"),
            ("email,email\na@x.y,b\n", "twice"),
            (many.as_str(), "5,000 lines"),
            (&"x".repeat(MOST_BYTES + 1), "1 MB"),
            ("email,name\na@x.y,Bj\u{FFFD}rn\n", "Line 2 has letters"),
        ] {
            let message = read(file).unwrap_err().to_string();
            assert!(message.contains(why), "{message}");
        }
    }
}
