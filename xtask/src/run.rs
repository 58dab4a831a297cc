//! `run`: from a fresh machine to a release served at http://127.0.0.1:3000.

use std::os::unix::process::CommandExt;

use crate::client::{self, Effort};
use crate::failure::{Failure, Result};
use crate::workspace::Workspace;
use crate::{setup, sh};

/// Sets up, builds, and becomes the server; further arguments are the server's own (`serve` where there are none).
pub fn run(workspace: &Workspace, server_args: &[&str]) -> Result<()> {
    setup::for_building(workspace)?;
    client::build(workspace, Effort::Release)?;

    sh::say("Building the server (release; the first time takes some minutes)");
    sh::run(&mut workspace.cargo(["build", "--release", "--package", "tallystick", "--bin", "tallystick"]))?;

    let server_args = if server_args.is_empty() { &["serve"] } else { server_args };
    sh::say(format!("Starting `tallystick {}`; Ctrl-C ends it", server_args.join(" ")));
    let binary = workspace.target.join("release/tallystick");
    // Becoming the server, rather than waiting for it, lets signals and the exit code reach it and the caller untouched.
    let error = workspace
        .command(&binary)
        .args(server_args)
        .env_remove("CARGO_TARGET_DIR")
        .env("TALLYSTICK_SITE_DIR", workspace.site())
        .exec();
    Err(Failure::new(format!("starting {}: {error}", workspace.show(&binary))))
}
