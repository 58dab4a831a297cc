//! The server: wiring only. `tallystick serve` runs it, `tallystick doctor` says what is wrong.

mod admin;
mod config;
mod doctor;
mod run;
mod telemetry;
mod web;
mod wiring;

use config::Config;
use std::process::ExitCode;

const USAGE: &str = "\
tallystick: a server for smart payment links

  tallystick serve     serve pages and follow networks
  tallystick migrate   bring the database's tables up to date, and end
  tallystick doctor    check settings, database, files and nodes; say what is wrong
  tallystick admin reset-password EMAIL         print a link at which this member chooses a new password
  tallystick admin turn-off-second-step EMAIL   for a member who has lost their app and their recovery codes

Settings: tallystick.toml, or the file that TALLYSTICK_CONFIG names; variables such as TALLYSTICK__SERVER__LISTEN
go before it. The reference with all defaults is src/config/default.toml.";

#[tokio::main]
async fn main() -> ExitCode {
    let command = std::env::args().nth(1);
    let config = match Config::load() {
        Ok(config) => config,
        Err(error) => return fail(&error.to_string()),
    };
    if let Err(error) = telemetry::start(&config.log) {
        return fail(&error);
    }
    let done = match command.as_deref() {
        Some("serve") => run::serve(config).await,
        Some("migrate") => run::migrate(&config).await,
        Some("doctor") => doctor::examine(&config).await,
        Some("admin") => admin::run(&config, std::env::args().skip(2).collect()).await,
        Some("help" | "--help" | "-h") => {
            println!("{USAGE}");
            Ok(())
        }
        Some(other) => Err(format!("\"{other}\" is not a command.\n\n{USAGE}")),
        None => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

fn fail(error: &str) -> ExitCode {
    eprintln!("{error}");
    ExitCode::FAILURE
}
