//! The SMS providers against a local server that answers in the real format of each, and in worse ones.

mod conformance;
mod dialect;
mod gateway;
mod hostile;
mod server;

/// Expands to one test for each case and each provider.
macro_rules! for_each_provider {
    ($($case:ident),+ $(,)?) => {
        mod twilio {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::TWILIO).await; })+
        }
        mod messagebird {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::MESSAGEBIRD).await; })+
        }
        mod bird {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::BIRD).await; })+
        }
        mod gateway {
            $(#[tokio::test] async fn $case() { super::$case(&crate::dialect::GATEWAY).await; })+
        }
    };
}
pub(crate) use for_each_provider;
