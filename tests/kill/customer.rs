//! Customers who open a session and pay it in the test wallet, one after another, and remember what they were told.

use crate::server::Server;
use std::{collections::HashSet, time::Duration};

/// What the customers know.
#[derive(Default)]
pub struct Ledger {
    /// Sessions that the server said it opened.
    pub opened: Vec<String>,
    /// Of those, the ones whose payment the server said it sent.
    pub sent: HashSet<String>,
    /// How many links were full.
    pub full: usize,
}

impl Ledger {
    /// Pays until the server does not answer any more: each of these links until it is full.
    pub async fn pay_on(&mut self, server: &Server, links: &[String]) {
        let browser = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(5))
            .build()
            .unwrap();
        while let Some(link) = links.get(self.full) {
            let asked = browser
                .post(format!("{}/pay/{link}", server.address))
                .header("content-type", "application/x-www-form-urlencoded")
                .body("asset=sandbox%3A1%2Ftoken%3AUSDC")
                .send();
            let Ok(answer) = asked.await else { return };
            let place = answer.headers().get("location").and_then(|place| place.to_str().ok());
            let Some(session) = place.and_then(|place| place.strip_prefix("/s/")).map(str::to_owned) else {
                // Right after the start the network is not caught up yet, and no address is given out.
                let Ok(page) = answer.text().await else { return };
                if ["data-room=\"gone\"", "data-room=\"held\""].iter().any(|full| page.contains(full)) {
                    self.full += 1;
                }
                continue;
            };
            self.opened.push(session.clone());
            let paid = browser
                .post(format!("{}/sandbox/{session}", server.address))
                .header("content-type", "application/x-www-form-urlencoded")
                .body("act=exact")
                .send();
            let Ok(answer) = paid.await else { return };
            if answer.status().is_redirection() {
                self.sent.insert(session);
            }
        }
    }
}
