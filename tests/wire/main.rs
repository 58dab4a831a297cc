//! The real binary as strangers on the network find it: clients that mean harm, and a node that pushes.
#![expect(clippy::unwrap_used, reason = "a test that unwraps fails at the right line")]

mod doctor;
mod events;
mod forged;
mod guesses;
mod ids;
mod live;
mod logs;
mod operations;
mod origin;
mod passkeys;
mod place;
mod push;
mod seats;
mod second_step;
#[path = "../shared/server.rs"]
mod server;
mod shop;
mod slow;
mod uploads;
