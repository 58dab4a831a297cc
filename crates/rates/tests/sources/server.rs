//! A web server on this machine, for one test.

use axum::{
    Router,
    body::Body,
    extract::Request,
    http::{Response, Uri, header::CONTENT_TYPE},
};
use std::sync::{Arc, Mutex};
use tokio::{net::TcpListener, task::JoinHandle};

/// What was asked of it, in order.
pub type Log = Arc<Mutex<Vec<Uri>>>;

pub struct Server {
    pub url: String,
    pub log: Log,
    task: JoinHandle<()>,
}

impl Server {
    /// Answers every request as `answer` says.
    pub async fn start(answer: impl Fn(&Uri) -> Response<Body> + Clone + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let log = Log::default();
        let kept = Arc::clone(&log);
        let app = Router::new().fallback(move |request: Request| {
            kept.lock().expect("the log").push(request.uri().clone());
            let response = answer(request.uri());
            async move { response }
        });
        let task = tokio::spawn(async move { axum::serve(listener, app).await.expect("serving") });
        Self { url, log, task }
    }

    pub fn requests(&self) -> Vec<String> {
        self.log.lock().expect("the log").iter().map(ToString::to_string).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub fn json(body: impl Into<Body>) -> Response<Body> {
    with(200, "application/json; charset=utf-8", body)
}

pub fn with(status: u16, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    let builder = Response::builder().status(status).header(CONTENT_TYPE, content_type);
    builder.body(body.into()).expect("a response")
}

/// A parameter of the query, with its escapes undone.
pub fn parameter(uri: &Uri, name: &str) -> Option<String> {
    let query = uri.query()?.split('&').find_map(|it| it.strip_prefix(name)?.strip_prefix('='))?;
    Some(query.replace("%2C", ","))
}
