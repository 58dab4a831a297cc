//! Nodes that are not what was configured, and what a check says of them.

use crate::net::{Net, asset, coin, customer_pays_to, network, token};
use chain::{ChainSource, Problem, Query, check_network, conformance::WatchList};
use chain_evm::{EvmConfig, EvmSource, networks};
use domain::{AssetId, Confirmations, Network, NetworkId};
use std::time::Duration;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

/// A server that answers every request with the same bytes.
async fn server(reply: &'static str) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}/v3/secretkey", listener.local_addr().expect("an address"));
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            tokio::spawn(async move {
                let mut request = [0; 8192];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(reply.as_bytes()).await;
            });
        }
    });
    url
}

fn at(url: String) -> EvmSource {
    let poll = Duration::from_secs(1);
    let config = EvmConfig { network: network(), node_url: url, push_url: None, poll, assets: vec![] };
    EvmSource::new(config).expect("a source")
}

fn here() -> Network {
    let (mut network, _) = networks::defaults().swap_remove(0);
    network.id = NetworkId::evm(31_337);
    network.name = "Development".to_owned();
    network
}

#[tokio::test]
async fn what_is_no_node_is_named_as_what_it_is() {
    for (reply, transient, words) in [
        ("HTTP/1.1 200 OK\r\ncontent-length: 24\r\n\r\n<!doctype html><p>Hi</p>", false, "web page (HTML)"),
        ("HTTP/1.1 404 Not Found\r\ncontent-length: 14\r\n\r\n<h1>Nope</h1>\r", false, "web page (HTML)"),
        ("HTTP/1.1 404 Not Found\r\ncontent-length: 4\r\n\r\nNope", false, "no JSON-RPC"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok", false, "not JSON-RPC"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 15\r\n\r\n{\"status\":\"ok\"}", false, "not JSON-RPC"),
        ("HTTP/1.1 500 Oops\r\ncontent-length: 16\r\n\r\n{\"error\":\"oops\"}", true, "500"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", false, "nothing"),
        ("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n", false, "key"),
        ("HTTP/1.1 302 Found\r\nlocation: https://elsewhere\r\ncontent-length: 0\r\n\r\n", false, "elsewhere"),
        ("HTTP/1.1 429 Too Many Requests\r\ncontent-length: 0\r\n\r\n", true, "too often"),
        ("HTTP/1.1 502 Bad Gateway\r\ncontent-length: 6\r\n\r\n<html>", true, "502"),
        ("HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n{", true, "broke off"),
        (
            "HTTP/1.1 200 OK\r\ncontent-length: 43\r\n\r\n{\"jsonrpc\":\"2.0\",\"id\":99,\"result\":\"0x7a69\"}",
            true,
            "another question",
        ),
    ] {
        let source = at(server(reply).await);
        let error = source.identify().await.expect_err(reply);
        assert_eq!(error.is_transient(), transient, "{reply}: {error}");
        assert!(error.to_string().contains(words), "{reply}: {error}");
        assert!(!error.to_string().contains("secretkey"), "{error}");
        assert!(source.answer(&Query::Head, &WatchList::default()).await.is_err());
    }
}

#[tokio::test]
async fn a_node_that_is_not_there_may_come_back() {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    drop(listener);
    let error = at(url).identify().await.expect_err("nobody listens");
    assert!(error.is_transient() && error.to_string().contains("cannot be reached"), "{error}");
}

#[tokio::test]
async fn a_node_of_another_chain_is_refused_before_anything_of_it_is_believed_i13() {
    let net = Net::start().await;
    let mut config = net.config(vec![]);
    config.network = NetworkId::evm(8_453);
    let source = EvmSource::new(config).expect("a source");
    for error in [
        source.identify().await.expect_err("another chain"),
        source.answer(&Query::Head, &WatchList::default()).await.expect_err("another chain"),
    ] {
        assert!(!error.is_transient(), "{error}");
        assert!(error.to_string().contains("31337") && error.to_string().contains("8453"), "{error}");
    }
}

#[tokio::test]
async fn what_is_pinned_is_compared_with_the_chain_i9() {
    let net = Net::start().await;
    let usdc = net.usdc().await;
    let source = net.source(vec![]);
    let fine = check_network(&source, &here(), &[coin(), token(usdc)]).await.expect("the node answers");
    assert_eq!((fine.identity.chain_id, fine.problems.len(), fine.other_symbols.len()), (Some(31_337), 0, 0));
    assert_eq!(fine.identity.genesis.len(), 66);

    let wrong = asset(AssetId::erc20(&network(), usdc), "USDT", 18);
    let none = token(customer_pays_to(1));
    let checked = check_network(&source, &here(), &[wrong, none]).await.expect("the node answers");
    let words: Vec<String> = checked.problems.iter().map(ToString::to_string).collect();
    assert!(matches!(checked.problems[0], Problem::Decimals { expected: 18, found: 6, .. }), "{words:?}");
    assert!(words[0].contains("6 decimals") && words[0].contains("18 are pinned"), "{words:?}");
    assert!(words[1].contains("no ERC-20 token"), "{words:?}");
    assert_eq!(checked.other_symbols[0].1, "USDC");
}

/// A node that knows no `safe` and no `finalized` blocks.
struct Untagged(EvmSource);

#[async_trait::async_trait]
impl ChainSource for Untagged {
    async fn identify(&self) -> Result<chain::Identity, chain::SourceError> {
        self.0.identify().await
    }

    async fn answer(&self, query: &Query, watch: &dyn chain::Watch) -> Result<chain::Answer, chain::SourceError> {
        Ok(match self.0.answer(query, watch).await? {
            chain::Answer::Head { header, tip } => {
                chain::Answer::Head { header, tip: chain::Tip { safe: None, finalized: None, ..tip } }
            }
            other => other,
        })
    }

    async fn token_facts(&self, contract: &domain::EvmAddress) -> Result<chain::TokenFacts, chain::SourceError> {
        self.0.token_facts(contract).await
    }

    async fn wait_for_news(&self) {}

    async fn transaction(&self, tx: &str) -> Result<Option<chain::TxFacts>, chain::SourceError> {
        self.0.transaction(tx).await
    }
}

#[tokio::test]
async fn what_payments_wait_for_must_be_known_to_the_node_i9() {
    let net = Net::start().await;
    let blocks = Confirmations::Blocks(3);
    for (normal, large, wrong) in [
        (blocks, None, vec![]),
        (Confirmations::Safe, None, vec![(Confirmations::Safe, false)]),
        (blocks, Some(Confirmations::Finalized), vec![(Confirmations::Finalized, true)]),
    ] {
        let network = Network { confirmations: normal, large_confirmations: large, ..here() };
        let known = check_network(&net.source(vec![]), &network, &[]).await.expect("the node answers");
        assert_eq!(known.problems, [], "this node knows them");
        let checked = check_network(&Untagged(net.source(vec![])), &network, &[]).await.expect("the node answers");
        let found: Vec<_> = checked
            .problems
            .iter()
            .map(|problem| match problem {
                Problem::NoTag { tag, large, .. } => (*tag, *large),
                other => panic!("{other}"),
            })
            .collect();
        assert_eq!(found, wrong);
    }
}
