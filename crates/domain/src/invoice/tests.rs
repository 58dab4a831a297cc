//! Sums that are exact, whatever is billed.

use super::*;
use crate::{Amount, Units, amount::U256, calendar::Utc};
use proptest::{collection::vec, option, prelude::*};

fn percent(text: &str) -> Percent {
    text.parse().unwrap()
}

fn line(quantity: &str, price: u64, tax: &str) -> Line {
    let typed = TypedLine { description: "Thing", quantity, price: "1", tax };
    Line { price: Units::from(price), ..read_line(typed, 2, None).unwrap().unwrap() }
}

fn units(sums: &[u64]) -> Vec<Units> {
    sums.iter().copied().map(Units::from).collect()
}

#[test]
fn a14_each_line_is_rounded_once_and_the_sums_are_those_of_what_is_shown() {
    // 1.5 × 33.33 = 49.995, half up; tax on the net sum of the rate.
    let lines = vec![line("1.5", 3_333, "19"), line("2", 1_000, "19"), line("0.333", 100, "7"), line("1", 500, "")];
    let items = Items::new(2, lines, Some(Discount::Percent(percent("10")))).unwrap();
    let totals = items.totals();
    assert_eq!(totals.lines, units(&[5_000, 2_000, 33, 500]));
    assert_eq!((totals.subtotal, totals.discount, totals.net), (7_533.into(), 753.into(), 6_780.into()));
    let taxes: Vec<_> = totals.taxes.iter().map(|sum| (sum.rate.to_string(), sum.net, sum.tax)).collect();
    // 753 is spread as 699.73, 3.30 and 49.98: rounded down 699, 3, 49, and one each for the two that lost most.
    assert_eq!(taxes, [("19".to_owned(), 6_300.into(), 1_197.into()), ("7".to_owned(), 30.into(), 2.into())]);
    assert_eq!(totals.total, Units::from(6_780 + 1_197 + 2));
    assert_eq!(items.total().to_string(), "79.79");
}

#[test]
fn a14_what_makes_no_invoice_says_why() {
    let one = || vec![line("1", 1_000, "19")];
    let amount = |off: u64| Some(Discount::Amount(Units::from(off)));
    assert_eq!(Items::new(2, vec![], None), Err(ItemsError::NoLines));
    assert_eq!(Items::new(2, vec![line("1", 1, ""); 51], None), Err(ItemsError::TooManyLines));
    assert_eq!(
        Items::new(2, one(), amount(1_001)),
        Err(ItemsError::DiscountTooLarge(Amount::new(Units::from(1_000), 2)))
    );
    assert_eq!(Items::new(2, one(), amount(1_000)), Err(ItemsError::NothingToPay));
    assert_eq!(Items::new(2, one(), Some(Discount::Percent(percent("100")))), Err(ItemsError::NothingToPay));
    assert_eq!(Items::new(2, vec![line("1", 0, "")], None), Err(ItemsError::NothingToPay));
    let huge = Line { price: Units(U256::MAX), ..line("1", 0, "") };
    assert_eq!(Items::new(18, vec![huge], None), Err(ItemsError::TooLarge));
    let many = Line { price: Units::from(Items::MOST * 100), ..line("2", 0, "") };
    assert_eq!(Items::new(2, vec![many], None), Err(ItemsError::TooLarge));
    assert!(Items::new(2, one(), amount(999)).is_ok());
}

#[test]
fn a14_numbers_are_read_exactly_or_refused_with_what_is_expected() {
    for (text, thousandths) in [("2", 2_000), ("1.5", 1_500), ("0.125", 125), (".5", 500), ("1.500000", 1_500)] {
        assert_eq!(text.parse::<Quantity>().map(Quantity::thousandths), Ok(thousandths), "{text}");
    }
    for text in ["", "0", "-1", "1,5", "0.0001", "1e3", "1000001", "x", "9".repeat(40).as_str(), "."] {
        assert!(text.parse::<Quantity>().is_err(), "{text}");
    }
    for (text, thousandths) in [("19", 19_000), ("7.7 %", 7_700), ("8.875", 8_875), ("0", 0), ("100", 100_000)] {
        assert_eq!(text.parse::<Percent>().map(Percent::thousandths), Ok(thousandths), "{text}");
    }
    for text in ["", "-1", "100.001", "1.0001", "19%%", "nineteen"] {
        assert!(text.parse::<Percent>().is_err(), "{text}");
    }
    assert_eq!((percent("7.70").to_string(), Quantity::ONE.to_string()), ("7.7".to_owned(), "1".to_owned()));
}

#[test]
fn a14_a_line_says_all_that_is_wrong_with_it_and_an_empty_one_is_none() {
    let typed = |description, quantity, price, tax| TypedLine { description, quantity, price, tax };
    assert_eq!(read_line(typed(" ", "", " ", ""), 2, None), Ok(None));
    let wrong = read_line(typed("", "0", "1.234", "101"), 2, None).unwrap_err();
    let fields: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(fields, ["description", "quantity", "price", "tax"]);
    let free = read_line(typed("Tea", "", "0", ""), 2, None).unwrap().unwrap();
    assert_eq!((free.price, free.quantity, free.tax), (Units::ZERO, Quantity::ONE, None));
    let yen = Unit::Fiat("JPY".parse().unwrap());
    assert!(read_price("1.5", 0, Some(&yen)).unwrap_err().contains("JPY has no decimals"));
}

#[test]
fn a14_numbers_are_written_with_their_prefix_and_never_alike() {
    let number = |prefix: &str, ordinal| InvoiceNumber { prefix: prefix.parse().unwrap(), ordinal }.to_string();
    assert_eq!(number("INV-", 1), "INV-0001");
    assert_eq!(number("2026/", 12_345), "2026/12345");
    assert_eq!(number("", 7), "0007");
    for prefix in ["INV-1", "INV 1-", "ÄRV-", "x".repeat(17).as_str(), "<b>"] {
        assert!(prefix.parse::<NumberPrefix>().is_err(), "{prefix}");
    }
}

#[test]
fn a14_an_invoice_is_overdue_from_the_moment_after_its_last_day() {
    let due = Day(10);
    let last = Millis(due.start().0 + 86_399_999);
    let of = |voided, paid, now| InvoiceState::of(voided, paid, due, Day::by(&Utc, now));
    assert_eq!(of(false, false, last), InvoiceState::Open);
    assert_eq!(of(false, false, last.plus(Millis(1))), InvoiceState::Overdue);
    assert_eq!(of(false, true, last.plus(Millis(1))), InvoiceState::Paid);
    assert_eq!(of(true, false, last), InvoiceState::Void);
    assert_eq!(of(true, true, last), InvoiceState::Void, "money that comes all the same does not unvoid it");
}

fn any_line() -> impl Strategy<Value = Line> {
    (1..=Quantity::MOST, 0..=10_u64.pow(15), option::of(0..=Percent::WHOLE)).prop_map(|(quantity, price, tax)| Line {
        description: "Thing".to_owned(),
        quantity: Quantity::new(quantity).unwrap(),
        price: Units::from(price),
        tax: tax.map(|tax| Percent::new(tax).unwrap()),
    })
}

fn any_discount() -> impl Strategy<Value = Option<Discount>> {
    let percent = (0..=Percent::WHOLE).prop_map(|part| Discount::Percent(Percent::new(part).unwrap()));
    option::of(prop_oneof![percent, (0..=10_u64.pow(16)).prop_map(|off| Discount::Amount(Units::from(off)))])
}

/// Few rates, as on most invoices, so that groups have several lines.
fn few_rates() -> impl Strategy<Value = Vec<Line>> {
    vec((any_line(), 0..4_usize), 1..12).prop_map(|lines| {
        let rates = [None, Some("0"), Some("7.7"), Some("19")];
        lines.into_iter().map(|(line, at)| Line { tax: rates[at].map(percent), ..line }).collect()
    })
}

proptest! {
    #[test]
    fn a14_the_total_is_the_sum_of_what_is_shown(
        lines in prop_oneof![vec(any_line(), 1..8), few_rates()], discount in any_discount()
    ) {
        let totals = Totals::of(&lines, discount);
        prop_assert_eq!(totals.lines.iter().copied().sum::<Units>(), totals.subtotal);
        prop_assert!(totals.discount <= totals.subtotal, "never below nothing");
        prop_assert_eq!(totals.net.plus(totals.discount), totals.subtotal);
        let taxes: Units = totals.taxes.iter().map(|sum| sum.tax).sum();
        prop_assert_eq!(totals.net.plus(taxes), totals.total);
        let taxed: Units = totals.taxes.iter().map(|sum| sum.net).sum();
        prop_assert!(taxed <= totals.net);
        if lines.iter().all(|line| line.tax.is_some()) {
            prop_assert_eq!(taxed, totals.net, "the discount is spread without a rest");
        }
        let mut rates: Vec<_> = totals.taxes.iter().map(|sum| sum.rate).collect();
        rates.dedup();
        prop_assert_eq!(rates.len(), totals.taxes.len(), "each rate once");
    }

    #[test]
    fn a14_rounding_is_off_by_half_of_the_smallest_unit_at_most(line in any_line()) {
        let sum = Totals::of(std::slice::from_ref(&line), None).subtotal;
        let exact = line.price.0 * U256::from(line.quantity.thousandths());
        prop_assert!((sum.0 * U256::from(1_000)).abs_diff(exact) <= U256::from(500));
    }

    #[test]
    fn a14_the_order_of_lines_does_not_change_what_is_paid(lines in few_rates(), discount in any_discount()) {
        let turned: Vec<Line> = lines.iter().rev().cloned().collect();
        prop_assert_eq!(Totals::of(&lines, discount).total, Totals::of(&turned, discount).total);
    }

    #[test]
    fn a14_items_survive_being_written_and_no_text_makes_reading_panic(text in ".{0,40}") {
        let typed = TypedLine { description: &text, quantity: &text, price: &text, tax: &text };
        let _ = read_line(typed, 18, None);
        let _ = read_discount("percent", &text, 2, None);
        let _ = read_discount("amount", &text, 2, None);
        let _ = text.parse::<NumberPrefix>();
    }

    #[test]
    fn a14_percentages_and_quantities_read_back_as_they_are_shown(part in 0..=Percent::WHOLE, many in 1..=Quantity::MOST) {
        let (part, many) = (Percent::new(part).unwrap(), Quantity::new(many).unwrap());
        prop_assert_eq!(part.to_string().parse(), Ok(part));
        prop_assert_eq!(many.to_string().parse(), Ok(many));
    }
}
