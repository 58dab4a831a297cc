//! Asks one thing over and over, from this process, on loopback only.

use super::http::{Connection, expect};
use crate::failure::{Failure, Result};
use std::thread::ScopedJoinHandle;
use std::time::{Duration, Instant};

/// Answers a second over so many kept connections, each asking again as soon as it was answered.
pub fn requests_per_second(host: &str, path: &str, connections: u32, during: Duration) -> Result<f64> {
    per_second(host, connections, during, |connection| {
        expect(connection.send("GET", path, "", None)?, &[200], path).map(drop)
    })
}

/// The same of whatever is asked.
pub fn per_second(
    host: &str,
    connections: u32,
    during: Duration,
    once: impl Fn(&mut Connection) -> Result<()> + Sync,
) -> Result<f64> {
    let begun = Instant::now();
    let counts: Vec<Result<u32>> = std::thread::scope(|scope| {
        let ask = || {
            let mut connection = Connection::open(host)?;
            let mut answers = 0_u32;
            while begun.elapsed() < during {
                once(&mut connection)?;
                answers += 1;
            }
            Ok(answers)
        };
        let threads: Vec<_> = (0..connections).map(|_| scope.spawn(ask)).collect();
        threads.into_iter().map(joined).collect()
    });
    let mut answers = 0;
    for count in counts {
        answers += count?;
    }
    Ok(f64::from(answers) / begun.elapsed().as_secs_f64())
}

/// Milliseconds from when each answer was due to be asked for until it was there, sorted, at so many questions a second.
///
/// The plan does not wait for answers: one that comes late makes those behind it late too, as customers are.
pub fn latencies(host: &str, path: &str, connections: u32, rate: f64, during: Duration) -> Result<Vec<f64>> {
    let between = Duration::from_secs_f64(f64::from(connections) / rate);
    let begun = Instant::now();
    let measured: Vec<Result<Vec<f64>>> = std::thread::scope(|scope| {
        let ask = |first: Duration| {
            let mut connection = Connection::open(host)?;
            let mut took = Vec::new();
            let mut due = first;
            while due < during {
                std::thread::sleep(due.saturating_sub(begun.elapsed()));
                expect(connection.send("GET", path, "", None)?, &[200], path)?;
                took.push((begun.elapsed().saturating_sub(due)).as_secs_f64() * 1_000.0);
                due += between;
            }
            Ok(took)
        };
        let threads: Vec<_> = (0..connections).map(|n| scope.spawn(move || ask(between * n / connections))).collect();
        threads.into_iter().map(joined).collect()
    });
    let mut all = Vec::new();
    for took in measured {
        all.extend(took?);
    }
    all.sort_by(f64::total_cmp);
    Ok(all)
}

fn joined<T>(thread: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    thread.join().unwrap_or_else(|_| Err(Failure::new("a loading thread panicked")))
}
