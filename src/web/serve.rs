//! Accepts connections: without delay for small answers, with a limit on slow headers, and with an end that lets
//! running requests finish.

use axum::{Router, extract::ConnectInfo};
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
    service::TowerToHyperService,
};
use std::{io, net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::ServiceExt;

/// How long a client may take to send its headers (slowloris).
const HEADERS_WITHIN: Duration = Duration::from_secs(10);

/// Serves until `stop` resolves, then waits up to `patience` for what is running.
///
/// # Errors
/// The listener's.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    stop: impl Future<Output = ()>,
    patience: Duration,
) -> io::Result<()> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN);
    let builder = Arc::new(builder);
    // Connections hold a receiver: they hear that the server ends, and it hears when the last has gone.
    let (ending, running) = watch::channel(());
    tokio::pin!(stop);
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => accepted,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, from)) => {
                tokio::spawn(connection(Arc::clone(&builder), router.clone(), stream, from, running.clone()));
            }
            Err(error) => {
                // Out of file handles or a client that left: the next may work.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
        }
    }
    drop(running);
    ending.send_replace(());
    if tokio::time::timeout(patience, ending.closed()).await.is_err() {
        tracing::info!("connections that were still open were ended");
    }
    Ok(())
}

async fn connection(
    builder: Arc<Builder<TokioExecutor>>,
    router: Router,
    stream: TcpStream,
    from: SocketAddr,
    mut ending: watch::Receiver<()>,
) {
    // Nagle's algorithm holds small answers back for 40 ms.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps its delay");
    }
    let service = router.map_request(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(ConnectInfo(from));
        request
    });
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    tokio::pin!(connection);
    let mut told = false;
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended badly");
                }
                return;
            }
            _ = ending.changed(), if !told => {
                told = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}
