//! As much HTTP/1.1 as the bench needs, over one kept connection: no client library's cost in the figures.

use crate::failure::{Failure, Result, While};
use serde_json::Value;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// A kept connection.
pub struct Connection {
    stream: BufReader<TcpStream>,
    host: String,
}

/// What came back.
pub struct Answer {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The first header of this name, in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

impl Connection {
    /// Connects.
    pub fn open(host: &str) -> Result<Self> {
        let stream = TcpStream::connect(host).while_doing(|| format!("connecting to {host}"))?;
        stream.set_nodelay(true).while_doing(|| "asking for no delay".to_owned())?;
        stream.set_read_timeout(Some(Duration::from_secs(10))).while_doing(|| "setting a time-out".to_owned())?;
        Ok(Self { stream: BufReader::new(stream), host: host.to_owned() })
    }

    /// Sends a request and reads the whole answer.
    pub fn send(&mut self, method: &str, path: &str, cookie: &str, form: Option<&str>) -> Result<Answer> {
        let body = form.map(|form| ("application/x-www-form-urlencoded", form));
        self.ask(method, path, "text/html", cookie, body)?;
        self.read().while_doing(|| format!("reading {path}"))
    }

    /// Sends JSON to the root, as nodes want to be asked, and reads the JSON that answers.
    pub fn call(&mut self, question: &Value) -> Result<Value> {
        self.ask("POST", "/", "application/json", "", Some(("application/json", &question.to_string())))?;
        let answer = self.read().while_doing(|| "reading a node's answer".to_owned())?;
        serde_json::from_slice(&answer.body).while_doing(|| "reading a node's answer".to_owned())
    }

    /// Opens a stream of server-sent events.
    pub fn events(mut self, path: &str) -> Result<Events> {
        self.ask("GET", path, "text/event-stream", "", None)?;
        let (status, _) = self.head().while_doing(|| format!("opening {path}"))?;
        if status != 200 {
            return Err(Failure::new(format!("{path} answered {status}")));
        }
        Ok(Events { connection: self, come: String::new() })
    }

    fn ask(&mut self, method: &str, path: &str, accept: &str, cookie: &str, body: Option<(&str, &str)>) -> Result<()> {
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept: {accept}\r\n", self.host);
        if !cookie.is_empty() {
            request.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if let Some((kind, body)) = body {
            request.push_str(&format!("Content-Type: {kind}\r\nContent-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        request.push_str(body.map_or("", |(_, body)| body));
        self.stream.get_mut().write_all(request.as_bytes()).while_doing(|| format!("asking for {path}"))
    }

    /// Status and headers.
    fn head(&mut self) -> std::io::Result<(u16, Vec<(String, String)>)> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0);
        let mut headers = Vec::new();
        loop {
            line.clear();
            self.stream.read_line(&mut line)?;
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        Ok((status, headers))
    }

    /// Adds the next chunk to what has come. False: that was the last.
    fn chunk(&mut self, come: &mut Vec<u8>) -> std::io::Result<bool> {
        let mut line = String::new();
        self.stream.read_line(&mut line)?;
        let size = usize::from_str_radix(line.trim(), 16).unwrap_or(0);
        let from = come.len();
        come.resize(from + size, 0);
        self.stream.read_exact(&mut come[from..])?;
        self.stream.read_line(&mut line)?;
        Ok(size > 0)
    }

    fn read(&mut self) -> std::io::Result<Answer> {
        let (status, headers) = self.head()?;
        let mut answer = Answer { status, headers, body: Vec::new() };
        if answer.header("transfer-encoding") == Some("chunked") {
            while self.chunk(&mut answer.body)? {}
        } else {
            let size = answer.header("content-length").and_then(|size| size.parse().ok()).unwrap_or(0);
            answer.body.resize(size, 0);
            self.stream.read_exact(&mut answer.body)?;
        }
        Ok(answer)
    }
}

/// A stream of server-sent events.
pub struct Events {
    connection: Connection,
    /// What has come and was not given out.
    come: String,
}

impl Events {
    /// The data of the next event, which is JSON.
    pub fn next(&mut self) -> Result<Value> {
        loop {
            if let Some((event, rest)) = self.come.split_once("\n\n") {
                let data = event.lines().find_map(|line| line.strip_prefix("data: ")).map(str::to_owned);
                self.come = rest.to_owned();
                // Without data it is a comment that keeps the stream open.
                if let Some(data) = data {
                    return serde_json::from_str(&data).while_doing(|| "reading an event".to_owned());
                }
                continue;
            }
            let mut chunk = Vec::new();
            if !self.connection.chunk(&mut chunk).while_doing(|| "waiting for an event".to_owned())? {
                return Err(Failure::new("the stream of events ended"));
            }
            self.come.push_str(&String::from_utf8_lossy(&chunk));
        }
    }
}

/// Fails with what came instead when the status is another.
pub fn expect(answer: Answer, statuses: &[u16], what: &str) -> Result<Answer> {
    if statuses.contains(&answer.status) {
        return Ok(answer);
    }
    let start: String = String::from_utf8_lossy(&answer.body).chars().take(300).collect();
    Err(Failure::new(format!("{what} answered {}: {start}", answer.status)))
}
