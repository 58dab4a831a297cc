//! Reads the form of a network's settings.

use crate::{fail::Outcome, fields::Fields};
use api_types::dashboard::NetworkForm;
use domain::{Asset, AssetId, Confirmations, Millis, Mode, Network, NetworkFamily, NetworkId, Symbol, text};
use storage::records::FollowedNetwork;

/// What stands in for a password or key in an address that is shown.
const HIDDEN: &str = "•••";

/// The network that a form describes, and the native coin of a new one.
///
/// # Errors
/// All fields that are not as expected.
pub fn read(form: &NetworkForm, before: Option<&FollowedNetwork>) -> Outcome<(Network, Vec<Asset>)> {
    let mut fields = Fields::default();
    let confirmations = match form.confirmations.trim() {
        "" => Some(before.map_or(Confirmations::Blocks(12), |n| n.network.confirmations)),
        given => fields.take("confirmations", given.parse::<Confirmations>()),
    };
    let kept = |url: &str, old: Option<&String>| old.filter(|old| without_secrets(old) == url.trim()).cloned();
    let old = before.map(|n| &n.network);
    let node_url = match kept(&form.node_url, old.and_then(|n| n.node_url.as_ref())) {
        Some(same) => Some(Some(same)),
        None => fields.take(
            "node_url",
            address(
                &form.node_url,
                &["http://", "https://"],
                "The node's address begins with https:// or http://, for example https://node.example/key.",
            ),
        ),
    };
    let push_url = match kept(&form.push_url, old.and_then(|n| n.push_url.as_ref())) {
        Some(same) => Some(Some(same)),
        None => fields.take(
            "push_url",
            address(
                &form.push_url,
                &["ws://", "wss://"],
                "The push address begins with wss:// or ws://. Leave it empty to ask the node in turns.",
            ),
        ),
    };
    let sandbox = old.is_some_and(|n| n.id.family() == NetworkFamily::Sandbox);
    if form.enabled && !sandbox && node_url == Some(None) {
        fields.wrong("node_url", "To follow this network, enter the address of a node of it.");
    }
    let (base, assets) = match old {
        Some(network) => (Some(network.clone()), Vec::new()),
        None => {
            new_network(form, &mut fields).map_or((None, Vec::new()), |(network, coin)| (Some(network), vec![coin]))
        }
    };
    let network = (|| {
        Some(Network {
            confirmations: confirmations?,
            node_url: node_url?,
            push_url: push_url?,
            enabled: form.enabled,
            ..base?
        })
    })();
    Ok((fields.finish(network)?, assets))
}

/// A network that is not one of the defaults, and its own coin.
fn new_network(form: &NetworkForm, fields: &mut Fields) -> Option<(Network, Asset)> {
    let name = fields.take("name", text::line("The network's name", &form.name, 40));
    let chain_id = form.chain_id.trim().parse::<u64>().ok().filter(|id| *id > 0 && i64::try_from(*id).is_ok());
    let chain_id = fields.take("chain_id", chain_id.ok_or("A chain id is a whole number above 0, for example 31337."));
    let mode = fields.take("mode", form.mode.parse::<Mode>().map_err(|_| "Choose live or test."));
    let symbol = fields.take("native_symbol", form.native_symbol.trim().parse::<Symbol>());
    let id = NetworkId::evm(chain_id?);
    let coin = Asset { id: AssetId::native(&id), symbol: symbol?, decimals: 18, enabled: true };
    let network = Network {
        id,
        name: name?,
        mode: mode?,
        confirmations: Confirmations::Blocks(12),
        block_time: Millis::seconds(2),
        explorer_tx: None,
        node_url: None,
        push_url: None,
        enabled: false,
    };
    Some((network, coin))
}

/// An address with one of these beginnings and a host. `None`: nothing was typed.
fn address(text: &str, beginnings: &[&str], expected: &'static str) -> Result<Option<String>, &'static str> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let rest = beginnings.iter().find_map(|beginning| text.strip_prefix(beginning));
    let fine = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && text.len() <= 500
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && !text.contains(HIDDEN);
    if fine { Ok(Some(text.to_owned())) } else { Err(expected) }
}

/// A node's address with what may be a password or an access key replaced: user information, path and query.
pub fn without_secrets(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let host_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, tail) = rest.split_at(host_end);
    let host = authority.rsplit_once('@').map_or_else(|| authority.to_owned(), |(_, host)| format!("{HIDDEN}@{host}"));
    let tail = if tail.len() > 1 { format!("/{HIDDEN}") } else { tail.to_owned() };
    format!("{scheme}://{host}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nodes_credentials_are_never_shown() {
        assert_eq!(
            without_secrets("https://user:pass@node.example/v3/key?x=1"),
            format!("https://{HIDDEN}@node.example/{HIDDEN}")
        );
        assert_eq!(without_secrets("http://127.0.0.1:8545"), "http://127.0.0.1:8545");
    }

    #[test]
    fn a_new_network_says_what_each_field_expects() {
        let form = NetworkForm {
            enabled: true,
            node_url: "ftp://x".to_owned(),
            chain_id: "-1".to_owned(),
            ..NetworkForm::default()
        };
        let problem = read(&form, None).unwrap_err();
        for field in ["name", "chain_id", "mode", "native_symbol", "node_url"] {
            assert!(problem.message_for(field).is_some(), "{field}");
        }
    }
}
