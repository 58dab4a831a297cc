//! Where a visitor came from, without telling who it was (R19).

use crate::secret::quoted;
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
    str::FromStr,
};

/// An address without the part that names one line: IPv4 without its last octet, IPv6 cut to /48 (a site). The rest is
/// dropped when this is made, so that a whole address is never stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MaskedIp {
    /// The first three octets.
    V4([u8; 3]),
    /// The first three groups.
    V6([u16; 3]),
}

/// A stored text that is no masked address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a masked address: expected 203.0.113.x or 2001:db8:1::/48")]
pub struct MaskedIpError(String);

impl From<Ipv4Addr> for MaskedIp {
    fn from(address: Ipv4Addr) -> Self {
        let [a, b, c, _] = address.octets();
        Self::V4([a, b, c])
    }
}

impl From<IpAddr> for MaskedIp {
    fn from(address: IpAddr) -> Self {
        let address = match address {
            IpAddr::V4(address) => return address.into(),
            IpAddr::V6(address) => address,
        };
        if let Some(mapped) = address.to_ipv4_mapped() {
            return mapped.into();
        }
        let [a, b, c, ..] = address.segments();
        if a == 0x2002 {
            // 6to4 carries a whole IPv4 address in the part that is kept.
            let ([b1, b2], [c1, _]) = (b.to_be_bytes(), c.to_be_bytes());
            return Self::V4([b1, b2, c1]);
        }
        Self::V6([a, b, c])
    }
}

impl fmt::Display for MaskedIp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4([a, b, c]) => write!(f, "{a}.{b}.{c}.x"),
            Self::V6([a, b, c]) => write!(f, "{}/48", Ipv6Addr::new(*a, *b, *c, 0, 0, 0, 0, 0)),
        }
    }
}

impl FromStr for MaskedIp {
    type Err = MaskedIpError;
    fn from_str(text: &str) -> Result<Self, MaskedIpError> {
        let v4 = || text.strip_suffix('x').and_then(|rest| format!("{rest}0").parse::<Ipv4Addr>().ok());
        let v6 = || text.strip_suffix("/48").and_then(|rest| rest.parse::<Ipv6Addr>().ok());
        let read = v4().map(Self::from).or_else(|| {
            v6().map(|address| {
                let [a, b, c, ..] = address.segments();
                Self::V6([a, b, c])
            })
        });
        read.filter(|read| read.to_string() == text).ok_or_else(|| MaskedIpError(quoted(text)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn masked(address: &str) -> String {
        MaskedIp::from(address.parse::<IpAddr>().unwrap()).to_string()
    }

    #[test]
    fn the_last_octet_and_all_below_a_site_are_cut_off_r19() {
        assert_eq!(masked("203.0.113.77"), "203.0.113.x");
        assert_eq!(masked("2001:db8:1:2:3:4:5:6"), "2001:db8:1::/48");
        assert_eq!(masked("::1"), "::/48");
        assert_eq!(masked("fe80::1"), "fe80::/48");
    }

    #[test]
    fn an_ipv4_address_inside_an_ipv6_one_is_masked_like_any_r19() {
        assert_eq!(masked("::ffff:203.0.113.77"), "203.0.113.x");
        assert_eq!(masked("2002:cb00:714d::1"), "203.0.113.x", "6to4");
    }

    #[test]
    fn a_whole_address_is_never_read_as_a_masked_one_r19() {
        for text in [
            "203.0.113.77",
            "203.0.113.77/24",
            "203.0.113.",
            "203.0.x",
            "2001:db8:1:2::/48",
            "2001:db8::1",
            "x",
            "/48",
            "",
        ] {
            assert!(text.parse::<MaskedIp>().is_err(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_masked_off_part_of_an_ipv4_address_never_shows_r19(kept: [u8; 3], one: u8, other: u8) {
            let [a, b, c] = kept;
            let of = |last| MaskedIp::from(IpAddr::from([a, b, c, last]));
            prop_assert_eq!(of(one), of(other));
            let mapped = Ipv4Addr::new(a, b, c, one).to_ipv6_mapped();
            prop_assert_eq!(MaskedIp::from(IpAddr::from(mapped)), of(other));
        }

        #[test]
        fn the_masked_off_part_of_an_ipv6_address_never_shows_r19(kept: [u16; 3], one: [u16; 5], other: [u16; 5]) {
            // All zero above, and the rest decides between a site and a mapped address: another test has that.
            prop_assume!(kept != [0, 0, 0]);
            let of = |rest: [u16; 5]| {
                let mut groups = [0; 8];
                groups[..3].copy_from_slice(&kept);
                groups[3..].copy_from_slice(&rest);
                MaskedIp::from(IpAddr::from(groups))
            };
            prop_assert_eq!(of(one), of(other));
        }

        #[test]
        fn a_masked_address_survives_being_stored(address: IpAddr) {
            let masked = MaskedIp::from(address);
            prop_assert_eq!(masked.to_string().parse(), Ok(masked));
        }
    }
}
