//! Reads the form of a network's settings.

use crate::{fail::Outcome, fields::Fields};
use api_types::dashboard::NetworkForm;
use domain::{
    Amount, Asset, AssetId, Confirmations, Millis, Mode, Network, NetworkFamily, NetworkId, SecretKind, Symbol, Units,
    confirmations::Tiers,
    text::{self, TextError},
};
use storage::records::FollowedNetwork;

/// What stands in for a password or key in an address that is shown.
const HIDDEN: &str = "•••";

/// How a new network's own coin is named in a form, which cannot know its real name yet.
const NATIVE: &str = "native";

/// The network that a form describes, with its assets: for a new one, its native coin.
///
/// # Errors
/// All fields that are not as expected.
pub fn read(form: &NetworkForm, before: Option<&FollowedNetwork>) -> Outcome<(Network, Vec<Asset>)> {
    let mut fields = Fields::default();
    let confirmations = match form.confirmations.trim() {
        "" => Some(before.map_or(Confirmations::Blocks(12), |n| n.network.confirmations)),
        given => fields.take("confirmations", given.parse::<Confirmations>()),
    };
    let large_confirmations = match form.large_confirmations.trim() {
        "" => Some(None),
        given => fields.take("large_confirmations", given.parse::<Confirmations>()).map(Some),
    };
    if let (Some(normal), Some(large)) = (confirmations, large_confirmations)
        && let Some(message) = (Tiers { normal, large, large_from: None }).weakened().map(|large| weaker(large, normal))
    {
        fields.wrong("large_confirmations", message);
    }
    let block_time = fields.take("block_time_ms", block_time(&form.block_time_ms));
    let steady = fields.take("pace", steady(&form.pace));
    let explorer_tx = fields.take("explorer", explorer(&form.explorer));
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
    let (base, mut assets) = match before {
        Some(followed) => (Some(followed.network.clone()), followed.assets.clone()),
        None => {
            new_network(form, &mut fields).map_or((None, Vec::new()), |(network, coin)| (Some(network), vec![coin]))
        }
    };
    for asset in &mut assets {
        let key = if before.is_some() { asset.id.as_str() } else { NATIVE };
        if let Some(given) = form.large_from.get(key)
            && let Some(from) = fields.take(&format!("large_from[{key}]"), large_from(given, asset))
        {
            asset.large_from = from;
        }
    }
    let network = (|| {
        let base = base?;
        Some(Network {
            confirmations: confirmations?,
            large_confirmations: large_confirmations?,
            block_time: block_time?.unwrap_or(base.block_time),
            steady: !sandbox && steady?.unwrap_or(base.steady),
            explorer_tx: explorer_tx?,
            node_url: node_url?,
            push_url: push_url?,
            enabled: form.enabled,
            ..base
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
    let coin = Asset { id: AssetId::native(&id), symbol: symbol?, decimals: 18, enabled: true, large_from: None };
    let network = Network {
        id,
        name: name?,
        mode: mode?,
        confirmations: Confirmations::Blocks(12),
        large_confirmations: None,
        block_time: Millis::seconds(2),
        steady: mode? == Mode::Live,
        explorer_tx: None,
        node_url: None,
        push_url: None,
        enabled: false,
    };
    Some((network, coin))
}

/// Why large payments cannot wait for this.
fn weaker(large: Confirmations, normal: Confirmations) -> String {
    match normal {
        Confirmations::Finalized => {
            format!("Payments wait for finalized already, and nothing is surer: {large} is less. Leave this empty.")
        }
        _ => format!(
            "Large payments would wait for less than others: {large}, and others {normal}. Choose more than {normal}, or finalized."
        ),
    }
}

/// From how much of an asset a payment is large. `None`: nothing was typed.
fn large_from(text: &str, asset: &Asset) -> Result<Option<Units>, domain::AmountError> {
    match text.trim() {
        "" => Ok(None),
        given => Amount::parse(given, asset.decimals, asset.symbol.as_str()).map(|amount| Some(amount.units)),
    }
}

/// Milliseconds from block to block. `None`: nothing was typed.
fn block_time(text: &str) -> Result<Option<Millis>, &'static str> {
    match text.trim() {
        "" => Ok(None),
        given => match given.parse() {
            Ok(time @ 50..=600_000) => Ok(Some(Millis(time))),
            _ => {
                Err("Enter the milliseconds from block to block, a whole number from 50 to 600000, for example 12000.")
            }
        },
    }
}

/// Whether blocks come by the clock. `None`: nothing was said.
fn steady(text: &str) -> Result<Option<bool>, &'static str> {
    match text {
        "" => Ok(None),
        "steady" => Ok(Some(true)),
        "quiet" => Ok(Some(false)),
        _ => Err("Choose whether blocks come all the time, or only when somebody sends something."),
    }
}

/// The page of a transaction, whose id stands behind the host. `None`: nothing was typed.
fn explorer(text: &str) -> Result<Option<String>, String> {
    let expected = "Enter the whole address of a transaction’s page with {tx} where its id stands, for example https://etherscan.io/tx/{tx}.";
    let url = address(text, &["https://", "http://"], expected)?;
    let fits = |url: &String| {
        let (host, path) = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).unwrap_or_default();
        !host.contains(['{', '}', '@', '"', '<', '>']) && path.contains("{tx}") && !path.contains(['"', '<', '>'])
    };
    if url.as_ref().is_none_or(fits) { Ok(url) } else { Err(expected.to_owned()) }
}

/// An address with one of these beginnings and a host. `None`: nothing was typed.
fn address(text: &str, beginnings: &[&str], expected: &'static str) -> Result<Option<String>, String> {
    let text = text.trim();
    if let Some(kind) = SecretKind::find_in(text) {
        return Err(TextError::Secret { what: "The address", kind }.to_string());
    }
    if text.is_empty() {
        return Ok(None);
    }
    let rest = beginnings.iter().find_map(|beginning| text.strip_prefix(beginning));
    let fine = rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/'))
        && text.len() <= 500
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
        && !text.contains(HIDDEN);
    if fine { Ok(Some(text.to_owned())) } else { Err(expected.to_owned()) }
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

    fn fresh() -> NetworkForm {
        NetworkForm {
            name: "Gnosis".to_owned(),
            chain_id: "100".to_owned(),
            mode: "live".to_owned(),
            native_symbol: "XDAI".to_owned(),
            confirmations: "20".to_owned(),
            ..NetworkForm::default()
        }
    }

    #[test]
    fn a_new_network_takes_block_time_explorer_and_tiers_and_does_without() {
        let (plain, coins) = read(&fresh(), None).unwrap();
        assert_eq!((plain.block_time, plain.explorer_tx, plain.large_confirmations), (Millis::seconds(2), None, None));
        assert_eq!(coins[0].large_from, None);
        assert!(plain.steady, "a live network that nothing is said of is watched for standing still (P4)");
        let test = NetworkForm { mode: "test".to_owned(), ..fresh() };
        assert!(!read(&test, None).unwrap().0.steady, "a test network may be silent");
        for (pace, steady) in [("steady", true), ("quiet", false)] {
            let said = NetworkForm { pace: pace.to_owned(), ..test.clone() };
            assert_eq!(read(&said, None).unwrap().0.steady, steady, "unless it is said");
        }
        let form = NetworkForm {
            large_confirmations: "finalized".to_owned(),
            large_from: [("native".to_owned(), "2500.5".to_owned())].into(),
            block_time_ms: " 5000 ".to_owned(),
            explorer: "https://gnosisscan.io/tx/{tx}".to_owned(),
            ..fresh()
        };
        let (network, coins) = read(&form, None).unwrap();
        assert_eq!(network.block_time, Millis::seconds(5));
        assert_eq!(network.explorer_tx.as_deref(), Some("https://gnosisscan.io/tx/{tx}"));
        assert_eq!(network.large_confirmations, Some(Confirmations::Finalized));
        assert_eq!(coins[0].large_from, Some(Amount::parse("2500.5", 18, "XDAI").unwrap().units));
    }

    #[test]
    fn what_a_network_cannot_have_is_said_at_its_field() {
        let wrong = |change: fn(&mut NetworkForm), field: &str| {
            let mut form = fresh();
            change(&mut form);
            let problem = read(&form, None).unwrap_err();
            problem.message_for(field).unwrap_or_else(|| panic!("{field}: {problem:?}")).to_owned()
        };
        let message = wrong(|form| form.large_confirmations = "19".to_owned(), "large_confirmations");
        assert!(message.contains("19, and others 20"), "{message}");
        let finalized = |form: &mut NetworkForm| {
            (form.confirmations, form.large_confirmations) = ("finalized".to_owned(), "safe".to_owned());
        };
        assert!(wrong(finalized, "large_confirmations").contains("nothing is surer"));
        wrong(|form| form.large_confirmations = "many".to_owned(), "large_confirmations");
        for amount in ["0", "-1", "a lot", "0.0000000000000000001"] {
            let form = NetworkForm { large_from: [(NATIVE.to_owned(), amount.to_owned())].into(), ..fresh() };
            assert!(read(&form, None).unwrap_err().message_for("large_from[native]").is_some(), "{amount}");
        }
        wrong(|form| form.block_time_ms = "49".to_owned(), "block_time_ms");
        wrong(|form| form.block_time_ms = "2s".to_owned(), "block_time_ms");
        for explorer in [
            "https://scan.example/tx/",
            "scan.example/tx/{tx}",
            "javascript:alert({tx})",
            "https://{tx}.example/",
            "https://me@scan.example/{tx}",
            "https://scan.example/{tx}\"><script>",
        ] {
            let form = NetworkForm { explorer: explorer.to_owned(), ..fresh() };
            assert!(read(&form, None).unwrap_err().message_for("explorer").is_some(), "{explorer}");
        }
    }

    #[test]
    fn a_known_coin_keeps_its_tier_unless_the_form_names_it() {
        let (network, mut assets) = read(&fresh(), None).unwrap();
        assets[0].large_from = Some(Units::from(7));
        let id = assets[0].id.to_string();
        let known = FollowedNetwork { network, assets, health: Default::default() };
        let large = |form: &NetworkForm| read(form, Some(&known)).unwrap().1[0].large_from;
        assert_eq!(large(&NetworkForm::default()), Some(Units::from(7)));
        let form =
            |text: &str| NetworkForm { large_from: [(id.clone(), text.to_owned())].into(), ..Default::default() };
        assert_eq!(large(&form("")), None);
        assert_eq!(large(&form("2")), Some(Units(domain::amount::U256::from(2_000_000_000_000_000_000_u64))));
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
