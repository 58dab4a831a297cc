//! What the operator does for members at the console, who can read the database anyway.

use crate::{config::Config, wiring};

/// Does what the words after `admin` say.
pub async fn run(config: &Config, words: Vec<String>) -> Result<(), String> {
    let words: Vec<_> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["reset-password", email] => reset_password(config, email).await,
        ["turn-off-second-step", email] => turn_off_second_step(config, email).await,
        _ => Err("Expected: tallystick admin reset-password EMAIL, or tallystick admin turn-off-second-step EMAIL."
            .to_owned()),
    }
}

async fn reset_password(config: &Config, email: &str) -> Result<(), String> {
    let (service, _) = wiring::service(config).await.map_err(|error| error.to_string())?;
    let url = service.reset_url(email).await.map_err(|error| error.to_string())?.ok_or_else(|| nobody(email))?;
    println!(
        "Give this to {email}. It works once, within an hour; a second step at sign-in is asked for all the same.\n\n  {url}\n"
    );
    Ok(())
}

async fn turn_off_second_step(config: &Config, email: &str) -> Result<(), String> {
    let (service, _) = wiring::service(config).await.map_err(|error| error.to_string())?;
    match service.drop_second_factor(email).await {
        Ok(()) => {
            println!("{email} signs in with the password alone now. Their passkeys are removed.");
            Ok(())
        }
        Err(api_types::Problem::NotFound) => Err(nobody(email)),
        Err(problem) => Err(problem.to_string()),
    }
}

fn nobody(email: &str) -> String {
    format!("Nobody signs in to this server with the e-mail \"{email}\".")
}
