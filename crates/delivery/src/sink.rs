//! A real mail server for tests: npm's `smtp-server`, one process per test, gone when dropped.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use std::{path::Path, process::Stdio};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

/// How connections to it are kept safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SinkSecurity {
    /// Not at all.
    #[default]
    None,
    /// TLS from the first byte.
    Tls,
    /// TLS when asked for.
    StartTls,
}

/// How it is.
#[derive(Debug, Clone, Default, Serialize)]
pub struct SinkOptions {
    /// How connections are kept safe.
    pub security: SinkSecurity,
    /// The private key, as PEM.
    pub key: Option<String>,
    /// The certificate, as PEM.
    pub cert: Option<String>,
    /// Who may send mail. `None`: everybody.
    pub login: Option<SinkLogin>,
}

/// Who may send mail.
#[derive(Debug, Clone, Serialize)]
pub struct SinkLogin {
    /// The name.
    pub user: String,
    /// The password.
    pub password: String,
}

/// A mail that it took.
#[derive(Debug, Clone, Deserialize)]
pub struct Received {
    /// Whom the envelope is from.
    pub from: String,
    /// Whom the envelope is to.
    pub to: Vec<String>,
    /// Whether it came through TLS.
    pub secure: bool,
    /// Who had signed in.
    pub user: Option<String>,
    raw: String,
}

impl Received {
    /// The mail, byte by byte.
    ///
    /// # Panics
    /// When the mail server told nonsense.
    pub fn raw(&self) -> Vec<u8> {
        STANDARD.decode(&self.raw).expect("the mail server tells base64")
    }
}

/// A running mail server. Killed on drop.
#[derive(Debug)]
pub struct MailSink {
    port: u16,
    lines: Lines<BufReader<ChildStdout>>,
    _process: Child,
}

#[derive(Deserialize)]
struct Listening {
    port: u16,
}

impl MailSink {
    /// Starts one on a port of its own and waits until it listens. What it runs is installed by `cargo xtask test`.
    ///
    /// # Panics
    /// When it cannot be started; says what to do.
    pub async fn start(options: &SinkOptions) -> Self {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end/sinks/smtp.js");
        let mut process = Command::new("node")
            .arg(&script)
            .arg(serde_json::to_string(options).expect("options are JSON"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("cannot start node: {error}. Run `cargo xtask test` once, which installs it")
            });
        let mut lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let first = lines.next_line().await.expect("its output can be read");
        let first = first.unwrap_or_else(|| {
            panic!("the mail server ended before it listened. Run `npm ci` in end2end, or `cargo xtask test` once")
        });
        let Listening { port } = serde_json::from_str(&first).expect("it tells its port");
        Self { port, lines, _process: process }
    }

    /// Where it listens, on 127.0.0.1.
    pub const fn port(&self) -> u16 {
        self.port
    }

    /// The next mail that it took, waiting for it.
    ///
    /// # Panics
    /// When it ended.
    pub async fn next(&mut self) -> Received {
        let line = self.lines.next_line().await.expect("its output can be read").expect("the mail server ended");
        serde_json::from_str(&line).expect("it tells of mails")
    }
}
