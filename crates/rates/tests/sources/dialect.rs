//! How each source speaks: the addresses and the form of its answers, as its documents show them.

use crate::server::{json, parameter, with};
use axum::{
    body::Body,
    http::{Response, Uri},
};
use domain::{Millis, fiat::Pair};
use rates::{Bitfinex, Bitstamp, CoinGecko, Coinbase, HttpLimits, Kraken, RateError, RateSource};
use std::{collections::BTreeMap, time::Duration};

/// When the tests ask, and the whole second before it.
pub const ASKED: Millis = Millis(1_800_000_000_500);
pub const UPDATED: i64 = 1_800_000_000;

/// What is traded, by coin and currency in our words, and at what price.
pub type Market = BTreeMap<(&'static str, &'static str), &'static str>;

pub struct Dialect {
    pub name: &'static str,
    pub make: fn(&str) -> Result<Box<dyn RateSource>, RateError>,
    /// The honest answer to a request about a market.
    pub answer: fn(&Uri, &Market) -> Response<Body>,
    /// An answer about BTC/EUR with this in the place of the price, as it stands in the JSON.
    pub with_price: fn(&str) -> String,
    /// A price as it stands in the JSON.
    pub price: fn(&str) -> String,
    /// Whether it knows a currency such as the króna.
    pub is_worldly: bool,
}

pub fn pair(symbol: &str, currency: &str) -> Pair {
    Pair { symbol: symbol.parse().expect("a symbol"), currency: currency.parse().expect("a currency") }
}

/// Short waits, for answers that never come.
fn limits() -> HttpLimits {
    HttpLimits { whole: Duration::from_secs(2), ..HttpLimits::default() }
}

fn quoted(price: &str) -> String {
    format!("\"{price}\"")
}

pub static KRAKEN: Dialect = Dialect {
    name: "Kraken",
    make: |base| Ok(Box::new(Kraken::new(base, limits())?)),
    answer: kraken,
    with_price: |price| format!(r#"{{"error":[],"result":{{{}}}}}"#, kraken_ticker("XXBTZEUR", price)),
    price: quoted,
    is_worldly: false,
};

pub static COINBASE: Dialect = Dialect {
    name: "Coinbase",
    make: |base| Ok(Box::new(Coinbase::new(base, limits())?)),
    answer: coinbase,
    with_price: |price| format!(r#"{{"data":{{"currency":"BTC","rates":{{"AED":"1","EUR":{price},"ZWL":"1"}}}}}}"#),
    price: quoted,
    is_worldly: true,
};

pub static COINGECKO: Dialect = Dialect {
    name: "CoinGecko",
    make: |base| Ok(Box::new(CoinGecko::new(&format!("{base}/api/v3"), limits())?)),
    answer: coingecko,
    with_price: |price| format!(r#"{{"bitcoin":{{"eur":{price},"last_updated_at":{UPDATED}}}}}"#),
    price: str::to_owned,
    is_worldly: true,
};

pub static BITSTAMP: Dialect = Dialect {
    name: "Bitstamp",
    make: |base| Ok(Box::new(Bitstamp::new(base, limits())?)),
    answer: bitstamp,
    with_price: |price| format!("[{}]", bitstamp_ticker("BTC/EUR", price)),
    price: quoted,
    is_worldly: false,
};

pub static BITFINEX: Dialect = Dialect {
    name: "Bitfinex",
    make: |base| Ok(Box::new(Bitfinex::new(base, limits())?)),
    answer: bitfinex,
    with_price: |price| format!("[{}]", bitfinex_row("tBTCEUR", price)),
    price: str::to_owned,
    is_worldly: false,
};

/// One market, with the same price on both sides.
fn bitstamp_ticker(pair: &str, price: &str) -> String {
    format!(
        r#"{{"timestamp":"{UPDATED}","open":"1.0","high":"1.0","low":"1.0","last":"1.0","volume":"213.26","vwap":"1.0",
        "bid":{price},"ask":{price},"side":"0","open_24":"1.0","percent_change_24":"13.57","market_type":"SPOT",
        "pair":"{pair}"}}"#
    )
}

/// <https://www.bitstamp.net/api/v2/ticker/>
fn bitstamp(uri: &Uri, market: &Market) -> Response<Body> {
    if uri.path() != "/api/v2/ticker/" {
        return with(404, "text/html", "<html>not found</html>");
    }
    let tickers = market
        .iter()
        .map(|((coin, currency), price)| bitstamp_ticker(&format!("{coin}/{currency}"), &quoted(price)))
        .chain([bitstamp_ticker("XRP/BTC", "\"0.00001\"")]);
    json(format!("[{}]", tickers.collect::<Vec<_>>().join(",")))
}

/// Name, bid, its size, ask, its size, daily change, relative, last price, volume, high, low.
fn bitfinex_row(name: &str, price: &str) -> String {
    format!(r#"["{name}",{price},26.49,{price},49.15,-13,-0.0012,1.5,5103.45,1.65,1.4]"#)
}

/// <https://api-pub.bitfinex.com/v2/tickers?symbols=ALL>
fn bitfinex(uri: &Uri, market: &Market) -> Response<Body> {
    if uri.path() != "/v2/tickers" || parameter(uri, "symbols").as_deref() != Some("ALL") {
        return with(500, "application/json", r#"["error",10020,"symbols: invalid"]"#);
    }
    let name = |coin: &str, currency: &str| match coin {
        "USDC" => format!("tUDC{currency}"),
        "USDT" => format!("tUST{currency}"),
        "EURC" => format!("tEURC:{currency}"),
        coin => format!("t{coin}{currency}"),
    };
    // With what is lent for interest, which has a row of another form.
    let funding = r#"["fUSD",0.0003,0.0002,30,1e6,0.0003,2,9e5,-0.0001,-0.2,0.0003,2e8,0.001,0.0001,null,null,1e7]"#;
    let rows = market.iter().map(|((coin, currency), price)| bitfinex_row(&name(coin, currency), price));
    json(format!("[{}]", rows.chain([funding.to_owned()]).collect::<Vec<_>>().join(",")))
}

/// One entry of a ticker, with the same price on both sides.
fn kraken_ticker(key: &str, price: &str) -> String {
    format!(
        r#""{key}":{{"a":[{price},"1","1.000"],"b":[{price},"2","2.000"],"c":["1.0","0.00067643"],
        "v":["3.1","9.2"],"p":["1.0","1.0"],"t":[3,9],"l":["1.0","1.0"],"h":["1.0","1.0"],"o":"1.0"}}"#
    )
}

/// <https://api.kraken.com/0/public/Ticker?pair=XBTEUR,ETHEUR>
fn kraken(uri: &Uri, market: &Market) -> Response<Body> {
    let Some(pairs) = parameter(uri, "pair").filter(|_| uri.path() == "/0/public/Ticker") else {
        return with(404, "text/html", "<html>not found</html>");
    };
    let mut tickers = Vec::new();
    for asked in pairs.split(',') {
        let found = market.iter().find(|((coin, currency), _)| {
            let coin = if *coin == "BTC" { "XBT" } else { coin };
            asked == format!("{coin}{currency}")
        });
        let Some(((coin, currency), price)) = found else {
            return json(r#"{"error":["EQuery:Unknown asset pair"]}"#);
        };
        let key = match (*coin, *currency) {
            ("BTC", currency) => format!("XXBTZ{currency}"),
            ("ETH", currency) => format!("XETHZ{currency}"),
            ("USDT", "USD") => "USDTZUSD".to_owned(),
            (coin, currency) => format!("{coin}{currency}"),
        };
        tickers.push(kraken_ticker(&key, &quoted(price)));
    }
    json(format!(r#"{{"error":[],"result":{{{}}}}}"#, tickers.join(",")))
}

/// <https://api.coinbase.com/v2/exchange-rates?currency=BTC>
fn coinbase(uri: &Uri, market: &Market) -> Response<Body> {
    let Some(asked) = parameter(uri, "currency").filter(|_| uri.path() == "/v2/exchange-rates") else {
        return with(404, "text/html", "<html>not found</html>");
    };
    let rates = market.iter().filter(|((coin, _), _)| *coin == asked);
    let rates: Vec<String> = rates.map(|((_, currency), price)| format!(r#""{currency}":"{price}""#)).collect();
    if rates.is_empty() {
        return with(
            400,
            "application/json",
            r#"{"errors":[{"id":"invalid_request","message":"Currency is invalid"}]}"#,
        );
    }
    let rates = rates.join(",");
    json(format!(r#"{{"data":{{"currency":"{asked}","rates":{{"00":"1.5","AED":"235000.1",{rates}}}}}}}"#))
}

/// <https://api.coingecko.com/api/v3/simple/price?ids=bitcoin&vs_currencies=eur&include_last_updated_at=true&precision=full>
fn coingecko(uri: &Uri, market: &Market) -> Response<Body> {
    let (ids, currencies) = (parameter(uri, "ids"), parameter(uri, "vs_currencies"));
    let dated = parameter(uri, "include_last_updated_at").as_deref() == Some("true");
    let (Some(ids), Some(currencies), true, "/api/v3/simple/price") = (ids, currencies, dated, uri.path()) else {
        return with(
            404,
            "application/json",
            r#"{"error":"Incorrect path. Please check https://www.coingecko.com/api/"}"#,
        );
    };
    let id = |coin: &str| match coin {
        "BTC" => "bitcoin",
        "ETH" => "ethereum",
        "BNB" => "binancecoin",
        "POL" => "polygon-ecosystem-token",
        "USDC" => "usd-coin",
        "USDT" => "tether",
        "DAI" => "dai",
        "EURC" => "euro-coin",
        other => panic!("{other} has no id here"),
    };
    let coins: Vec<String> = ids
        .split(',')
        .map(|asked| {
            let wanted = |currency: &str| currencies.split(',').any(|it| it.eq_ignore_ascii_case(currency));
            let prices = market.iter().filter(|((coin, currency), _)| id(coin) == asked && wanted(currency));
            let prices: String = prices
                .map(|((_, currency), price)| format!(r#""{}":{price},"#, currency.to_ascii_lowercase()))
                .collect();
            format!(r#""{asked}":{{{prices}"last_updated_at":{UPDATED}}}"#)
        })
        .collect();
    json(format!("{{{}}}", coins.join(",")))
}
