//! A web server on this machine, for one test, which remembers what was asked.

use axum::{
    Router,
    body::{Body, Bytes},
    extract::State,
    http::{HeaderMap, Method, Response, Uri},
};
use std::sync::{Arc, Mutex};
use tokio::{net::TcpListener, task::JoinHandle};

/// One request.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().expect("text")).unwrap_or_default()
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }

    pub fn query(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(self.uri.query().unwrap_or_default().as_bytes()).into_owned().collect()
    }
}

type Log = Arc<Mutex<Vec<Asked>>>;
type Answer = Arc<dyn Fn(&Asked) -> Response<Body> + Send + Sync>;

pub struct Server {
    pub url: String,
    log: Log,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(answer: impl Fn(&Asked) -> Response<Body> + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let log = Log::default();
        let state: (Log, Answer) = (Arc::clone(&log), Arc::new(answer));
        let app = Router::new().fallback(handle).with_state(state);
        let task = tokio::spawn(async move { axum::serve(listener, app).await.expect("serving") });
        Self { url, log, task }
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.log.lock().expect("the log").clone()
    }
}

async fn handle(
    State((log, answer)): State<(Log, Answer)>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Response<Body> {
    let asked = Asked { method, uri, headers, body: body.to_vec() };
    let response = answer(&asked);
    log.lock().expect("the log").push(asked);
    response
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub fn json(status: u16, body: impl Into<Body>) -> Response<Body> {
    with(status, "application/json", body)
}

pub fn with(status: u16, content_type: &str, body: impl Into<Body>) -> Response<Body> {
    let builder = Response::builder().status(status).header("content-type", content_type);
    builder.body(body.into()).expect("a response")
}
