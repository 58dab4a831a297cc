//! Who needs no protection on the way, as there is no way.

use std::net::IpAddr;

/// Whether a host's name or address is this machine's own.
pub(crate) fn is_this_machine(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}
