//! A mail server that says what a test wants, and remembers what it was told.

use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::TcpListener,
    task::JoinHandle,
};

pub struct Rude {
    pub port: u16,
    heard: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

/// What it does when it hears a line.
#[derive(Clone)]
pub enum Reply {
    Say(String),
    Silence,
    HangUp,
}

pub fn say(text: &str) -> Reply {
    Reply::Say(format!("{text}\r\n"))
}

/// As a server does that takes everything.
pub fn polite(line: &str) -> Reply {
    match line.split_whitespace().next().unwrap_or_default() {
        "" => say("220 rude.example ESMTP"),
        "EHLO" => say("250-rude.example\r\n250 8BITMIME"),
        "DATA" => say("354 go on"),
        "QUIT" => say("221 bye"),
        _ => say("250 ok"),
    }
}

impl Rude {
    /// Asks `reply` for each line that it hears: first for an empty one, and for a mail's end, which is a dot.
    pub async fn start(reply: impl Fn(&str) -> Reply + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let heard = Arc::<Mutex<Vec<String>>>::default();
        let kept = Arc::clone(&heard);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (reading, mut writing) = stream.into_split();
                let mut lines = BufReader::new(reading).lines();
                let (mut line, mut in_mail) = (String::new(), false);
                loop {
                    match if in_mail && line != "." { None } else { Some(reply(&line)) } {
                        None => {}
                        Some(Reply::Say(text)) => {
                            in_mail = text.starts_with("354");
                            if writing.write_all(text.as_bytes()).await.is_err() {
                                break;
                            }
                        }
                        Some(Reply::Silence) => in_mail = false,
                        Some(Reply::HangUp) => break,
                    }
                    match lines.next_line().await {
                        Ok(Some(next)) => line = next,
                        _ => break,
                    }
                    kept.lock().expect("the log").push(line.clone());
                }
            }
        });
        Self { port, heard, task }
    }

    pub fn heard(&self) -> Vec<String> {
        self.heard.lock().expect("the log").clone()
    }
}

impl Drop for Rude {
    fn drop(&mut self) {
        self.task.abort();
    }
}
