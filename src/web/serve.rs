//! Accepts connections: without delay for small answers, with a limit on slow headers, and with an end that lets
//! running requests finish.

use axum::{Router, extract::ConnectInfo, http::StatusCode};
use hyper::{Request, body::Incoming};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
    service::TowerToHyperService,
};
use std::{
    io,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
};
use tower::ServiceExt;
use tower_http::timeout::TimeoutLayer;

/// How long a client may take to send its headers (slowloris).
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// How long a request may take until its answer begins, the sending of a form or picture over a bad line included. A
/// stream of events has begun at once.
const ANSWERED_WITHIN: Duration = Duration::from_secs(60);

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
    let router = answered_within(router, ANSWERED_WITHIN);
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
    // Whoever comes now is told at once that nobody is here, and finds the next server or the proxy's words.
    drop(listener);
    drop(running);
    ending.send_replace(());
    if tokio::time::timeout(patience, ending.closed()).await.is_err() {
        tracing::info!("connections that were still open were ended");
    }
    Ok(())
}

/// Gives up on requests whose answer has not begun by then: a body that never ends would hold its connection for good.
fn answered_within(router: Router, most: Duration) -> Router {
    router.layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, most))
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
    let asked = Arc::new(AtomicBool::new(false));
    let service = router.map_request({
        let asked = Arc::clone(&asked);
        move |mut request: Request<Incoming>| {
            asked.store(true, Ordering::Relaxed);
            request.extensions_mut().insert(ConnectInfo(from));
            request
        }
    });
    let connection = builder.serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    // The limit on headers begins once the client's kind of HTTP is known, and who says nothing never makes it known.
    let silent = tokio::time::sleep(HEADERS_WITHIN);
    tokio::pin!(connection, silent);
    let (mut told, mut waiting) = (false, true);
    loop {
        tokio::select! {
            ended = connection.as_mut() => {
                if let Err(error) = ended {
                    tracing::debug!(%error, "a connection ended badly");
                }
                return;
            }
            () = silent.as_mut(), if waiting => {
                if !asked.load(Ordering::Relaxed) {
                    tracing::debug!("a connection that asked nothing was ended");
                    return;
                }
                waiting = false;
            }
            _ = ending.changed(), if !told => {
                told = true;
                connection.as_mut().graceful_shutdown();
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::{body::Body, routing::post};
    use futures::{StreamExt, stream};
    use std::convert::Infallible;

    #[tokio::test]
    async fn a_body_that_never_ends_is_given_up_and_a_stream_of_events_is_not() {
        let begun = || stream::iter([Ok::<_, Infallible>("begun")]).chain(stream::pending());
        let router = Router::new()
            .route("/form", post(|_: String| async {}))
            .route("/events", post(async move || Body::from_stream(begun())));
        let router = answered_within(router, Duration::from_millis(50));
        let request = |path| http::Request::post(path).body(Body::from_stream(begun())).unwrap();
        let form = router.clone().oneshot(request("/form")).await.unwrap();
        assert_eq!(form.status(), StatusCode::REQUEST_TIMEOUT);
        let events = router.oneshot(request("/events")).await.unwrap();
        assert_eq!(events.status(), StatusCode::OK);
    }
}
