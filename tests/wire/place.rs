//! A server with a merchant and a link, and clients at places of their own.

use crate::server::Server;
use api_types::dashboard::LinkItem;
use reqwest::{Client, Response, header, redirect::Policy};
use std::{net::Ipv4Addr, process::Stdio, sync::Arc, time::Duration};
use storage::Store;
use testkit::world::World;

/// Where people reach the server: nothing that a request says may take its place.
pub const ORIGIN: &str = "https://pay.example";
/// The owner of every test world.
pub const OWNER: (&str, &str) = ("ingrid@example.com", "a long enough password");
/// What a link of a test world is paid with.
pub const USDC: &str = "sandbox:1/token:USDC";

/// A running server with a merchant.
pub struct Place {
    pub server: Server,
    pub world: World,
    pub link: LinkItem,
    _folder: tempfile::TempDir,
}

impl Place {
    /// With further settings as variables.
    pub async fn open(settings: &[(&str, &str)]) -> Self {
        Self::logging(settings, Stdio::inherit()).await
    }

    /// The same; the server's log goes there.
    pub async fn logging(settings: &[(&str, &str)], log: Stdio) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tallystick.db");
        let store: Arc<dyn Store> = Arc::new(storage_sqlite::SqliteStore::open(&file).await.unwrap());
        let world = World::set_up(store, 7).await;
        let link = world.link("5.00").await;
        let settings = [&[("TALLYSTICK__SERVER__ORIGIN", ORIGIN)], settings].concat();
        let home = tempfile::tempdir().unwrap();
        let mut serve = Server::command("serve", home.path(), &format!("sqlite://{}", file.display()), &settings);
        serve.stderr(log);
        let server = Server::spawn(serve, home).await;
        Self { server, world, link, _folder: folder }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.server.address)
    }

    /// Begins to pay the link; the session's id.
    pub async fn session(&self, client: &Client) -> String {
        loop {
            let asked = client.post(self.url(&format!("/pay/{}", self.link.id))).form(&[("asset", USDC)]);
            let answer = asked.send().await.unwrap();
            // Right after the start the network is not caught up yet, and no address is given out.
            if let Some(place) = answer.headers().get(header::LOCATION) {
                return place.to_str().unwrap().strip_prefix("/s/").unwrap().to_owned();
            }
            tokio::task::yield_now().await;
        }
    }

    /// Signs the owner in; the cookie.
    pub async fn owner(&self, client: &Client) -> String {
        let signed_in = self.sign_in(client, OWNER.0, OWNER.1, None).await;
        signed_in.headers()[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned()
    }

    /// Calls a server function with a form, as this cookie's owner.
    pub async fn call(&self, client: &Client, cookie: &str, function: &str, form: &[(&str, &str)]) -> Response {
        let asked = client.post(self.url(&format!("/dashboard/do/{function}"))).header(header::COOKIE, cookie);
        asked.form(form).send().await.unwrap()
    }

    /// Tries to sign in.
    pub async fn sign_in(&self, client: &Client, email: &str, password: &str, forwarded_for: Option<&str>) -> Response {
        let form = [("email", email), ("password", password)];
        let mut asked = client.post(self.url("/dashboard/do/sign_in")).form(&form);
        if let Some(from) = forwarded_for {
            asked = asked.header("x-forwarded-for", from);
        }
        asked.send().await.unwrap()
    }
}

/// A client that follows no redirect, at an address of the loopback network: 127.0.0.`host`.
pub fn client(host: u8) -> Client {
    Client::builder()
        .redirect(Policy::none())
        .local_address(std::net::IpAddr::V4(Ipv4Addr::new(127, 0, 0, host)))
        .timeout(Duration::from_secs(30))
        .build()
        .unwrap()
}
