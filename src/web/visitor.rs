//! What a request tells about who looks at a page, for the figures of links.

use super::{AppState, dashboard::forwarded_for};
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
};
use domain::view::MaskedIp;
use service::visits::Request;
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
};

/// Who looks. The address is masked by whom it is handed to, and never logged.
pub struct Visitor {
    address: Option<IpAddr>,
    user_agent: String,
    referrer: String,
    query: String,
    from_here: Option<bool>,
    unseen: bool,
}

impl Visitor {
    /// The same as a look at a link's page.
    pub fn at<'a>(&'a self, link: &'a str) -> Request<'a> {
        Request {
            link,
            address: self.address,
            user_agent: &self.user_agent,
            referrer: &self.referrer,
            query: &self.query,
            from_here: self.from_here,
            unseen: self.unseen,
        }
    }

    /// Where on the internet they are, as far as it is ever kept. `None`: near the server, as everybody seems to be behind a
    /// proxy that the settings do not tell of.
    pub fn place(&self) -> Option<MaskedIp> {
        self.address.filter(is_far).map(MaskedIp::from)
    }

    fn read(parts: &Parts, behind_proxy: bool) -> Self {
        let headers = &parts.headers;
        let connected = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let forwarded = forwarded_for(headers).filter(|_| behind_proxy).and_then(|from| from.parse().ok());
        Self {
            address: forwarded.or(connected),
            user_agent: text(headers, header::USER_AGENT.as_str()),
            referrer: text(headers, header::REFERER.as_str()),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            // Browsers say it themselves, of whoever hides the referrer too; only over an unsafe connection they do not.
            from_here: headers.get("sec-fetch-site").map(|site| site == "same-origin"),
            unseen: parts.method == Method::HEAD || loads_ahead(headers),
        }
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        Ok(Self::read(parts, state.behind_proxy))
    }
}

fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

/// Whether an address is none of this machine or of a private network.
fn is_far(address: &IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(v4) => !(v4.is_loopback() || v4.is_private() || v4.is_link_local() || v4.is_unspecified()),
        IpAddr::V6(v6) => {
            !(v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local() || v6.is_unspecified())
        }
    }
}

/// Whether a browser fetches the page before anybody asked for it.
fn loads_ahead(headers: &HeaderMap) -> bool {
    ["sec-purpose", "purpose", "x-purpose", "x-moz"].iter().any(|name| {
        let purpose = text(headers, name).to_ascii_lowercase();
        purpose.contains("prefetch") || purpose.contains("prerender") || purpose.contains("preview")
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::Request;

    fn read(method: Method, pairs: &[(&str, &str)], behind_proxy: bool) -> Visitor {
        let mut request = Request::builder().method(method).uri("/pay/link_1?c=e&x=1");
        for (name, value) in pairs {
            request = request.header(*name, *value);
        }
        let (mut parts, ()) = request.body(()).unwrap().into_parts();
        parts.extensions.insert(ConnectInfo(SocketAddr::from(([198, 51, 100, 7], 4_000))));
        Visitor::read(&parts, behind_proxy)
    }

    #[test]
    fn a_forged_forwarding_header_is_believed_behind_a_proxy_only() {
        let forged = [("x-forwarded-for", "6.6.6.6, 203.0.113.9")];
        assert_eq!(read(Method::GET, &forged, false).address, Some([198, 51, 100, 7].into()));
        assert_eq!(read(Method::GET, &forged, true).address, Some([203, 0, 113, 9].into()), "what the proxy wrote");
        let nonsense = [("x-forwarded-for", "unknown")];
        assert_eq!(read(Method::GET, &nonsense, true).address, Some([198, 51, 100, 7].into()));
    }

    #[test]
    fn customers_who_all_seem_to_be_a_proxy_are_at_no_place_x5() {
        let place = |from: &str| read(Method::POST, &[("x-forwarded-for", from)], true).place();
        for near in
            ["127.0.0.1", "10.0.3.4", "172.17.0.1", "192.168.1.9", "::1", "fd00::1", "fe80::1", "::ffff:10.0.0.1"]
        {
            assert_eq!(place(near), None, "{near}");
        }
        assert_eq!(place("203.0.113.77").map(|place| place.to_string()).as_deref(), Some("203.0.113.x"));
        assert_eq!(place("203.0.113.78"), place("203.0.113.77"), "a house behind one network");
        assert_eq!(place("2001:db8:1:2::3").map(|place| place.to_string()).as_deref(), Some("2001:db8:1::/48"));
    }

    #[test]
    fn who_asks_for_headers_or_loads_ahead_has_not_looked() {
        assert!(!read(Method::GET, &[], false).unseen);
        assert!(read(Method::HEAD, &[], false).unseen);
        assert!(read(Method::GET, &[("sec-purpose", "prefetch;prerender")], false).unseen);
        assert!(read(Method::GET, &[("x-purpose", "preview")], false).unseen);
        assert!(!read(Method::GET, &[("sec-purpose", "")], false).unseen);
    }

    #[test]
    fn a_browser_says_whether_a_page_of_ours_led_here_r30() {
        let from_here = |site| read(Method::GET, &[("sec-fetch-site", site)], false).from_here;
        assert_eq!(from_here("same-origin"), Some(true));
        for elsewhere in ["none", "cross-site", "same-site"] {
            assert_eq!(from_here(elsewhere), Some(false), "{elsewhere}");
        }
        assert_eq!(read(Method::GET, &[], false).from_here, None);
    }

    #[test]
    fn query_referrer_and_user_agent_are_handed_on() {
        let visitor = read(Method::GET, &[("referer", "https://news.example/"), ("user-agent", "Mozilla/5.0")], false);
        let look = visitor.at("link_1");
        assert_eq!(
            (look.link, look.query, look.referrer, look.user_agent),
            ("link_1", "c=e&x=1", "https://news.example/", "Mozilla/5.0")
        );
    }
}
