//! The real binary as a child process.

use std::{path::Path, process::Stdio};
use tokio::{
    io::{AsyncBufReadExt, BufReader, Lines},
    process::{Child, ChildStdout, Command},
};

/// A running server; killed when it is let go.
pub struct Server {
    /// The process.
    pub child: Child,
    /// Where it listens.
    pub address: String,
    /// What it says. It goes on speaking for a while, and must be heard.
    _said: Lines<BufReader<ChildStdout>>,
    _folder: tempfile::TempDir,
}

impl Server {
    /// Starts it on a database, with further settings as variables, and waits until it listens.
    pub async fn start(database: &str, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let serve = Self::command("serve", folder.path(), database, settings);
        Self::spawn(serve, folder).await
    }

    /// The program, to do something in a folder with a database and further settings as variables.
    pub fn command(what: &str, folder: &Path, database: &str, settings: &[(&str, &str)]) -> Command {
        // The pages' files are not what is tested here; the server only wants to know their names.
        let manifest = r#"{"pay":{"output_name":"pay"},"dashboard":{"output_name":"dashboard"},"css":{"pay":"pay.css","receipt":"receipt.css","dashboard":"dashboard.css"}}"#;
        std::fs::write(folder.join("manifest.json"), manifest).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_tallystick"));
        command
            .arg(what)
            .current_dir(folder)
            .env("TALLYSTICK_SITE_DIR", folder)
            .env("TALLYSTICK__DATABASE__URL", database)
            .env("TALLYSTICK__SERVER__LISTEN", "127.0.0.1:0")
            .env("TALLYSTICK__SANDBOX__BLOCK_MS", "50")
            .env("TALLYSTICK__LOG__FILTER", "error")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// Starts a prepared server, and waits until it listens.
    pub async fn spawn(mut serve: Command, folder: tempfile::TempDir) -> Self {
        let mut child = serve.spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line =
                lines.next_line().await.unwrap().expect("the server ended before it listened; its error is above");
            if let Some(rest) = line.strip_prefix("Tallystick listens on ") {
                break rest.split_whitespace().next().unwrap().to_owned();
            }
        };
        Self { child, address, _said: lines, _folder: folder }
    }

    /// SIGKILL: no time to finish anything.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }
}
