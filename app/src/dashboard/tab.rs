//! What a page asks the server carries the business that the page is of. A member may turn to another business in another window:
//! what a page of the one before sends then changes nothing.

use futures::{Sink, Stream};
use leptos::prelude::*;
use server_fn::{
    Bytes,
    client::{Client, browser::BrowserClient},
    error::FromServerFnError,
    request::browser::BrowserRequest,
    response::browser::BrowserResponse,
};
use std::future::Future;

/// The header that says it.
pub const HEADER: &str = "tallystick-business";
/// The parameter that says it where the browser sends a form or asks by itself.
pub const PARAMETER: &str = "business";

/// The business that the pages in the frame are of, as context.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfBusiness(String);

impl OfBusiness {
    /// Lets everything that is asked from now on say so, until the frame is left.
    pub fn provide(merchant: String) {
        #[cfg(target_arch = "wasm32")]
        {
            asking::set(Some(merchant.clone()));
            on_cleanup(|| asking::set(None));
        }
        provide_context(Self(merchant));
    }
}

/// An address for a form that the browser sends by itself, or for a file: it says which business the page is of.
pub fn with_business(path: &str) -> String {
    match use_context::<OfBusiness>() {
        Some(OfBusiness(merchant)) => {
            format!("{path}{}{PARAMETER}={merchant}", if path.contains('?') { '&' } else { '?' })
        }
        None => path.to_owned(),
    }
}

/// How server functions are asked: as ever, with the header.
pub struct Tab;

impl<E, I, O> Client<E, I, O> for Tab
where
    E: FromServerFnError,
    I: FromServerFnError,
    O: FromServerFnError,
{
    type Request = BrowserRequest;
    type Response = BrowserResponse;

    fn send(request: Self::Request) -> impl Future<Output = Result<Self::Response, E>> + Send {
        #[cfg(target_arch = "wasm32")]
        if let Some(merchant) = asking::get() {
            request.headers().set(HEADER, &merchant);
        }
        <BrowserClient as Client<E, I, O>>::send(request)
    }

    fn open_websocket(
        path: &str,
    ) -> impl Future<
        Output = Result<
            (impl Stream<Item = Result<Bytes, Bytes>> + Send + 'static, impl Sink<Bytes> + Send + 'static),
            E,
        >,
    > + Send {
        <BrowserClient as Client<E, I, O>>::open_websocket(path)
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        <BrowserClient as Client<E, I, O>>::spawn(future);
    }
}

/// What the requests of this document say.
#[cfg(target_arch = "wasm32")]
mod asking {
    use std::cell::RefCell;

    thread_local! {
        static BUSINESS: RefCell<Option<String>> = const { RefCell::new(None) };
    }

    pub fn set(business: Option<String>) {
        BUSINESS.with_borrow_mut(|kept| *kept = business);
    }

    pub fn get() -> Option<String> {
        BUSINESS.with_borrow(Clone::clone)
    }
}

/// The same for the stream, which the browser opens by itself.
#[cfg(target_arch = "wasm32")]
pub fn asked_for() -> Option<String> {
    asking::get()
}

/// Which business a request says that its page is of. `None`: it says nothing.
#[cfg(feature = "ssr")]
pub fn asks_for<'a>(headers: &'a axum::http::HeaderMap, query: Option<&'a str>) -> Option<std::borrow::Cow<'a, str>> {
    use std::borrow::Cow;
    if let Some(said) = headers.get(HEADER) {
        // What cannot be read is no business, so nothing is done for it.
        return Some(Cow::Borrowed(said.to_str().unwrap_or_default()));
    }
    let mut parameters = form_urlencoded::parse(query.unwrap_or_default().as_bytes());
    parameters.find(|(name, _)| name == PARAMETER).map(|(_, said)| said)
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;
    use axum::http::{HeaderMap, HeaderValue};

    #[test]
    fn a_request_says_by_header_or_address_which_business_its_page_is_of() {
        let mut headers = HeaderMap::new();
        assert_eq!(asks_for(&headers, None), None);
        assert_eq!(asks_for(&headers, Some("page=1")), None);
        assert_eq!(asks_for(&headers, Some("page=1&business=mer_1")).as_deref(), Some("mer_1"));
        headers.insert(HEADER, HeaderValue::from_static("mer_2"));
        assert_eq!(asks_for(&headers, Some("business=mer_1")).as_deref(), Some("mer_2"), "script says it by header");
        headers.insert(HEADER, HeaderValue::from_bytes(b"\xff").unwrap());
        assert_eq!(asks_for(&headers, None).as_deref(), Some(""));
    }
}
