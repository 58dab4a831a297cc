//! A node that is anvil, but for what a test changes in its answers.

use serde_json::Value;
use std::sync::Arc;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// Given one call and its reply, changes the reply.
pub type Change = Arc<dyn Fn(&Value, &mut Value) + Send + Sync>;

/// Serves `upstream` with changes; a whole batch can be refused by changing what answers it. Gives the URL.
pub async fn in_front_of(upstream: String, change: Change, batches: bool) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let http = reqwest::Client::new();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, http.clone(), upstream.clone(), Arc::clone(&change), batches));
        }
    });
    url
}

async fn serve(mut stream: TcpStream, http: reqwest::Client, upstream: String, change: Change, batches: bool) {
    while let Some(body) = request(&mut stream).await {
        let call: Value = serde_json::from_slice(&body).expect("JSON");
        let reply = if call.is_array() && !batches {
            serde_json::json!({ "jsonrpc": "2.0", "id": null, "error": { "code": -32600, "message": "no batches" } })
        } else {
            let reply = http.post(&upstream).json(&call).send().await.expect("anvil answers");
            let mut reply: Value = reply.json().await.expect("JSON");
            match (call.as_array(), reply.as_array_mut()) {
                (Some(calls), Some(replies)) => calls.iter().zip(replies).for_each(|(call, reply)| change(call, reply)),
                _ => change(&call, &mut reply),
            }
            reply
        };
        let text = reply.to_string();
        let answer = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n{text}", text.len());
        if stream.write_all(answer.as_bytes()).await.is_err() {
            return;
        }
    }
}

/// The body of the next request. `None`: the client is gone.
async fn request(stream: &mut TcpStream) -> Option<Vec<u8>> {
    let mut read = Vec::new();
    loop {
        if let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&read[..end]).to_ascii_lowercase();
            let length = head.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            let (begin, length): (usize, usize) = (end + 4, length.expect("a length"));
            if read.len() >= begin + length {
                return Some(read[begin..begin + length].to_vec());
            }
        }
        let mut part = [0; 16_384];
        match stream.read(&mut part).await {
            Ok(count) if count > 0 => read.extend_from_slice(&part[..count]),
            _ => return None,
        }
    }
}
