//! Headers by hash and by height.

use crate::{
    rpc::{NodeError, Rpc},
    source::Tags,
    wire::{BareBlock, Block, quantity},
};
use chain::{Header, SourceError, Tip};
use domain::Millis;
use serde_json::{Value, json};

/// As the follower keeps it. EVM blocks count seconds.
pub(crate) fn header<T>(block: &Block<T>) -> Header {
    Header {
        height: block.number.0,
        hash: block.hash.0.to_string(),
        parent: block.parent_hash.0.to_string(),
        time: Millis::seconds(i64::try_from(block.timestamp.0).unwrap_or(i64::MAX)),
    }
}

fn by_tag(tag: &str) -> (&'static str, Value) {
    ("eth_getBlockByNumber", json!([tag, false]))
}

/// The head and what the tags have reached, in one request.
pub(crate) async fn head(rpc: &Rpc, tags: Tags) -> Result<(Header, Tip), NodeError> {
    let asked = [Some("latest"), tags.safe.then_some("safe"), tags.finalized.then_some("finalized")];
    let calls = asked.iter().flatten().map(|tag| by_tag(tag)).collect();
    let mut answers = rpc.batch::<Option<BareBlock>>(calls).await?.into_iter();
    let no_block = || SourceError::Transient("The node has no block yet.".to_owned());
    let latest = answers.next().transpose()?.flatten().ok_or_else(no_block)?;
    // A tag that fails this once is unknown this once; confirmations by count go on.
    let mut next = |wanted: bool| if wanted { answers.next()?.ok()?.map(|block| block.number.0) } else { None };
    let (safe, finalized) = (next(tags.safe), next(tags.finalized));
    let header = header(&latest);
    let tip = Tip { height: header.height, safe, finalized };
    Ok((header, tip))
}

/// Whether the node knows a tag. An unknown one is an error; on a young chain `null`.
pub(crate) async fn knows_tag(rpc: &Rpc, tag: &str) -> Result<bool, SourceError> {
    let (method, params) = by_tag(tag);
    match rpc.call::<Option<BareBlock>>(method, params).await {
        Ok(_) => Ok(true),
        Err(NodeError::Source(error)) => Err(error),
        Err(NodeError::Refused(refusal)) if refusal.is_busy() => Err(NodeError::from(refusal).into()),
        Err(_) => Ok(false),
    }
}

/// The block with this hash, wherever it stands. `None`: not known.
pub(crate) async fn by_hash(rpc: &Rpc, hash: &str) -> Result<Option<Header>, NodeError> {
    let block = rpc.call::<Option<BareBlock>>("eth_getBlockByHash", json!([hash, false])).await?;
    Ok(block.as_ref().map(header))
}

/// The canonical blocks at these heights, `None` where there is none.
pub(crate) async fn at_heights(rpc: &Rpc, heights: &[u64]) -> Result<Vec<Option<Header>>, NodeError> {
    let calls = heights.iter().map(|height| by_tag(&quantity(*height))).collect();
    let answers = rpc.batch::<Option<BareBlock>>(calls).await?;
    answers
        .into_iter()
        .zip(heights)
        .map(|(block, height)| match block {
            Ok(block) => Ok(block.as_ref().map(header).filter(|header| header.height == *height)),
            Err(NodeError::Refused(refusal)) if refusal.is_gone() => Ok(None),
            Err(error) => Err(error),
        })
        .collect()
}

/// A block and those below it as far as they can be had in one go: the first by hash, the others by height, cut off where
/// they are not its ancestors. `None`: the first is not known.
pub(crate) async fn ancestors(
    rpc: &Rpc,
    hash: &str,
    height: u64,
    count: u64,
) -> Result<Option<Vec<Header>>, NodeError> {
    let Some(first) = by_hash(rpc, hash).await? else { return Ok(None) };
    let heights: Vec<u64> = (1..count).map_while(|below| height.checked_sub(below)).collect();
    let mut list = vec![first];
    for below in at_heights(rpc, &heights).await? {
        match (below, list.last()) {
            (Some(below), Some(last)) if last.stands_on(&below) => list.push(below),
            _ => break,
        }
    }
    Ok(Some(list))
}
