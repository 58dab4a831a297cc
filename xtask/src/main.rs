//! `cargo xtask <command>`: set-up and every repeated chore, in Rust, so that a machine with Rust needs nothing else to
//! start. Each command is one file, says what it does and why, and may be repeated.

mod architecture;
#[expect(clippy::float_arithmetic, reason = "times and ratios of the machine, not money")]
mod bench;
mod client;
mod failure;
mod lint;
mod run;
mod setup;
mod sh;
mod sql;
mod test;
mod workspace;

use std::process::ExitCode;

use failure::{Failure, Result};
use workspace::Workspace;

const HELP: &str = "\
Usage: cargo xtask <command>

  run                        set up this machine, build a release and serve it
  test [--quick]             all tests; --quick leaves out the browser and the client build
  setup [--tests]            install what building needs; with --tests also what the tests need
  client [--dev]             build the two client bundles and the styles into target/site; --dev: larger, sooner
  prepare-sql [--check]      regenerate the checked SQL of both storage crates; --check: only say whether it is stale
  check-architecture         hold the dependencies between our crates to the rules
  fmt [--check]              format, or only say what is not
  bench [FIGURE...] [--rel6-links N] [--rel6-folder DIR]
                             measure what the bar asks for, or only some of it (PERF1, REL6, ...), beside a baseline;
                             writes bench.json into the target folder. N links and ten times as many views instead of a
                             million, which take 8 GB for a while; DIR keeps them, filled, for the next time
  lint                       clippy with warnings as errors; licences and origin of the dependencies
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\nerror: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args[..] {
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        ["run", ref server_args @ ..] => run::run(&Workspace::load()?, server_args),
        ["test"] => test::run(&Workspace::load()?, test::Scope::Full),
        ["test", "--quick"] => test::run(&Workspace::load()?, test::Scope::Quick),
        ["setup"] => setup::for_building(&Workspace::load()?),
        ["setup", "--tests"] => setup::for_tests(&Workspace::load()?, setup::Browser::Needed).map(drop),
        ["client"] => client::build(&Workspace::load()?, client::Effort::Release),
        ["client", "--dev"] => client::build(&Workspace::load()?, client::Effort::Dev),
        ["prepare-sql"] => sql::prepare(&Workspace::load()?, sql::Mode::Write),
        ["prepare-sql", "--check"] => sql::prepare(&Workspace::load()?, sql::Mode::Check),
        ["check-architecture"] => architecture::check(&Workspace::load()?),
        ["fmt"] => lint::format(&Workspace::load()?),
        ["fmt", "--check"] => lint::check_format(&Workspace::load()?),
        ["bench", ref wanted @ ..] => bench::run(&Workspace::load()?, &bench::Wanted::read(wanted)?),
        ["lint"] => {
            let workspace = Workspace::load()?;
            lint::clippy(&workspace)?;
            lint::dependencies(&workspace)
        }
        ref other => Err(Failure::new(format!("`{}` is not a command\n\n{HELP}", other.join(" ")))),
    }
}
