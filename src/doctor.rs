//! Checks what the server needs, and says what is wrong and what to do.

use crate::{config::Config, web::Site, wiring};
use domain::NetworkFamily;
use storage::records::FollowedNetwork;

/// Prints a line for each check. Fails when one did.
pub async fn examine(config: &Config) -> Result<(), String> {
    let mut wrong = 0;
    let mut say = |what: &str, found: Result<String, String>| match found {
        Ok(found) => println!("ok     {what}: {found}"),
        Err(error) => {
            wrong += 1;
            println!("wrong  {what}: {error}");
        }
    };
    say("settings", Ok(format!("reached at {}", config.server.origin)));
    if !config.server.secure() && !config.server.listen.ip().is_loopback() {
        say("https", Err("server.origin begins with http://, but the server listens beyond this machine. Put a proxy that speaks HTTPS in front and set server.origin.".to_owned()));
    }
    say(
        "built files",
        Site::open(&config.server.site_dir)
            .map(|_| config.server.site_dir.display().to_string())
            .map_err(|error| error.to_string()),
    );
    match wiring::service(config).await {
        Err(error) => say("database", Err(error.to_string())),
        Ok((service, _)) => {
            say(
                "database",
                service
                    .ping()
                    .await
                    .map(|()| "answers, tables are up to date".to_owned())
                    .map_err(|error| error.to_string()),
            );
            let networks = service.followed_networks().await.map_err(|error| error.to_string())?;
            let real = |it: &FollowedNetwork| it.network.enabled && it.network.id.family() != NetworkFamily::Sandbox;
            for followed in networks.into_iter().filter(real) {
                say(&followed.network.name, service.ask_node(&followed).await);
            }
        }
    }
    if wrong == 0 { Ok(()) } else { Err(format!("{wrong} checks failed.")) }
}
