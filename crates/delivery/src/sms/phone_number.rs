//! A phone number that the whole world can dial.

use std::{fmt, str::FromStr};

/// A phone number with its country, as E.164 writes it: `+31612345678`. One that can exist, by the numbering plan of its
/// country.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PhoneNumber(String);

/// Why a text is no phone number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PhoneNumberError {
    /// Something else than digits and what people write between them.
    #[error("A phone number has digits, spaces and + - . ( ) only: expected one such as +31 6 12345678.")]
    Letters,
    /// Without a country it can be anybody's.
    #[error("The country is missing: expected + and the country's code first, such as +31 6 12345678.")]
    Country,
    /// There is no country with this code.
    #[error("There is no country with this code: expected a number such as +31 6 12345678.")]
    NoSuchCountry,
    /// More digits than any number has.
    #[error("This phone number is too long: expected one such as +31 6 12345678.")]
    TooLong,
    /// No number of that country is such.
    #[error("There is no such phone number in that country: check its digits. Expected one such as +31 6 12345678.")]
    NoSuchNumber,
}

impl PhoneNumber {
    /// With `+` and digits only.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The digits without `+`.
    pub fn digits(&self) -> &str {
        self.0.trim_start_matches('+')
    }
}

impl FromStr for PhoneNumber {
    type Err = PhoneNumberError;

    fn from_str(text: &str) -> Result<Self, PhoneNumberError> {
        let text = text.trim();
        let usual = |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '-' | '.' | '(' | ')' | '/' | '\u{A0}');
        if text.is_empty() || !text.chars().all(usual) {
            return Err(PhoneNumberError::Letters);
        }
        // What is dialled for "abroad" in most of the world.
        let international =
            text.strip_prefix('+').or_else(|| text.strip_prefix("00")).ok_or(PhoneNumberError::Country)?;
        if international.contains('+') {
            return Err(PhoneNumberError::Letters);
        }
        // A zero in brackets is dialled inside of the country only: +44 (0)20 …
        let digits: String = international.replace("(0)", "").chars().filter(char::is_ascii_digit).collect();
        if digits.len() > 15 {
            return Err(PhoneNumberError::TooLong);
        }
        let number = phonenumber::parse(None, format!("+{digits}")).map_err(|error| match error {
            phonenumber::ParseError::InvalidCountryCode => PhoneNumberError::NoSuchCountry,
            phonenumber::ParseError::TooLong => PhoneNumberError::TooLong,
            _ => PhoneNumberError::NoSuchNumber,
        })?;
        if !phonenumber::is_valid(&number) {
            return Err(PhoneNumberError::NoSuchNumber);
        }
        Ok(Self(number.format().mode(phonenumber::Mode::E164).to_string()))
    }
}

impl fmt::Display for PhoneNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn r12_numbers_that_can_be_dialled_are_taken_however_they_are_written() {
        for (text, number) in [
            ("+31 6 12345678", "+31612345678"),
            (" +31-6-1234.5678 ", "+31612345678"),
            ("0031612345678", "+31612345678"),
            ("+31 (0)6 12345678", "+31612345678"),
            ("+44 (0)20 7946 0018", "+442079460018"),
            ("+44 7911 123456", "+447911123456"),
            ("+1 (415) 555-2671", "+14155552671"),
            ("+49 151 23456789", "+4915123456789"),
            ("+33\u{A0}6 12 34 56 78", "+33612345678"),
            ("+39 312 345 6789", "+393123456789"),
            ("+39 06 1234 5678", "+390612345678"),
            ("+91 81234 56789", "+918123456789"),
            ("+55 11 96123-4567", "+5511961234567"),
            ("+234 802 123 4567", "+2348021234567"),
            ("+86 131 2345 6789", "+8613123456789"),
        ] {
            assert_eq!(text.parse::<PhoneNumber>().map(|it| it.to_string()), Ok(number.to_owned()), "{text}");
        }
    }

    #[test]
    fn r12_what_cannot_be_dialled_says_why_and_what_is_expected() {
        use PhoneNumberError::{Country, Letters, NoSuchCountry, NoSuchNumber, TooLong};
        for (text, why) in [
            ("", Letters),
            ("maja@example.com", Letters),
            ("+31 6 CALL ME", Letters),
            ("+31612345678;ext=1", Letters),
            ("tel:+31612345678", Letters),
            ("+31 6 12345678\r\nTo: +1", Letters),
            ("+31 6 ١٢٣٤٥٦٧٨", Letters),
            ("+31+612345678", Letters),
            ("06 12345678", Country),
            ("612345678", Country),
            ("+999 123456789", NoSuchCountry),
            ("+0612345678", NoSuchCountry),
            ("+31 6 1234567", NoSuchNumber),
            ("+31 6 123456789", NoSuchNumber),
            ("+1 123 456 7890", NoSuchNumber),
            ("+44 20", NoSuchNumber),
            ("+31 6 1234567890123", TooLong),
        ] {
            assert_eq!(text.parse::<PhoneNumber>(), Err(why), "{text}");
            assert!(why.to_string().contains("+31 6 12345678"), "{why}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_typed_ends_in_a_number_or_in_words(text in any::<String>()) {
            let _ = text.parse::<PhoneNumber>();
        }

        #[test]
        fn a_number_is_plus_and_digits_and_itself(digits in "[0-9]{0,18}") {
            if let Ok(number) = format!("+{digits}").parse::<PhoneNumber>() {
                prop_assert!(number.digits().bytes().all(|b| b.is_ascii_digit()) && number.digits().len() <= 15);
                prop_assert_eq!(number.as_str().parse::<PhoneNumber>(), Ok(number.clone()));
            }
        }
    }
}
