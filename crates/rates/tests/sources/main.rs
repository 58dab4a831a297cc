//! The five sources against a local server that answers in the real format of each, and in worse ones.

mod conformance;
mod dialect;
mod hostile;
mod server;

/// Expands to one test for each case and each source.
macro_rules! for_each_source {
    ($($case:ident),+ $(,)?) => {
        mod kraken {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::KRAKEN).await; })+
        }
        mod coinbase {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::COINBASE).await; })+
        }
        mod coingecko {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::COINGECKO).await; })+
        }
        mod bitstamp {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::BITSTAMP).await; })+
        }
        mod bitfinex {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::BITFINEX).await; })+
        }
    };
}
pub(crate) use for_each_source;
