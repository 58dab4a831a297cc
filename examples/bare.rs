//! The least that axum can do: what `cargo xtask bench` compares the payment page with. Prints its port, then serves.

use axum::{Router, routing::get, serve::ListenerExt};

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    println!("{}", listener.local_addr()?);
    let listener = listener.tap_io(|stream| {
        // As the server does; a failure only makes the baseline slower, which the row would show.
        drop(stream.set_nodelay(true));
    });
    axum::serve(listener, Router::new().route("/", get(|| async { "ok" }))).await
}
