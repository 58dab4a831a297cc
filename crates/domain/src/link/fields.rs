//! What customers are asked for before an address is given out (A2, A10).

use crate::{SecretKind, text};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// Whether the checkout asks for something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Not shown.
    #[default]
    Off,
    /// May be left empty.
    Optional,
    /// Must be filled in.
    Required,
}

impl FromStr for Ask {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "off" => Ok(Self::Off),
            "optional" => Ok(Self::Optional),
            "required" => Ok(Self::Required),
            _ => Err("Choose off, optional or required.".to_owned()),
        }
    }
}

/// What a customer is asked for before an address is given out (A2, A10).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerFields {
    /// Full name.
    pub name: Ask,
    /// E-mail address.
    pub email: Ask,
    /// Phone number, E.164.
    pub phone: Ask,
    /// Shipping address.
    pub address: Ask,
    /// Custom instructions.
    pub note: Ask,
}

impl CustomerFields {
    /// Whether nothing is asked, so that the customer goes straight to paying.
    pub fn is_empty(&self) -> bool {
        [self.name, self.email, self.phone, self.address, self.note].iter().all(|ask| *ask == Ask::Off)
    }
}

/// What a customer told about themselves. `None`: not asked, or left empty.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerInfo {
    /// Full name.
    pub name: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Phone number, E.164.
    pub phone: Option<String>,
    /// Shipping address, with line breaks.
    pub address: Option<String>,
    /// Custom instructions, with line breaks.
    pub note: Option<String>,
}

/// A field's name in forms and what is wrong with what stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldError {
    /// The form field's name.
    pub field: String,
    /// What is wrong and what is expected.
    pub message: String,
}

impl FieldError {
    /// An error on a field.
    pub fn new(field: &str, message: impl ToString) -> Self {
        Self { field: field.to_owned(), message: message.to_string() }
    }
}

impl CustomerInfo {
    /// With what is known where nothing was told.
    #[must_use]
    pub fn or(self, known: Self) -> Self {
        Self {
            name: self.name.or(known.name),
            email: self.email.or(known.email),
            phone: self.phone.or(known.phone),
            address: self.address.or(known.address),
            note: self.note.or(known.note),
        }
    }

    /// Without what can spend money (I24): a form that comes back does not show it again.
    #[must_use]
    pub fn without_secrets(self) -> Self {
        let kept = |text: Option<String>| text.filter(|text| SecretKind::find_in(text).is_none());
        Self {
            name: kept(self.name),
            email: kept(self.email),
            phone: kept(self.phone),
            address: kept(self.address),
            note: kept(self.note),
        }
    }

    /// Checks what a customer typed against what the link asks. Fields that are off are dropped.
    ///
    /// # Errors
    /// All fields that are missing or of another form, in the order of the form.
    pub fn checked(self, asked: &CustomerFields) -> Result<Self, Vec<FieldError>> {
        let mut errors = Vec::new();
        let mut check = |field: &str,
                         ask: Ask,
                         given: Option<String>,
                         needed: &str,
                         read: &dyn Fn(&str) -> Result<Option<String>, String>| {
            if ask == Ask::Off {
                return None;
            }
            match read(given.as_deref().unwrap_or_default()) {
                Ok(None) if ask == Ask::Required => errors.push(FieldError::new(field, needed)),
                Ok(read) => return read,
                Err(message) => errors.push(FieldError::new(field, message)),
            }
            None
        };
        let line = |what, most| move |given: &str| text::optional_line(what, given, most).map_err(|e| e.to_string());
        let lines = |what, most| move |given: &str| text::paragraph(what, given, most).map_err(|e| e.to_string());
        let email = |given: &str| if given.trim().is_empty() { Ok(None) } else { text::email(given).map(Some) };
        let checked = Self {
            name: check("name", asked.name, self.name, "Enter your name.", &line("The name", 120)),
            email: check(
                "email",
                asked.email,
                self.email,
                "Enter your e-mail address, for example maja@example.com.",
                &email,
            ),
            phone: check(
                "phone",
                asked.phone,
                self.phone,
                "Enter your phone number with country code, for example +47 412 34 567.",
                &phone,
            ),
            address: check(
                "address",
                asked.address,
                self.address,
                "Enter the address to ship to.",
                &lines("The address", 500),
            ),
            note: check(
                "note",
                asked.note,
                self.note,
                "Write what the merchant should know.",
                &lines("The note", 1_000),
            ),
        };
        if errors.is_empty() { Ok(checked) } else { Err(errors) }
    }
}

/// E.164: `+`, then 7 to 15 digits, the first not 0. Spaces, dots, hyphens and brackets are dropped. Nothing typed is `None`.
///
/// # Errors
/// Another form.
pub fn phone(given: &str) -> Result<Option<String>, String> {
    let bare: String = given.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-' | '(' | ')')).collect();
    if bare.is_empty() {
        return Ok(None);
    }
    let digits = bare.strip_prefix('+').unwrap_or_default();
    let fine =
        (7..=15).contains(&digits.len()) && !digits.starts_with('0') && digits.bytes().all(|b| b.is_ascii_digit());
    if fine {
        Ok(Some(bare))
    } else {
        Err("Enter the number with its country code, for example +47 412 34 567.".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each field: what is typed in it, what is kept of that, and what is said where it is needed and nothing is typed.
    const FIELDS: [(&str, &str, &str, &str); 5] = [
        ("name", " Maja Lind ", "Maja Lind", "Enter your name."),
        ("email", " maja@example.com ", "maja@example.com", "Enter your e-mail address, for example maja@example.com."),
        (
            "phone",
            "+47 412 34 567",
            "+4741234567",
            "Enter your phone number with country code, for example +47 412 34 567.",
        ),
        ("address", "Kirkegade 3\r\n0153 Oslo", "Kirkegade 3\n0153 Oslo", "Enter the address to ship to."),
        ("note", "Ring twice.\r\nThank you", "Ring twice.\nThank you", "Write what the merchant should know."),
    ];

    /// Asks for the fields that `chosen` says, and for no other.
    fn asking(chosen: impl Fn(&str) -> Ask) -> CustomerFields {
        CustomerFields {
            name: chosen("name"),
            email: chosen("email"),
            phone: chosen("phone"),
            address: chosen("address"),
            note: chosen("note"),
        }
    }

    /// Tells one field, and leaves the others out.
    fn telling(field: &str, text: Option<&str>) -> CustomerInfo {
        let told = |name: &str| text.filter(|_| name == field).map(str::to_owned);
        CustomerInfo {
            name: told("name"),
            email: told("email"),
            phone: told("phone"),
            address: told("address"),
            note: told("note"),
        }
    }

    #[test]
    fn a2_what_is_not_asked_is_dropped_and_what_is_required_is_refused_by_name_where_it_is_missing() {
        for (field, typed, kept, needed) in FIELDS {
            for (given, read) in [(None, None), (Some(" \n "), None), (Some(typed), Some(kept))] {
                for ask in [Ask::Off, Ask::Optional, Ask::Required] {
                    let expected = match (ask, read) {
                        (Ask::Off, _) => Ok(CustomerInfo::default()),
                        (Ask::Required, None) => Err(vec![FieldError::new(field, needed)]),
                        (_, read) => Ok(telling(field, read)),
                    };
                    let asked = asking(|name| if name == field { ask } else { Ask::Off });
                    assert_eq!(telling(field, given).checked(&asked), expected, "{field} {ask:?} {given:?}");
                }
            }
        }
        // All that is missing is said at once, in the order of the form.
        let missing = FIELDS.map(|(field, _, _, needed)| FieldError::new(field, needed)).to_vec();
        assert_eq!(CustomerInfo::default().checked(&asking(|_| Ask::Required)), Err(missing));
    }
}
