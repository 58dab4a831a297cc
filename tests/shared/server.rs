//! The real binary as a child process.

use std::process::Stdio;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    process::{Child, Command},
};

/// A running server; killed when it is let go.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
    _folder: tempfile::TempDir,
}

impl Server {
    /// Starts it on a database, with further settings as variables, and waits until it listens.
    pub async fn start(database: &str, settings: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        // The pages' files are not what is tested here; the server only wants to know their names.
        let manifest = r#"{"pay":{"output_name":"pay"},"dashboard":{"output_name":"dashboard"},"css":{"pay":"pay.css","dashboard":"dashboard.css"}}"#;
        std::fs::write(folder.path().join("manifest.json"), manifest).unwrap();
        let mut child = Command::new(env!("CARGO_BIN_EXE_tallystick"))
            .arg("serve")
            .current_dir(folder.path())
            .env("TALLYSTICK_SITE_DIR", folder.path())
            .env("TALLYSTICK__DATABASE__URL", database)
            .env("TALLYSTICK__SERVER__LISTEN", "127.0.0.1:0")
            .env("TALLYSTICK__SANDBOX__BLOCK_MS", "50")
            .env("TALLYSTICK__LOG__FILTER", "error")
            .envs(settings.iter().copied())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let address = loop {
            let line =
                lines.next_line().await.unwrap().expect("the server ended before it listened; its error is above");
            if let Some(rest) = line.strip_prefix("Tallystick listens on ") {
                break rest.split_whitespace().next().unwrap().to_owned();
            }
        };
        Self { child, address, _folder: folder }
    }

    /// SIGKILL: no time to finish anything.
    pub async fn kill(mut self) {
        self.child.kill().await.unwrap();
    }
}
