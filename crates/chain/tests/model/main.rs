//! The follower against scripted chains that reorganise, lag, forget, refuse and lie, with a process that dies at any
//! moment (I1, I4, I5, I6). Every schedule follows from its seed, which a failure prints.
//!
//! `TALLYSTICK_FAULT_SCHEDULES` sets how many (10,000), `TALLYSTICK_FAULT_SEED` where to begin (0; to repeat one failure,
//! give its seed and 1 schedule).

mod depths;
mod random;
mod schedule;
mod script;

use std::sync::atomic::{AtomicU64, Ordering};

fn setting(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn whatever_a_node_does_the_credits_end_equal_to_the_canonical_chain_i1_i4_i5_i6() {
    let (first, count) = (setting("TALLYSTICK_FAULT_SEED", 0), setting("TALLYSTICK_FAULT_SCHEDULES", 10_000));
    let next = AtomicU64::new(0);
    let totals = std::sync::Mutex::new(schedule::Totals::default());
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= count {
                        break;
                    }
                    let seed = first.wrapping_add(number);
                    match std::panic::catch_unwind(|| schedule::run(seed)) {
                        Ok(done) => totals.lock().expect("no holder panicked").add(&done),
                        Err(_) => {
                            panic!("seed {seed} failed: TALLYSTICK_FAULT_SEED={seed} TALLYSTICK_FAULT_SCHEDULES=1")
                        }
                    }
                }
            });
        }
    });
    let totals = totals.into_inner().expect("no holder panicked");
    println!("seeds {first}..{}: {totals:?}", first.wrapping_add(count));
    if count >= 100 {
        totals.assert_that_every_path_was_taken();
    }
}
