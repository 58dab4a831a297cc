//! Slowloris: clients that take for ever to say what they want are cut off, and others are served meanwhile.

use crate::place::{Place, client};
use std::time::{Duration, Instant};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::watch,
    task::JoinSet,
};

/// How many of each kind there are.
const CLIENTS: usize = 50;
/// How often each sends its next byte.
const BYTE: Duration = Duration::from_millis(100);
/// What the server allows is 10 seconds; a busy machine may be late.
const CUT_OFF: Duration = Duration::from_secs(20);

/// Sends `begin` and then a byte now and then, until the server hangs up. How long it was held.
async fn trickle(address: String, begin: &'static [u8], byte: Option<u8>, opened: watch::Sender<usize>) -> Duration {
    let mut stream = TcpStream::connect(address).await.unwrap();
    let begun = Instant::now();
    stream.write_all(begin).await.unwrap();
    opened.send_modify(|count| *count += 1);
    let mut ticks = tokio::time::interval(BYTE);
    let mut answer = [0; 1024];
    loop {
        tokio::select! {
            read = stream.read(&mut answer) => {
                // An answer such as 408 may come first; the end must.
                if matches!(read, Ok(0) | Err(_)) {
                    opened.send_modify(|count| *count -= 1);
                    return begun.elapsed();
                }
            }
            _ = ticks.tick() => {
                if let Some(byte) = byte {
                    // That the server has hung up is read above.
                    drop(stream.write_all(&[byte]).await);
                }
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn clients_that_never_finish_their_headers_are_cut_off_and_hold_nobody_up() {
    let place = Place::open(&[]).await;
    let (opened, mut open) = watch::channel(0);
    let address = place.server.address.trim_start_matches("http://").to_owned();
    let mut clients = JoinSet::new();
    for _ in 0..CLIENTS {
        for (begin, byte) in [
            // One header that never ends, byte by byte.
            (&b"GET / HTTP/1.1\r\nHost: pay.example\r\nX-Slow: "[..], Some(b'a')),
            // The beginning of HTTP/2, and no more of it.
            (&b"PRI * HTT"[..], None),
            // Nothing at all.
            (&b""[..], None),
        ] {
            clients.spawn(trickle(address.clone(), begin, byte, opened.clone()));
        }
    }
    open.wait_for(|count| *count == 3 * CLIENTS).await.unwrap();

    let honest = client(1);
    let mut slowest = Duration::ZERO;
    for _ in 0..50 {
        let begun = Instant::now();
        let page = honest.get(place.url(&format!("/pay/{}", place.link.id))).send().await.unwrap();
        assert!(page.status().is_success());
        slowest = slowest.max(begun.elapsed());
    }
    assert_eq!(*open.borrow(), 3 * CLIENTS, "all of them were still there while others were served");

    let held = tokio::time::timeout(CUT_OFF, clients.join_all()).await.expect("all of them are cut off");
    println!("held for at most {:?}; the slowest page meanwhile took {slowest:?}", held.iter().max().unwrap());
    place.server.kill().await;
}
