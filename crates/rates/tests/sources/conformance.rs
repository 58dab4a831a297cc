//! What every source must do.

use crate::{
    dialect::{ASKED, Dialect, Market, UPDATED, pair},
    for_each_source,
    server::Server,
};
use domain::{Millis, fiat::Pair};
use rates::{Observation, RateError, RateSource};

for_each_source!(
    a_rate_is_read_in_the_format_that_the_source_documents,
    every_coin_that_we_have_by_default_is_known,
    many_pairs_at_once_each_get_their_own_rate,
    what_the_source_does_not_trade_is_left_out_and_the_rest_is_given,
    coins_that_it_cannot_know_are_never_asked_for,
    a_rate_is_never_dated_later_than_it_was_asked_for,
    prices_far_apart_in_size_lose_no_digit,
    an_address_that_nobody_answers_at_is_a_passing_failure,
);

const COINS: [&str; 8] = ["BTC", "ETH", "BNB", "POL", "USDC", "USDT", "DAI", "EURC"];

async fn scene(dialect: &'static Dialect, market: Market) -> (Server, Box<dyn RateSource>) {
    let server = Server::start(move |uri| (dialect.answer)(uri, &market)).await;
    let source = (dialect.make)(&server.url).expect("a source");
    (server, source)
}

async fn rates(source: &dyn RateSource, pairs: &[Pair]) -> Vec<(String, String)> {
    let mut found = source.rates(pairs, ASKED).await.expect("rates");
    found.sort_by(|one, other| one.pair.cmp(&other.pair));
    found.into_iter().map(|it| (it.pair.to_string(), it.rate.to_string())).collect()
}

fn expected(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(pair, rate)| ((*pair).to_owned(), (*rate).to_owned())).collect()
}

async fn a_rate_is_read_in_the_format_that_the_source_documents(dialect: &'static Dialect) {
    let (server, source) = scene(dialect, Market::from([(("BTC", "EUR"), "55123.45000")])).await;
    assert_eq!(source.name(), dialect.name);
    let found = source.rates(&[pair("BTC", "EUR")], ASKED).await.expect("rates");
    let [Observation { pair: of, rate, at }] = &found[..] else { panic!("{found:?}") };
    assert_eq!((of, rate.to_string().as_str()), (&pair("BTC", "EUR"), "55123.45"));
    let dated = if dialect.name == "CoinGecko" { Millis::seconds(UPDATED) } else { ASKED };
    assert_eq!(*at, dated);
    assert_eq!(server.requests().len(), 1);
}

async fn every_coin_that_we_have_by_default_is_known(dialect: &'static Dialect) {
    let (_server, source) = scene(dialect, COINS.map(|coin| ((coin, "USD"), "1.25")).into()).await;
    for coin in COINS {
        let wanted = format!("{coin}/USD");
        assert_eq!(rates(&*source, &[pair(coin, "USD")]).await, expected(&[(&wanted, "1.25")]));
    }
}

async fn many_pairs_at_once_each_get_their_own_rate(dialect: &'static Dialect) {
    let market = Market::from([
        (("BTC", "EUR"), "55000.1"),
        (("BTC", "USD"), "64000.2"),
        (("ETH", "EUR"), "2500.3"),
        (("ETH", "USD"), "2900.4"),
        (("USDT", "USD"), "0.9998"),
        (("USDT", "EUR"), "0.8601"),
    ]);
    let (_server, source) = scene(dialect, market).await;
    // Not ETH/USD and not BTC/EUR, though another pair's answer may hold them.
    let pairs = [pair("USDT", "USD"), pair("ETH", "EUR"), pair("BTC", "USD"), pair("USDT", "EUR")];
    let all = [("BTC/USD", "64000.2"), ("ETH/EUR", "2500.3"), ("USDT/EUR", "0.8601"), ("USDT/USD", "0.9998")];
    assert_eq!(rates(&*source, &pairs).await, expected(&all));
}

async fn what_the_source_does_not_trade_is_left_out_and_the_rest_is_given(dialect: &'static Dialect) {
    let market = Market::from([(("BTC", "EUR"), "55000.1"), (("ETH", "CHF"), "2400"), (("POL", "EUR"), "0.2")]);
    let (server, source) = scene(dialect, market).await;
    let pairs = [
        pair("BTC", "EUR"),
        pair("ETH", "CHF"),
        pair("ETH", "EUR"),
        pair("POL", "CHF"),
        pair("POL", "EUR"),
        pair("DAI", "EUR"),
    ];
    for _ in 0..2 {
        let found = rates(&*source, &pairs).await;
        assert_eq!(found, expected(&[("BTC/EUR", "55000.1"), ("ETH/CHF", "2400"), ("POL/EUR", "0.2")]));
    }
    // Kraken says nothing at all when it does not know one: it is asked in halves once, and then without those.
    let requests = server.requests();
    if dialect.name == "Kraken" {
        assert!(requests.last().expect("a request").ends_with("XBTEUR%2CETHCHF%2CPOLEUR"), "{requests:?}");
        assert!(requests.len() == 12, "{requests:?}");
    }
    if dialect.is_worldly {
        assert_eq!(rates(&*source, &[pair("BTC", "ISK")]).await, expected(&[]));
    }
}

async fn coins_that_it_cannot_know_are_never_asked_for(dialect: &'static Dialect) {
    let (server, source) = scene(dialect, Market::from([(("BTC", "EUR"), "55000")])).await;
    for symbol in ["MYCOIN", "USDC.e", "btc", "WBTC", "XBT", "bitcoin"] {
        assert_eq!(rates(&*source, &[pair(symbol, "EUR")]).await, expected(&[]), "{symbol}");
    }
    assert_eq!(rates(&*source, &[]).await, expected(&[]));
    assert_eq!(server.requests(), [""; 0]);
    let found = rates(&*source, &[pair("MYCOIN", "EUR"), pair("BTC", "EUR")]).await;
    assert_eq!(found, expected(&[("BTC/EUR", "55000")]));
    assert!(!server.requests()[0].to_ascii_uppercase().contains("MYCOIN"));
}

async fn a_rate_is_never_dated_later_than_it_was_asked_for(dialect: &'static Dialect) {
    let (_server, source) = scene(dialect, Market::from([(("BTC", "EUR"), "55000")])).await;
    // CoinGecko's clock is 3 seconds ahead of ours, as clocks are.
    let asked = Millis(UPDATED * 1_000 - 3_000);
    assert_eq!(source.rates(&[pair("BTC", "EUR")], asked).await.expect("rates")[0].at, asked);
}

async fn prices_far_apart_in_size_lose_no_digit(dialect: &'static Dialect) {
    let market = Market::from([(("BTC", "USD"), "9876543210.123456"), (("POL", "USD"), "0.0000000123456789")]);
    let (_server, source) = scene(dialect, market).await;
    let found = rates(&*source, &[pair("BTC", "USD"), pair("POL", "USD")]).await;
    assert_eq!(found, expected(&[("BTC/USD", "9876543210.123456"), ("POL/USD", "0.0000000123456789")]));
}

async fn an_address_that_nobody_answers_at_is_a_passing_failure(dialect: &'static Dialect) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let error =
        (dialect.make)(&url).expect("a source").rates(&[pair("BTC", "EUR")], ASKED).await.expect_err("nobody there");
    assert!(matches!(&error, RateError::Transient(words) if words.contains(dialect.name)), "{error}");
}
