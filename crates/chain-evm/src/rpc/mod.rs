//! A thin JSON-RPC client: batches, time-outs, a bound on what is read, and errors that say what to do.

mod error;
mod http;

pub(crate) use error::{NodeError, Refusal};

use crate::wire::WireError;
use chain::SourceError;
use error::damaged;
use http::Http;
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json, value::RawValue};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Calls in one HTTP request at most; providers refuse long batches.
const BATCH: usize = 20;

/// A method and its parameters.
pub(crate) type Call = (&'static str, Value);

/// A node's JSON-RPC endpoint.
#[derive(Debug)]
pub(crate) struct Rpc {
    http: Http,
    next_id: AtomicU64,
    /// False once the node has refused a batch; then calls go one by one.
    batches: AtomicBool,
}

/// An answer whose result is read at once as what it should be, or kept as text (`RawValue`) to be looked at closely.
#[derive(Deserialize)]
#[serde(bound(deserialize = "R: Deserialize<'de>"))]
struct Reply<'a, R> {
    /// `None` in answers to requests that the node could not read.
    id: Option<u64>,
    result: Option<R>,
    #[serde(borrow)]
    error: Option<WireError<'a>>,
}

impl Rpc {
    pub(crate) fn new(url: &str) -> Result<Self, SourceError> {
        Ok(Self { http: Http::new(url)?, next_id: AtomicU64::new(1), batches: AtomicBool::new(true) })
    }

    /// One call. `null` is read as `T` says (`Option`).
    pub(crate) async fn call<T: DeserializeOwned>(&self, method: &'static str, params: Value) -> Result<T, NodeError> {
        let id = self.next_id.fetch_add(1, Ordering::Relaxed);
        let body = json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params });
        let bytes = self.http.post(body.to_string()).await?;
        // Once through the bytes, if all is as it should be.
        if let Ok(Reply { id: Some(same), result: Some(result), error: None }) =
            serde_json::from_slice::<Reply<'_, T>>(&bytes)
            && same == id
        {
            return Ok(result);
        }
        let reply: Reply<'_, &RawValue> = serde_json::from_slice(&bytes).map_err(|_| self.http.unreadable(&bytes))?;
        if reply.id.is_none() && reply.result.is_none() && reply.error.is_none() {
            // JSON, but of some other service.
            return Err(self.http.unreadable(&bytes).into());
        }
        read(reply, id, method, from_text)
    }

    /// Several calls of one kind, in as few requests as the node allows. The answers are in the order of the calls; one
    /// that failed does not spoil the others.
    pub(crate) async fn batch<T: DeserializeOwned>(
        &self,
        calls: Vec<Call>,
    ) -> Result<Vec<Result<T, NodeError>>, SourceError> {
        self.batch_of(BATCH, calls).await
    }

    /// The same with at most `size` calls in a request, for calls with large answers.
    pub(crate) async fn batch_of<T: DeserializeOwned>(
        &self,
        size: usize,
        calls: Vec<Call>,
    ) -> Result<Vec<Result<T, NodeError>>, SourceError> {
        let mut answers = Vec::with_capacity(calls.len());
        let mut rest = calls.into_iter();
        loop {
            let chunk: Vec<Call> = rest.by_ref().take(size.max(1)).collect();
            if chunk.is_empty() {
                return Ok(answers);
            }
            if chunk.len() > 1
                && self.batches.load(Ordering::Relaxed)
                && let Some(chunk_answers) = self.one_request(&chunk).await?
            {
                answers.extend(chunk_answers);
                continue;
            }
            for (method, params) in chunk {
                match self.call(method, params).await {
                    Err(NodeError::Source(error)) => return Err(error),
                    answer => answers.push(answer),
                }
            }
        }
    }

    /// `None`: the node takes no batches.
    async fn one_request<T: DeserializeOwned>(
        &self,
        calls: &[Call],
    ) -> Result<Option<Vec<Result<T, NodeError>>>, SourceError> {
        let first = self.next_id.fetch_add(calls.len() as u64, Ordering::Relaxed);
        let ids = (first..).take(calls.len());
        let body: Vec<Value> = ids
            .zip(calls)
            .map(|(id, (method, params))| json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }))
            .collect();
        let bytes = match self.http.post(Value::Array(body).to_string()).await {
            Err(NodeError::Source(error)) => return Err(error),
            Err(_) => return Ok(None),
            Ok(bytes) => bytes,
        };
        if let Ok(replies) = serde_json::from_slice::<Vec<Reply<'_, T>>>(&bytes) {
            return Ok(Some(sorted(replies, first, calls, |result| result.map_or_else(|| from_text(None), Ok))));
        }
        let Ok(replies) = serde_json::from_slice::<Vec<Reply<'_, &RawValue>>>(&bytes) else {
            if serde_json::from_slice::<Reply<'_, &RawValue>>(&bytes).is_ok_and(|reply| reply.error.is_some()) {
                tracing::info!(node = %self.http, "the node takes no batches; calls go one by one from now on");
                self.batches.store(false, Ordering::Relaxed);
                return Ok(None);
            }
            return Err(self.http.unreadable(&bytes));
        };
        Ok(Some(sorted(replies, first, calls, from_text)))
    }
}

/// The answers of a batch in the order of its calls, the first of which has the id `first`.
fn sorted<'a, R, T>(
    replies: Vec<Reply<'a, R>>,
    first: u64,
    calls: &[Call],
    result: impl Fn(Option<R>) -> serde_json::Result<T>,
) -> Vec<Result<T, NodeError>> {
    let mut answers: Vec<Option<Reply<'a, R>>> = calls.iter().map(|_| None).collect();
    for reply in replies {
        let at = reply.id.and_then(|id| usize::try_from(id.checked_sub(first)?).ok());
        if let Some(slot) = at.and_then(|at| answers.get_mut(at)) {
            *slot = Some(reply);
        }
    }
    let answers = (first..).zip(answers).zip(calls).map(|((id, reply), (method, _))| match reply {
        Some(reply) => read(reply, id, method, &result),
        None => Err(damaged(method, "it left out an answer of a batch").into()),
    });
    answers.collect()
}

fn read<R, T>(
    reply: Reply<'_, R>,
    id: u64,
    method: &str,
    result: impl Fn(Option<R>) -> serde_json::Result<T>,
) -> Result<T, NodeError> {
    if let Some(error) = reply.error {
        return Err(Refusal::new(method, error.code, &error.message).into());
    }
    if reply.id != Some(id) {
        return Err(damaged(method, "it answered another question than was asked").into());
    }
    result(reply.result).map_err(|error| damaged(method, &error.to_string()).into())
}

/// A result that was kept as text. None is `null`.
fn from_text<T: DeserializeOwned>(text: Option<&RawValue>) -> serde_json::Result<T> {
    serde_json::from_str(text.map_or("null", RawValue::get))
}

impl std::fmt::Display for Rpc {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.http.fmt(f)
    }
}
