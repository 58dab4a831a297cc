//! Phone numbers that can be dialled, as those who deliver messages read them.

use delivery::PhoneNumber;

/// Reads a number of a customer. Nothing typed is `None`.
///
/// # Errors
/// What is wrong with it: also a number that its country does not have.
pub fn dialled(given: &str) -> Result<Option<String>, String> {
    let Some(number) = domain::link::phone(given)? else { return Ok(None) };
    exists(&number)?;
    Ok(Some(number))
}

/// Whether a number can be dialled.
///
/// # Errors
/// Why it cannot.
pub fn exists(number: &str) -> Result<(), String> {
    number.parse::<PhoneNumber>().map(drop).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn r12_a_number_that_no_country_has_is_not_taken() {
        assert_eq!(dialled("+47 412 34 567"), Ok(Some("+4741234567".to_owned())));
        assert_eq!(dialled(" "), Ok(None));
        for text in ["+999123456789", "+47 1", "41234567"] {
            assert!(dialled(text).is_err(), "{text}");
        }
    }
}
