//! A PostgreSQL server for tests: made in a temporary directory, reachable only through a socket in there, one for each test
//! process, gone when that process ends, however it ends.

mod contents;
mod programs;
mod server;

pub use contents::Contents;
use server::Server;
use std::{
    fmt,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// Why there is no database to test with. A test fails with it; it is never skipped.
#[derive(Debug, Clone)]
pub struct PostgresError(String);

impl fmt::Display for PostgresError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the tests have no PostgreSQL: {}", self.0)
    }
}

impl std::error::Error for PostgresError {}

/// This process's server.
static SERVER: OnceLock<Result<Server, PostgresError>> = OnceLock::new();

/// Starts this process's server when it is first asked, and makes an empty database on it. Returns its URL.
///
/// # Errors
/// PostgreSQL is not installed, or does not start.
pub fn database() -> Result<String, PostgresError> {
    static DATABASES: AtomicU32 = AtomicU32::new(0);
    let server = SERVER.get_or_init(Server::start).as_ref().map_err(Clone::clone)?;
    server.create_database(&format!("test_{}", DATABASES.fetch_add(1, Ordering::Relaxed)))
}

/// A server of a test's own that takes encrypted connections only.
#[derive(Debug)]
pub struct Encrypted {
    port: u16,
    _server: Server,
}

impl Encrypted {
    /// Starts it with a certificate and its key, both as PEM.
    ///
    /// # Errors
    /// PostgreSQL is not installed, or does not start.
    pub fn start(certificate: &str, key: &str) -> Result<Self, PostgresError> {
        let free = std::net::TcpListener::bind(("127.0.0.1", 0)).and_then(|listener| listener.local_addr());
        let port = free.map_err(|error| PostgresError(format!("there is no free port: {error}")))?.port();
        Ok(Self { port, _server: Server::start_encrypted(port, certificate, key)? })
    }

    /// The address of its database, with these parameters.
    pub fn url(&self, parameters: &str) -> String {
        format!("postgres://postgres@localhost:{}/postgres{parameters}", self.port)
    }
}

/// Takes a database of [`database`] away, from under whoever uses it.
///
/// # Errors
/// It was not made by this process.
pub fn drop_database(url: &str) -> Result<(), PostgresError> {
    let unknown = || PostgresError(format!("{url} is no database of this process"));
    let server = SERVER.get().and_then(|server| server.as_ref().ok()).ok_or_else(unknown)?;
    let name = url.split_once('?').and_then(|(before, _)| before.rsplit('/').next()).ok_or_else(unknown)?;
    server.drop_database(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_test_gets_a_database_of_its_own() {
        let (one, other) = (database().unwrap(), database().unwrap());
        assert!(one.starts_with("postgres://"), "{one}");
        assert_ne!(one, other);
    }
}
