//! As much HTTP/1.1 as the bench needs, over one kept connection: no client library's cost in the figures.

use crate::failure::{Failure, Result, While};
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
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\nAccept: text/html\r\n", self.host);
        if !cookie.is_empty() {
            request.push_str(&format!("Cookie: {cookie}\r\n"));
        }
        if let Some(form) = form {
            request.push_str(&format!(
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
                form.len()
            ));
        }
        request.push_str("\r\n");
        request.push_str(form.unwrap_or_default());
        self.stream.get_mut().write_all(request.as_bytes()).while_doing(|| format!("asking for {path}"))?;
        self.read().while_doing(|| format!("reading {path}"))
    }

    fn read(&mut self) -> std::io::Result<Answer> {
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
        let mut answer = Answer { status, headers, body: Vec::new() };
        if answer.header("transfer-encoding") == Some("chunked") {
            loop {
                line.clear();
                self.stream.read_line(&mut line)?;
                let size = usize::from_str_radix(line.trim(), 16).unwrap_or(0);
                let from = answer.body.len();
                answer.body.resize(from + size, 0);
                self.stream.read_exact(&mut answer.body[from..])?;
                line.clear();
                self.stream.read_line(&mut line)?;
                if size == 0 {
                    break;
                }
            }
        } else {
            let size = answer.header("content-length").and_then(|size| size.parse().ok()).unwrap_or(0);
            answer.body.resize(size, 0);
            self.stream.read_exact(&mut answer.body)?;
        }
        Ok(answer)
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
