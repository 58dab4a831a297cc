use super::super::{Currency, FiatAmount, pegged_to, quote};
use super::*;
use proptest::prelude::*;

const NOW: Millis = Millis(1_800_000_000_000);

fn says(source: &str, rate: &str, seconds_ago: i64) -> Observation {
    let at = Millis(NOW.0 - seconds_ago * 1_000);
    Observation { source: Source::Public(source.to_owned()), rate: rate.parse().unwrap(), at }
}

fn names(agreed: &Agreed) -> Vec<String> {
    agreed.sources.iter().map(|it| it.source.to_string()).collect()
}

#[test]
fn the_median_of_three_sources_is_used_and_all_three_are_named() {
    let heard = [says("Kraken", "2500", 5), says("Coinbase", "2510", 10), says("CoinGecko", "2490", 60)];
    let agreed = agree(&heard, None, NOW).unwrap();
    assert_eq!((agreed.rate, agreed.at, agreed.is_manual()), ("2500".parse().unwrap(), NOW, false));
    assert_eq!(names(&agreed), ["CoinGecko", "Coinbase", "Kraken"]);
    assert_eq!(agreed.sources[2], heard[0], "with its rate and time");
}

#[test]
fn of_four_fresh_sources_the_two_in_the_middle_meet_half_way() {
    let heard = [
        says("Kraken", "2500", 5),
        says("Coinbase", "2501", 10),
        says("CoinGecko", "1", 61),
        says("Bitstamp", "2520", 1),
        says("Bitfinex", "2490", 1),
    ];
    let agreed = agree(&heard, None, NOW).unwrap();
    assert_eq!(agreed.rate, "2500.5".parse().unwrap());
    let fresh = ["Bitfinex", "Bitstamp", "Coinbase", "Kraken"];
    assert_eq!(names(&agreed), fresh, "a stale one neither counts nor blocks");
}

#[test]
fn fewer_than_three_fresh_sources_give_no_rate() {
    assert_eq!(agree(&[], None, NOW), Err(NoRate::Unknown));
    let one = [says("Kraken", "2500", 5), says("Coinbase", "2500", 61), says("CoinGecko", "2500", 3_600)];
    assert_eq!(agree(&one, None, NOW), Err(NoRate::TooFew { fresh: 1, heard: 3 }));
    let two = [says("Kraken", "2500", 5), says("Coinbase", "2500", 6), says("CoinGecko", "2500", 61)];
    assert_eq!(agree(&two, None, NOW), Err(NoRate::TooFew { fresh: 2, heard: 3 }));
}

#[test]
fn one_source_heard_twice_is_one_voice_and_its_newest_word_counts() {
    let twice = [says("Kraken", "2500", 5), says("Kraken", "2500", 4)];
    assert_eq!(agree(&twice, None, NOW), Err(NoRate::TooFew { fresh: 1, heard: 1 }));
    let heard = [
        says("Kraken", "9999", 9),
        says("Kraken", "2500", 4),
        says("Coinbase", "2500", 5),
        says("Bitstamp", "2500", 5),
    ];
    assert_eq!(agree(&heard, None, NOW).unwrap().rate, "2500".parse().unwrap());
}

#[test]
fn the_age_limit_is_sixty_seconds_to_the_millisecond_and_the_future_is_refused() {
    let (fresh, second) = (says("Kraken", "2500", 0), says("Bitstamp", "2500", 0));
    let aged = |millis| Observation { at: Millis(NOW.0 - millis), ..says("Coinbase", "2500", 0) };
    assert!(agree(&[fresh.clone(), second.clone(), aged(60_000)], None, NOW).is_ok());
    let stale = agree(&[fresh.clone(), second.clone(), aged(60_001)], None, NOW);
    assert_eq!(stale, Err(NoRate::TooFew { fresh: 2, heard: 3 }));
    let ahead = agree(&[fresh.clone(), second.clone(), aged(-1)], None, NOW);
    assert_eq!(ahead, Err(NoRate::TooFew { fresh: 2, heard: 2 }));
    let end_of_time = Observation { at: Millis(i64::MAX), ..fresh.clone() };
    let begin_of_time = Observation { at: Millis(i64::MIN), ..aged(0) };
    assert!(agree(&[fresh, second, end_of_time, begin_of_time], None, NOW).is_err());
}

#[test]
fn two_percent_from_the_median_passes_and_more_does_not() {
    let three = |third: &str| {
        agree(&[says("Kraken", "1000", 1), says("Coinbase", "1000", 1), says("CoinGecko", third, 1)], None, NOW)
    };
    for third in ["1020", "980"] {
        assert_eq!(three(third).unwrap().rate, "1000".parse().unwrap());
    }
    for third in ["1020.00000000000000000001", "979.999999999999999999999", "1", "1000000000000", "0.000000000001"] {
        let Err(NoRate::Apart { median, sources }) = three(third) else { panic!("{third} passed") };
        assert_eq!((median, sources.len()), ("1000".parse().unwrap(), 3));
    }
    let message = three("1100").unwrap_err().to_string();
    assert!(message.contains("2 %") && message.contains("CoinGecko says 1100"), "{message}");
}

#[test]
fn a_manual_rate_is_used_alone_and_named_as_manual() {
    let manual = ManualRate { rate: "1800".parse().unwrap(), at: Millis(7) };
    let apart = [says("Kraken", "1", 1), says("Coinbase", "2500", 1), says("CoinGecko", "9", 1)];
    for heard in [&apart[..], &[]] {
        let agreed = agree(heard, Some(manual), NOW).unwrap();
        assert_eq!((agreed.rate, names(&agreed)), (manual.rate, vec!["manual rate".to_owned()]));
        assert!(agreed.is_manual() && agreed.sources[0].at == Millis(7));
    }
}

#[test]
fn nobody_speaks_for_the_merchant() {
    let forged = Observation { source: "manual".to_owned().into(), ..says("", "1", 1) };
    let heard = [forged, says("Kraken", "2500", 1)];
    assert_eq!(agree(&heard, None, NOW), Err(NoRate::TooFew { fresh: 1, heard: 1 }));
}

#[test]
fn stablecoins_may_be_pinned_to_their_own_currency_only() {
    let pegged = |symbol: &str| pegged_to(&symbol.parse().unwrap());
    for symbol in ["USDC", "USDT", "DAI"] {
        assert_eq!(pegged(symbol), Some(Currency::USD));
    }
    assert_eq!(pegged("EURC"), Some(Currency::EUR));
    assert_eq!((pegged("ETH"), pegged("usdc"), pegged("USDC.e")), (None, None, None));
    let agreed = agree(&[], Some(ManualRate::pinned(NOW)), NOW).unwrap();
    let price = FiatAmount::parse("48.30", Currency::USD).unwrap();
    assert_eq!(quote(price, agreed.rate, 6).unwrap().to_string(), "48300000");
}

prop_compose! {
    /// Rates of any size, close together or not.
    fn rates()(middle in 1_000i64..1_000_000_000_000, scale in 0u32..12)
        (rates in prop::collection::vec(
            prop_oneof![3 => middle - middle / 30..=middle + middle / 30, 1 => 1i64..1_000_000_000_000_000],
            0..6,
        ), scale in Just(scale)) -> Vec<Rate> {
        rates.into_iter().filter_map(|digits| Rate::new(Decimal::new(digits, scale)).ok()).collect()
    }
}

fn observations(rates: &[Rate], ages: &[i64]) -> Vec<Observation> {
    let all = rates.iter().zip(ages).zip(["Kraken", "Coinbase", "CoinGecko", "Kraken", "Bitstamp", "Gemini"]);
    all.map(|((rate, age), name)| Observation {
        source: Source::Public(name.to_owned()),
        rate: *rate,
        at: Millis(NOW.0 - age),
    })
    .collect()
}

proptest! {
    /// Bar, "rate manipulation": whatever one of three says, a quote is made within 2 % of what both honest ones say and
    /// never beyond them, or not at all.
    #[test]
    fn one_liar_among_three_never_moves_the_quote_by_more_than_the_bar(
        honest in 1_000i64..1_000_000_000_000, drift in -30i64..=30, lie in 1i64..1_000_000_000_000_000, place in 0usize..3,
    ) {
        let first = Rate::new(Decimal::new(honest, 3)).unwrap();
        let second = Rate::new(Decimal::new(honest + honest * drift / 1_000, 3)).unwrap();
        let mut said = vec![first, second];
        said.insert(place, Rate::new(Decimal::new(lie, 3)).unwrap());
        match agree(&observations(&said, &[1, 2, 3]), None, NOW) {
            Ok(agreed) => {
                prop_assert!((first.min(second)..=first.max(second)).contains(&agreed.rate));
                for rate in [first, second] {
                    prop_assert!(!is_apart(rate, agreed.rate));
                    let price = FiatAmount::parse("100.00", Currency::EUR).unwrap();
                    let (asked, fair) = (quote(price, agreed.rate, 18).unwrap(), quote(price, rate, 18).unwrap());
                    let bar = fair.0 / crate::amount::U256::from(50) + crate::amount::U256::from(1);
                    prop_assert!(asked.0.abs_diff(fair.0) <= bar, "{asked} against {fair}");
                }
            }
            Err(NoRate::Apart { .. }) => {}
            Err(other) => prop_assert!(false, "{other}"),
        }
    }

    #[test]
    fn the_order_of_the_observations_does_not_matter(
        rates in rates(),
        ages in prop::collection::vec(prop_oneof![-5i64..90_000, Just(60_000), Just(60_001)], 6),
        order in Just([0usize, 1, 2, 3, 4, 5]).prop_shuffle(),
    ) {
        let heard = observations(&rates, &ages);
        let shuffled: Vec<_> = order.iter().filter_map(|at| heard.get(*at).cloned()).collect();
        prop_assert_eq!(agree(&heard, None, NOW), agree(&shuffled, None, NOW));
    }

    #[test]
    fn what_is_agreed_rests_on_three_fresh_sources_within_the_bar(
        rates in rates(), ages in prop::collection::vec(-5i64..90_000, 6),
    ) {
        if let Ok(agreed) = agree(&observations(&rates, &ages), None, NOW) {
            prop_assert!(agreed.sources.len() >= LEAST_SOURCES);
            for it in &agreed.sources {
                prop_assert!((0..=60_000).contains(&(NOW.0 - it.at.0)) && !is_apart(it.rate, agreed.rate));
            }
        }
    }
}
