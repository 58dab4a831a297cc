//! Arithmetic on decimal text, for totals that follow what is typed: exact, and without the machinery of big numbers.

/// An amount as often as it is taken. Text that is no plain decimal number stays as it is.
pub fn times(amount: &str, by: u32) -> String {
    if point(amount).is_none() {
        return amount.to_owned();
    }
    let mut carry = 0_u64;
    let mut backwards = Vec::new();
    for byte in amount.bytes().rev() {
        if byte == b'.' {
            backwards.push(byte);
        } else {
            carry += u64::from(byte - b'0') * u64::from(by);
            backwards.push(digit(carry));
            carry /= 10;
        }
    }
    while carry > 0 {
        backwards.push(digit(carry));
        carry /= 10;
    }
    backwards.reverse();
    String::from_utf8(backwards).unwrap_or_default()
}

/// About as much, to be read and not to be paid: two decimals from 10 on, four from 1 on, four digits that count below.
pub fn roughly(amount: &str) -> String {
    let bytes = amount.as_bytes();
    let Some(point) = point(amount).filter(|point| *point < bytes.len()) else { return amount.to_owned() };
    let zeros = |from: usize| bytes.iter().skip(from).take_while(|byte| **byte == b'0').count();
    let keep = match point - zeros(0).min(point) {
        0 => zeros(point + 1) + 4,
        1 => 4,
        _ => 2,
    };
    let mut end = (point + 1 + keep).min(bytes.len());
    while end > point + 3 && bytes.get(end - 1) == Some(&b'0') {
        end -= 1;
    }
    amount.get(..end).unwrap_or(amount).to_owned()
}

/// The last digit of a number.
fn digit(number: u64) -> u8 {
    // Below 10, so that nothing is lost.
    b'0' + u8::try_from(number % 10).unwrap_or(0)
}

/// Where the point stands in decimal text; at its end if there is none. `None`: it is no decimal text.
fn point(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let point = bytes.iter().position(|byte| *byte == b'.').unwrap_or(bytes.len());
    let digits = bytes.iter().enumerate().all(|(at, byte)| byte.is_ascii_digit() || at == point);
    (digits && !bytes.is_empty()).then_some(point)
}

#[cfg(test)]
mod tests {
    use super::{roughly, times};

    #[test]
    fn a_total_is_exact() {
        for (amount, by, total) in [
            ("17.50", 1, "17.50"),
            ("17.50", 3, "52.50"),
            ("9.99", 1000, "9990.00"),
            ("0.000001", 12, "0.000012"),
            ("99", 11, "1089"),
            ("0.10", 0, "0.00"),
            ("123456789012345678901234567890.99", 9, "1111111101111111110111111111018.91"),
            ("", 3, ""),
            ("<b>", 3, "<b>"),
            ("1.2.3", 3, "1.2.3"),
        ] {
            assert_eq!(times(amount, by), total);
        }
    }

    #[test]
    fn about_is_as_exact_as_one_can_read() {
        for (amount, about) in [
            ("52.500123", "52.50"),
            ("1.234567", "1.2345"),
            ("1.200000", "1.20"),
            ("0.016123456789012345", "0.01612"),
            ("0.00000000", "0.00"),
            ("7", "7"),
            ("<b>.", "<b>."),
        ] {
            assert_eq!(roughly(amount), about);
        }
    }
}
