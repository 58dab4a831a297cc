//! Starts everything in order, and ends it in order.

use crate::{
    config::Config,
    web::{AppState, Site, SmsReports, ending, router, serve as serve_http},
    wiring,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::oneshot,
};

/// Serves until told to stop.
pub async fn serve(config: Config) -> Result<(), String> {
    let site = Arc::new(Site::open(&config.server.site_dir).map_err(|error| error.to_string())?);
    let (service, bank) = wiring::service(&config).await.map_err(|error| error.to_string())?;
    let listener = TcpListener::bind(config.server.listen)
        .await
        .map_err(|error| format!("server.listen is \"{}\": {error}", config.server.listen))?;
    let listening = listener.local_addr().map_err(|error| error.to_string())?;
    let following = tokio::spawn(Arc::clone(&service).follow_all());
    let (stop_recording, recording_ends) = oneshot::channel::<()>();
    let recording = tokio::spawn(Arc::clone(&service).record_visits(async { drop(recording_ends.await) }));
    let (stop_jobs, jobs_end) = oneshot::channel::<()>();
    let jobs = tokio::spawn(Arc::clone(&service).run_jobs(async { drop(jobs_end.await) }));
    let (stop_sending, sending_ends) = oneshot::channel::<()>();
    let sending = tokio::spawn(Arc::clone(&service).run_deliveries(async { drop(sending_ends.await) }));
    let (stop_letters, letters_end) = oneshot::channel::<()>();
    let letters = tokio::spawn(Arc::clone(&service).run_letters(async { drop(letters_end.await) }));
    let (stop_reminding, reminding_ends) = oneshot::channel::<()>();
    let reminding = tokio::spawn(Arc::clone(&service).run_reminders(async { drop(reminding_ends.await) }));
    let (stop_telling, telling_ends) = oneshot::channel::<()>();
    let telling = tokio::spawn(Arc::clone(&service).run_notifications(async { drop(telling_ends.await) }));
    let mining = bank.map(|bank| tokio::spawn(wiring::mine(bank, config.sandbox.block_time())));
    let (end, ending) = ending();
    let state = AppState {
        service: Arc::clone(&service),
        site,
        metrics: Arc::default(),
        bounce_key: config.email.bounce_key(),
        reports: Arc::new(SmsReports::new(&config.sms, &config.server.origin).map_err(|error| error.to_string())?),
        origin: config.server.origin.as_str().into(),
        secure: config.server.secure(),
        behind_proxy: config.server.behind_proxy,
        ending,
    };
    // On standard output, for people: logs are on standard error.
    println!("Tallystick listens on http://{listening} and is reached at {}", config.server.origin);
    if let Some(url) = service.setup_url().await.map_err(|problem| problem.to_string())? {
        println!("\nNobody has set this server up yet. Whoever opens this address becomes its owner:\n\n  {url}\n");
    }
    let patience = Duration::from_secs(config.server.shutdown_seconds);
    let told = async move {
        stopped().await;
        // Pages would hold their streams open for as long as they are looked at; they come back to the next server.
        end.begin();
        // At once, so that whoever is sending has all of the time that is left to finish, and begins with nothing else.
        drop(stop_sending);
    };
    let served = serve_http(listener, router(state), told, patience).await;
    // After the last request, so that nothing that was looked at is lost.
    drop(stop_recording);
    drop(stop_jobs);
    drop(stop_letters);
    drop(stop_reminding);
    drop(stop_telling);
    // All of them have the same time, and begin to end at once. What is not done in time was not committed either (jobs), is
    // written whole or not at all (reminders, what there is to tell), or is tried again after its lease, with the same id (a
    // mail half way).
    let others = async { tokio::join!(jobs, reminding, sending, letters, telling) };
    let views = tokio::time::timeout(patience, recording);
    let (views, _) = tokio::join!(views, tokio::time::timeout(patience, others));
    if views.is_err() {
        tracing::warn!("some views were not written in time");
    }
    following.abort();
    if let Some(mining) = mining {
        mining.abort();
    }
    tracing::info!("stopped");
    served.map_err(|error| error.to_string())
}

/// Brings the tables up to date; opening the database does so.
pub async fn migrate(config: &Config) -> Result<(), String> {
    wiring::open_database(&config.database).await.map_err(|error| error.to_string())?;
    println!("The database is up to date.");
    Ok(())
}

/// Resolves when the process is told to stop.
async fn stopped() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
    tracing::info!("told to stop; running requests may finish");
}
