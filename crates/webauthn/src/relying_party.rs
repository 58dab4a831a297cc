//! For whom passkeys are made.

use sha2::{Digest, Sha256};
use std::net::Ipv4Addr;

/// The site that passkeys are for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RelyingParty {
    id: String,
    origin: String,
}

/// Why browsers make no passkeys for an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfit {
    /// It is a number on the network, not a name.
    #[error("passkeys need a domain name; this is an IP address")]
    Number,
    /// What goes over the line can be changed on its way.
    #[error("passkeys need HTTPS, except on localhost")]
    NotSecure,
}

impl RelyingParty {
    /// From the address at which people reach the site, such as `https://pay.example`.
    ///
    /// # Errors
    /// Browsers make no passkeys for it.
    pub fn of(origin: &str) -> Result<Self, Unfit> {
        let origin = origin.to_ascii_lowercase();
        let (secure, rest) = match origin.split_once("://") {
            Some(("https", rest)) => (true, rest),
            Some((_, rest)) => (false, rest),
            None => return Err(Unfit::NotSecure),
        };
        if rest.starts_with('[') {
            return Err(Unfit::Number);
        }
        let (host, port) = rest.split_once(':').map_or((rest, None), |(host, port)| (host, Some(port)));
        // Browsers read a host whose last part is a number as an IPv4 address.
        let last = host.trim_end_matches('.').rsplit('.').next().unwrap_or_default();
        if host.parse::<Ipv4Addr>().is_ok() || last.is_empty() || last.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Unfit::Number);
        }
        if !secure && host != "localhost" && !host.ends_with(".localhost") {
            return Err(Unfit::NotSecure);
        }
        // Browsers leave the port of the scheme out.
        let usual = if secure { "443" } else { "80" };
        let port = port.filter(|port| *port != usual).map(|port| format!(":{port}")).unwrap_or_default();
        let scheme = if secure { "https" } else { "http" };
        Ok(Self { id: host.to_owned(), origin: format!("{scheme}://{host}{port}") })
    }

    /// The site's name, to which passkeys are bound.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The origin that browsers give.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    pub(crate) fn id_hash(&self) -> [u8; 32] {
        Sha256::digest(self.id.as_bytes()).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(origin: &str) -> Result<(String, String), Unfit> {
        RelyingParty::of(origin).map(|site| (site.id, site.origin))
    }

    #[test]
    fn a_site_is_its_host_and_its_origin_as_browsers_give_it() {
        for (given, id, origin) in [
            ("https://pay.example", "pay.example", "https://pay.example"),
            ("https://Pay.Example:443", "pay.example", "https://pay.example"),
            ("https://pay.example:8443", "pay.example", "https://pay.example:8443"),
            ("http://localhost:3000", "localhost", "http://localhost:3000"),
            ("http://localhost:80", "localhost", "http://localhost"),
            ("http://pay.localhost:3000", "pay.localhost", "http://pay.localhost:3000"),
        ] {
            assert_eq!(of(given), Ok((id.to_owned(), origin.to_owned())), "{given}");
        }
    }

    #[test]
    fn there_are_no_passkeys_for_numbers_and_without_https() {
        for given in ["http://127.0.0.1:3000", "https://192.0.2.7", "https://[2001:db8::1]:3000", "https://127.1"] {
            assert_eq!(of(given), Err(Unfit::Number), "{given}");
        }
        for given in ["http://pay.example", "http://notlocalhost:3000", "pay.example"] {
            assert_eq!(of(given), Err(Unfit::NotSecure), "{given}");
        }
    }
}
